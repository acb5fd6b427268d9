"""Whether a photograph is good enough to learn a face from: what was measured, and what is wrong with it in sentences.

The limits are rules of thumb, chosen by what each measure means and not fitted to any collection of photographs. Pose is read from five
points, so it is an estimate to within several degrees; whether something covers the face is only guessed from how sure the detector is.
"""

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from .align import TEMPLATE_SIZE, align
from .base import Face

LEAST_FACE = TEMPLATE_SIZE  # pixels: a smaller face would be enlarged for the recogniser, and what it saw would be invented
MOST_YAW, MOST_PITCH, MOST_ROLL = 40.0, 30.0, 45.0  # degrees
LEAST_SHARPNESS = 30.0  # variance of the Laplacian on the aligned face, grey values of 0 to 255
LEAST_DETECTION = 0.65  # of 1; detectors are about 0.8 sure of a face that is seen whole
SAME_PICTURE_BITS = 6  # of 64: a picture scaled or compressed anew differs in fewer

# A generic head in millimetres, the tip of the nose at the origin: right, down and towards the viewer are positive.
_HEAD = np.array([(-32, -34, -28), (32, -34, -28), (0, 0, 0), (-25, 30, -22), (25, 30, -22)], np.float64)
_LAPLACIAN = ((0, 1), (0, -1), (1, 1), (1, -1))


@dataclass(frozen=True)
class Finding:
    """What is wrong with a picture: a stable code, a sentence, and how to mend it."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True)
class Measures:
    """`yaw`, `pitch`, `roll` in degrees (right, down, clockwise); `sharpness` as of LEAST_SHARPNESS; `face_pixels` is the shorter side of
    the face's box; `detection` is how sure the detector was, 0 to 1."""

    yaw: float
    pitch: float
    roll: float
    sharpness: float
    face_pixels: float
    detection: float


def measure(image: np.ndarray, face: Face, *, detection: float) -> Measures:
    """uint8 (H, W, 3) and where the face is in it."""
    yaw, pitch, roll = face.pose or estimate_pose(face.landmarks)
    left, top, right, bottom = face.box
    return Measures(yaw, pitch, roll, sharpness(align(image, face.landmarks)), min(right - left, bottom - top), detection)


def findings(found: Measures) -> list[Finding]:
    """What speaks against this picture; empty when nothing does."""
    told = []
    if found.face_pixels < LEAST_FACE:
        what = f"The face is {found.face_pixels:.0f} pixels wide; it must have {LEAST_FACE}."
        told.append(Finding("face_small", what, "Send a larger version, or a picture taken closer."))
    if found.sharpness < LEAST_SHARPNESS:
        what = f"The face is blurred (sharpness {found.sharpness:.0f} of at least {LEAST_SHARPNESS:.0f})."
        told.append(Finding("face_blurred", what, "Choose a picture in focus."))
    turned = abs(found.yaw) > MOST_YAW, abs(found.pitch) > MOST_PITCH, abs(found.roll) > MOST_ROLL
    if any(turned):
        angles = f"{abs(found.yaw):.0f}° to the side, {abs(found.pitch):.0f}° up or down, {abs(found.roll):.0f}° tilted"
        what = f"The head is turned too far: {angles}."
        limits = f"Up to {MOST_YAW:.0f}°, {MOST_PITCH:.0f}° and {MOST_ROLL:.0f}° are good."
        told.append(Finding("face_turned", what, limits))
    if found.detection < LEAST_DETECTION:
        what = f"The face is hard to make out (detected with {found.detection:.2f} of 1), so something may cover it."
        told.append(Finding("face_covered", what, "Choose a picture without hands, sunglasses or hard shadows on the face."))
    return told


def estimate_pose(landmarks: np.ndarray) -> tuple[float, float, float]:
    """Yaw, pitch and roll in degrees of five points (5, 2), seen from far away: the generic head that fits them best."""
    points, head = np.asarray(landmarks, np.float64), _HEAD - _HEAD.mean(axis=0)
    camera = (points - points.mean(axis=0)).T @ np.linalg.pinv(head).T  # (2, 3): scale times the first two rows of a rotation
    u, _, v = np.linalg.svd(camera, full_matrices=False)
    right, down = u @ v
    toward = np.cross(right, down)  # the third row; the head is turned first, then nods, then tilts
    yaw = math.degrees(math.atan2(-toward[0], toward[2]))
    pitch = math.degrees(math.asin(np.clip(-toward[1], -1, 1)))
    roll = math.degrees(math.atan2(-right[1], down[1]))
    return yaw, pitch, roll


def sharpness(crop: np.ndarray) -> float:
    """Variance of the Laplacian of uint8 (H, W, 3): fine detail that blur takes away."""
    grey = np.asarray(Image.fromarray(crop).convert("L"), np.float64)
    laplacian = sum(np.roll(grey, step, axis) for axis, step in _LAPLACIAN) - 4 * grey
    return float(laplacian[1:-1, 1:-1].var())


def perceptual_hash(image: np.ndarray) -> int:
    """64 bits of uint8 (H, W, 3): whether each of 8 x 8 cells is brighter than its right neighbour. Copies differ in few bits."""
    grey = np.asarray(Image.fromarray(image).convert("L").resize((9, 8), Image.Resampling.BOX), np.int16)
    return int.from_bytes(np.packbits(grey[:, 1:] > grey[:, :-1]).tobytes(), "big")


def is_copy(one: int, other: int) -> bool:
    """Whether two perceptual hashes are of the same picture, scaled or compressed anew."""
    return (one ^ other).bit_count() <= SAME_PICTURE_BITS
