"""The head as hair and hats see it: styles are drawn once, from the front, and wrapped round the skull as it turns.

All styles are drawn for the mean head (half-width 104, half-height 132, y down, 0 at the face centre, crown at -116).
`on` is for what lies on the head (hairlines, strands, rims), `rim` for silhouettes, `behind` for what hangs behind the neck.
"""

import math
from dataclasses import dataclass

import skia

from ...canvas import Point, oval, smooth
from ...figure import CENTRE, Figure, Head

MEAN_W, MEAN_H, MEAN_TOP = 104.0, 132.0, -116.0
WIDEST = -46.0  # above this height the skull narrows towards the crown
SKULL_Y, SKULL_H = -28.0, 90.0  # centre and half-height of the skull
OCCIPUT = 11.0  # how far the back of the skull stands out behind the ear in profile
HAT_LEVEL = -46.0  # where hats end above the ears
RESTS_ON_HAIR = ("none", "kippah")  # what presses no hair to the head
HIDDEN = 0.5  # of hair: below the chin it still shows a little
EAR_FOLLOWS = 0.85  # how far the side of the head follows the turn, against the face's 1: ears stay near the silhouette


@dataclass(frozen=True)
class Scalp:
    """`pressed` is the height above which a hat presses the hair to the head, None for a bare head. With `over_ears` the silhouette
    gives way so that no ear pokes through.

    In near-profile, what hangs on the far side lies behind the face: from the height `below` down it shows only up to `hidden`
    half-widths of the head to the front, and `flare` units further for each unit it falls below the chin."""

    head: Head
    pressed: float | None = None
    over_ears: bool = False
    hidden: float = HIDDEN
    flare: float = 0.0
    below: float = 10.0

    @classmethod
    def of(cls, fig: Figure, *, over_ears: bool = False) -> "Scalp":
        return cls(fig.head, None if fig.look.headwear in RESTS_ON_HAIR else HAT_LEVEL, over_ears)

    def _grown(self, y: float) -> float:
        """A high or low forehead lifts or lowers what sits above the brows."""
        growth = self.head.top / self.head.h * MEAN_H - MEAN_TOP
        return y + growth * min(1.0, max(0.0, (-30 - y) / 60))

    def on(self, x: float, y: float, out: float = 0.0) -> Point:
        """A point of the front view, `out` units above the skin, wrapped round the turned and nodding head.
        An x beyond the half-width goes on round the side, behind the ear."""
        half = max(1.0, _half_width(y, out))
        beyond = max(0.0, abs(x) - half) / MEAN_W
        turn = math.copysign(math.asin(min(1.0, abs(x) / half)) + beyond, x)
        share = EAR_FOLLOWS + (1 - EAR_FOLLOWS) * max(0.0, math.cos(turn))
        turned = max(-math.pi / 2, min(math.pi / 2, turn + self.head.yaw * share))
        across = half * math.sin(turned)
        near = math.cos(turned) * math.sqrt(max(0.05, 1 - (y / 150) ** 2))
        at_x = CENTRE[0] + across * self.head.w / MEAN_W + math.sin(self.head.yaw) * 4
        at_y = CENTRE[1] + self._grown(y) * self.head.h / MEAN_H + self.head.pitch * (8 + 62 * near)
        if out == 0 and y < 40:
            at_x = self._inside(at_x, at_y)
        at_x = self._behind_the_profile(at_x, y, 10.0)
        return (self._over_near_ear(at_x, y) if out == 0 and self.over_ears else at_x, at_y)

    def _inside(self, x: float, y: float) -> float:
        """Keeps a hairline on the head: the far temple is hollow, and no background may show between face and hair."""
        beside_eyes = y > CENTRE[1] - 40  # the far eye sits near the edge: leave it room
        left, right = (1 if self.head.yaw * side > 0.1 and beside_eyes else 3 for side in (-1, 1))
        return min(max(x, _edge(self.head.left, y) + left), _edge(self.head.right, y) - right)

    def _over_near_ear(self, x: float, y: float) -> float:
        """Draws a hairline forward over the ear that a turn shows on the side of the head."""
        side = 1 if x > CENTRE[0] else -1
        ear = self.head.ear(side)
        if ear is None or not ear.front:
            return x
        inner = ear.x - side * ear.rx
        return x - side * max(0.0, side * (x - inner)) * _window(y)

    def rim(self, x: float, y: float, parallax: float = 0.0) -> Point:
        """A point of the silhouette. The back of the skull shows on the side the face turns away from."""
        if self.pressed is not None:
            free = max(0.0, y - self.pressed)
            room = 106 + free * 0.8
            x, parallax = max(-room, min(room, x)), parallax * min(1.0, free / 90)
        if self.over_ears and x:
            x += math.copysign(max(0.0, self._ear_reach(x) - abs(x)) * _window(y), x)
        yaw = self.head.yaw
        occiput = -math.sin(yaw) * OCCIPUT if x * yaw < 0 and y < 40 else 0.0
        at_x = CENTRE[0] + x * self.head.w / MEAN_W + math.sin(yaw) * (9 + parallax) + occiput * min(1.0, abs(x) / 90)
        return (
            self._behind_the_profile(self._hugging(at_x, y), y, self.below if parallax >= 0 else -90.0),
            CENTRE[1] + self._grown(y) * self.head.h / MEAN_H + self.head.pitch * (10 + parallax * 0.4),
        )

    def _hugging(self, x: float, y: float) -> float:
        """In near-profile what stands out beside the far temple is hidden by the forehead, but for a little."""
        beyond = self.head.facing * (x - CENTRE[0]) - self.head.w
        if not self.head.profile or beyond <= 0:
            return x
        low = min(1.0, max(0.0, (y + 100) / 60))
        return x - self.head.facing * beyond * 0.8 * low * self.head.profile

    def _behind_the_profile(self, x: float, y: float, top: float) -> float:
        """In near-profile what hangs on the far side below `top` lies behind the face and the neck."""
        amount = self.head.profile * min(1.0, max(0.0, (y - top) / 40))
        beyond = self.head.facing * (x - CENTRE[0]) - self.hidden * self.head.w - self.flare * max(0.0, y - 110)
        return x - self.head.facing * amount * max(0.0, beyond)

    def _ear_reach(self, x: float) -> float:
        """How far the ear on that side stands out, in mean-head units, with hair over it."""
        ear = self.head.ear(1 if x > 0 else -1)
        if ear is None:
            return 0.0
        return (abs(ear.x - CENTRE[0]) + ear.rx) / self.head.w * MEAN_W + 3

    def behind(self, x: float, y: float) -> Point:
        """A point of what hangs behind the head: it slides against the turn and nods the other way. Far round, the far side of it closes
        the gap between the face and the locks that frame it."""
        far = min(1.0, max(0.0, (abs(self.head.yaw) - 0.44) / 0.36)) if x * self.head.yaw > 0 else 0.0
        return self.rim(x - math.copysign(4 * far, x), y, parallax=-26 * (1 - far))

    def meridian(self, x: float, y: float, out: float = 0.0, steps: int = 9) -> list[Point]:
        """The visible part of a line that runs from a point of the front view back over the skull to the occiput."""
        start = _unit(x / (MEAN_W + 2), (y - SKULL_Y) / SKULL_H)
        angle = math.acos(max(-1.0, min(1.0, -start[2])))  # to the pole behind, (0, 0, -1)
        points = []
        for k in range(steps + 1):
            t = 0.86 * k / steps
            a, b = math.sin((1 - t) * angle) / math.sin(angle), math.sin(t * angle) / math.sin(angle)
            arch = 0.34 * math.sin(math.pi * t) if start[1] < 0 else 0.0
            place = self._turned(start[0] * a, start[1] * a - arch, start[2] * a - b, out)
            if place is None:
                break
            points.append(place)
        return points

    def _turned(self, x: float, y: float, z: float, out: float) -> Point | None:
        """Where a direction from the middle of the skull meets the hair on the stage; None behind the head."""
        size, yaw = math.sqrt(x * x + y * y + z * z), self.head.yaw
        x, y, z = x / size, y / size, z / size
        near = z * math.cos(yaw) - x * math.sin(yaw)
        if near < -0.12:
            return None
        across = (x * math.cos(yaw) + z * math.sin(yaw)) * (MEAN_W + out * 0.6)
        return (
            CENTRE[0] + across * self.head.w / MEAN_W + math.sin(yaw) * 4,
            CENTRE[1] + self._grown(SKULL_Y + y * (SKULL_H + out)) * self.head.h / MEAN_H + self.head.pitch * (8 + 62 * max(0.0, near)),
        )

    def ring(self, turn: float, y: float, radius: float) -> Point:
        """A point on a level ring round the head's axis, `turn` radians from the front of the face: rims and brims."""
        seen = turn + self.head.yaw
        yaw = math.sin(self.head.yaw)
        occiput = -OCCIPUT * yaw * abs(math.sin(seen)) if math.sin(seen) * yaw < 0 else 0.0
        return (
            CENTRE[0] + radius * self.head.w / MEAN_W * math.sin(seen) + yaw * 7 + occiput,
            CENTRE[1] + self._grown(y) * self.head.h / MEAN_H + self.head.pitch * (8 + 60 * radius / MEAN_W * math.cos(seen)),
        )

    def nape(self) -> skia.Path | None:
        """The hair behind the ear that a turn brings into view, or None while the ear stays at the edge of the head."""
        line = self.nape_line()
        return line and smooth(line[0] + line[1])

    def nape_line(self) -> tuple[list[Point], list[Point]] | None:
        """The outline of the nape: down the back of the head, and up behind the ear."""
        for side in (-1, 1):
            ear = self.head.ear(side)
            if ear and ear.front:
                edge = [self._drawn_in(self.rim(side * x, y), side) for x, y in ((104, -44), (106, -8), (103, 26), (95, 52))]
                inner = [(ear.x + side * ear.rx * 0.2, ear.y + ear.ry * 0.9), (ear.x, ear.y),
                    (ear.x - side * ear.rx * 0.9, ear.y - ear.ry * 0.5), (ear.x, ear.y - ear.ry - 16)]
                return edge, inner
        return None

    def _drawn_in(self, point: Point, side: int) -> Point:
        """In near-profile the hair of the nape tapers with the back of the head."""
        x, y = point
        low = min(1.0, max(0.0, (y - CENTRE[1] + 26) / 70))
        return (x + (self.head.edge_x(side, y) + side * 5 - x) * self.head.profile * low, y)

    def ear(self) -> skia.Path | None:
        """The shell of an ear that lies on the near side of a turned head."""
        for side in (-1, 1):
            ear = self.head.ear(side)
            if ear and ear.front:
                return oval(ear.x + side * ear.rx * 0.12, ear.y, ear.rx * 0.92, ear.ry * 0.98)
        return None

    def cap(self, outer: list[Point], hairline: list[Point]) -> skia.Path:
        """Hair seen from the front: silhouette from left over the crown to the right, then the hairline back to the left."""
        return smooth([self.rim(*p) for p in outer] + [self.on(*p) for p in hairline])


def _unit(x: float, y: float) -> tuple[float, float, float]:
    return x, y, math.sqrt(max(0.02, 1 - x * x - y * y))


def _window(y: float) -> float:
    """1 beside the ears, falling to 0 at the temples and below the jaw."""
    return max(0.0, min(1.0, (y + 62) / 36, (112 - y) / 56))


def _half_width(y: float, out: float) -> float:
    if y >= WIDEST:
        return MEAN_W + out * 0.6
    rise = min(1.0, (WIDEST - y) / (WIDEST - MEAN_TOP + out))
    return (MEAN_W + out * 0.6) * math.sqrt(max(0.0, 1 - rise * rise))


def _edge(side: tuple[Point, ...], y: float) -> float:
    """Where one side of the head's outline (from the crown down) crosses a height of the stage."""
    for (x0, y0), (x1, y1) in zip(side, side[1:], strict=False):
        if y <= y1:
            t = max(0.0, (y - y0) / max(1e-6, y1 - y0))
            return x0 + (x1 - x0) * t
    return side[-1][0]


def behind_the_temple(scalp: Scalp, side: int) -> float:
    """How far in, as a share, locks that hang loose on that side move in near-profile: the far ones go behind the face."""
    return 1 - 0.32 * scalp.head.profile if side == scalp.head.facing else 1.0


def mirrored(right: list[Point]) -> list[Point]:
    """The right half of a symmetric line, given from the top down, completed to run from left bottom over the top to right bottom."""
    return [(-x, y) for x, y in reversed(right) if x] + right
