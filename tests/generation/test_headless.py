import json

import pytest
from django.core.management import CommandError, call_command

from generation.domain.picture.signing import credentials
from generation.models import GenerationRequest
from generation.provenance.verify import State, verify

pytestmark = pytest.mark.django_db(transaction=True)  # pictures are put away by a second thread, with a connection of its own


@pytest.fixture
def run(capsys):
    def command(*words, **options):
        call_command(*words, **options)
        return capsys.readouterr().out

    command("seed_demo")
    return command


def test_cast_and_create_answer_with_one_json_object_and_signed_files(run, tmp_path):
    cast = json.loads(run("cast", "a nurse in her fifties, silver curls", count=2, seed=4, out=tmp_path, choose=2, name="Nora", json=True))
    assert (len(cast["faces"]), cast["persona"]["slug"], cast["unknown"]) == (2, "nora", [])

    made = json.loads(run("create", persona="nora", preset=["headshot:2"], prompt="laughing", count=2, seed=4, out=tmp_path, json=True))
    assert made["engine"] == "atelier"
    assert float(made["cost"]["amount"]) > 0
    assert made["seconds"] > 0
    for picture in made["pictures"]:
        assert -1 <= picture["likeness"] <= 1
        with open(picture["file"], "rb") as file:
            assert verify(file.read(), own_root=credentials().anchor).state is State.TRUSTED


def test_an_unknown_persona_is_named_and_nothing_is_made(run):
    with pytest.raises(CommandError, match="no persona called nobody in demo"):
        run("create", persona="nobody", prompt="smiling")
    assert not GenerationRequest.objects.exists()


def test_seeding_twice_adds_nothing(run):
    assert "(0 presets added)" in run("seed_demo")
