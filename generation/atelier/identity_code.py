"""The canonical identity code: a drawn face as one unit vector of 512 numbers, known exactly because we drew it.

Traits are standardised over `sample_identity`, categories become coordinates that mean something (skin and eyes are colours, not names),
and a fixed orthonormal map carries them to 512 dimensions. So two random faces have a cosine near 0, moving a slider is vector arithmetic,
and the shape is that of insightface's `normed_embedding`. The conditioning embedder is trained to read this vector off a picture.
"""

import colorsys
import math
from functools import cache

import numpy as np

from .character import CONTINUOUS, EYE_SHAPES, MOLES, NOSES, Identity
from .colour import EYE, SKIN, darker, lighter, rgb

DIMENSIONS = 512
_SHAPE = tuple(name for name in CONTINUOUS if name not in ("skin_shift",))
_STD = 1 / math.sqrt(3)  # of a uniform trait in -1..1
AGE_MEAN, AGE_STD = 41, 16  # years, of `sample_identity`

# How loud a trait speaks in the code, relative to a standardised one: by how plainly it can be seen in a picture of 112 pixels.
_QUIET = {"blush": 0.4, "upper_lip": 0.7, "ear_angle": 0.5, "ear_size": 0.7}
TRAITS = (
    _SHAPE
    + ("skin_lightness", "skin_warmth", "skin_redness", "eye_lightness", "eye_warmth", "eye_redness")
    + tuple(f"eye_shape:{name}" for name in EYE_SHAPES)
    + tuple(f"nose:{name}" for name in NOSES)
    + tuple(f"mole:{name}" for name in MOLES)
    + ("freckles", "dimples", "scar", "vitiligo", "presentation", "age")
)


def traits(identity: Identity) -> np.ndarray:
    """The standardised traits in the order of TRAITS, float32."""
    shape = [getattr(identity, name) / _STD * _QUIET.get(name, 1.0) for name in _SHAPE]
    marks = [
        (identity.freckles - 0.16) / 0.3,
        1.0 if identity.dimples else -0.2,
        1.5 if identity.scar else -0.1,
        2.5 if identity.vitiligo else -0.1,
        (identity.presentation - 0.5) * 3.2,
        (identity.age - AGE_MEAN) / AGE_STD,
    ]
    values = [
        *shape, *_skin(identity), *(0.8 * _eyes(identity)),
        *_one_hot(EYE_SHAPES, identity.eye_shape, 1.6), *_one_hot(NOSES, identity.nose, 1.6), *_one_hot(MOLES, identity.mole, 1.2), *marks,
    ]  # fmt: skip
    return np.array(values, np.float32)


def code(identity: Identity) -> np.ndarray:
    """float32 (512,), unit length."""
    vector = basis() @ traits(identity)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


@cache
def basis() -> np.ndarray:
    """The fixed orthonormal map, float32 (512, number of traits). Its first columns stay the same when a trait is appended."""
    columns = [np.random.default_rng((1234, k)).standard_normal(DIMENSIONS) for k in range(len(TRAITS))]
    q, r = np.linalg.qr(np.stack(columns, axis=1))
    return (q * np.sign(np.diag(r))).astype(np.float32)


def _one_hot(vocabulary: tuple[str, ...], value: str, size: float) -> np.ndarray:
    return size * (np.array([name == value for name in vocabulary], np.float32) - 1 / len(vocabulary))


def _skin(identity: Identity) -> np.ndarray:
    colour, shift = rgb(SKIN[identity.skin]), identity.skin_shift
    colour = lighter(colour, 0.05 * shift) if shift > 0 else darker(colour, -0.07 * shift)
    return _standardised(colour, SKIN)


def _eyes(identity: Identity) -> np.ndarray:
    return _standardised(rgb(EYE[identity.eyes]), EYE)


def _standardised(colour: tuple[float, float, float], palette: dict[str, str]) -> np.ndarray:
    """Lightness, warmth (yellow against blue) and redness (red against green) of a colour, standardised over its palette."""
    mean, std = _palette_statistics(tuple(palette.values()))
    return (_opponent(colour) - mean) / std


@cache
def _palette_statistics(colours: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    values = np.stack([_opponent(rgb(c)) for c in colours])
    return values.mean(axis=0), values.std(axis=0)


def _opponent(colour: tuple[float, float, float]) -> np.ndarray:
    y, i, q = colorsys.rgb_to_yiq(*colour)
    return np.array([y, i, q], np.float32)
