"""How a model's weights may be held in memory, and which machine can compute with that. Plain rules: nothing of torch is asked here."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Quantisation:
    """`bits` of one weight of the denoiser's and the text encoders' linear layers, scales included; None as they lie on disk. `cpu` says
    whether a processor computes with it, `compute_capability` from which on a CUDA card does. `library` is what has to be installed."""

    name: str
    title: str
    bits: float | None
    cpu: bool
    compute_capability: tuple[int, int]
    library: str = ""


QUANTISATIONS: Mapping[str, Quantisation] = {
    one.name: one
    for one in (
        Quantisation("none", "As they are", None, True, (5, 0)),
        Quantisation("bf16", "bfloat16: half", 16, True, (8, 0)),
        Quantisation("fp8", "float8: a quarter, Ada and Hopper", 8.1, False, (8, 9), "torchao"),
        Quantisation("int8", "int8: a quarter", 8.1, True, (7, 5), "torchao"),
        Quantisation("nf4", "NF4: an eighth, less detail", 4.2, False, (7, 5), "bitsandbytes"),
    )
}


def unfit_for(name: str, *, compute_capability: tuple[int, int] | None) -> str:
    """Why a machine cannot compute with it, as a sentence; empty when it can. `compute_capability` is that of its CUDA card, None for a
    processor alone."""
    chosen = QUANTISATIONS[name]
    if compute_capability is None:
        return "" if chosen.cpu else f"Weights held as {name} need a graphics card: a processor takes none, bf16 or int8."
    if compute_capability >= chosen.compute_capability:
        return ""
    has, needs = (".".join(map(str, pair)) for pair in (compute_capability, chosen.compute_capability))
    return f"Weights held as {name} need a card of compute capability {needs} or later; this one has {has}."
