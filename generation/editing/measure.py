"""What an edit did, in numbers. Colour distances are CIE76: euclidean in CIELAB under D65."""

import hashlib
from collections.abc import Sequence

import numpy as np
from PIL import Image

from .composite import to_linear
from .masks import grown
from .parts import IN_THE_MAP

RING = 2  # pixels: the outermost of a mask, where a seam would show
_XYZ = np.array(((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041)))
_WHITE = np.array((0.95047, 1.0, 1.08883))
_LINEAR = to_linear(np.arange(256, dtype=np.uint8))
_HEAT = np.array(((13, 8, 30), (87, 16, 110), (188, 55, 84), (249, 142, 9), (252, 255, 164)), np.float64)  # dark to bright
_HOTTEST = 40.0  # dE: as bright as the map gets


def lab(pixels: np.ndarray) -> np.ndarray:
    """uint8 (..., 3) sRGB as float (..., 3) CIELAB."""
    t = _LINEAR[pixels] @ _XYZ.T / _WHITE
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


def delta_e(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """uint8 (..., 3) twice: float (...)."""
    return np.sqrt(((lab(one) - lab(other)) ** 2).sum(-1))


def outside_hash(image: np.ndarray, changed: np.ndarray) -> str:
    """SHA-256 of the pixels, (n, 3) in reading order, where `changed` (H, W) is 0."""
    return hashlib.sha256(np.ascontiguousarray(image[changed == 0]).tobytes()).hexdigest()


def ring_of(changed: np.ndarray) -> np.ndarray:
    """bool (H, W): the outermost pixels of where a picture may change. The picture's own edge is none of its mask's."""
    inside = changed > 0
    return inside & ~grown(inside, -RING)


def seam_ratio(source: np.ndarray, after: np.ndarray, changed: np.ndarray) -> float | None:
    """The mean step in level from just outside a mask to just inside, in the picture after by that in the source; one level is added to
    both, so that a flat source does not make noise of rounding. None where nothing lies outside."""
    inside = changed > 0
    steps = [_steps(inside, source, after, axis) for axis in (0, 1)]
    was, now = (np.concatenate([step[n] for step in steps]) for n in (0, 1))
    return None if was.size == 0 else float((now.mean() + 1) / (was.mean() + 1))


def _steps(inside: np.ndarray, source: np.ndarray, after: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Level steps of source and after, over every pair of neighbours of which one lies inside."""
    first, second = (slice(None, -1), slice(1, None))
    one, other = ((first, slice(None)), (second, slice(None))) if axis == 0 else ((slice(None), first), (slice(None), second))
    pairs = inside[one] != inside[other]
    return tuple(np.abs(image[one][pairs].astype(np.int16) - image[other][pairs]).mean(-1) for image in (source, after))


def frame_ratio(after: np.ndarray, left: int, top: int, right: int, bottom: int) -> float:
    """The mean step in level over the old frame's edge, by the same step one pixel further in; one level is added to both."""
    height, width = after.shape[:2]
    old = after[top : height - bottom, left : width - right].astype(np.int16)
    pairs = []
    if left:
        pairs.append((after[top : height - bottom, left - 1], old[:, 0], old[:, 1]))
    if right:
        pairs.append((after[top : height - bottom, width - right], old[:, -1], old[:, -2]))
    if top:
        pairs.append((after[top - 1, left : width - right], old[0], old[1]))
    if bottom:
        pairs.append((after[height - bottom, left : width - right], old[-1], old[-2]))
    over = np.concatenate([np.abs(new - edge).mean(-1) for new, edge, _ in pairs])
    beside = np.concatenate([np.abs(edge - inner).mean(-1) for _, edge, inner in pairs])
    return float((over.mean() + 1) / (beside.mean() + 1))


def ring_shift(source: np.ndarray, after: np.ndarray, changed: np.ndarray) -> float | None:
    """The mean colour shift in the ring, dE. None where there is no ring."""
    ring = ring_of(changed)
    return float(delta_e(source[ring], after[ring]).mean()) if ring.any() else None


def part_colours(image: np.ndarray, parts: np.ndarray, names: Sequence[str], picked: Sequence[str]) -> dict[str, np.ndarray]:
    """Pickable part -> its median colour, uint8 (3,); parts that the map, (h, w) of any size, does not show are left out."""
    small = _fitted(image, parts.shape)
    found = {}
    for part in picked:
        where = np.isin(parts, [names.index(name) for name in IN_THE_MAP[part] if name in names])
        if where.any():
            found[part] = np.median(small[where], axis=0).round().astype(np.uint8)
    return found


def heat_map(before: np.ndarray, after: np.ndarray, longest: int = 512) -> np.ndarray:
    """uint8 (h, w, 3): dark where a picture stayed, bright where it changed much (dE 40 and more), at most `longest` pixels a side. Both
    (H, W, 3) of one size."""
    scale = min(1.0, longest / max(before.shape[:2]))
    size = (max(1, round(before.shape[0] * scale)), max(1, round(before.shape[1] * scale)))
    heat = (delta_e(_fitted(before, size), _fitted(after, size)) / _HOTTEST).clip(0, 1) * (len(_HEAT) - 1)
    low = np.minimum(heat.astype(int), len(_HEAT) - 2)
    share = (heat - low)[..., None]
    return (_HEAT[low] * (1 - share) + _HEAT[low + 1] * share).round().astype(np.uint8)


def _fitted(image: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    if image.shape[:2] == shape:
        return image
    return np.asarray(Image.fromarray(image).resize(shape[::-1], Image.Resampling.BOX))
