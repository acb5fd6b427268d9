"""Pixel art: cells with few colours and hard edges."""

import numpy as np
from PIL import Image

CELL = 4.8  # figure units per cell: a face is about 42 cells wide, an eye nine


def pixel_art(pixels: np.ndarray, subject: np.ndarray | None, colours: int) -> np.ndarray:
    """Cells (already one pixel each) with few colours and hard edges. `subject` is the mask whose edge is inked, or None."""
    alpha = pixels[..., 3:] >= 128
    colour = np.where(alpha, _crisp(pixels[..., :3]), 0).astype(np.uint8)
    image = Image.fromarray(np.ascontiguousarray(colour))
    colour = np.asarray(image.quantize(colours, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE).convert("RGB"))
    if subject is not None:
        rim = subject & ~_eroded(subject)
        colour = np.where(rim[..., None], (colour * np.array([0.46, 0.40, 0.50])).astype(np.uint8), colour)
    return np.dstack([colour * alpha, alpha.astype(np.uint8) * 255])


def _crisp(colour: np.ndarray) -> np.ndarray:
    """More contrast between neighbouring cells: eyes and lips must survive the palette."""
    c = colour.astype(np.float32)
    padded = np.pad(c, ((1, 1), (1, 1), (0, 0)), mode="edge")
    around = (padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]) / 4
    return np.clip((c + 0.55 * (c - around) - 128) * 1.06 + 130, 0, 255)


def _eroded(mask: np.ndarray) -> np.ndarray:
    inner = np.pad(mask, 1, mode="edge")
    return inner[:-2, 1:-1] & inner[2:, 1:-1] & inner[1:-1, :-2] & inner[1:-1, 2:]
