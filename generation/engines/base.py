"""The one protocol every image engine speaks: frozen values in, frozen values out. Names inside a spec are diffusers' own."""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np


class Capability(enum.StrEnum):
    TEXT = "text"
    IMAGE = "image"
    INPAINT = "inpaint"
    BACKGROUND = "background"
    IDENTITY = "identity"
    REFERENCES = "references"
    ADAPTER = "adapter"
    LAYERS = "layers"
    GROUP = "group"
    VECTOR = "vector"


@dataclass(frozen=True)
class Person:
    """Someone else in the picture, in the same plain values as the one it is of."""

    identity_embedding: np.ndarray | None = None
    character: Mapping = field(default_factory=dict)
    look: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class GenerationSpec:
    """Everything an engine needs to make one picture, as plain values: no row, no id, no storage.

    `identity_embedding` is float32 (512,) of unit length; `character` and `look` are the parametric form of the same person for engines
    that draw; `ip_adapter_scale` 0..1 is how closely the face and its signature look are kept; `safe_area` is left, top, right, bottom
    in 0..1.
    """

    prompt: str = ""
    negative_prompt: str = ""
    width: int = 1024
    height: int = 1024
    seed: int = 0
    num_inference_steps: int = 12
    guidance_scale: float = 3.0
    ip_adapter_scale: float = 0.7
    identity_embedding: np.ndarray | None = None
    character: Mapping = field(default_factory=dict)
    look: Mapping = field(default_factory=dict)
    fields: Mapping = field(default_factory=dict)  # what the words asked for, as look fields; they win over `look`
    companions: tuple[Person, ...] = ()  # engines with the capability GROUP only
    safe_area: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


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
    `layers` draws uint8 RGBA (H, W, 4) on call; `vector` writes the picture as SVG, None where it is not made of shapes."""

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


OnStep = Callable[[str, int, int], None]  # phase, step, steps; may raise Canceled


class Canceled(Exception):
    """Raised by `on_step`, the only way to stop an engine."""


class EngineError(Exception):
    """The only way an engine fails. `permanent` means another try cannot help; `code` is stable, the message is a sentence for people."""

    def __init__(self, code: str, message: str, *, permanent: bool = False):
        super().__init__(message)
        self.code, self.message, self.permanent = code, message, permanent


class ImageEngine(Protocol):
    name: str
    version: str
    capabilities: frozenset[Capability]

    def load(self, device: str, dtype: str) -> None: ...

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result: ...
