"""What each pixel shows of a picture that came without a part map: hair, eyes, clothes ... by a small network that learnt it from drawings.

Photographs it never saw. It says how sure it is of each part, and says nothing at all of a picture it cannot read.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from personas.faces.sessions import open_session

WEIGHTS = Path(__file__).parent / "weights"
LONGEST = 512  # pixels of a part map
CERTAIN = 0.8  # how likely skin is where a face begins
LEAST = 0.0004  # of the picture: what is smaller than this is a slip
# The network's classes in the names of the illustrator's part maps. Skin below the face goes with the hands, which nobody picks by
# themselves: so a face is the face alone.
NAMES: Mapping[str, str] = {"face skin": "skin", "body skin": "hands"}
FACE = "skin"


@dataclass(frozen=True)
class Segmentation:
    """`parts` is uint8 (h, w) indexing `names`; `certainty` is how sure it is of each name that is there, 0 to 1: the mean probability of
    its pixels."""

    parts: np.ndarray
    names: tuple[str, ...]
    certainty: Mapping[str, float]


class Segmenter:
    """`absent`: of each class, less certain than what it is taken for another one; `unsure`: a part less certain than this may be wrong."""

    def __init__(self, path: Path, *, classes: tuple[str, ...], absent: Mapping[str, float], unsure: float) -> None:
        self.names = tuple(NAMES.get(name, name) for name in classes)
        self.absent, self.unsure = tuple(absent.get(name, 0.0) for name in classes), unsure
        self._session = open_session(path)
        self._side = self._session.get_inputs()[0].shape[2]

    def segment(self, picture: np.ndarray) -> Segmentation | None:
        """uint8 (H, W, 3) sRGB of any size. None where it makes out no face."""
        height, width = picture.shape[:2]
        likely = self._of_people(self._likely(picture))
        scale = min(1.0, LONGEST / max(width, height))
        size = max(1, round(width * scale)), max(1, round(height * scale))
        likely = np.stack([np.asarray(Image.fromarray(each).resize(size, Image.Resampling.BILINEAR)) for each in likely])
        parts, certainty = self._settled(likely)
        named = {self.names[n]: round(sure, 3) for n, sure in certainty.items()}
        return Segmentation(parts, self.names, named) if FACE in named else None

    def _of_people(self, likely: np.ndarray) -> np.ndarray:
        """Nothing hovers: what is not joined to a face that is seen for certain is background."""
        parts, face = likely.argmax(0), self.names.index(FACE)
        joined = _reached((parts == face) & (likely[face] >= CERTAIN), parts > 0)
        alone = (parts > 0) & ~joined
        likely[:, alone] = np.eye(len(likely), dtype=np.float32)[0][:, None]
        return likely

    def _settled(self, likely: np.ndarray) -> tuple[np.ndarray, dict[int, float]]:
        """The likeliest class of each pixel and how certain each is that is there. The least certain gives way to the next likely until
        none is a slip or too doubtful."""
        left = likely.copy()
        while True:
            parts = left.argmax(0).astype(np.uint8)
            certainty = {n: float(likely[n][parts == n].mean()) for n in np.unique(parts).tolist()}
            doubtful = [n for n, sure in certainty.items() if n and (sure < self.absent[n] or (parts == n).mean() < LEAST)]
            if not doubtful:
                return parts, certainty
            left[min(doubtful, key=certainty.get)] = 0

    def _likely(self, picture: np.ndarray) -> np.ndarray:
        """float32 (classes, h, w): how likely each class is, as seen and in a mirror, in the picture's shape."""
        height, width = picture.shape[:2]
        scale = self._side / max(width, height)
        across, down = max(1, round(width * scale)), max(1, round(height * scale))
        small = np.asarray(Image.fromarray(picture).resize((across, down), Image.Resampling.BOX), np.float32)
        left, top = (self._side - across) // 2, (self._side - down) // 2
        square = np.pad(small, ((top, self._side - down - top), (left, self._side - across - left), (0, 0)), mode="edge")
        x = ((square - 127.5) / 127.5).transpose(2, 0, 1)
        logits = self._session.run(["parts"], {"picture": np.stack([x, x[:, :, ::-1]])})[0]
        likely = _softmax(logits)
        likely = (likely[0] + likely[1, :, :, ::-1]) / 2
        half = likely.shape[1] / self._side
        box = [round(edge * half) for edge in (top, top + down, left, left + across)]
        return np.ascontiguousarray(likely[:, box[0] : max(box[1], box[0] + 1), box[2] : max(box[3], box[2] + 1)])


def _reached(start: np.ndarray, within: np.ndarray) -> np.ndarray:
    """bool (h, w): what of `within` can be reached from `start`, step by step to the four neighbours."""
    found = start & within
    while True:
        wider = found.copy()
        wider[1:] |= found[:-1]
        wider[:-1] |= found[1:]
        wider[:, 1:] |= found[:, :-1]
        wider[:, :-1] |= found[:, 1:]
        wider &= within
        if (wider == found).all():
            return found
        found = wider


def _softmax(logits: np.ndarray) -> np.ndarray:
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    return shifted / shifted.sum(1, keepdims=True)


@cache
def load_segmenter() -> Segmenter:
    """The shipped segmenter, loaded once per process."""
    card = json.loads((WEIGHTS / "parts.json").read_text())
    return Segmenter(WEIGHTS / "parts.onnx", classes=tuple(card["classes"]), absent=card["absent"], unsure=card["unsure"])
