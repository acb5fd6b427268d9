"""Stored pictures, opened."""

import io

import numpy as np
from PIL import Image

from . import blob


def opened(name: str) -> Image.Image:
    return Image.open(io.BytesIO(blob.get(name)))


def pixels_of(name: str) -> np.ndarray:
    """uint8 (H, W, 3) of a stored picture."""
    return np.asarray(opened(name).convert("RGB"))
