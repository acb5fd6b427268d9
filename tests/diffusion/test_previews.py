"""A look at a picture in the making: its colours, found by encoding some and fitting."""

from types import SimpleNamespace

import numpy as np
import pytest


@pytest.fixture
def plain():
    """A pipeline whose codec is a plain linear one: each latent place is the mean colour of 8 x 8 pixels, mixed into four channels."""
    import torch
    from torch.nn.functional import avg_pool2d

    mix = torch.randn(4, 3, generator=torch.Generator().manual_seed(0))

    def encode(pixels):
        return SimpleNamespace(latents=torch.einsum("cd,bdhw->bchw", mix, avg_pool2d(pixels, 8)) / 0.5 + 1)

    config = SimpleNamespace(scaling_factor=0.5, shift_factor=1.0)
    return SimpleNamespace(vae=SimpleNamespace(encode=encode, config=config, device="cpu", dtype=torch.float32))


@pytest.mark.parametrize("patch", [1, 2])  # places as they are, and packed two by two
def test_colours_are_found_whatever_the_codec_made_of_them(plain, patch):
    import torch
    from torch.nn.functional import avg_pool2d

    from generation.engines.diffusion.previews import Preview, encoded

    pixels = torch.rand(1, 3, 64, 32, generator=torch.Generator().manual_seed(1)) - 0.5
    latents = encoded(plain, pixels, 4 * patch**2)
    if patch == 2:
        latents = latents.flatten(2).transpose(1, 2)
    look = Preview(plain).look(latents, 32, 64)
    seen = avg_pool2d(pixels, 8 * patch)[0].permute(1, 2, 0).numpy()
    assert look.shape == (8 // patch, 4 // patch, 3)
    assert np.abs(look - (seen / 2 + 0.5) * 255).max() < 4


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
