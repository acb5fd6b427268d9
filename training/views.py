"""What the attribute probe is shown of a picture: all of it, small, and the head, upright and close."""

from collections.abc import Mapping

import numpy as np
from PIL import Image

from personas.faces.align import align

DRAWN = 384  # pixels a side of the pictures it learnt from
SIZES = {"whole": 160, "head": 128}  # pixels
HEAD_ZOOM = 0.66  # of the face template: hats and afros fit above, long beards and collars below


def views(picture: np.ndarray, landmarks: np.ndarray) -> Mapping[str, np.ndarray]:
    """uint8 (N, N, 3), square, and the (5, 2) landmarks of the person to be read -> uint8 (size, size, 3) per view."""
    whole = Image.fromarray(picture).resize((SIZES["whole"],) * 2, Image.Resampling.BOX)
    return {"whole": np.asarray(whole), "head": align(picture, landmarks, SIZES["head"], HEAD_ZOOM)}
