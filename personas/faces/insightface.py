"""Faces in photographs, found and read by a model pack that the customer put in a folder (buffalo_l, antelopev2 or their own).

Packs have licences of their own, so Troupe ships none and never downloads one: a folder that is not there is a sentence, not a request.
Loaded through the insightface package (the extra `face`), whose detector gives boxes and five points, and whose recogniser 512 numbers.
Pure: no Django, no settings, no storage.
"""

import hashlib
import importlib.util
from functools import cache
from pathlib import Path

import numpy as np

from .base import Face, FoundFace, normalize

TASKS = ("detection", "recognition")  # age and gender, which packs bring too, are nobody's business here
SIZE = (640, 640)  # pixels the detector looks at


class FacePackError(Exception):
    """The pack cannot be used here; `str()` is a sentence that says what is missing."""


class FacePack:
    """A detector and a recogniser. `name` is the folder's, `version` the beginning of the recogniser's SHA-256. A FaceEmbedder."""

    def __init__(self, folder: Path) -> None:
        analysis = _analysis(folder)
        self._detector, self._recogniser = (analysis.models[task] for task in TASKS)
        file = getattr(self._recogniser, "model_file", None)
        self.name = folder.name
        self.version = hashlib.sha256(Path(file).read_bytes()).hexdigest()[:12]

    def find(self, image: np.ndarray) -> list[FoundFace]:
        """uint8 (H, W, 3) sRGB -> the faces in it, the largest first."""
        boxes, points = self._detector.detect(_bgr(image))
        if points is None:
            raise FacePackError("The detector of this face pack reports no landmarks, so its faces cannot be aligned.")
        found = [FoundFace(Face(tuple(map(float, box[:4])), np.float32(five)), float(box[4])) for box, five in zip(boxes, points)]
        return sorted(found, key=lambda one: _area(one.face), reverse=True)

    def embed(self, image: np.ndarray, landmarks: np.ndarray) -> np.ndarray:
        return self.embed_batch([image], [landmarks])[0]

    def embed_batch(self, images, landmarks) -> np.ndarray:
        from insightface.app.common import Face as Seen

        each = (self._recogniser.get(_bgr(image), Seen(kps=np.float32(five))) for image, five in zip(images, landmarks, strict=True))
        return normalize(np.stack(list(each)))


def missing(folder: str) -> str:
    """What stands in the way of using the pack in `folder`, as a sentence; empty when nothing does. Cheap, and loads nothing."""
    if not folder:
        return "No face model pack is installed."
    if not Path(folder).is_dir():
        return f"The folder of the face model pack, {folder}, is not there."
    if not any(Path(folder).glob("*.onnx")):
        return f"The folder {folder} holds no ONNX models, so it is no face model pack."
    if importlib.util.find_spec("insightface") is None:
        return "The insightface package is not installed (python3 -m config.install face)."
    return ""


@cache
def load_pack(folder: str) -> FacePack:
    """The pack in this folder, loaded once per process. Raises FacePackError."""
    if sentence := missing(folder):
        raise FacePackError(sentence)
    return FacePack(Path(folder).resolve())


def _analysis(folder: Path):
    """insightface's own loader, given an existing folder: only a name it does not find makes it look on the network."""
    try:
        from insightface.app import FaceAnalysis
    except ImportError as problem:  # most often OpenCV without OpenGL's libraries
        hint = "On a machine without OpenGL, install opencv-python-headless in place of opencv-python, in the same version."
        raise FacePackError(f"The insightface package cannot be loaded ({problem}). {hint}") from problem
    try:
        analysis = FaceAnalysis(name=str(folder), allowed_modules=list(TASKS), providers=["CPUExecutionProvider"])
    except Exception as problem:  # a damaged model fails in ONNX Runtime's own ways, a pack without a detector in an assertion
        why = str(problem)[:200] or "no detector among them"
        raise FacePackError(f"The models in {folder.name} could not be loaded: {why}.") from problem
    if gone := [task for task in TASKS if task not in analysis.models]:
        raise FacePackError(f"The face model pack {folder.name} has no model for {' and '.join(gone)}.")
    analysis.prepare(ctx_id=-1, det_size=SIZE)
    return analysis


def _bgr(image: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(image[..., ::-1])


def _area(face: Face) -> float:
    left, top, right, bottom = face.box
    return (right - left) * (bottom - top)
