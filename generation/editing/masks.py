"""Where a picture may change: bool (H, W), True where it may. Travels as a 1-bit PNG, white where it may change."""

import hashlib
import io
from collections.abc import Iterable, Sequence

import numpy as np
from PIL import Image, ImageFilter

MOST_BYTES = 64_000  # a mask of 2048 px with ten thousand strokes stays below 50 kB
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class MaskError(ValueError):
    """A mask that cannot be used. `code` is stable, the message is a sentence for people."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


def encode(mask: np.ndarray) -> bytes:
    """bool (H, W) as a 1-bit PNG; the same mask gives the same bytes."""
    out = io.BytesIO()
    Image.fromarray(np.asarray(mask, bool)).save(out, "PNG", compress_level=9)
    return out.getvalue()


def digest(mask: np.ndarray) -> str:
    """SHA-256 of the 1-bit PNG."""
    return hashlib.sha256(encode(mask)).hexdigest()


def decode(data: bytes, width: int, height: int) -> np.ndarray:
    """The mask in a 1-bit PNG of exactly this size. Its header is read before anything is unpacked. Raises MaskError `mask_unreadable`,
    `mask_too_large` or `mask_size`."""
    if len(data) > MOST_BYTES:
        raise MaskError("mask_too_large", f"A mask of {len(data):,} bytes is larger than the {MOST_BYTES:,} that one may have.")
    if data[:8] != _SIGNATURE or data[12:16] != b"IHDR" or len(data) < 33:
        raise MaskError("mask_unreadable", "This mask is not a PNG.")
    size, depth = (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])), data[24]
    if depth != 1:
        raise MaskError("mask_unreadable", f"A mask is a PNG of 1 bit, not of {depth}.")
    if size != (width, height):
        message = f"The mask measures {size[0]} x {size[1]} pixels and the picture {width} x {height}; they must be equal."
        raise MaskError("mask_size", message)
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as found:
            return np.asarray(found.convert("L")) >= 128
    except (OSError, SyntaxError, ValueError) as problem:
        raise MaskError("mask_unreadable", "This mask is damaged.") from problem


def require_partial(mask: np.ndarray) -> None:
    """Raises MaskError `mask_empty` for a mask that lets nothing change, `mask_everything` for one that keeps nothing."""
    if not mask.any():
        raise MaskError("mask_empty", "The mask is empty, so nothing of the picture may change.")
    if mask.all():
        raise MaskError("mask_everything", "The mask covers the whole picture, so nothing of it would stay.")


def of_parts(index: np.ndarray, names: Sequence[str], wanted: Iterable[str], width: int, height: int) -> np.ndarray:
    """Where a part map, uint8 (h, w) indexing `names`, shows one of the wanted names, at the picture's size."""
    chosen = np.isin(index, [names.index(name) for name in wanted if name in names])
    return np.asarray(Image.fromarray(chosen).resize((width, height), Image.Resampling.NEAREST), bool)


def grown(mask: np.ndarray, pixels: int) -> np.ndarray:
    """Grown by a disc of that radius; shrunk by a negative one. Beyond the picture's edge a mask goes on as it is there."""
    if pixels < 0:
        return ~grown(~mask, -pixels)
    if pixels == 0 or not mask.any():
        return mask.copy()
    out = mask.copy()
    reach: dict[int, list[int]] = {}
    for dy in range(pixels + 1):
        reach.setdefault(int((pixels**2 - dy**2) ** 0.5), []).append(dy)
    for half, rows in reach.items():
        wide = _widened(mask, half)
        for dy in rows:
            if dy == 0:
                out |= wide
                continue
            out[dy:] |= wide[:-dy]
            out[:-dy] |= wide[dy:]
    return out


def _widened(mask: np.ndarray, half: int) -> np.ndarray:
    """Each row grown by `half` pixels to both sides: a blur along the row is above 0 wherever it reaches."""
    if half == 0:
        return mask
    levels = Image.fromarray(np.where(mask, 255, 0).astype(np.uint8))  # not its bytes: Pillow's own bool arrays hold 255 for True
    return np.asarray(levels.filter(ImageFilter.BoxBlur((half, 0)))) > 0


def feathered(mask: np.ndarray, pixels: int) -> np.ndarray:
    """uint8 (H, W): 0 outside the mask, always; 255 from twice `pixels` and two within it; a ramp between. Where the mask is thinner than
    that, the ramp is as short as it must be for its middle to be reached."""
    core = grown(mask, -pixels)
    while pixels and not core.any():
        pixels //= 2
        core = grown(mask, -pixels)
    if not pixels:
        return np.where(mask, 255, 0).astype(np.uint8)
    radius = pixels / 2 / 2**0.5  # twice a box of this radius reaches as far as the disc that was taken away
    soft = Image.fromarray(np.where(core, 255, 0).astype(np.uint8)).filter(ImageFilter.BoxBlur(radius)).filter(ImageFilter.BoxBlur(radius))
    return np.where(mask, np.asarray(soft), 0).astype(np.uint8)
