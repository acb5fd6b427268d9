"""Pictures between the sizes that were asked for and those a provider draws. numpy and Pillow only."""

import base64
import io
import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from ...decoding import DecodeError, decode
from ..base import EngineError

REFERENCE_AREA = 1024 * 1024  # pixels: what providers charge as one megapixel, and more than a face needs


def covered(image: np.ndarray, width: int, height: int) -> np.ndarray:
    """uint8 (height, width, 3): scaled until it covers the size, and cropped around the middle."""
    drawn_height, drawn_width = image.shape[:2]
    zoom = max(width / drawn_width, height / drawn_height)
    wide, high = width / zoom, height / zoom
    left, top = (drawn_width - wide) / 2, (drawn_height - high) / 2
    box = (left, top, left + wide, top + high)
    return np.asarray(Image.fromarray(image).resize((width, height), Image.Resampling.LANCZOS, box=box))


@dataclass(frozen=True)
class Mat:
    """A picture laid whole onto a sheet of another shape, as on a passe-partout: `put` lays it there, `cut` takes it out again.

    What is around it repeats its edge, so that nothing there looks like a frame.
    """

    width: int
    height: int
    left: int
    top: int
    sheet: tuple[int, int]  # width, height

    @classmethod
    def of(cls, width: int, height: int, sheet: tuple[int, int]) -> "Mat":
        zoom = min(sheet[0] / width, sheet[1] / height)
        wide, high = min(sheet[0], round(width * zoom)), min(sheet[1], round(height * zoom))
        return cls(wide, high, (sheet[0] - wide) // 2, (sheet[1] - high) // 2, sheet)

    def put(self, image: np.ndarray, *, around: str = "edge") -> np.ndarray:
        """uint8 (h, w) or (h, w, 3) of any size onto the sheet. `around`: edge, or constant for zeros."""
        laid = np.asarray(Image.fromarray(image).resize((self.width, self.height), Image.Resampling.LANCZOS))
        beside = (
            (self.top, self.sheet[1] - self.height - self.top),
            (self.left, self.sheet[0] - self.width - self.left),
            *[(0, 0)] * (image.ndim - 2),
        )
        return np.pad(laid, beside, mode=around)

    def cut(self, sheet: np.ndarray, width: int, height: int) -> np.ndarray:
        """From a sheet of this shape, in whatever size the provider sent it."""
        scale_x, scale_y = sheet.shape[1] / self.sheet[0], sheet.shape[0] / self.sheet[1]
        box = (self.left * scale_x, self.top * scale_y, (self.left + self.width) * scale_x, (self.top + self.height) * scale_y)
        return np.asarray(Image.fromarray(sheet).resize((width, height), Image.Resampling.LANCZOS, box=box))


def reference(image: np.ndarray) -> np.ndarray:
    """A reference picture, no larger than it has to be."""
    height, width = image.shape[:2]
    zoom = min(1.0, math.sqrt(REFERENCE_AREA / (width * height)))
    if zoom == 1.0:
        return image
    return np.asarray(Image.fromarray(image).resize((int(width * zoom), int(height * zoom)), Image.Resampling.LANCZOS))


def png(image: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(image).save(out, "PNG", compress_level=1)
    return out.getvalue()


def base64_png(image: np.ndarray) -> str:
    return base64.b64encode(png(image)).decode()


def opened(data: bytes, *, title: str) -> np.ndarray:
    """uint8 (H, W, 3) of what a provider sent, decoded where strangers' pictures are. Raises EngineError."""
    try:
        found = decode(data)
    except DecodeError as problem:
        raise EngineError("hosted_unreadable", f"{title} sent no picture that can be opened: {problem}") from problem
    return np.asarray(Image.open(io.BytesIO(found.png)).convert("RGB"))


def from_base64(text: object, *, title: str) -> np.ndarray:
    try:
        data = base64.b64decode(str(text), validate=True)
    except ValueError as problem:
        raise EngineError("hosted_unreadable", f"{title} sent no picture that can be opened.") from problem
    return opened(data, title=title)
