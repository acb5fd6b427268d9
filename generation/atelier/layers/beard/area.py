"""The area a beard covers: its outer edge is the head's own outline pushed out, so it follows it at every turn."""

import math

import skia

from ...canvas import Point, smooth
from ...figure import CENTRE, Figure

# How far the beard stands out from the outline at the outline points 4..9 (cheekbone, below it, jaw corner, jaw, chin side, chin).
GROWTH = {
    "stubble": (0, 0, 0, 0, 0, 0), "short beard": (0.0, 0.5, 1.5, 2.5, 4.0, 4.0), "full beard": (0.5, 2.0, 5.5, 10.0, 17.0, 21.0),
    "long beard": (0.5, 2.5, 7.0, 13.0, 20.0, 24.0),
}
BUSHY = ("full beard", "long beard")
# What of a long beard hangs below the chin, from the jaw to its tip: how far beside the middle and how far below the chin.
HANGING = ((60, 22), (61, 52), (50, 84), (27, 110), (0, 120))


def area_of(fig: Figure, kind: str) -> skia.Path:
    """The area of a beard: out along the jaw, back along the cheek line and under the nose."""
    head, growth = fig.head, GROWTH[kind]
    outer_left, outer_right = (_jaw_line(fig, side, growth) for side in (-1, 1))
    inner_left, inner_right = _cheek_line(fig, -1, kind), _cheek_line(fig, 1, kind)
    under_nose = head.at(0, fig.face.nose_y + 13)
    if kind == "long beard":
        outer_left, outer_right = (line[:4] + hanging(fig, side) for line, side in ((outer_left, -1), (outer_right, 1)))
    return smooth([*outer_left, *reversed(outer_right[:-1]), *inner_right, under_nose, *reversed(inner_left)], tension=0.9)


def hanging(fig: Figure, side: int) -> list[Point]:
    """One side of what hangs below the chin, down to the tip: from the chin straight down, so it swings less than the chin turns."""
    head = fig.head
    (x, y), scale = head.at(0, head.bottom), head.w / 97
    narrow = head.narrowing(side) if side == head.facing else 1 - 0.25 * head.profile
    x -= 0.10 * (x - CENTRE[0])
    wide = [dx * scale * (narrow + (1 - narrow) * 0.5) for dx, _ in HANGING]
    return [(x + side * dx, y + drop) for dx, (_, drop) in zip(wide, HANGING, strict=True)]


def _jaw_line(fig: Figure, side: int, growth: tuple[float, ...]) -> list[Point]:
    """The outer edge from the cheekbone to the chin; where a turn shows the ear, it starts in front of the ear."""
    edge, ear = (fig.head.right if side > 0 else fig.head.left), fig.head.ear(side)
    points = [pushed(p, g) for p, g in zip(edge[4:], growth, strict=True)]
    if ear and ear.front:
        points[:2] = [(ear.x - side * ear.rx * 0.62, ear.y), (ear.x - side * ear.rx * 0.30, ear.y + ear.ry * 1.06)]
    return _below_the_nose(fig, points, side)


def _below_the_nose(fig: Figure, points: list[Point], side: int) -> list[Point]:
    """In near-profile the far cheek is gone, and with it the beard above the lip: those points sink to the edge below the nose."""
    head = fig.head
    if not head.profile or side != head.facing:
        return points
    lip = head.at(0, fig.face.nose_y + 13)[1]
    edge = (head.edge_x(side, lip), lip)
    gone = min(1.0, 2.5 * head.profile)
    return [between(p, edge, gone) if p[1] < lip else p for p in points]


def pushed(point: Point, distance: float) -> Point:
    dx, dy = point[0] - CENTRE[0], point[1] - CENTRE[1] + 20
    length = math.hypot(dx, dy)
    return (point[0] + dx / length * distance * 0.7, point[1] + dy / length * distance)


def _cheek_line(fig: Figure, side: int, kind: str) -> list[Point]:
    """From the sideburn down over the cheek to beside the mouth, never outside the outline."""
    head, face = fig.head, fig.face
    edge = head.right if side > 0 else head.left
    low = 0 if kind in BUSHY else 7
    burn_top, ear = between(edge[3], edge[4], 0.30), head.ear(side)
    if ear and ear.front:
        burn_top = (ear.x - side * ear.rx * 0.66, ear.y - ear.ry * 0.55)
    burn = (burn_top[0] - side * 11 * head.narrowing(side), burn_top[1])
    line = [
        burn_top,
        burn,
        head.at(side * head.w * 0.79, 36 + low),
        head.at(side * (0.5 * head.w * 0.79 + 0.5 * (face.mouth_w + 13)), 0.5 * (36 + face.mouth_y) - 4 + low),
        head.at(side * (face.mouth_w + 8), face.mouth_y - 6),
        head.at(side * face.mouth_w * 0.62, face.nose_y + 14),
    ]
    return _below_the_nose(fig, line[:2] + [_inside(fig, p, side) for p in line[2:]], side)


def between(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def _inside(fig: Figure, point: Point, side: int) -> Point:
    """The point, pulled in where a turn has carried it past the head's edge."""
    x, y = point
    limit = fig.head.edge_x(side, y) - side * 7
    return (min(x, limit) if side > 0 else max(x, limit), y)
