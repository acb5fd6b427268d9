"""How much memory a model will take, said before anything of it is loaded.

The weights are counted; what it works with besides is a line fitted to allocations that were followed through denoisers and decoders of
real size (`tests/bench/memory.py`). What kernels and drivers take for themselves is the margin. A forecast, and said as one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ...engines.base import Heavy
from ...engines.diffusion.families import FAMILIES
from ...models import ImageModel
from .engine import model_named
from .quantisation import quantisation

DATA = Path(__file__).parents[2] / "data" / "activations.json"
MARGIN = 0.10  # of the whole, for fragmentation and, on a card, kernels' own workspaces: assumed, not measured here
# Times what was followed. On a processor convolutions take some for themselves: resident memory rose 1.4 to 1.9 times as far as followed,
# for decoders and a U-Net of 256 to 1024 px in float32 (tests/models/test_memory.py).
WORKSPACE = {"cuda": 1.0, "cpu": 1.65}
OFF = {"cuda": MARGIN, "cpu": 0.25}
DRIVER = 600_000_000  # bytes that CUDA keeps for itself in a process; about that on current cards
ALIKE = {"flux-kontext": "flux-dev", "flux-fill": "flux-dev", "qwen-image-edit": "qwen-image"}
GUIDED = 2  # a picture and its unguided twin go through the denoiser together
BYTES = {"cuda": 2, "cpu": 4}  # of one number where nothing is quantised: bfloat16, float32


@dataclass(frozen=True)
class Forecast:
    """Bytes at the peak, all together and in parts; the truth is expected within `off` of the total, a share of it."""

    weights: int
    working: int
    total: int
    off: float


def forecast(model: ImageModel, *, width: int, height: int, batch: int = 1, device: str = "cuda") -> Forecast:
    """For pictures of that size, `batch` at once, on a card ("cuda") or a processor ("cpu"). Denoiser and decoder work one after the other,
    so the greater of the two counts."""
    weights = sum(_held(part, model, device) for part in parts_of(model))
    table = _table()[ALIKE.get(model.family, model.family)]
    family, pixels = FAMILIES[model.family], width * height
    rows = batch * (GUIDED if family.negative_prompt and family.guidance > 1 else 1)
    wider = WORKSPACE[device] * _number(model, device) / BYTES["cuda"]
    working = round(wider * max(rows * _at(table["denoiser"], pixels), batch * _at(table["decoder"], pixels)))
    own = DRIVER if device == "cuda" else 0
    return Forecast(weights, working, round((weights + working) * (1 + MARGIN)) + own, OFF[device])


def expected(artist: Heavy, shape: tuple[int, ...] | None, *, device: str) -> tuple[int, int]:
    """Bytes of an engine's weights in memory, and of what drawing pictures of that shape (width, height and, of several, how many) takes
    besides: forecast for a model's record; for another engine what it says itself, and 0."""
    model = model_named(artist.name)
    if model is None:
        return artist.weight(), 0
    width, height, *many = shape or artist.canvas.fitted(1024, 1024)
    needed = forecast(model, width=width, height=height, batch=many[0] if many else 1, device=device)
    return needed.weights, needed.working


def too_large(model: ImageModel, *, free: int, width: int, height: int, device: str = "cuda") -> str:
    """Why it does not fit into that many free bytes, as a sentence; empty when it does."""
    needed = forecast(model, width=width, height=height, device=device)
    if needed.total <= free:
        return ""
    smaller = "" if model.quantisation == "nf4" else " Quantise it, or take a smaller model."
    return (
        f"{model.title} is forecast to need {in_gigabytes(needed.total)} for {width} × {height} "
        f"(give or take {needed.off:.0%}), and {in_gigabytes(free)} are free.{smaller}"
    )


def parts_of(model: ImageModel) -> list[Mapping]:
    """Its components: of a denoiser alone, with those it borrows from its base."""
    if model.base is None:
        return model.components
    name = FAMILIES[model.family].denoiser
    own = {"name": name, "dtype": model.dtype, "parameters": model.parameters, "bytes": model.bytes}
    return [own, *(part for part in model.base.components if part["name"] != name)]


def in_gigabytes(count: int) -> str:
    if count >= 1e9:
        return f"{count / 1e9:.1f} GB"
    return f"{count / 1e6:.0f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"


def _held(part: Mapping, model: ImageModel, device: str) -> int:
    """Bytes of a component's weights in memory. Quantised are the linear layers of the denoiser and of the text encoders."""
    number, chosen = _number(model, device), quantisation(model.quantisation)
    if model.layout == "gguf" and part["name"] == FAMILIES[model.family].denoiser:
        return part["bytes"]
    if chosen.bits is None or chosen.name == "bf16" or not _is_quantised(part["name"], model.family):
        return part["parameters"] * number
    linear = _table()[ALIKE.get(model.family, model.family)]["linear"] if part["name"] == FAMILIES[model.family].denoiser else 1.0
    return round(part["parameters"] * (linear * chosen.bits / 8 + (1 - linear) * number))


def _is_quantised(name: str, family: str) -> bool:
    return name == FAMILIES[family].denoiser or name.startswith("text_encoder")


def _number(model: ImageModel, device: str) -> int:
    return 2 if model.quantisation == "bf16" else BYTES[device]


def _at(line: Mapping, pixels: int) -> float:
    return line["fixed"] + line["per_pixel"] * pixels


@cache
def _table() -> Mapping:
    return json.loads(DATA.read_text(encoding="utf-8"))["families"]
