"""A look at a picture in the making, on the one trained codec that is shipped: Compact's."""

import numpy as np
import pytest
from PIL import Image

from generation.atelier.character import Identity, Look
from generation.engines.atelier import illustrate
from generation.engines.compact import CompactEngine


@pytest.fixture(scope="session")
def pipe():
    engine = CompactEngine()
    if missing := engine.missing():
        pytest.skip(missing)
    engine.load(dtype="float32")
    return engine.painter.pipe


def test_a_look_shows_the_colours_of_the_picture_that_its_latents_become(pipe):
    import torch

    from generation.engines.diffusion.previews import Preview, encoded

    picture = illustrate(Identity(), Look(), 256, 256).image
    pixels = torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
    with torch.inference_mode():
        latents = encoded(pipe, pixels, 4)
    look = Preview(pipe).look(latents, 256, 256)
    small = np.asarray(Image.fromarray(picture).resize((32, 32), Image.Resampling.BOX))
    assert (look.dtype, look.shape) == (np.uint8, (32, 32, 3))
    assert np.corrcoef(look.ravel(), small.ravel())[0, 1] > 0.9
    assert np.abs(look.astype(int) - small).mean() < 20


def test_packed_latents_give_the_same_look_at_half_the_size(pipe):
    import torch

    from generation.engines.diffusion.previews import Preview

    places = torch.randn(1, 4, 8, 4, generator=torch.Generator().manual_seed(0))
    packed = torch.nn.functional.pixel_unshuffle(places, 2).flatten(2).transpose(1, 2)
    assert Preview(pipe).look(packed, 32, 64).shape == (4, 2, 3)


def test_a_walk_that_goes_straight_at_the_picture_is_followed_to_its_end():
    import torch
    from diffusers import FlowMatchEulerDiscreteScheduler

    from generation.engines.diffusion.previews import Guess

    scheduler, picture, start = FlowMatchEulerDiscreteScheduler(), torch.full((1, 4, 2, 2), 3.0), torch.full((1, 4, 2, 2), -5.0)
    scheduler.set_timesteps(4)
    guess, latents, seen = Guess(), start, []
    for step, timestep in enumerate(scheduler.timesteps):
        latents = scheduler.step(start - picture, timestep, latents).prev_sample
        seen.append(guess.after(scheduler, step, latents))
    assert [torch.allclose(one, picture, atol=1e-4) for one in seen] == [False, True, True, True]
