"""The kippah: a small round cap that rests on the hair of the crown.

It lies on the hair and covers none of it, unlike hats, so it is laid on a dome that fits each style (`RISE`). Its axis leans towards the
back of the head: from the front it shows as a low arc, from the side as a disc on the back of the crown.
"""

import math
from dataclasses import dataclass

import skia

from ...canvas import INK, Pen, Point, smooth
from ...colour import RGB, darker, lighter, luminance
from ...figure import Figure
from ..hair.scalp import MEAN_TOP, MEAN_W, SKULL_Y, Scalp
from ..hair.strands import cast, gloss
from .material import cloth_colour

REACH = math.radians(50)  # from its middle to its rim, seen from the middle of the skull
LEAN, LEAN_IN_PROFILE = math.radians(1), math.radians(32)  # a little upright from the front, where it could not be seen otherwise
RIM_THICKNESS, DOME = 1.5, 9.0  # how far it stands off the hair, at its rim and how much more in its middle
TRIM = 0.80  # of REACH: where the border begins
PANELS = 6

# How far above the bald skull each style rises at the crown, in units of the mean head.
RISE = {
    "bald": 0, "buzz cut": 1, "receding": 9, "cornrows": 11, "braids": 17, "ponytail": 18, "top bun": 18, "pigtails": 21,
    "low bun": 21, "slicked back": 21, "short crop": 22, "short curls": 23, "fringe": 23, "long curls": 24, "long straight": 25,
    "long wavy": 25, "bob": 25, "shoulder length": 25, "side part": 25, "locs": 26, "pixie": 27, "high fade": 30, "undercut": 33,
    "quiff": 34, "wolf cut": 34, "afro": 80,
}  # fmt: skip

Vector = tuple[float, float, float]  # across (to the right), up, towards us


@dataclass(frozen=True)
class Dome:
    """The outside of the hair at the crown, with the cap's middle on it."""

    scalp: Scalp
    rise: float
    lean: float

    @classmethod
    def of(cls, fig: Figure) -> "Dome":
        turned = math.sin(fig.head.yaw) ** 2
        return cls(Scalp(fig.head), RISE[fig.look.hair], LEAN + (LEAN_IN_PROFILE - LEAN) * turned)

    def place(self, v: Vector) -> Point:
        """A direction from the middle of the skull on the stage."""
        out = math.acos(min(1.0, sum(a * b for a, b in zip(v, self.axis, strict=True)))) / REACH
        high = SKULL_Y - MEAN_TOP + self.rise + RIM_THICKNESS + DOME * max(0.0, 1 - out * out)
        head, wide = self.scalp.head, max(MEAN_W + 6, high)
        x, y = self.scalp.rim(0, SKULL_Y - v[1] * high)
        x -= 7 * head.facing * head.profile * (1 - self.rise / 80)  # the skull stands out behind
        return x + v[0] * wide * head.w / MEAN_W, y + head.pitch * (62 * max(0.0, v[2]) - 2)

    @property
    def axis(self) -> Vector:
        yaw, lean = self.scalp.head.yaw, self.lean
        return -math.sin(yaw) * math.sin(lean), math.cos(lean), -math.cos(yaw) * math.sin(lean)

    def direction(self, out: float, around: float) -> Vector:
        """`out` radians from the cap's middle, `around` it from the left of the picture over the front of the head."""
        yaw, (ax, ay, az) = self.scalp.head.yaw, self.axis
        side = (math.cos(yaw), 0.0, -math.sin(yaw))
        front = (side[1] * az - side[2] * ay, side[2] * ax - side[0] * az, side[0] * ay - side[1] * ax)
        c, s, p, q = math.cos(out), math.sin(out), -math.cos(around), math.sin(around)
        return tuple(a * c + s * (p * u + q * w) for a, u, w in zip((ax, ay, az), side, front, strict=True))

    def ring(self, out: float, steps: int = 48) -> list[Vector]:
        """The visible part of a circle round the middle of the cap, from left to right; the horizon at both ends."""
        circle = [self.direction(out, 2 * math.pi * k / steps) for k in range(steps)]
        seen = [v[2] >= 0 for v in circle]
        first = next(k for k in range(steps) if seen[k] and not seen[k - 1])
        visible = [circle[(first + k) % steps] for k in range(sum(seen))]
        left, right = self.horizon(out)
        return [left, *visible, right] if visible[0][0] < visible[-1][0] else [left, *visible[::-1], right]

    def horizon(self, out: float) -> tuple[Vector, Vector]:
        """Where that circle goes out of sight, left and right."""
        ax, ay, _ = self.axis
        middle, half = math.atan2(ax, ay), math.acos(math.cos(out) / math.hypot(ax, ay))
        return tuple((math.sin(t), math.cos(t), 0.0) for t in (middle - half, middle + half))

    def outline(self, out: float, steps: int = 12) -> skia.Path:
        """All of the cap up to that circle that is in sight."""
        near = self.ring(out)
        (x0, y0, _), (x1, y1, _) = near[0], near[-1]
        a, b = math.atan2(x1, y1), math.atan2(x0, y0)
        over = [(math.sin(a + (b - a) * k / steps), math.cos(a + (b - a) * k / steps), 0.0) for k in range(1, steps)]
        return smooth([self.place(v) for v in near + over])


def kippah_colour(fig: Figure) -> RGB:
    """The chosen colour, lifted where it would melt into the hair it lies on."""
    colour = cloth_colour(fig)
    if fig.look.hair == "bald" or sum((a - b) ** 2 for a, b in zip(colour, fig.hair, strict=True)) ** 0.5 > 0.32:
        return colour
    return lighter(colour, 0.38) if luminance(colour) < 0.55 else darker(colour, 0.38)


def draw_kippah(pen: Pen, fig: Figure) -> None:
    dome, colour = Dome.of(fig), kippah_colour(fig)
    cap = dome.outline(REACH)
    cast(pen, fig, cap, 5, 0.3)
    pen.shadow(cap, 0, 3, 3, 0.3)
    pen.form(cap, colour, 14, 0.36, 0.26)
    with pen.clip(cap):
        _panels(pen, dome, colour)
        _border(pen, dome, colour)
    pen.ink(cap)


def _panels(pen: Pen, dome: Dome, colour: RGB) -> None:
    """The seams, from the middle to the border."""
    tone, width = (INK, pen.hand.outline * 0.45) if pen.hand.outline else (darker(colour, 0.45), 2.4)
    for k in range(PANELS):
        around = 2 * math.pi * (k + 0.5) / PANELS
        line = [v for step in range(9) if (v := dome.direction(REACH * TRIM * step / 8, around))[2] >= -0.02]
        if len(line) > 1:
            pen.stroke(smooth([dome.place(v) for v in line], closed=False), tone, width, 0.5)


def _border(pen: Pen, dome: Dome, colour: RGB) -> None:
    """A woven edge, lighter or darker than the cloth."""
    tone = lighter(colour, 0.42) if luminance(colour) < 0.5 else darker(colour, 0.35)
    line = smooth([dome.place(v) for v in dome.ring(REACH * 0.9)], closed=False)
    pen.stroke(line, pen.tint(tone), 5.0, 0.85)
    if pen.hand.soft:
        side = 1 if pen.light.side > 0 else -1
        lit = [dome.place(dome.direction(REACH * 0.55, math.pi / 2 + side * turn)) for turn in (0.9, 0.5, 0.1)]
        gloss(pen, dome.outline(REACH), lit, colour, 9, 0.3)
