"""What the attribute probe is shown of a picture: all of it, small, the head and, closer, the face, both upright, and the body under it."""

from collections.abc import Mapping

import numpy as np
from PIL import Image

from personas.faces.align import align

DRAWN = 640  # pixels a side of the pictures it learnt from
SIZES = {"whole": 160, "head": 128, "body": 192, "face": 128}  # pixels
HEAD_ZOOM = 0.66  # of the face template: hats and afros fit above, long beards and collars below
FACE_ZOOM = 1.0  # forehead to chin: lines, stubble and lids are wider than a pixel there
BODY = 0.75  # of the picture's side: shoulders and hands lie in a square that stands on its lower edge, under the face

SHIFTS = ((0, 0), (3, -2), (-3, 2))  # pixels down and to the right; training moves views further


def views(picture: np.ndarray, landmarks: np.ndarray) -> Mapping[str, np.ndarray]:
    """uint8 (N, N, 3), square, and the (5, 2) landmarks of the person to be read -> uint8 (size, size, 3) per view."""
    image = Image.fromarray(picture)
    return {
        "whole": _averaged(image, "whole", (0, 0, *image.size)),
        "head": align(picture, landmarks, SIZES["head"], HEAD_ZOOM),
        "body": _averaged(image, "body", _under(landmarks, image.width)),
        "face": align(picture, landmarks, SIZES["face"], FACE_ZOOM),
    }


def looks_at(seen: Mapping[str, np.ndarray]) -> Mapping[str, np.ndarray]:
    """The same views as a reader looks at them more than once: moved by some pixels, and mirrored. uint8 (looks, size, size, 3) per view.
    No class has a side."""
    moved = {view: np.stack([np.roll(pixels, shift, (0, 1)) for shift in SHIFTS]) for view, pixels in seen.items()}
    return {view: np.concatenate([pixels, pixels[:, :, ::-1]]) for view, pixels in moved.items()}


def _under(landmarks: np.ndarray, width: int) -> tuple[float, float, float, float]:
    side = BODY * width
    left = min(max(0.0, float(landmarks[:, 0].mean()) - 0.5 * side), width - side)
    return left, width - side, left + side, width


def _averaged(image: Image.Image, view: str, box: tuple[float, float, float, float]) -> np.ndarray:
    return np.asarray(image.resize((SIZES[view],) * 2, Image.Resampling.BOX, box))
