"""What a face is to the rest of Troupe, and how a face becomes 512 numbers. Pure: numpy and Pillow only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

LANDMARKS = ("left_eye", "right_eye", "nose", "mouth_left", "mouth_right")  # insightface's order; left is the picture's left
DIMENSIONS = 512


@dataclass(frozen=True)
class Face:
    """One face in a picture. Pixels are continuous coordinates: the centre of the first pixel is (0.5, 0.5).

    `box` is x0, y0, x1, y1; `landmarks` is float32 (5, 2) in the order of LANDMARKS; `pose` is yaw, pitch, roll in degrees,
    or None where nobody measured it.
    """

    box: tuple[float, float, float, float]
    landmarks: np.ndarray
    pose: tuple[float, float, float] | None = None

    @classmethod
    def from_points(
        cls,
        *,
        box: Sequence[float],
        points: Mapping[str, Sequence[float]],
        pose: Mapping[str, float] | None = None,
    ) -> "Face":
        """From named points, as the illustrator reports them; further points (chin, forehead) are ignored.

        Raises KeyError where one of the five landmarks is missing.
        """
        landmarks = np.array([points[name] for name in LANDMARKS], np.float32)
        angles = None if pose is None else (pose["yaw"], pose["pitch"], pose["roll"])
        return cls(tuple(float(edge) for edge in box), landmarks, angles)


@dataclass(frozen=True)
class FoundFace:
    """A face that was looked for, and how sure whoever found it is, 0 to 1."""

    face: Face
    score: float


class FaceEmbedder(Protocol):
    """Reads who a face is. Two embedders agree on nothing but the shape: never compare vectors of different name or version."""

    name: str
    version: str

    def embed(self, image: np.ndarray, landmarks: np.ndarray) -> np.ndarray:
        """uint8 (H, W, 3) sRGB and float (5, 2) landmarks -> float32 (512,) of unit length."""
        ...

    def embed_batch(self, images: Sequence[np.ndarray], landmarks: Sequence[np.ndarray]) -> np.ndarray:
        """The same for many faces -> float32 (N, 512)."""
        ...


def normalize(vectors: np.ndarray) -> np.ndarray:
    """Unit length along the last axis, float32. Raises ValueError for a vector of length zero or one that is not finite."""
    vectors = np.asarray(vectors, np.float32)
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    if not np.all(np.isfinite(length)) or np.any(length == 0):
        raise ValueError("an embedding must be finite and not zero")
    return vectors / length


def similarity(a: np.ndarray, b: np.ndarray) -> float:
    """Cosine of two embeddings, -1..1."""
    return float(np.dot(normalize(a), normalize(b)))


def centroid(embeddings: np.ndarray) -> np.ndarray:
    """The face that several pictures (N, 512) agree on: the mean direction, float32 (512,) of unit length."""
    return normalize(normalize(embeddings).mean(axis=0))
