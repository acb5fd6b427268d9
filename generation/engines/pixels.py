"""Pictures between sizes and within masks. numpy and Pillow only."""

import numpy as np
from PIL import Image


def resized(image: np.ndarray, width: int, height: int) -> np.ndarray:
    """uint8 (H, W) or (H, W, 3) brought to a size; itself where it has it."""
    if image.shape[:2] == (height, width):
        return image
    return np.asarray(Image.fromarray(image).resize((width, height), Image.Resampling.LANCZOS))


def kept_outside(mask: np.ndarray | None, source: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """`drawn` where the mask lets change, the source's own bytes where it is 0. All of one size; without a mask `drawn`."""
    return drawn if mask is None else np.where((mask == 0)[..., None], source, drawn)
