"""What Compact's autoencoder and then its decoder are trained with: where pictures count most, how far off one is."""

from collections.abc import Iterable

import numpy as np
from torch import Tensor

from training.compact_data import SIZE, Pictures


def importance(points: np.ndarray, side: int, zoom: int = 1) -> np.ndarray:
    """Eyes and mouth count four times as much: float32 (zoom * side, zoom * side), about 1 elsewhere. `points`: (5, 2), of the side."""
    grid = (np.arange(zoom * side, dtype=np.float32) + 0.5) / zoom
    bumps = [np.exp(-((grid - y) ** 2) / 200)[:, None] * np.exp(-((grid - x) ** 2) / 200)[None] for x, y in points]
    return 1 + 3 * np.max(bumps, axis=0).astype(np.float32)


def edges(error: Tensor) -> Tensor:
    """How much errors of neighbouring pixels differ: an edge that is lost, or one that should not be there."""
    return (error[..., 1:] - error[..., :-1]).abs().mean() + (error[..., 1:, :] - error[..., :-1, :]).abs().mean()


def squares(made: Tensor, wanted: Tensor) -> np.ndarray:
    """(1, 3, side, side) each -> float32 (side, side), of differences in 0..1."""
    return ((made.clamp(-1, 1) - wanted) / 2).pow(2).mean(1)[0].cpu().numpy()


def means(error: np.ndarray, pictures: Pictures, n: int) -> dict[str, float]:
    """Of `squares` of picture n, at its own side or a multiple: over all, in the box of the face, and over all under its style's name."""
    x0, y0, x1, y1 = (len(error) // SIZE * pictures.boxes[divmod(n, pictures.looks)]).clip(0, len(error)).astype(int)
    return {"psnr": error.mean(), "face_psnr": error[y0:y1, x0:x1].mean(), pictures.known[n].look.style: error.mean()}


def decibels(found: Iterable[dict[str, float]]) -> dict[str, float]:
    """The `means` of many pictures -> the mean of their decibels, for each name."""
    of_name: dict[str, list] = {}
    for each in found:
        for name, value in each.items():
            of_name.setdefault(name, []).append(-10 * np.log10(value))
    return {name: round(float(np.mean(values)), 2) for name, values in of_name.items()}
