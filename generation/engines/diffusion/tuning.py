"""What a model is made ready with for a graphics card. Plain rules: nothing of torch is asked here, and `tune` does it."""

from collections.abc import Mapping
from dataclasses import dataclass

TUNINGS: Mapping[str, str] = {"auto": "Tuned on a graphics card", "none": "As diffusers makes it"}
LARGEST_RANK = 128  # that adapters are padded to where they are exchanged in place


@dataclass(frozen=True)
class Tuning:
    """`layout`: convolutions lie in the order of memory that cards like. `compiled`: denoiser and decoder are compiled when they are first
    used. `hot`: adapters are exchanged in place, padded to one rank, so that nothing is compiled anew for another one.

    Query, key and value are not fused to one product: diffusers keeps both copies of these weights, and an adapter that reaches them would
    be without effect, and nobody would be told."""

    layout: bool = False
    compiled: bool = False
    hot: bool = False


UNTUNED = Tuning()


def tuning_for(name: str, *, device: str, quantisation: str, gguf: bool) -> Tuning:
    """`name` as the model's record has it. Nothing on a processor: compiling takes minutes there. What is unpacked while it computes, NF4
    and GGUF, is not compiled: their own kernels do the work."""
    if name == "none" or not device.startswith("cuda"):
        return UNTUNED
    compiled = quantisation != "nf4" and not gguf
    return Tuning(layout=True, compiled=compiled, hot=compiled)
