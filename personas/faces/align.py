"""Turns a face upright and brings it to one size, so that an embedder always sees the eyes in the same place."""

import math

import numpy as np
from PIL import Image

# Where the landmarks stand in a crop of 112 x 112 pixels. Our own template, for drawn faces: it leaves more room around them than
# insightface's, because the width of the jaw, the chin, the forehead and the ears belong to a drawn identity.
TEMPLATE = np.array([(37.0, 53.0), (75.0, 53.0), (56.0, 70.0), (41.0, 87.0), (71.0, 87.0)], np.float32)
TEMPLATE_SIZE = 112


def template(size: int, zoom: float = 1.0) -> np.ndarray:
    """The five template points for a crop of `size` pixels; `zoom` > 1 brings the face closer about the template's centre."""
    centre = TEMPLATE.mean(axis=0)
    return ((TEMPLATE - centre) * zoom + centre) * (size / TEMPLATE_SIZE)


def similarity_transform(source: np.ndarray, target: np.ndarray) -> np.ndarray:
    """The 2 x 3 matrix of the rotation, scale and shift that brings `source` (N, 2) closest to `target` (N, 2), least squares.

    Raises ValueError where all source points coincide.
    """
    # A plane similarity without reflection is one complex multiplication and one addition: target = a * source + b.
    z, w = (np.asarray(points, np.float64) @ (1, 1j) for points in (source, target))
    spread = np.sum(np.abs(z - z.mean()) ** 2)
    if not spread > 0:
        raise ValueError("the landmarks of a face must be different points")
    a = np.sum(np.conj(z - z.mean()) * (w - w.mean())) / spread
    b = w.mean() - a * z.mean()
    return np.array([(a.real, -a.imag, b.real), (a.imag, a.real, b.imag)])


def align(image: np.ndarray, landmarks: np.ndarray, size: int = TEMPLATE_SIZE, zoom: float = 1.0) -> np.ndarray:
    """The face, upright: uint8 (H, W, 3) and (5, 2) landmarks in continuous pixels -> uint8 (size, size, 3).

    Outside the picture is mid grey. A face larger than the crop is sampled more densely and then averaged, so that freckles and ink lines
    do not alias.
    """
    forward = similarity_transform(landmarks, template(size, zoom))
    dense = max(1, math.ceil(1 / math.hypot(*forward[:, 0])))
    backward = np.linalg.inv(np.vstack([forward * dense, (0, 0, 1)]))[:2]
    picture = Image.fromarray(image)
    crop = picture.transform(
        (size * dense, size * dense), Image.Transform.AFFINE, tuple(backward.ravel()), Image.Resampling.BILINEAR, fillcolor=(128, 128, 128)
    )
    return np.asarray(crop.reduce(dense) if dense > 1 else crop)
