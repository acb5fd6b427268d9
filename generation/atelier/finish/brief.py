"""What a finish is told about the picture it works on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..character import Look
from ..colour import RGB, luminance

LUMA = np.array([0.30, 0.59, 0.11])


@dataclass(frozen=True)
class Tones:
    """Of the whole picture, 0..1: its darkest and its lightest tone, and the middle tone of every face under this light."""

    low: float
    high: float
    faces: tuple[float, ...]

    @classmethod
    def of(cls, picture: np.ndarray, heads: Sequence[np.ndarray], skin: RGB) -> "Tones":
        """Measured on small premultiplied rasters of everything and of each head alone. Second and ninety-eighth percentile, at least
        0.4 apart, and the lower one far enough below the skin that a dark face keeps its modelling."""
        low, high = np.percentile(picture[..., :3] @ LUMA, (2, 98)) / 255
        low = min(low, (luminance(skin) - 0.25 * high) / 0.75)  # skin no darker than a quarter of the scale
        spare = max(0.0, 0.4 - (high - low)) / 2
        return cls(float(low - spare), float(high + spare), tuple(_middle(head, luminance(skin)) for head in heads))


def _middle(head: np.ndarray, nominal: float) -> float:
    covered = head[head[..., 3] > 250]
    return float(np.median(covered[:, :3] @ LUMA)) / 255 if len(covered) else nominal


@dataclass(frozen=True)
class Brief:
    """`ground`: the background is painted, not the person. `strength` 0..1: how much of the style is asked for (1 = all of it)."""

    look: Look
    ground: bool
    tones: Tones
    strength: float = 1.0
