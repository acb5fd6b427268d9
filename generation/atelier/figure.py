"""One person on the 512-unit stage: geometry that every layer shares.

The head is an ellipsoid turned by yaw and pitch; `head.at(x, y)` puts a point of the face (relative to the face centre) on it,
so features slide and foreshorten together, and hair or hats in front or behind get their parallax from `head.path(..., parallax=)`.
"""

import math
import random
from dataclasses import dataclass
from itertools import pairwise

import skia

from .canvas import Point, smooth
from .character import Identity, Look
from .colour import CLOTH, EYE, HAIR, RGB, SKIN, lighter, named, rgb, skin_tanned

CENTRE = (256.0, 240.0)


@dataclass(frozen=True)
class Ear:
    """Where one ear sits on the stage; `front` means the turn shows it on the side of the head, not behind the head's edge."""

    x: float
    y: float
    rx: float
    ry: float
    front: bool


@dataclass(frozen=True)
class Head:
    """Head geometry in figure units; angles in radians. Half-width `w`, half-height `h`, `cheek_w` and `jaw_w` are half-widths too.
    `left` and `right` are the points of the outline on each side of the picture, from the crown down to the chin."""

    yaw: float
    pitch: float
    w: float
    h: float
    cheek_w: float
    jaw_w: float
    chin_w: float
    top: float
    bottom: float
    ear_size: float
    ear_angle: float
    left: tuple[Point, ...]
    right: tuple[Point, ...]
    outline: skia.Path

    @classmethod
    def of(cls, identity: Identity, look: Look) -> "Head":
        i, yaw, pitch = identity, math.radians(look.yaw), math.radians(look.pitch)
        w, h = 97 * (1 + 0.155 * i.face_width), 133 * (1 + 0.115 * i.face_height)
        cheek_w = w * (1.0 + 0.105 * i.cheek - 0.015 * i.presentation)
        jaw_w = w * (0.925 + 0.145 * i.jaw - 0.115 * i.presentation)
        chin_w = 37 + 14 * i.chin - 9 * i.presentation
        top, bottom = -h * (0.88 + 0.07 * i.forehead), h * (0.98 + 0.03 * i.chin)
        profile = [
            (w * (0.60 + 0.06 * i.forehead), top + h * 0.105),
            (w * (0.945 + 0.075 * i.forehead), -h * 0.42),
            (w * 0.985, -h * 0.08),
            (cheek_w, h * 0.20),
            (0.42 * cheek_w + 0.54 * jaw_w, h * 0.43),
            (jaw_w * 0.88, h * 0.64),
            (0.52 * jaw_w * 0.88 + 0.5 * chin_w, h * 0.84),
            (chin_w, bottom - 6),
        ]
        crown = _turn(0, top, 0, w, h, yaw, pitch)
        right, left = ([_turn(side * x, y, side, w, h, yaw, pitch) for x, y in profile] for side in (1, -1))
        chin = _turn(0, bottom, 0, w, h, yaw, pitch)
        outline = smooth([crown, *right, chin, *reversed(left)])
        sides = (crown, *left, chin), (crown, *right, chin)
        return cls(yaw, pitch, w, h, cheek_w, jaw_w, chin_w, top, bottom, i.ear_size, i.ear_angle, *sides, outline)

    def at(self, x: float, y: float, z: float | None = None) -> Point:
        """A point of the face (units from the face centre) on the stage; `z` 1.0 is the tip of the face, default the ellipsoid."""
        if z is None:
            z = math.sqrt(max(0.02, 1 - (x / (self.w * 1.2)) ** 2 - (y / (self.h * 1.14)) ** 2))
        return (
            CENTRE[0] + x * math.cos(self.yaw) + z * 0.885 * self.w * math.sin(self.yaw),
            CENTRE[1] + y + self.pitch * z * 72,
        )

    def curve(self, points: list[Point], closed: bool = True, z: float | None = None, tension: float = 1.0) -> skia.Path:
        """A curve lying on the face."""
        return smooth([self.at(x, y, z) for x, y in points], closed, tension)

    def around(self, x: float, y: float, parallax: float = 0.0) -> Point:
        """A point scaled with this head (drawn for a 104 x 132 head): hair, hats. Parallax > 0 is in front of the face, < 0 behind."""
        return (CENTRE[0] + x * self.w / 104 + self.yaw * parallax, CENTRE[1] + y * self.h / 132 + self.pitch * parallax * 0.4)

    def path(self, points: list[Point], tension: float = 1.0, parallax: float = 0.0, closed: bool = True) -> skia.Path:
        return smooth([self.around(x, y, parallax) for x, y in points], closed, tension)

    def ear(self, side: int) -> Ear | None:
        """The ear on that side (-1 left, 1 right of the picture), or None where the turn hides it."""
        away = side * math.sin(self.yaw)  # > 0: this side turns away from us
        if away > 0.34:
            return None
        inward = -20 * away if away < 0 else 34 * away
        x = CENTRE[0] + side * (self.w * 0.5 + self.cheek_w * 0.485 - inward + 6 * self.ear_angle)
        ry = 31 * (1 + 0.32 * self.ear_size)
        return Ear(x, CENTRE[1] + 16 + self.pitch * -14, ry * (0.57 + 0.18 * self.ear_angle), ry, front=away < -0.16)

    def edge_x(self, side: int, y: float) -> float:
        """x of the outline on that side at height y of the stage (outside the head: of its nearest end)."""
        points = self.right if side > 0 else self.left
        y = min(max(y, points[0][1]), points[-1][1])
        for (ax, ay), (bx, by) in pairwise(points):
            if y <= by:
                return ax + (bx - ax) * (y - ay) / max(1e-6, by - ay)
        return points[-1][0]

    def narrowing(self, side: int) -> float:
        """How much a feature on that side (-1 left, 1 right) is foreshortened by the turn, 0.62..1."""
        return max(0.62, math.cos(self.yaw) - max(0.0, side * self.yaw) * 0.28)


def _turn(x: float, y: float, side: int, w: float, h: float, yaw: float, pitch: float) -> Point:
    """A point of the front outline as it shows when the head turns: the chin swings out further than the skull, the far side
    shows the eye socket and the cheekbone, and the near corner of the jaw stays behind."""
    turn, low = math.sin(yaw), _ease((y / h - 0.05) / 0.95)
    far = side * turn > 0
    x += turn * (9 + 34 * low)
    if far:
        relief = -0.09 * _bump(y / h, -0.02, 0.16) + 0.035 * _bump(y / h, 0.22, 0.16) - 0.10 * _bump(y / h, 0.62, 0.22)
        x += turn * w * relief
    elif side:
        x -= turn * 30 * low * _bump(y / h, 0.55, 0.35)
    return (CENTRE[0] + x, CENTRE[1] + y + pitch * (10 + 26 * low))


def _ease(t: float) -> float:
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def _bump(t: float, centre: float, width: float) -> float:
    return math.exp(-(((t - centre) / width) ** 2))


@dataclass(frozen=True)
class Face:
    """Where the features of this face rest, in units from the face centre, before pose and expression. `eye_x`, `mouth_w` and the
    other widths are half-widths; y grows downwards. Every look and style of an identity shares these numbers."""

    eye_x: float
    eye_y: float
    eye_w: float
    eye_h: float
    brow_y: float
    nose_y: float  # base of the nose
    nose_w: float
    mouth_y: float
    mouth_w: float

    @classmethod
    def of(cls, identity: Identity, head: Head) -> "Face":
        i, u, v = identity, head.w / 97, head.h / 133
        eye_y = (1 + 10 * i.eye_height) * v
        eye_w = (23.6 + 1.6 * i.presentation) * (1 + 0.20 * i.eye_size) * u**0.5
        width, length = NOSE_SIZE[i.nose]
        nose_y = eye_y * 0.5 + (length + 9 * i.nose_length - 2 * i.presentation) * v
        return cls(
            eye_x=44 * u * (1 + 0.155 * i.eye_spacing),
            eye_y=eye_y,
            eye_w=eye_w,
            eye_h=eye_w * 0.56 * (1 + 0.27 * i.eye_openness),
            brow_y=eye_y - (34 + 7 * i.brow_height + 2.5 * i.presentation) * v,
            nose_y=nose_y,
            nose_w=width * u**0.5 * (1 + 0.31 * i.nose_width) * (1.08 - 0.16 * i.presentation),
            mouth_y=nose_y * 0.35 + (65 + 7.5 * i.mouth_height) * v,
            mouth_w=35.5 * u * (1 + 0.23 * i.mouth_width) * (1.04 - 0.07 * i.presentation),
        )


NOSE_SIZE = {"button": (16, 40), "straight": (15, 46), "wide": (23, 45), "long": (15.5, 55), "aquiline": (17, 51)}


@dataclass(frozen=True)
class Figure:
    """What a layer function gets: who, how, where, in which colours."""

    identity: Identity
    look: Look
    head: Head
    face: Face
    skin: RGB
    hair: RGB
    eye: RGB
    cloth: RGB
    accent: RGB
    headwear: RGB

    @classmethod
    def of(cls, identity: Identity, look: Look) -> "Figure":
        skin = rgb(SKIN[identity.skin])
        skin = lighter(skin, 0.05 * identity.skin_shift) if identity.skin_shift > 0 else skin_tanned(skin, -identity.skin_shift)
        head = Head.of(identity, look)
        return cls(
            identity,
            look,
            head,
            Face.of(identity, head),
            skin,
            named(HAIR, look.hair_colour),
            rgb(EYE[identity.eyes]),
            named(CLOTH, look.outfit_colour),
            named(CLOTH, look.accent_colour),
            named(CLOTH, look.headwear_colour),
        )

    def rng(self, salt: str) -> random.Random:
        """Chance that belongs to the picture, the same for the same seed; one stream per use so that parts do not disturb each other."""
        return random.Random(f"{self.look.seed}/{salt}")

    def own_rng(self, salt: str) -> random.Random:
        """Chance that belongs to the face (where the freckles sit): the same in every picture of it, and the same while a slider
        of a continuous trait moves, so that nothing jumps."""
        i = self.identity
        return random.Random(f"{i.skin}/{i.eyes}/{i.eye_shape}/{i.nose}/{i.mole}/{i.dimples}/{i.scar}/{i.vitiligo}/{salt}")
