"""From three quarters to near-profile: what the head's outline becomes when the turn passes 45 degrees.

Up to there the outline is the front view, bent. Beyond, the far side is no longer a cheek but the line of brow, nose, lips and chin, and
the near side is the back of the skull, the nape and the jaw below the ear. `share` says how far that has gone; every other layer
asks the head for it, so that all of them change together and nothing jumps.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass

from .canvas import Point

BEGINS, ENDS = 45.0, 70.0  # degrees of yaw
STEPS = 6  # points taken from each span of the front outline


def share(yaw: float) -> float:
    """0 up to BEGINS, 1 at ENDS; `yaw` in radians."""
    return min(1.0, max(0.0, (abs(math.degrees(yaw)) - BEGINS) / (ENDS - BEGINS)))


@dataclass(frozen=True)
class Knot:
    """A point of the far outline in full near-profile: how far it stands before the middle line of the face, at a height of the stage."""

    out: float
    x: float  # x of the middle line there
    y: float


def far_side(front: list[Point], knots: list[Knot], facing: int, amount: float) -> list[Point]:
    """The far side from the crown to the chin: the front view's own edge, drawn towards the knots by `amount`."""
    edge = dense(front)
    above = [p for p in edge if p[1] < knots[0].y - 14]
    line = above[::STEPS]
    for knot in knots:
        was = _x_at(edge, knot.y)
        line.append((was + (knot.x + facing * knot.out - was) * amount, knot.y))
    return line


def near_side(front: list[Point], targets: list[float], amount: float) -> list[Point]:
    """The near side from the crown to the chin, each point drawn to its x in full near-profile by `amount`."""
    return [(x + (target - x) * amount, y) for (x, y), target in zip(front, targets, strict=True)]


def moved_to(line: list[Point], points: list[Point]) -> list[Point]:
    """`points` at their own heights, but on `line`."""
    return [(_x_at(line, y), y) for _, y in points]


def dense(points: list[Point]) -> list[Point]:
    """STEPS points per span of the curve that `canvas.smooth` lays through open `points`."""
    found, last = [], len(points) - 1
    for k in range(last):
        a, b, c, d = points[max(k - 1, 0)], points[k], points[k + 1], points[min(k + 2, last)]
        p = (b[0] + (c[0] - a[0]) / 5.2, b[1] + (c[1] - a[1]) / 5.2)
        q = (c[0] - (d[0] - b[0]) / 5.2, c[1] - (d[1] - b[1]) / 5.2)
        found += [_bezier(b, p, q, c, step / STEPS) for step in range(STEPS)]
    return [*found, points[-1]]


def _bezier(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    return (
        sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
        sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
    )


def _x_at(line: list[Point], y: float) -> float:
    """x of a line that runs downwards, at height y; beyond its ends, of the nearest end."""
    k = bisect_right([p[1] for p in line], y)
    if k == 0:
        return line[0][0]
    if k == len(line):
        return line[-1][0]
    (ax, ay), (bx, by) = line[k - 1], line[k]
    return ax + (bx - ax) * (y - ay) / max(1e-6, by - ay)
