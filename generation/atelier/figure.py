"""One person on the 512-unit stage: geometry that every layer shares.

The head is an ellipsoid turned by yaw and pitch; `head.at(x, y)` puts a point of the face (relative to the face centre) on it,
so features slide and foreshorten together, and hair or hats in front or behind get their parallax from `head.path(..., parallax=)`.
"""

import math
import random
from dataclasses import dataclass

import skia

from .canvas import Point, smooth
from .character import Identity, Look
from .colour import CLOTH, EYE, HAIR, RGB, SKIN, darker, lighter, named, rgb

CENTRE = (256.0, 240.0)


@dataclass(frozen=True)
class Head:
    """Head geometry in figure units; angles in radians. Half-width `w`, half-height `h`, `cheek_w` and `jaw_w` are half-widths too."""

    yaw: float
    pitch: float
    w: float
    h: float
    cheek_w: float
    jaw_w: float
    chin_w: float
    top: float
    bottom: float
    outline: skia.Path

    @classmethod
    def of(cls, identity: Identity, look: Look) -> "Head":
        yaw, pitch = math.radians(look.yaw), math.radians(look.pitch)
        i = identity
        w, h = 104 * (1.01 + 0.13 * i.face_width), 132 * (1.01 + 0.11 * i.face_height)
        cheek_w = w * (1.0 + 0.08 * i.cheek)
        jaw_w = w * (0.85 + 0.15 * i.jaw - (0.05 if i.feminine else 0))
        chin_w = 34 * (1.0 + 0.25 * i.chin) + 10
        top, bottom = -h * (0.86 + 0.05 * i.forehead), h * 0.98
        lean = yaw * 12
        right = [(w * 0.62, top + h * 0.13), (w * 0.99, -h * 0.30), (cheek_w, h * 0.20), (jaw_w * 0.93, h * 0.60), (chin_w, bottom - 9)]
        shift = lambda x, y: (CENTRE[0] + x + (lean if y < h * 0.3 else lean * 1.6), CENTRE[1] + y + pitch * 10)
        points = [shift(0, top)] + [shift(x, y) for x, y in right] + [(CENTRE[0] + lean * 1.9, CENTRE[1] + bottom + pitch * 10)]
        points += [shift(-x, y) for x, y in reversed(right)]
        return cls(yaw, pitch, w, h, cheek_w, jaw_w, chin_w, top, bottom, smooth(points))

    def at(self, x: float, y: float, z: float | None = None) -> Point:
        """A point of the face (units from the face centre) on the stage; `z` 1.0 is the tip of the face, default the ellipsoid."""
        if z is None:
            z = math.sqrt(max(0.02, 1 - (x / 118) ** 2 - (y / 150) ** 2))
        return (
            CENTRE[0] + x * math.cos(self.yaw) + z * 100 * math.sin(self.yaw),
            CENTRE[1] + y + self.pitch * z * 80,
        )

    def curve(self, points: list[Point], closed: bool = True, z: float | None = None, tension: float = 1.0) -> skia.Path:
        """A curve lying on the face."""
        return smooth([self.at(x, y, z) for x, y in points], closed, tension)

    def around(self, x: float, y: float, parallax: float = 0.0) -> Point:
        """A point scaled with this head (drawn for a 104 x 132 head): hair, hats. Parallax > 0 is in front of the face, < 0 behind."""
        return (CENTRE[0] + x * self.w / 104 + self.yaw * parallax, CENTRE[1] + y * self.h / 132 + self.pitch * parallax * 0.4)

    def path(self, points: list[Point], tension: float = 1.0, parallax: float = 0.0, closed: bool = True) -> skia.Path:
        return smooth([self.around(x, y, parallax) for x, y in points], closed, tension)

    def narrowing(self, side: int) -> float:
        """How much a feature on that side (-1 left, 1 right) is foreshortened by the turn, 0.62..1."""
        return max(0.62, math.cos(self.yaw) - max(0.0, side * self.yaw) * 0.28)


@dataclass(frozen=True)
class Figure:
    """What a layer function gets: who, how, where, in which colours."""

    identity: Identity
    look: Look
    head: Head
    skin: RGB
    hair: RGB
    eye: RGB
    cloth: RGB
    accent: RGB
    headwear: RGB

    @classmethod
    def of(cls, identity: Identity, look: Look) -> "Figure":
        skin = rgb(SKIN[identity.skin])
        skin = lighter(skin, 0.05 * identity.skin_shift) if identity.skin_shift > 0 else darker(skin, -0.07 * identity.skin_shift)
        return cls(
            identity, look, Head.of(identity, look), skin, named(HAIR, look.hair_colour), rgb(EYE[identity.eyes]),
            named(CLOTH, look.outfit_colour), named(CLOTH, look.accent_colour), named(CLOTH, look.headwear_colour),
        )

    def rng(self, salt: str) -> random.Random:
        """Chance that belongs to the picture, the same for the same seed; one stream per use so that parts do not disturb each other."""
        return random.Random(f"{self.look.seed}/{salt}")

    def own_rng(self, salt: str) -> random.Random:
        """Chance that belongs to the face (where the freckles sit): the same in every picture of it."""
        return random.Random(f"{sorted(self.identity.to_dict().items())}/{salt}")
