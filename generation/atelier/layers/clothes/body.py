"""The body below the chin: where neck, shoulders and arms are, for every build and turn.

Coordinates are body units: x from the body's middle line (positive to the picture's right), y in stage units. The body turns with
the head but less; `Body.at` puts a point on the turned chest. It ends well below the stage (FOOT), so a picture may be cut
anywhere from the chest to the waist. A posed body (half framing) reaches below the hips and has arms of its own (layers/arms): garments
then end in the upper arm.
"""

import itertools
import math
from dataclasses import dataclass

import skia

from ...canvas import Point, smooth
from ...figure import Figure

LIFT = 7.0  # the whole body stands this much higher than its own coordinates say
FOOT = 784.0  # lower end of every garment and arm, where only the bust is shown
HEM = 872.0  # lower end of a top, where the hips are shown
FLOOR = 1010.0  # lower end of coats, robes and trousers there: below every picture
AKIMBO = 24.0  # elbows of arms that hold something
FLOWING = frozenset({"lab coat", "dress", "gown", "thobe", "saree", "overalls", "apron", "armour"})
PIT = 440.0  # the hollow between the collar bones
SHORT_CUFF = 628.0  # lower end of a short sleeve
WAIST = 712.0


def blend(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


@dataclass(frozen=True)
class Build:
    """Factors on an average body, and units by which the shoulders slope more (negative: less)."""

    shoulder: float = 1.0
    neck: float = 1.0
    girth: float = 1.0
    arm: float = 1.0
    drop: float = 0.0


BUILDS = {
    "average": Build(),
    "slim": Build(0.87, 0.82, 0.84, 0.78, 7.0),
    "athletic": Build(1.11, 1.10, 0.94, 1.20, -12.0),
    "broad": Build(1.19, 1.22, 1.12, 1.22, -4.0),
    "plus-size": Build(1.09, 1.30, 1.40, 1.40, 8.0),
}


@dataclass(frozen=True)
class Body:
    """`turn` in radians; `neck` and `shoulder` are half-widths; `bulk` runs 0 (slender) .. 1 (broad); `girth` and `arm` are factors on
    the width of trunk and arm; `foot` is where the garment ends; a `posed` body has arms of its own, with
    the elbows `akimbo` units off its sides."""

    turn: float
    neck: float
    shoulder: float
    bulk: float
    girth: float = 1.0
    arm: float = 1.0
    drop: float = 0.0
    foot: float = FOOT
    posed: bool = False
    akimbo: float = 0.0

    @classmethod
    def of(cls, fig: Figure) -> "Body":
        bulk = 1.0 - fig.identity.presentation
        neck = blend(39.0, 48.0, bulk) * (0.55 + 0.45 * fig.head.w / 97)
        build, look = BUILDS[fig.look.build], fig.look
        posed = look.framing == "half"
        return cls(
            turn=fig.head.yaw * 0.45, neck=neck * build.neck, shoulder=blend(186.0, 214.0, bulk) * build.shoulder, bulk=bulk,
            girth=build.girth, arm=build.arm, drop=build.drop, posed=posed,
            akimbo=AKIMBO if posed and look.prop != "none" else 0.0,
            foot=FOOT if not posed else FLOOR if look.outfit in FLOWING else HEM,
        )

    def at(self, x: float, y: float) -> Point:
        """A point of the body on the stage. The chest bulges forward, the shoulder line does not: only the chest slides when turned."""
        depth = max(0.0, 1 - (x / 190) ** 2) * min(1.0, max(0.12, (y - 392) / 56))
        return (
            256 + x * math.cos(self.turn) + 58 * depth * math.sin(self.turn),
            y - LIFT - x * math.sin(self.turn) * 0.07,
        )

    def half(self, points: list[Point], side: int) -> list[Point]:
        """Right-half points put on the stage on either side (-1 left, 1 right)."""
        return [self.at(x * side, y) for x, y in points]

    def curve(self, points: list[Point], closed: bool = False, tension: float = 1.0) -> skia.Path:
        return smooth([self.at(*p) for p in points], closed, tension)

    def shape(self, *curves: list[Point]) -> skia.Path:
        """A closed path of smooth curves with a corner wherever two of them meet; two points make a straight edge."""
        path = skia.Path()
        start = self.at(*curves[0][0])
        path.moveTo(*start)
        for points in curves:
            _continue(path, [self.at(*p) for p in points])
        path.close()
        return path

    def slope(self, x: float) -> float:
        """y of the bare shoulder line at distance x (>= neck) from the middle line."""
        line = self.shoulder_line(0)
        for (x0, y0), (x1, y1) in itertools.pairwise(line):
            if x <= x1:
                return blend(y0, y1, min(1, max(0, (x - x0) / (x1 - x0))))
        return line[-1][1]

    def shoulder_line(self, ease: float) -> list[Point]:
        """Right half, from the root of the neck over the shoulder to the widest point of the arm; `ease` is cloth thickness."""
        n, s, b = self.neck, self.shoulder, self.bulk
        drop = 4 * (1 - b) + self.drop
        return [
            (n * 1.04 + ease * 0.4, 398 - ease * 0.6),
            (n + 17 + ease * 0.4, 416 + drop * 0.6 - ease * 0.8),
            (s * 0.50, 434 + drop - ease * 0.9),
            (s * 0.73, 449 + drop - ease),
            (s * 0.885 + ease * 0.5, 476 + drop - ease * 0.6),
            (s * 0.97 + ease, 530),
        ]

    @property
    def splay(self) -> float:
        """How far the elbow stands off: fuller sides push the arm outwards, so does what the hands hold."""
        return max(0.0, self.girth - 1) * self.shoulder * 0.34 + self.akimbo

    @property
    def sleeve_end(self) -> float:
        """Where a garment's own long sleeve ends: a posed body's arms are drawn over it from there."""
        return 652.0 if self.posed else FOOT

    def outer_arm(self, ease: float, end: float) -> list[Point]:
        """Right half, downwards from the widest point of the shoulder."""
        s, out = self.shoulder, self.splay
        down = [
            (s * 0.97 + ease + out * 0.2, 530.0),
            (s * 1.01 + ease + out * 0.6, 590.0),
            (s * 1.022 + ease + out, 646.0),
            (s * 1.012 + ease + out, 700.0),
            (s * 0.975 + ease + out, FOOT),
        ]
        return [p for p in down if p[1] < end - 20] + [(s * (1.016 if end < 700 else 0.975) + ease + out, end)]

    def inner_arm(self, ease: float, end: float) -> list[Point]:
        """Right half, upwards from the sleeve's end to where arm and side part."""
        s, b = self.shoulder, self.bulk
        thick = s * 0.24 * (self.arm - 1) - self.splay
        up = [(s * blend(0.79, 0.755, b) - ease * 0.2 - thick, FOOT), (s * blend(0.78, 0.748, b) - ease * 0.2 - thick, 690.0)]
        return [(up[0][0], end)] + [p for p in up[1:] if p[1] < end - 20] + [self.parting()]

    def parting(self) -> Point:
        return (self.shoulder * blend(0.735, 0.725, self.bulk) + (self.splay - self.akimbo * 0.8) * 0.4, blend(592, 640, self.bulk))

    def side(self, ease: float) -> list[Point]:
        """Right half of the trunk, downwards from where arm and side part."""
        s, b, wide = self.shoulder, self.bulk, self.girth - 1
        flank = [
            self.parting(),
            (s * blend(0.64, 0.695, b) + ease * 0.2 + s * 0.50 * wide, 668.0),
            (s * blend(0.585, 0.665, b) + ease * 0.25 + s * blend(0.80, 0.66, b) * wide, WAIST),
        ]
        if not self.posed:
            return [*flank, (s * blend(0.65, 0.66, b) + ease * 0.25 + s * blend(0.80, 0.66, b) * wide, FOOT)]
        hip = s * blend(0.735, 0.675, b) + ease * 0.3 + s * blend(0.60, 0.64, b) * wide
        below = [(hip * 0.935, 790.0), (hip, 868.0), (hip * 0.99, FLOOR)]
        return flank + [p for p in below if p[1] < self.foot - 12] + [(hip * (1.0 if self.foot < 950 else 0.99), self.foot)]

    def armhole(self, ease: float = 0) -> list[Point]:
        """Right half, downwards: the seam where a sleeve is set in."""
        s = self.shoulder
        return [(s * 0.765, self.slope(s * 0.765) - ease), (s * 0.735, 500.0), (s * 0.72, 552.0), self.parting()]


def _continue(path: skia.Path, points: list[Point]) -> None:
    for k in range(len(points) - 1):
        a, b, c, d = points[max(k - 1, 0)], points[k], points[k + 1], points[min(k + 2, len(points) - 1)]
        if len(points) == 2:
            path.lineTo(*c)
        else:
            path.cubicTo(b[0] + (c[0] - a[0]) / 5.2, b[1] + (c[1] - a[1]) / 5.2, c[0] - (d[0] - b[0]) / 5.2, c[1] - (d[1] - b[1]) / 5.2, *c)


def mirrored(points: list[Point]) -> list[Point]:
    """The same points on the other half, in reversed order, so that a right half and its mirror make one outline."""
    return [(-x, y) for x, y in reversed(points)]


def side_of(points: list[Point], side: int) -> list[Point]:
    """Right-half points on either side (-1 left, 1 right), order kept."""
    return [(x * side, y) for x, y in points]
