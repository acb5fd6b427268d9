"""How a model's weights may be held in memory, and which machine can compute with that. Plain rules: nothing of torch is asked here."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.domain.errors import DomainError


@dataclass(frozen=True)
class Quantisation:
    """`bits` of one weight of the denoiser and the text encoders, its scales included; None as they lie on disk. `cpu` says whether a
    processor computes with it, `compute_capability` from which on a CUDA card does. `library` is what has to be installed."""

    name: str
    title: str
    about: str
    bits: float | None
    cpu: bool
    compute_capability: tuple[int, int]
    library: str = ""


QUANTISATIONS: Mapping[str, Quantisation] = {
    one.name: one
    for one in (
        Quantisation("none", "As it is", "The types the files have.", None, True, (5, 0)),
        Quantisation(
            "bf16",
            "bfloat16",
            "Half of float32, hardly a difference. On a processor slower than float32 unless it has AMX.",
            16,
            True,
            (8, 0),
        ),
        Quantisation("fp8", "float8", "Half of bfloat16; cards from Ada and Hopper on compute in it.", 8.1, False, (8, 9), "torchao"),
        Quantisation("int8", "int8", "Half of bfloat16; processors too, slowly.", 8.1, True, (7, 5), "torchao"),
        Quantisation("nf4", "NF4", "A quarter of bfloat16, with a visible loss in fine detail.", 4.2, False, (7, 5), "bitsandbytes"),
    )
}


def quantisation(name: str) -> Quantisation:
    """Raises DomainError `quantisation_unknown`."""
    if name not in QUANTISATIONS:
        raise DomainError("quantisation_unknown", f"There is no quantisation called {name[:40]}.", hint=f"Use {', '.join(QUANTISATIONS)}.")
    return QUANTISATIONS[name]


def require_fitting(name: str, *, layout: str, dtype: str) -> None:
    """Raises DomainError for weights that are quantised already: a second time would lose what is left."""
    if quantisation(name).name != "none" and (layout == "gguf" or dtype.startswith("float8")):
        raise DomainError(
            "quantised_already",
            f"Its weights are {dtype} on disk already.",
            hint="Leave its quantisation at “none”, or bring the full weights.",
        )


def unfit_for(name: str, *, compute_capability: tuple[int, int] | None) -> str:
    """Why a machine cannot compute with it, as a sentence; empty when it can. `compute_capability` is that of its CUDA card, None for a
    processor alone."""
    chosen = quantisation(name)
    if compute_capability is None:
        return "" if chosen.cpu else f"{chosen.title} needs a graphics card: on a processor use none, bf16 or int8."
    if compute_capability >= chosen.compute_capability:
        return ""
    has, needs = (".".join(map(str, pair)) for pair in (compute_capability, chosen.compute_capability))
    return f"{chosen.title} needs a card of compute capability {needs} or later; this one has {has}."
