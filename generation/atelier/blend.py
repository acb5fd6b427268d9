"""New faces from old ones: a step away, or in between. All of them valid identities."""

import dataclasses
import random

from .character import CONTINUOUS, Identity

KINDS = ("skin", "eyes", "eye_shape", "nose", "mole", "dimples", "scar", "vitiligo")


def near_identity(origin: Identity, rng: random.Random, step: float = 0.35) -> Identity:
    """A relative of `origin`: every continuous trait moved by a normal step of that size.

    Skin and presentation stay; age moves by up to four years.
    """
    moved = {name: _clamp(getattr(origin, name) + rng.gauss(0, step)) for name in CONTINUOUS}
    return dataclasses.replace(origin, **moved, age=min(90.0, max(18.0, origin.age + rng.uniform(-4, 4))))


def mix_identities(a: Identity, b: Identity, rng: random.Random) -> Identity:
    """A child of two faces: each continuous trait somewhere between them, each kind from either."""
    numbers = {name: _between(getattr(a, name), getattr(b, name), rng) for name in (*CONTINUOUS, "presentation", "age", "freckles")}
    kinds = {name: getattr(rng.choice((a, b)), name) for name in KINDS}
    return Identity(**numbers, **kinds)


def _between(a: float, b: float, rng: random.Random) -> float:
    return a + (b - a) * rng.uniform(0.2, 0.8)


def _clamp(value: float) -> float:
    return min(1.0, max(-1.0, value))
