"""Laying pixels over pixels such that what is not meant to change does not, to the byte. All arrays are uint8 sRGB."""

import math

import numpy as np
from PIL import Image

FADE = 0.12  # of the longer side: over how much of a new frame the mirrored background becomes the drawn one
_WARM = np.array((0.42, 0.0, -0.60))  # stops of red, green and blue at full warmth
_LUMINANCE = np.array((0.2126, 0.7152, 0.0722))


def pasted(source: np.ndarray, drawn: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """(H, W, 3 or 4): `drawn` where alpha (H, W) is 255, the source's own bytes where it is 0, mixed between. With a fourth channel the
    colours are mixed as they cover."""
    a = alpha.astype(np.uint16)[..., None]
    mixed = (source * (255 - a) + drawn * a + 127) // 255 if source.shape[2] == 3 else _mixed_with_alpha(source, drawn, a)
    return np.where(a == 0, source, np.where(a == 255, drawn, mixed)).astype(np.uint8)


def _mixed_with_alpha(source: np.ndarray, drawn: np.ndarray, a: np.ndarray) -> np.ndarray:
    share = a.astype(np.float32) / 255
    before, after = ((1 - share) * source[..., 3:], share * drawn[..., 3:])
    cover = before + after
    colour = (before * source[..., :3] + after * drawn[..., :3]) / np.maximum(cover, 1e-6)
    return np.concatenate([colour, cover], axis=2).round().clip(0, 255)


def over(subject: np.ndarray, background: np.ndarray) -> np.ndarray:
    """(H, W, 4), straight alpha, over (H, W, 3): the subject's own bytes where it is opaque, the background's where it is clear."""
    return pasted(background, subject[..., :3], subject[..., 3])


def colour_ground(width: int, height: int, colour: str) -> np.ndarray:
    """(height, width, 3) of one #rrggbb."""
    return np.full((height, width, 3), _rgb(colour), np.uint8)


def gradient_ground(width: int, height: int, colours: tuple[str, str], angle: float) -> np.ndarray:
    """(height, width, 3) from the first colour to the second, mixed in linear light; `angle` 0 runs downwards, 90 to the right."""
    dx, dy = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    along = (x - (width - 1) / 2) * dx + (y - (height - 1) / 2) * dy
    reach = max(1e-6, (abs((width - 1) * dx) + abs((height - 1) * dy)) / 2)
    share = ((along / reach + 1) / 2).clip(0, 1)[..., None]
    first, second = (to_linear(np.array(_rgb(colour), np.uint8)) for colour in colours)
    return from_linear(first * (1 - share) + second * share)


def picture_ground(picture: np.ndarray, width: int, height: int) -> np.ndarray:
    """(h, w, 3) of any size, scaled and cropped about its middle until it covers (height, width, 3)."""
    high, wide = picture.shape[:2]
    scale = max(width / wide, height / high)
    box_w, box_h = width / scale, height / scale
    left, top = (wide - box_w) / 2, (high - box_h) / 2
    box = (left, top, left + box_w, top + box_h)
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.LANCZOS, box=box))


def graded(image: np.ndarray, warmth: float, strength: float) -> np.ndarray:
    """(H, W, 3 or 4) with its light warmer or cooler and stronger or weaker: each channel by a table, so nothing moves and equal colours
    stay equal. Warmth keeps the brightness of grey. Alpha stays."""
    stops = _WARM * warmth
    gains = 2.0 ** (stops + strength)
    gains *= 2.0**strength / float(_LUMINANCE @ gains)
    levels = to_linear(np.arange(256, dtype=np.uint8))
    out = image.copy()
    for channel, gain in enumerate(gains):
        out[..., channel] = from_linear(_shouldered(levels * gain))[image[..., channel]]
    return out


def _shouldered(light: np.ndarray) -> np.ndarray:
    """Light beyond 0.8 rolls off, so that what gets brighter does not burn out; below it nothing changes."""
    knee = 0.8
    above = np.maximum(light - knee, 0)
    room = 1 - knee
    top = float(light.max()) - knee
    if top <= room:
        return light
    # A hyperbola that leaves the knee with slope 1 and reaches 1 at the brightest level.
    bend = 1 / room - 1 / top
    return np.where(light > knee, knee + above / (1 + above * bend), light)


def extended(background: np.ndarray, left: int, top: int, right: int, bottom: int) -> np.ndarray:
    """(H, W, 3) with so many pixels more on each side, mirrored at the edge: what was there stays, and no line shows where it ended."""
    return np.pad(background, ((top, bottom), (left, right), (0, 0)), mode="symmetric")


def beyond(size: tuple[int, int], left: int, top: int, right: int, bottom: int) -> np.ndarray:
    """uint8 (H, W) of the larger frame: 0 within the old one, of that width and height, and rising to 255 over FADE of its longer side."""
    width, height = size
    x, y = np.arange(left + width + right), np.arange(top + height + bottom)
    dx = np.maximum(0, np.maximum(left - x, x - (left + width - 1)))
    dy = np.maximum(0, np.maximum(top - y, y - (top + height - 1)))
    share = np.hypot(dy[:, None], dx[None]) / (FADE * max(size))
    share = share.clip(0, 1)
    return np.rint(255 * share * share * (3 - 2 * share)).astype(np.uint8)


def meeting(drawn: np.ndarray, old: np.ndarray, left: int, top: int, right: int, bottom: int) -> np.ndarray:
    """`drawn`, (H, W, 4) of the larger frame, with colours that meet those of the `old` subject, (h, w, 4), at its edge and become its own
    over FADE: vignettes, duotones and palettes follow the frame, so the same sleeve is not quite the same colour in another one."""
    height, width = old.shape[:2]
    inner = drawn[top : top + height, left : left + width]
    shift = np.zeros((*drawn.shape[:2], 3), np.float32)
    for side, rows, columns in ((0, slice(None), slice(left)), (-1, slice(None), slice(left + width, None))):
        shift[rows, columns] = np.pad(_shift(old[:, side], inner[:, side]), ((top, bottom), (0, 0)))[:, None]
    for side, rows in ((0, slice(top)), (-1, slice(top + height, None))):
        shift[rows] = np.pad(_shift(old[side], inner[side]), ((left, right), (0, 0)), mode="edge")
    fade = 1 - beyond((width, height), left, top, right, bottom).astype(np.float32)[..., None] / 255
    return np.dstack([np.rint(drawn[..., :3] + shift * fade).clip(0, 255).astype(np.uint8), drawn[..., 3]])


def _shift(old: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """(n, 3): by how many levels the old colours differ along an edge, (n, 4) twice, where both are opaque; evened out along it."""
    there = ((old[:, 3] == 255) & (drawn[:, 3] == 255)).astype(np.float32)
    kernel = np.ones(2 * max(1, len(old) // 100) + 1, np.float32)
    weight = np.maximum(np.convolve(there, kernel, "same"), 1e-6)
    differs = (old[:, :3].astype(np.float32) - drawn[:, :3]) * there[:, None]
    return np.stack([np.convolve(channel, kernel, "same") / weight for channel in differs.T], axis=1)


def to_linear(levels: np.ndarray) -> np.ndarray:
    """uint8 sRGB as light 0..1."""
    s = levels.astype(np.float64) / 255
    return np.where(s <= 0.04045, s / 12.92, ((s + 0.055) / 1.055) ** 2.4)


def from_linear(light: np.ndarray) -> np.ndarray:
    light = np.clip(light, 0, 1)
    return np.rint(255 * np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)).astype(np.uint8)


def _rgb(colour: str) -> tuple[int, int, int]:
    return tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))
