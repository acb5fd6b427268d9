"""The folder of Compact that comes with Troupe: whole, small, tracked, measured; or not there, and then everything says so."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from generation.atelier.character import Identity, Look
from generation.engines.base import GenerationSpec
from generation.engines.compact import CompactEngine, weights

ROOT = Path(__file__).parents[2]
MOST_OF_A_FILE, MOST = 15_000_000, 45_000_000  # bytes
CARD = ROOT / "docs" / "model_card_compact.md"
here = weights.FOLDER.exists()


def files() -> list[Path]:
    return sorted(path for path in weights.FOLDER.rglob("*") if path.is_file())


def test_it_is_whole_or_the_engine_says_that_it_is_not_there():
    reason = "" if here else "Compact is not installed: this copy of Troupe came without its weights."
    assert CompactEngine().missing() == reason


def test_the_model_card_says_whether_it_is_there():
    assert ("**not in the repository**" in " ".join(CARD.read_text().split())) is not here


def test_no_file_is_large_and_all_together_are_small():
    sizes = [path.stat().st_size for path in files()]
    assert max(sizes, default=0) <= MOST_OF_A_FILE and sum(sizes) <= MOST
    assert bool(sizes) is here


def test_every_file_of_it_is_in_the_repository_and_none_is_kept_out_of_images():
    inside = [str(path.relative_to(ROOT)) for path in files()]
    listed = subprocess.run(["git", "ls-files", "--", str(weights.FOLDER)], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:  # a copy without a repository has nothing to compare with
        assert sorted(listed.stdout.split()) == inside
    kept_out = [line for line in (ROOT / ".dockerignore").read_text().split() if not line.startswith("#")]
    assert not [path for path in inside for line in kept_out if Path(path).match(line) or path.startswith(f"{line}/")]


def test_it_tells_what_it_was_taught_and_its_figures_are_of_these_weights():
    taught = weights.vocabulary(weights.FOLDER)
    assert {"style", "scene", "hair", "expression", "outfit", "framing"} <= set(taught) or not here
    figures = weights.FOLDER / weights.FIGURES
    assert figures.exists() is here
    if here:
        assert json.loads(figures.read_text())["weights"] == weights.version_of(weights.FOLDER)
        assert "look most like their own persona" in CompactEngine().about


@pytest.mark.long
def test_it_loads_without_a_network_and_paints_what_it_was_taught(monkeypatch):
    if not here:
        assert CompactEngine().missing()
        return
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    artist = CompactEngine()
    artist.load()
    anybody = Identity(presentation=0.5).to_dict()
    face = np.random.default_rng(1).standard_normal(512).astype(np.float32)
    spec = GenerationSpec(
        width=256, height=256, seed=3, identity_embedding=face / np.linalg.norm(face), character=anybody, look=Look().to_dict()
    )
    made = artist.generate(spec, lambda *_: None)
    assert made.image.shape == (256, 256, 3) and made.image.std() > 20
    assert "person" in made.recipe["model_prompt"]  # its own word for nobody in particular, and nobody asked for it
    assert made.recipe["instead"] == {}
