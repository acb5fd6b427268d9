"""Where the face is in a picture that came without a word about it. Learnt from drawings: it says when it is not sure.

It looks three times: at all of the picture, at a square around the face that it saw, and at that again in a mirror. What the last two looks
agree on is the answer; how far they are apart is what it is judged by.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from .base import Face, FoundFace
from .sessions import open_session

WEIGHTS = Path(__file__).parent / "weights"
LONGEST = 512  # pixels: more of a picture is not looked at
CLOSE = 5.2  # side of the closer look, in units of the way from the eyes to the mouth
SURE = 0.5  # the least score of a face whose likeness may be judged
MIRRORED = (1, 0, 2, 4, 3)
# Around the head's outline, in units of the way from the eyes to the mouth: half the width, and how far up and down from between the two.
_HALF_WIDTH, _UP, _DOWN = 1.35, 1.75, 1.35


class FaceFinder:
    """`agree`: how far apart, in units of the way from the eyes to the mouth, the last two looks may be to be worth a score of SURE."""

    def __init__(self, path: Path, *, agree: float) -> None:
        self.agree = agree
        self._session = open_session(path)
        self._side = self._session.get_inputs()[0].shape[2]

    def find(self, image: np.ndarray) -> list[FoundFace]:
        """uint8 (H, W, 3) sRGB -> the one face of the picture; none where there is none to see, or more than one."""
        scale = min(1.0, LONGEST / max(image.shape[:2]))
        size = [max(1, round(side * scale)) for side in image.shape[1::-1]]
        small = image if scale == 1.0 else np.asarray(Image.fromarray(image).resize(size, Image.Resampling.BOX))
        points, logit = self._look(small, np.array(size) / 2, max(size))
        if logit <= 0:
            return []
        near, logit = self._closer(small, points)
        again, last = self._closer(small, near, mirrored=True)
        if min(logit, last) <= 0:
            return []
        found = (near + again) / 2
        apart = np.linalg.norm(near - again, axis=1).max() / max(_eyes_to_mouth(found), 1e-6)
        return [FoundFace(_face(found * (np.array(image.shape[1::-1]) / size)), float(max(0.0, 1 - (1 - SURE) * apart / self.agree)))]

    def _closer(self, picture: np.ndarray, points: np.ndarray, *, mirrored: bool = False) -> tuple[np.ndarray, float]:
        return self._look(picture, points.mean(0), CLOSE * max(_eyes_to_mouth(points), 2.0), mirrored=mirrored)

    def _look(self, picture: np.ndarray, centre: np.ndarray, side: float, *, mirrored: bool = False) -> tuple[np.ndarray, float]:
        """At a square, the picture's edge going on beyond it: points (5, 2) in the picture's pixels, and the logit of a face."""
        corner = centre - side / 2
        cut = _cut(picture, corner, side, self._side)
        x = (cut[:, ::-1] if mirrored else cut).transpose(2, 0, 1)[None]
        points, logit = self._session.run(["landmarks", "face"], {"picture": np.ascontiguousarray((x - 127.5) / 127.5, np.float32)})
        points = points.reshape(5, 2)
        if mirrored:
            points = np.stack([1 - points[:, 0], points[:, 1]], axis=1)[list(MIRRORED)]
        return points * side + corner, float(logit[0, 0])


def _cut(picture: np.ndarray, corner: np.ndarray, side: float, size: int) -> np.ndarray:
    """float (size, size, 3): the mean of what each pixel of the cut covers."""
    dense = max(2, round(side / size))
    steps = (np.arange(size * dense) + 0.5) * (side / (size * dense))
    columns, rows = (np.clip(start + steps, 0, most - 1).astype(int) for start, most in zip(corner, picture.shape[1::-1]))
    return picture[rows[:, None], columns].reshape(size, dense, size, dense, 3).mean((1, 3))


def _eyes_to_mouth(points: np.ndarray) -> float:
    return float(np.linalg.norm(points[3:].mean(0) - points[:2].mean(0)))


def _face(points: np.ndarray) -> Face:
    unit, (x, y) = _eyes_to_mouth(points), points.mean(0)
    box = (x - _HALF_WIDTH * unit, y - _UP * unit, x + _HALF_WIDTH * unit, y + _DOWN * unit)
    return Face(tuple(float(edge) for edge in box), points.astype(np.float32))


@cache
def load_finder() -> FaceFinder:
    """The shipped finder, loaded once per process."""
    return FaceFinder(WEIGHTS / "landmarks.onnx", agree=json.loads((WEIGHTS / "landmarks.json").read_text())["agree"])
