"""A loaded pipeline made ready for a graphics card, as `tuning` decided. The arithmetic stays the same but for the order of its sums."""

import torch
from diffusers import DiffusionPipeline
from torch._dynamo.exc import TorchDynamoException as NotCompiled

from .family import Family
from .tuning import Tuning

__all__ = ["NotCompiled", "tune", "untune"]
COMPILER = "inductor"


def tune(pipe: DiffusionPipeline, family: Family, tuning: Tuning, *, backend: str = COMPILER) -> None:
    """In place, for every pipeline over these components. What is compiled is so when it is first used, which takes minutes, and then
    raises NotCompiled where it cannot be. A U-Net is compiled as a whole; of a transformer the blocks, which are alike, so that one
    compilation serves them all. `backend` is torch's name of a compiler."""
    denoiser = getattr(pipe, family.denoiser)
    if tuning.layout:
        for layer in (*denoiser.modules(), *pipe.vae.modules()):
            if isinstance(layer, torch.nn.Conv2d):
                layer.to(memory_format=torch.channels_last)
    if tuning.compiled:
        if family.denoiser != "unet" and getattr(denoiser, "_repeated_blocks", None):
            denoiser.compile_repeated_blocks(backend=backend)
        else:
            denoiser.compile(backend=backend)
        pipe.vae.decoder.compile(backend=backend)


def untune(pipe: DiffusionPipeline, family: Family) -> None:
    """Nothing is compiled any more."""
    for part in (getattr(pipe, family.denoiser), pipe.vae.decoder):
        for module in part.modules():
            module._compiled_call_impl = None
