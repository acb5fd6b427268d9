"""A brand's style learnt from a handful of pictures, for real and at tiny size, and what it does to the pictures the engine draws."""

import dataclasses
import json
import shutil

import numpy as np
import pytest
import torch
from PIL import Image

from generation.engines.base import EngineError
from generation.engines.compact import CompactEngine

from .conftest import SIDE, loaded

pytestmark = pytest.mark.long
ORANGE = (240, 120, 30)


@pytest.fixture(scope="module")
def seeing(tiny, tmp_path_factory):
    """The tiny model taught for a few seconds to draw one colour all over: without that no palette can be measured."""
    from generation.engines.compact.model import PatchAutoencoder, PatchUNet

    folder = shutil.copytree(tiny, tmp_path_factory.mktemp("seeing") / "model")
    torch.manual_seed(0)
    codec = PatchAutoencoder.from_pretrained(folder / "vae", torch_dtype=torch.float32)
    optimizer = torch.optim.Adam(codec.parameters(), lr=4e-3)
    for _ in range(150):
        pictures = colours(8, 32)
        learn(optimizer, (codec.decode(codec.encode(pictures).latents).sample - pictures).abs().mean())
    with torch.no_grad():
        latents = codec.encode(colours(64, 32)).latents
        codec.standardise(latents.mean((0, 2, 3)), latents.std((0, 2, 3)))
    unet = PatchUNet.from_pretrained(folder / "unet", torch_dtype=torch.float32)
    optimizer = torch.optim.Adam(unet.parameters(), lr=3e-3)
    for _ in range(150):
        with torch.no_grad():
            clean = codec.encode(colours(8, SIDE)).latents
        noise, level = torch.randn_like(clean), torch.sigmoid(torch.randn(8) + 0.6)
        mixed = (1 - level.view(-1, 1, 1, 1)) * clean + level.view(-1, 1, 1, 1) * noise
        told = unet(mixed, 1000 * level, torch.zeros(8, 56, unet.config.cross_attention_dim)).sample
        learn(optimizer, (told - (noise - clean)).pow(2).mean())
    codec.half().save_pretrained(folder / "vae")
    unet.half().save_pretrained(folder / "unet")
    return folder


def colours(count: int, side: int) -> torch.Tensor:
    """(count, 3, side, side) in -1..1, each of one colour."""
    return (torch.rand(count, 3, 1, 1) * 2 - 1).expand(count, 3, side, side)


def learn(optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> None:
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


@pytest.fixture(scope="module")
def brand(tmp_path_factory):
    """Sixteen pictures in shades of one orange."""
    folder, rng = tmp_path_factory.mktemp("brand"), np.random.default_rng(2)
    for number in range(16):
        shade = np.clip(np.array(ORANGE) + rng.integers(-20, 20, 3), 0, 255).astype(np.uint8)
        Image.fromarray(np.full((80, 100, 3), shade)).save(folder / f"{number:02}.png")
    (folder / "03.txt").write_text("a poster")
    return folder


@pytest.fixture(scope="module")
def adapter(seeing, brand, tmp_path_factory):
    from training.train_adapter import train

    out = tmp_path_factory.mktemp("adapter") / "acme"
    train(pictures=brand, trigger="acme style", out=out, folder=seeing, rank=8, steps=80, lr=5e-3)
    return out


@pytest.fixture(scope="module")
def artist(seeing):
    return loaded(CompactEngine(seeing))


def drawn(artist, spec, **changed) -> np.ndarray:
    return artist.generate(dataclasses.replace(spec, **changed), lambda *_: None).image


def far_from_brand(pictures: list[np.ndarray]) -> float:
    """Grey levels between the pictures' mean colour and the brand's."""
    return float(np.abs(np.mean([picture.reshape(-1, 3).mean(0) for picture in pictures], axis=0) - ORANGE).mean())


def test_it_learns_what_it_was_not_shown(adapter):
    card = json.loads((adapter / "adapter.json").read_text())
    first, best = card["log"][0]["unseen_loss"], min(line["unseen_loss"] for line in card["log"])
    assert best < 0.9 * first
    assert (card["trigger"], card["rank"], len(card["log"])) == ("acme style", 8, 11)


def test_the_palette_moves_to_the_brands(artist, spec, adapter):
    plain, branded = ([drawn(artist, spec, seed=seed, adapter=one) for seed in range(4)] for one in ("", str(adapter)))
    assert far_from_brand(branded) < 0.6 * far_from_brand(plain)


def test_the_words_that_call_it_stand_before_those_of_the_drawing(artist, spec, adapter):
    file = str(adapter / "pytorch_lora_weights.safetensors")
    called = artist.generate(dataclasses.replace(spec, adapter=file, trigger="acme style"), lambda *_: None)
    plain = artist.generate(spec, lambda *_: None)
    assert called.recipe["model_prompt"] == f"acme style, {plain.recipe['model_prompt']}"
    assert (called.image != plain.image).any()


def test_weight_zero_and_another_persona_without_it_are_the_base_exactly(artist, spec, adapter, seeing):
    fresh = loaded(CompactEngine(seeing))
    base = drawn(fresh, spec)
    strong, half, none = (drawn(artist, spec, adapter=str(adapter), lora_scale=scale) for scale in (1.0, 0.5, 0.0))
    assert (none == base).all() and (drawn(artist, spec) == base).all()
    assert (strong != half).any() and (half != base).any()
    assert (drawn(artist, spec, adapter=str(adapter)) == strong).all()


def test_adapters_are_swapped_while_the_engine_stays_loaded(artist, spec, adapter, tmp_path):
    from safetensors.torch import load_file, save_file

    other = tmp_path / "other"
    other.mkdir()
    name = "pytorch_lora_weights.safetensors"
    turned = {key: -value if "lora_B" in key or ".up." in key else value for key, value in load_file(adapter / name).items()}
    save_file(turned, other / name)
    one, two = drawn(artist, spec, adapter=str(adapter)), drawn(artist, spec, adapter=str(other))
    assert (one != two).any()
    assert (drawn(artist, spec, adapter=str(adapter)) == one).all()


def test_a_file_that_is_no_adapter_is_refused_and_the_engine_draws_on(artist, spec, tmp_path):
    base = drawn(artist, spec)
    (tmp_path / "pytorch_lora_weights.safetensors").write_bytes(b"no weights")
    with pytest.raises(EngineError, match="cannot be loaded") as refused:
        drawn(artist, spec, adapter=str(tmp_path))
    assert (refused.value.code, refused.value.permanent) == ("adapter_unreadable", True)
    assert (drawn(artist, spec) == base).all() and base.shape == (SIDE, SIDE, 3)


def test_what_cannot_be_learnt_from_is_refused(brand, seeing, tmp_path):
    from training.train_adapter import train

    usual = {"pictures": brand, "trigger": "acme style", "out": tmp_path / "out", "folder": seeing, "steps": 1}
    for changed, reason in (({"rank": 4}, "rank"), ({"trigger": " "}, "trigger"), ({"pictures": tmp_path}, "0 pictures")):
        with pytest.raises(ValueError, match=reason):
            train(**usual | changed)
    assert not (tmp_path / "out").exists()
