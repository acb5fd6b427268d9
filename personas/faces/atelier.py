"""The two face embedders trained on our own drawings, read through ONNX Runtime.

Each file keeps insightface's recogniser signature: input (B, 3, 112, 112) RGB as (x - 127.5) / 127.5, one output (B, 512).
`conditioning` tells the engines who to draw; `scoring` only judges: finished pictures against their persona, and personas against each
other. So no picture is marked by the eye that made it.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from .align import TEMPLATE_SIZE, align
from .base import normalize
from .sessions import open_session

WEIGHTS = Path(__file__).parent / "weights"
ROLES = ("conditioning", "scoring")
BATCH = 32


class OnnxEmbedder:
    """A FaceEmbedder from one ONNX file. `zoom` is how close the crop goes; it must be the one the network was trained with."""

    def __init__(self, path: Path, *, name: str, version: str, zoom: float) -> None:
        self.name, self.version, self.zoom = name, version, zoom
        self._session = open_session(path)
        self._input = self._session.get_inputs()[0].name

    def embed(self, image: np.ndarray, landmarks: np.ndarray) -> np.ndarray:
        return self.embed_batch([image], [landmarks])[0]

    def embed_batch(self, images: Sequence[np.ndarray], landmarks: Sequence[np.ndarray]) -> np.ndarray:
        crops = [align(image, points, TEMPLATE_SIZE, self.zoom) for image, points in zip(images, landmarks, strict=True)]
        return self.embed_crops(np.stack(crops))

    def embed_crops(self, crops: np.ndarray) -> np.ndarray:
        """uint8 (N, 112, 112, 3) crops made by `align` with this embedder's zoom -> float32 (N, 512) of unit length."""
        vectors = []
        for start in range(0, len(crops), BATCH):
            pixels = (crops[start : start + BATCH].astype(np.float32) - 127.5) / 127.5
            vectors.append(self._session.run(None, {self._input: pixels.transpose(0, 3, 1, 2)})[0])
        return normalize(np.concatenate(vectors))


@cache
def card(role: str) -> dict:
    """What is known about an embedder: name, version, zoom, and for `scoring` the threshold with the figures behind it.

    Raises ValueError for a role that does not exist.
    """
    if role not in ROLES:
        raise ValueError(f"there is no {role!r} embedder; the roles are {', '.join(ROLES)}")
    return json.loads((WEIGHTS / f"{role}.json").read_text())


@cache
def load_embedder(role: str) -> OnnxEmbedder:
    """The shipped embedder for `conditioning` or `scoring`, loaded once per process."""
    facts = card(role)
    return OnnxEmbedder(WEIGHTS / f"{role}.onnx", name=facts["name"], version=facts["version"], zoom=facts["zoom"])
