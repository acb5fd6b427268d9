"""Raster afterthoughts: the light's grade, and the styles that paint over pixels."""

import numpy as np
import skia

from .character import Look


def grade(canvas: skia.Canvas, look: Look, width: int, height: int) -> None:
    """A subtle wash of light over what is painted already."""


def finish(pixels: np.ndarray, look: Look, *, whole: bool) -> np.ndarray:
    return pixels


def pixel_art(play, names, all_names, width, height, scale) -> np.ndarray:
    return play(names, width, height)
