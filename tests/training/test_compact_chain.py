"""Compact is trained by a chain that ends in figures, goes on exactly where it was stopped, and is examined on people it never saw."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

pytestmark = pytest.mark.timeout(900)  # a crowded machine draws and trains slowly
torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")

ROOT = Path(__file__).parents[2]


def run(*command: str) -> None:
    environment = os.environ | {"PYTHON": sys.executable, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def smoke(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("compact")
    run("bash", "training/runs/compact_cpu.sh", "--smoke", str(out))
    return out


def denoiser(smoke: Path, out: str) -> list[str]:
    """A tiny run on what the smoke run left."""
    inputs = {"data": "compact", "val": "compact_val", "text": "text", "teacher": "latent_teacher/checkpoint.pt", "out": out}
    paths = [part for name, value in inputs.items() for part in (f"--{name}", str(smoke / value))]
    return ["-m", "training.train_denoiser", *paths, "--shape", "tiny"]


@pytest.mark.long
def test_the_smoke_run_ends_with_a_folder_that_draws_and_its_figures(smoke):
    figures = json.loads((smoke / "weights" / "figures.json").read_text())
    assert figures["pictures"] == 2 and figures["identity"]["of"] == 2
    assert set(figures["identity_scale"]) == {"0.0", "0.3", "0.6", "1.0"}
    assert figures["codec"]["doubled"].keys() == {"psnr", "enlarged"}
    assert 0 <= figures["identity"]["auc"] <= 1 and figures["identity_of_drawings"]["auc"] == 1
    vocabulary = json.loads((smoke / "weights" / "vocabulary.json").read_text())
    assert "soft 3d" in vocabulary["style"] and "pencil" not in vocabulary["style"]


@pytest.mark.long
def test_a_denoiser_that_was_stopped_and_started_again_ends_with_the_same_weights(smoke):
    def train(out: str, *more: str) -> dict:
        run(sys.executable, *denoiser(smoke, out), "--samples", "12", "--batch", "4", *more)
        return torch.load(smoke / out / "checkpoint.pt", weights_only=False)

    whole = train("whole")
    assert train("halves", "--stop-at", "8")["samples"] == 8
    halves = train("halves")
    assert whole["samples"] == halves["samples"] == 12
    for part in ("unet", "ema"):
        assert all(torch.equal(value, halves[part][name]) for name, value in whole[part].items())


@pytest.mark.long
def test_processes_that_train_together_end_with_one_set_of_weights(smoke):
    two = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2")
    run(sys.executable, *two, *denoiser(smoke, "together"), "--samples", "16", "--batch", "2")
    first, second = (torch.load(smoke / "together" / name, weights_only=False) for name in ("checkpoint.pt", "checkpoint-1.pt"))
    assert first["samples"] == second["samples"] == 16
    assert all(torch.equal(value, second["unet"][name]) for name, value in first["unet"].items())
    assert not torch.equal(first["torch_rng"], second["torch_rng"])


def test_the_examination_is_the_one_that_was_fixed_before_training():
    from training import compact_examination as examination

    rows = json.loads(examination.FILE.read_text())["pictures"]
    assert rows == json.loads(json.dumps(examination._draw_lots()))
    asked = examination.questions()
    assert len(asked) == 500 and [q.persona for q in asked[:100]] == list(range(100))


def test_nobody_in_the_examination_was_ever_drawn_for_training():
    from training.compact_examination import SPLIT
    from training.data import identity_of

    splits = (SPLIT, "compact", "compact-val", "scoring", "conditioning", "probe")
    assert len({repr(identity_of(split, k)) for split in splits for k in range(50)}) == 300


@pytest.mark.parametrize("recipe", ["narrow", "posed"])
def test_pictures_show_every_word_of_their_vocabulary_and_no_other(recipe):
    from generation.atelier.character import Look, sample_identity
    from training.compact_data import RECIPES, words_of

    rng, seen = random.Random(1), {}
    for _ in range(1500):
        look = RECIPES[recipe](rng, sample_identity(rng))
        assert Look.from_dict(look.to_dict()) == look
        for name in words_of(recipe):
            seen.setdefault(name, set()).add(getattr(look, name))
    assert seen == {name: set(values) for name, values in words_of(recipe).items()}


def test_identity_layers_in_their_file_draw_what_they_drew_in_training(tmp_path):
    from generation.engines.compact import model

    torch.manual_seed(3)
    tokenizer = model.train_tokenizer(["a woman with short auburn hair"], tmp_path / "words", size=300)
    components = model.build(model.TINY, tokenizer)
    model.add_identity(components.unet)
    plain = model.build_unet(model.TINY)
    plain.load_state_dict(model.without_identity(components.unet.state_dict()))
    kept = model.Components(plain, components.vae, components.text_encoder, tokenizer, components.scheduler)
    model.save(kept, model.identity_state(components.unet), tmp_path / "folder", torch.float32)
    pipeline = model.load(tmp_path / "folder")

    x, states, face = torch.randn(1, 4, 8, 8), torch.randn(1, 5, 32), torch.nn.functional.normalize(torch.randn(1, 1, 512), dim=2)
    with torch.no_grad():
        trained, loaded = (
            unet(x, torch.tensor([500.0]), states, added_cond_kwargs={"image_embeds": [face]}).sample
            for unet in (components.unet, pipeline.unet)
        )
    torch.testing.assert_close(loaded, trained, atol=2e-6, rtol=0)


def test_latents_are_of_mean_zero_and_deviation_one_once_they_are_standardised():
    from generation.engines.compact.model import PatchAutoencoder

    torch.manual_seed(2)
    codec, pictures = PatchAutoencoder(codec=(16, 16)), torch.rand(8, 3, 64, 64) * 2 - 1
    with torch.no_grad():
        before = codec.decoder(codec.encoder(pictures))
        for _ in range(2):  # what is standard already stays as it is
            z = codec.encoder(pictures)
            codec.standardise(z.mean((0, 2, 3)), z.std((0, 2, 3)))
        z, after = codec.encoder(pictures), codec.decoder(codec.encoder(pictures))
    np.testing.assert_allclose(z.mean((0, 2, 3)), 0, atol=1e-5)
    np.testing.assert_allclose(z.std((0, 2, 3)), 1, atol=1e-5)
    torch.testing.assert_close(after, before, atol=1e-5, rtol=0)
