"""Pictures of twice the side, from the same latents: with an autoencoder that learnt to double, and without one."""

import dataclasses
import socket

import numpy as np
import pytest

from generation.engines.base import EngineError
from generation.engines.compact import CompactEngine, GuidedDraftEngine
from generation.models import Asset

from .conftest import SIDE, loaded
from .test_engine import differ, pixels, silent
from .test_product import EDITS, GENERATIONS, api, made, nora, owner, put, refusal, upload  # noqa: F401
from .test_product import pixels as stored

TWICE = 2 * SIDE


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A model of 64 px that doubles; what its doubler adds is loud, so that it can be seen."""
    import torch
    from safetensors.torch import load_file, save_file

    from .tiny import write_tiny

    folder = write_tiny(tmp_path_factory.mktemp("doubling"), doubles=True)
    file = folder / "vae" / "diffusion_pytorch_model.safetensors"
    tensors = load_file(file)
    last = max(name for name in tensors if name.startswith("doubler.") and name.endswith("weight") and tensors[name].shape[0] == 48)
    tensors[last] = torch.randn(tensors[last].shape, generator=torch.Generator().manual_seed(1)).half() * 0.02
    save_file(tensors, file, metadata={"format": "pt"})
    return folder


@pytest.fixture(scope="module")
def doubling(folder) -> CompactEngine:
    return loaded(CompactEngine(folder))


@pytest.fixture
def large(spec):
    return dataclasses.replace(spec, width=TWICE, height=TWICE)


def halved(image: np.ndarray) -> np.ndarray:
    return image.reshape(len(image) // 2, 2, -1, 2, 3).mean((1, 3))


def test_twice_the_side_shows_the_same_picture_finer(doubling, spec, large):
    small, twice = doubling.generate(spec, silent), doubling.generate(large, silent)
    assert twice.image.shape == (TWICE, TWICE, 3)
    assert np.abs(halved(twice.image) - small.image).mean() < 10 < np.abs(np.flip(twice.image).astype(int) - twice.image).mean()
    interpolated = small.image.repeat(2, 0).repeat(2, 1)
    assert differ(twice.image, interpolated) > 10
    assert twice.landmarks.keys() == small.landmarks.keys() and twice.landmarks
    for name, point in twice.landmarks.items():
        np.testing.assert_allclose(point, 2 * np.array(small.landmarks[name]), atol=1e-3)
    assert (twice.recipe, twice.seed) == (small.recipe, small.seed)


def test_what_is_shown_on_the_way_stays_small(doubling, large):
    looks = []
    doubling.generate(large, lambda phase, step, steps, look: looks.append(look()))
    assert [look.shape for look in looks] == [(SIDE, SIDE, 3)] * 4


def test_rows_of_twice_the_side_are_what_they_are_alone(doubling, large):
    queue = [large, dataclasses.replace(large, seed=4)]
    rows = doubling.generate_batch(queue, [silent] * 2)
    assert [differ(row.image, pixels(doubling, one)) for row, one in zip(rows, queue, strict=True)] == [0, 0]


@pytest.mark.parametrize("side", [TWICE, 200])  # its own size, and one that is brought to size
def test_outside_the_mask_every_byte_stays_at_twice_the_side_too(doubling, spec, side):
    source = np.random.default_rng(1).integers(0, 256, (side, side, 3), np.uint8)
    mask = np.zeros((side, side), np.uint8)
    mask[: side // 2, side // 4 :] = 255
    painted = pixels(doubling, spec, width=side, height=side, image=source, mask_image=mask)
    assert (painted[mask == 0] == source[mask == 0]).all()
    assert (painted[mask == 255] != source[mask == 255]).any()


def test_a_repaint_of_more_pixels_than_it_knows_is_decoded_to_twice_the_side(doubling, compact, spec):
    source = pixels(doubling, spec, width=TWICE, height=TWICE)
    again = {engine: pixels(engine, spec, width=TWICE, height=TWICE, image=source, strength=0.3) for engine in (doubling, compact)}
    finest = {engine: np.abs(np.diff(image.astype(int), axis=0)).mean() for engine, image in again.items()}
    assert finest[doubling] > finest[compact]  # the one without a doubler enlarges by interpolation


def test_the_latents_of_a_picture_are_those_of_its_half(folder):
    import torch
    from diffusers import StableDiffusionPipeline

    from generation.engines.compact.codec import DoublingAutoencoder
    from generation.engines.compact.model import load

    pipe = load(folder)
    twice = StableDiffusionPipeline(**pipe.components | {"vae": DoublingAutoencoder(pipe.vae)}, requires_safety_checker=False)
    assert (pipe.vae_scale_factor, twice.vae_scale_factor) == (8, 16)
    small = torch.rand(1, 3, SIDE, SIDE) * 2 - 1
    with torch.no_grad():
        assert twice.vae.encode(small.repeat_interleave(2, 2).repeat_interleave(2, 3)).latents.equal(pipe.vae.encode(small).latents)


def test_sizes_are_told_and_others_refused(doubling, compact, spec):
    with pytest.raises(EngineError, match="Compact draws 64 x 64 or 128 x 128 pixels and nothing else, not 64 x 128.") as refused:
        pixels(doubling, spec, height=TWICE)
    assert (refused.value.code, refused.value.permanent) == ("size_off_grid", True)
    with pytest.raises(EngineError, match="Compact draws 64 x 64 pixels and nothing else, not 128 x 128."):
        pixels(compact, spec, width=TWICE, height=TWICE)
    assert (doubling.canvas.fitted(1600, 900), compact.canvas.fitted(1600, 900)) == ((TWICE, TWICE), (SIDE, SIDE))
    assert "illustrations of 128 px" in doubling.about and "illustrations of 64 px" in compact.about


def test_it_loads_without_a_network(folder, monkeypatch):
    def refuse(*_):
        raise AssertionError("it asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    engine = GuidedDraftEngine(folder)
    engine.load()
    assert engine.painter.pipe.vae.doubler is not None


@pytest.mark.django_db(transaction=True)
def test_by_the_front_door_pictures_are_twice_as_large_where_the_model_can(put, folder, tiny, api, nora):  # noqa: F811
    wish = {"persona": nora.slug, "prompt": "laughing", "engine": "compact", "seed": 3}
    put(tiny)
    assert refusal(api, GENERATIONS, **wish, width=TWICE, height=TWICE) == (422, "size_off_grid")
    put(folder)
    usual, small = made(api, GENERATIONS, **wish), made(api, GENERATIONS, **wish, width=SIDE, height=SIDE)
    assert [(one.width, one.height) for one in (usual, small)] == [(TWICE, TWICE), (SIDE, SIDE)]
    assert stored(usual).shape == (TWICE, TWICE, 3) and usual.likeness is not None
    sizes = {one["name"]: one["sizes"] for one in api.get("/api/v1/engines").json()["data"]}
    assert sizes["compact"] == {"least": SIDE, "most": TWICE, "multiple_of": SIDE, "square": True}
    Asset.objects.filter(pk=usual.pk).update(verdict=Asset.Verdict.ACCEPTED)
    mask = np.full((TWICE, TWICE, 4), 255, np.uint8)
    mask[SIDE:, :, 3] = 0
    edited = made(api, EDITS, image=usual.pk, mask=upload(api, _image(mask)), prompt="in a blue shirt", engine="compact")
    before, after = stored(usual), stored(edited)
    assert (after[:SIDE] == before[:SIDE]).all() and (after[SIDE:] != before[SIDE:]).any()


def _image(pixels: np.ndarray):
    from PIL import Image

    return Image.fromarray(pixels)
