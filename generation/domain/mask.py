"""The pixels an edit starts from, and where they may change."""

import dataclasses
import io

import numpy as np
from PIL import Image

from ..engines.base import Result
from ..models import GenerationRequest
from . import blob


def within_mask(request: GenerationRequest, result: Result) -> Result:
    """What was drawn where the mask is transparent, the parent everywhere else. Without a mask: what was drawn.

    Layers, part map and vector are of the whole drawing, which this is no longer: they go.
    """
    if request.mask is None:
        return result
    before, kept = parent_pixels(request), opacity(request).astype(np.uint16)[..., None]
    image = ((before * kept + result.image * (255 - kept) + 127) // 255).astype(np.uint8)
    return dataclasses.replace(result, image=image, layers={}, vector=None, parts=None, part_names=())


def parent_pixels(request: GenerationRequest) -> np.ndarray:
    """uint8 (H, W, 3) of the picture that is edited."""
    return np.asarray(_opened(request.parent.file).convert("RGB"))


def opacity(request: GenerationRequest) -> np.ndarray:
    """Of the mask at the request's size, uint8 (H, W): 255 is kept, 0 is drawn anew."""
    size = (request.width, request.height)
    return np.asarray(_opened(request.mask.file).getchannel("A").resize(size, Image.Resampling.NEAREST))


def _opened(name: str) -> Image.Image:
    return Image.open(io.BytesIO(blob.get(name)))
