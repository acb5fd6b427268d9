"""A moving portrait, through its door."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from generation.domain.picture.signing import credentials
from generation.provenance.verify import State, verify
from tests.people import new_member
from tests.studio.conftest import add_persona

pytestmark = pytest.mark.django_db


@pytest.fixture
def persona():
    return add_persona(new_member())


def animate(persona, out, *arguments: str) -> str:
    said = io.StringIO()
    whom = ["--workspace", persona.workspace.slug, "--persona", persona.slug]
    call_command("animate", *whom, "--size", "96", "--fps", "12", "--out", str(out), *arguments, stdout=said)
    return said.getvalue()


def test_a_portrait_moves_and_is_signed(persona, tmp_path):
    out = tmp_path / "portraits" / "nora.webp"
    said = animate(persona, out, "--seconds", "1.5", "--prompt", "smiling in an office")

    assert said == f"{out}: {out.stat().st_size:,} bytes, 96 x 96 px, 12 frames a second, signed.\n"
    picture = Image.open(out)
    assert (picture.size, picture.is_animated, picture.info["loop"]) == ((96, 96), True, 0)
    durations = []
    for number in range(picture.n_frames):  # equal frames are kept as one that lasts longer
        picture.seek(number)
        picture.load()
        durations.append(picture.info["duration"])
    assert len(durations) > 6 and sum(durations) == 18 * 83
    verdict = verify(out.read_bytes(), own_root=credentials().anchor)
    assert (verdict.state, verdict.ours) == (State.TRUSTED, True)


def test_what_the_mouth_says_comes_from_a_file(persona, tmp_path):
    visemes = tmp_path / "hello.json"
    visemes.write_text(json.dumps([["E", 0.1, 0.3], ["oh", 0.3, 0.6]]))
    animate(persona, tmp_path / "quiet.webp", "--seconds", "0.5")
    animate(persona, tmp_path / "hello.webp", "--seconds", "0.5", "--visemes", str(visemes))

    assert Image.open(tmp_path / "hello.webp").n_frames > Image.open(tmp_path / "quiet.webp").n_frames


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--seconds", "31"], "31 seconds cannot be made"),
        (["--fps", "100"], "1 to 60 frames a second"),
        (["--visemes", "missing.json"], r"Write \[\["),
    ],
)
def test_what_cannot_be_made_is_refused_and_no_file_is_left(persona, tmp_path, arguments, said):
    with pytest.raises(CommandError, match=said):
        animate(persona, tmp_path / "x.webp", *arguments)
    assert not (tmp_path / "x.webp").exists()


def test_nobody_of_that_name_is_told(persona, tmp_path):
    with pytest.raises(CommandError, match="no persona called zelda"):
        call_command("animate", "--workspace", persona.workspace.slug, "--persona", "zelda", "--out", str(tmp_path / "x.webp"))
