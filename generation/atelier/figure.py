"""One person on the 512-unit stage: geometry that every layer shares.

The head is an ellipsoid turned by yaw and pitch; `head.at(x, y)` puts a point of the face (relative to the face centre) on it,
so features slide and foreshorten together, and hair or hats in front or behind get their parallax from `head.path(..., parallax=)`.
"""

import math
import random
from dataclasses import dataclass, replace
from itertools import pairwise

import skia

from . import profile
from .canvas import Point, smooth
from .character import Identity, Look
from .colour import CLOTH, EYE, HAIR, RGB, kept_apart, named, rgb, skin_colour
from .mimic import Mimic

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
    `left` and `right` are the points of the outline on each side of the picture, from the crown down to the chin (in near-profile
    without the nose, which only `outline` has). `profile` runs from 0 (up to 45 degrees of yaw) to 1 (near-profile, 70)."""

    yaw: float
    pitch: float
    profile: float
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
        profile_points = [
            (w * (0.60 + 0.06 * i.forehead), top + h * 0.105),
            (w * (0.945 + 0.075 * i.forehead), -h * 0.42),
            (w * 0.985, -h * 0.08),
            (cheek_w, h * 0.20),
            (0.42 * cheek_w + 0.54 * jaw_w, h * 0.43),
            (jaw_w * (0.88 + 0.025 * i.ageing), h * 0.64),
            (0.52 * jaw_w * 0.88 + 0.5 * chin_w + 4.5 * i.ageing, h * 0.84),
            (chin_w, bottom - 6),
        ]
        crown = _turn(0, top, 0, w, h, yaw, pitch)
        right, left = ([_turn(side * x, y, side, w, h, yaw, pitch) for x, y in profile_points] for side in (1, -1))
        chin = _turn(0, bottom, 0, w, h, yaw, pitch)
        outline = smooth([crown, *right, chin, *reversed(left)])
        sides = (crown, *left, chin), (crown, *right, chin)
        head = cls(
            yaw, pitch, profile.share(yaw), w, h, cheek_w, jaw_w, chin_w, top, bottom, i.ear_size, i.ear_angle, *sides, outline
        )
        return head.in_profile(identity) if head.profile else head

    @property
    def facing(self) -> int:
        """The side of the picture the face is turned to."""
        return 1 if self.yaw > 0 else -1

    def in_profile(self, identity: Identity) -> "Head":
        """The same head with the outline that a turn beyond 45 degrees shows."""
        s, face = self.facing, Face.of(identity, self)
        near, far = (self.left, self.right) if s > 0 else (self.right, self.left)
        near = profile.near_side(list(near), _back_of_head(self), self.profile)
        plane, line = (profile.far_side(list(far), knots, s, self.profile) for knots in _profile_line(self, face, identity.nose))
        plane[-1] = line[-1] = near[-1]  # the tip of the chin belongs to both sides
        far = profile.moved_to(plane, list(far[:-1])) + [near[-1]]
        outline = smooth([*line, *reversed(near[1:-1])])
        sides = (tuple(near), tuple(far))
        return replace(self, left=sides[s < 0], right=sides[s > 0], outline=outline)

    def at(self, x: float, y: float, z: float | None = None) -> Point:
        """A point of the face (units from the face centre) on the stage; `z` 1.0 is the tip of the face, default the ellipsoid."""
        if z is None:
            z = math.sqrt(max(0.02, 1 - (x / (self.w * 1.2)) ** 2 - (y / (self.h * 1.14)) ** 2))
        return (
            CENTRE[0] + x * math.cos(self.yaw) + z * 0.885 * self.w * math.sin(self.yaw) + self.facing * 10 * self.profile,
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
        inward += 60 * self.profile  # past three quarters the ear leaves the edge for the middle of the head
        x = CENTRE[0] + side * (self.w * 0.5 + self.cheek_w * 0.485 - inward + 6 * self.ear_angle)
        ry = 31 * (1 + 0.32 * self.ear_size)
        rx = ry * (0.57 + 0.18 * self.ear_angle + 0.10 * self.profile)
        return Ear(x, CENTRE[1] + 16 + self.pitch * -14, rx, ry, front=away < -0.16)

    def edge_x(self, side: int, y: float) -> float:
        """x of the outline on that side at height y of the stage (outside the head: of its nearest end)."""
        points = self.right if side > 0 else self.left
        y = min(max(y, points[0][1]), points[-1][1])
        for (ax, ay), (bx, by) in pairwise(points):
            if y <= by:
                return ax + (bx - ax) * (y - ay) / max(1e-6, by - ay)
        return points[-1][0]

    def narrowing(self, side: int) -> float:
        """How much a feature on that side (-1 left, 1 right) is foreshortened by the turn: 0.62..1, and on the far side
        down to 0 in near-profile."""
        front = max(0.62, math.cos(self.yaw) - max(0.0, side * self.yaw) * 0.28)
        if side * self.yaw > 0:
            return front * (1 - self.profile)
        return front * (1 - 0.16 * self.profile)


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


def _back_of_head(head: Head) -> list[float]:
    """x of the near side in full near-profile, point by point of the outline: the skull stands out behind, the nape draws in, and the jaw
    runs from below the ear to the chin."""
    w, jaw, chin = head.w, head.jaw_w - 0.87 * head.w, head.chin_w - 32
    skull = (0.0, 0.66 * w, 1.02 * w, 1.06 * w, 0.98 * w)
    back = (*skull, 0.54 * w, 0.27 * w + 0.6 * jaw, -0.13 * w + 0.5 * jaw, -0.44 * w + 0.5 * chin, -0.70 * w)
    return [CENTRE[0] - head.facing * x for x in back]


# How far the profile stands before the middle line of the face: the bridge half-way and the tip, by type of nose.
NOSE_OUT = {"button": (3.0, 22.0), "straight": (9.0, 25.0), "wide": (7.0, 23.0), "long": (10.0, 29.0), "aquiline": (16.0, 28.0)}


def _profile_line(head: Head, face: "Face", nose: str) -> tuple[list[profile.Knot], list[profile.Knot]]:
    """The far outline in full near-profile from the brow to the chin, without the nose and with it."""
    bridge, tip = NOSE_OUT[nose]
    chin_y, base = head.bottom, face.nose_y
    mouth_x = head.at(0, face.mouth_y)[0]

    def knot(out: float, y: float, x: float | None = None) -> profile.Knot:
        at = head.at(0, y)
        return profile.Knot(out, at[0] if x is None else x, at[1])

    brow = [knot(13, face.brow_y - 34), knot(11.5, face.brow_y - 12), knot(10, face.brow_y + 6)]
    nasion = [knot(2.5, face.eye_y - 7)]
    ridge = [
        knot(bridge * 0.55 + 2.5, face.eye_y + 0.26 * (base - face.eye_y)),
        knot(bridge + 4, face.eye_y + 0.52 * (base - face.eye_y)),
        knot(tip - 3, base - 10),
        knot(tip, base - 4),
        knot(tip - 5, base + 2.5),
        knot(9, base + 7),
    ]
    lower = [
        knot(6, base + 11),
        knot(9.5, face.mouth_y - 6),
        knot(8.5, face.mouth_y - 1.5),
        knot(6.0, face.mouth_y + 1),
        knot(8.0, face.mouth_y + 7),
        knot(3.5, face.mouth_y + 17, mouth_x),
        knot(4.0, 0.80 * chin_y, mouth_x),
        knot(0.0, 0.90 * chin_y, mouth_x),
        knot(0.0, chin_y, head.at(0, face.mouth_y)[0]),
    ]
    return brow + nasion + lower, brow + nasion + ridge + lower


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
    mimic: Mimic
    head: Head
    face: Face
    skin: RGB
    hair: RGB
    eye: RGB
    cloth: RGB
    accent: RGB
    headwear: RGB

    @classmethod
    def of(cls, identity: Identity, look: Look, mimic: Mimic | None = None) -> "Figure":
        """`mimic` is what the face does, where that is more than one expression and one viseme: those of the look."""
        skin = skin_colour(identity.skin, identity.skin_shift)
        head = Head.of(identity, look)
        return cls(
            identity,
            look,
            mimic or Mimic.of(look),
            head,
            Face.of(identity, head),
            skin,
            kept_apart(named(HAIR, look.hair_colour), skin),
            rgb(EYE[identity.eyes]),
            kept_apart(named(CLOTH, look.outfit_colour), skin),
            named(CLOTH, look.accent_colour),
            named(CLOTH, look.headwear_colour),
        )

    @property
    def roll(self) -> float:
        """Degrees the head leans: what the look asks for, and a little more where the face thinks."""
        return self.look.roll + self.mimic.blend(lambda name: 5.0 * (name == "thoughtful"))

    def rng(self, salt: str) -> random.Random:
        """Chance that belongs to the picture, the same for the same seed; one stream per use so that parts do not disturb each other."""
        return random.Random(f"{self.look.seed}/{salt}")

    def own_rng(self, salt: str) -> random.Random:
        """Chance that belongs to the face (where the freckles sit): the same in every picture of it, and the same while a slider
        of a continuous trait moves, so that nothing jumps."""
        i = self.identity
        return random.Random(f"{i.skin}/{i.eyes}/{i.eye_shape}/{i.nose}/{i.mole}/{i.dimples}/{i.scar}/{i.vitiligo}/{salt}")
