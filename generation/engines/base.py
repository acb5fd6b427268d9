"""The one protocol every image engine speaks: frozen values in, frozen values out. Names inside a spec are diffusers' own."""

import enum
import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

import numpy as np


class Capability(enum.StrEnum):
    TEXT = "text"
    IMAGE = "image"
    INPAINT = "inpaint"
    DRAFT = "draft"
    BACKGROUND = "background"
    IDENTITY = "identity"
    REFERENCES = "references"
    ADAPTER = "adapter"
    LAYERS = "layers"
    GROUP = "group"
    VECTOR = "vector"


class Resource(enum.StrEnum):
    """What an engine keeps busy while it draws, and so which workers take its jobs. HOSTED: nothing of ours, it waits for a provider."""

    CPU = "cpu"
    GPU = "gpu"
    GPU_LARGE = "gpu-large"
    TRAIN = "train"
    HOSTED = "hosted"


@dataclass(frozen=True)
class Canvas:
    """The sizes an engine draws, in pixels: each side `least` to `most` and a multiple of `grid`; `square` where both have to be the same.
    `area` is the number of pixels it draws best, None when any will do."""

    least: int = 64
    most: int = 4096
    grid: int = 1
    area: int | None = None
    square: bool = False

    def holds(self, width: int, height: int) -> bool:
        if self.square and width != height:
            return False
        return all(self.least <= side <= self.most and side % self.grid == 0 for side in (width, height))

    def fitted(self, width: int, height: int) -> tuple[int, int]:
        """The size to draw a picture of these proportions in: itself where any will do, else the one nearest in shape, then in area."""
        if self.area is None:
            return width, height
        sizes = ((w, h) for w in self._sides() for h in self._sides() if self.holds(w, h))
        return min(sizes, key=lambda size: self._unlike(*size, width / height))

    def refusal(self, title: str, width: int, height: int) -> str:
        """Why a size cannot be drawn, for people. `title` is the engine's."""
        if self.square or self.least == self.most:
            sizes = " or ".join(f"{side} x {side}" for side in self._sides())
            return f"{title} draws {sizes} pixels and nothing else, not {width} x {height}."
        near_width, near_height = self.fitted(width, height)
        steps = f" in steps of {self.grid}" if self.grid > 1 else ""
        return (
            f"{title} draws sides of {self.least} to {self.most} pixels{steps}, not {width} x {height}. "
            f"The nearest is {near_width} x {near_height}."
        )

    def _sides(self) -> range:
        return range(math.ceil(self.least / self.grid) * self.grid, self.most + 1, self.grid)

    def _unlike(self, width: int, height: int, shape: float) -> tuple[float, int, int]:
        return abs(math.log(width / height / shape)) + abs(math.log(width * height / self.area)) / 2, width, height


@dataclass(frozen=True)
class Person:
    """Someone else in the picture, in the same plain values as the one it is of."""

    identity_embedding: np.ndarray | None = None
    character: Mapping = field(default_factory=dict)
    look: Mapping = field(default_factory=dict)
    references: tuple[np.ndarray, ...] = ()
    embedder: str = ""


@dataclass(frozen=True)
class GenerationSpec:
    """Everything an engine needs to make one picture, as plain values: no row, no id, no storage.

    `identity_embedding` is float32 (512,) of unit length, made by `embedder` (its name, empty where nobody says); `character` and `look`
    are the parametric form of the same person for engines that draw; `ip_adapter_scale` 0..1 is how closely the face and its signature look
    are kept; `safe_area` is left, top, right, bottom in 0..1. `references` are pictures of the person, uint8 (H, W, 3) of any size, for
    engines with REFERENCES, which see a face in no other way. `image` is a picture to start from, uint8 (H, W, 3) of any size, for engines
    with IMAGE; `mask_image`, uint8 (H, W), is 255 where it may change, for those with INPAINT. `strength` 0..1 is how far what it starts
    from is repainted. `draft`, uint8 (H, W, 3) of any size, is how the illustrator would draw it: engines that are Drafted start from that
    within the mask. `adapter` is the path of LoRA weights, for engines with ADAPTER. Steps and guidance are the engine's own where they
    are None.
    """

    prompt: str = ""
    negative_prompt: str = ""
    width: int = 1024
    height: int = 1024
    seed: int = 0
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    ip_adapter_scale: float = 0.7
    identity_embedding: np.ndarray | None = None
    embedder: str = ""
    character: Mapping = field(default_factory=dict)
    look: Mapping = field(default_factory=dict)
    fields: Mapping = field(default_factory=dict)  # what the words asked for, as look fields; they win over `look`
    companions: tuple[Person, ...] = ()  # engines with the capability GROUP only
    references: tuple[np.ndarray, ...] = ()
    safe_area: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    stance: Mapping | None = None  # where everyone stood in the picture that is edited, and stays: for the illustrator
    image: np.ndarray | None = None
    mask_image: np.ndarray | None = None
    draft: np.ndarray | None = None
    strength: float = 1.0
    adapter: str = ""
    trigger: str = ""  # the words that call the adapter, as `prompt` holds them: for engines that word their own prompt
    lora_scale: float = 1.0


@dataclass(frozen=True)
class Sighting:
    """Where one person stands in a picture: five points of the face, the box around it, and the head's angles."""

    landmarks: Mapping[str, tuple[float, float]]
    face_box: tuple[float, float, float, float] | None = None
    pose: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """One picture. `image` is uint8 (H, W, 3) sRGB; `landmarks` are pixel points of the persona's face (left_eye, right_eye, nose,
    mouth_left, mouth_right; the picture's left first), empty when there is none; `parts` is uint8 (h, w) indexing `part_names`;
    `layers` draws uint8 RGBA (H, W, 4) on call; `vector` writes the picture as SVG, None where it is not made of shapes. Of an edit,
    `changed`, uint8 (H, W), is how much of each pixel may be new, `laid`, uint8 (H, W), what was laid into the source by a mask, None where
    nothing was, and `alpha`, uint8 (H, W), how much of each pixel is there; None: all."""

    image: np.ndarray
    seed: int
    landmarks: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    face_box: tuple[float, float, float, float] | None = None
    pose: Mapping[str, float] = field(default_factory=dict)
    companions: tuple[Sighting, ...] = ()  # in the spec's order
    parts: np.ndarray | None = None
    part_names: tuple[str, ...] = ()
    layers: Mapping[str, Callable[[], np.ndarray]] = field(default_factory=dict)
    vector: Callable[[], str] | None = None
    recipe: Mapping = field(default_factory=dict)  # what was really drawn, enough to draw it again
    changed: np.ndarray | None = None
    laid: np.ndarray | None = None
    alpha: np.ndarray | None = None


class OnStep(Protocol):
    """Called after each step, and before the first where there is something to tell. `preview` draws what there is so far, uint8
    (h, w, 3), for engines whose picture appears little by little. May raise Canceled."""

    def __call__(self, phase: str, step: int, steps: int, preview: Callable[[], np.ndarray] | None = None) -> None: ...


class Canceled(Exception):
    """Raised by `on_step`, the only way to stop an engine."""


class EngineError(Exception):
    """The only way an engine fails. `permanent` means another try cannot help; `code` is stable, the message is a sentence for people."""

    def __init__(self, code: str, message: str, *, permanent: bool = False):
        super().__init__(message)
        self.code, self.message, self.permanent = code, message, permanent


@runtime_checkable
class Heavy(Protocol):
    """An engine whose weights fill memory worth counting."""

    def weight(self) -> int:
        """Bytes of its weights, told before they are loaded."""
        ...

    def peak(self) -> int:
        """Bytes that drawing took besides the weights at the most, since this was last asked; 0 where nobody can tell."""
        ...

    def unload(self) -> None:
        """Gives the memory back, also what a load that failed left behind."""
        ...


@runtime_checkable
class Batching(Protocol):
    """An engine that can draw several pictures in one go, each the same as alone."""

    def batch_key(self, spec: GenerationSpec) -> Hashable:
        """Specs with equal keys may share a call."""
        ...

    def generate_batch(self, specs: Sequence[GenerationSpec], on_steps: Sequence[OnStep]) -> list[Result | None]:
        """None for those whose `on_step` raised Canceled. Raises as `generate` does, and Canceled when nobody waits any more."""
        ...


@runtime_checkable
class Taught(Protocol):
    """An engine that knows what it was shown and nothing else."""

    def instead(self, spec: GenerationSpec) -> Mapping[str, str]:
        """What the look and the fields ask and it was never shown -> what it shows in its place, in words for people ("none": nothing).
        Cheap, and loads nothing. Raises EngineError for parameters nobody can draw."""
        ...


@runtime_checkable
class Drafted(Protocol):
    """An engine that learnt from the illustrator's drawings, so that within a mask it can paint over one: `GenerationSpec.draft`."""

    over_a_draft: float  # strength: how far, where nobody says


class ImageEngine(Protocol):
    """`title` is its name for people, `about` what it can and cannot in a sentence for them. Making one costs nothing: what is heavy
    waits for `load`."""

    name: str
    version: str
    title: str
    about: str
    capabilities: frozenset[Capability]
    canvas: Canvas
    resource: Resource

    def missing(self) -> str:
        """What this machine lacks to run it, as a sentence for people; empty when nothing. Cheap, and loads nothing."""
        ...

    def load(self, device: str, dtype: str) -> None:
        """Makes ready to draw, once per process. Raises EngineError."""
        ...

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result: ...
