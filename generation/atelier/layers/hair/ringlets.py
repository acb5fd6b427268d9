"""Long curls: ringlets that spring from the parting and hang in loose spirals."""

import math

import skia

from ...canvas import Pen, Point, smooth
from ...figure import Figure
from .cut import round_the_ear
from .scalp import Scalp, behind_the_temple, mirrored
from .strands import Curve, between, cast, comb, line_on, mass, off_the_eyes, shade_of


def ringlet(pen: Pen, fig: Figure, spine: Curve, width: float, tone: float = 0.0) -> None:
    """One spiral lock: a tapering wavy body with the turns of the spiral across it."""
    body = _spiral(spine, width)
    colour = shade_of(fig.hair, tone)
    if pen.hand.soft:
        pen.shadow(body, 1, 3, 3, 0.16)
    pen.fill(body, pen.tint(colour))
    turns, lights = _turns(smooth(spine, closed=False), width)
    with pen.clip(body):
        if pen.inked:
            pen.stroke(turns, line_on(pen, colour), pen.hand.outline * 0.45, 0.8)
        else:
            pen.stroke(turns, shade_of(colour, -0.36), width * 0.18, 0.42 if pen.hand.soft else 0.32)
            pen.stroke(lights, shade_of(colour, 0.3), width * 0.24, 0.34 if pen.hand.soft else 0.25)
    pen.ink(body, pen.hand.outline * 0.8)


def _spiral(spine: Curve, width: float) -> skia.Path:
    """The outline of a ringlet: bulges on alternating sides, thinner to the tip."""
    measure = skia.PathMeasure(smooth(spine, closed=False), False)
    length, left, right = measure.getLength(), [], []
    steps = max(4, round(length / (width * 0.62)))
    for k in range(steps + 1):
        position, tangent = measure.getPosTan(length * k / steps)
        swing = (1 if k % 2 else -1) * width * 0.17
        half = width * 0.5 * (1 - 0.62 * (k / steps) ** 3) * (0.4 if k == 0 else 1)
        x, y, nx, ny = position.x(), position.y(), -tangent.y(), tangent.x()
        left.append((x + nx * (half + swing), y + ny * (half + swing)))
        right.append((x - nx * (half - swing), y - ny * (half - swing)))
    return smooth(left + right[::-1])


def _turns(path: skia.Path, width: float) -> tuple[skia.Path, skia.Path]:
    """The lines across a ringlet where it winds, and the light on each winding."""
    turns, lights, measure = skia.Path(), skia.Path(), skia.PathMeasure(path, False)
    step, half, at = width * 1.24, width * 0.7, width * 0.5
    while at < measure.getLength():
        position, tangent = measure.getPosTan(at)
        x, y, tx, ty = position.x(), position.y(), tangent.x(), tangent.y()
        nx, ny = -ty, tx
        turns.moveTo(x + nx * half - tx * half * 0.5, y + ny * half - ty * half * 0.5)
        turns.quadTo(x + tx * half * 0.7, y + ty * half * 0.7, x - nx * half + tx * half * 0.9, y - ny * half + ty * half * 0.9)
        lights.moveTo(x + nx * half * 0.5 + tx * step * 0.36, y + ny * half * 0.5 + ty * step * 0.36)
        lights.lineTo(x - nx * half * 0.15 + tx * step * 0.6, y - ny * half * 0.15 + ty * step * 0.6)
        at += step
    return turns, lights


def _hanging(x: float, top: float, tip_x: float, tip: float, sway: float) -> list[Point]:
    """A spine that falls from (x, top) to (tip_x, tip), swaying a little."""
    return [(x + (tip_x - x) * t + sway * math.sin(t * 7 + x), top + (tip - top) * t) for t in (0, 0.2, 0.4, 0.6, 0.8, 1)]


def draw_long_curls_back(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig, over_ears=True)
    backing = smooth([scalp.behind(*p) for p in mirrored([(0, -124), (84, -104), (120, -46), (130, 40), (128, 130), (96, 170), (0, 166)])])
    mass(pen, backing, shade_of(fig.hair, -0.3), 26, shade=0.45, sheen=0.08)
    for k, x in enumerate((0, -34, 34, -66, 66, -96, 96, -120, 120)):
        spine = _hanging(x * 0.9, -50, x * 1.16, 206 - abs(x) * 0.16 - (k % 3) * 10, 3)
        ringlet(pen, fig, [scalp.behind(*p) for p in spine], 31, -0.14 + 0.06 * (k % 2))


def draw_long_curls(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig, over_ears=True)
    for side in (-1, 1):
        away = max(0.0, side * math.sin(fig.head.yaw))
        for k, (x, tip_x, tip) in enumerate(((121, 146, 128), (114, 134, 158), (107, 118, 178))[: 2 if away > 0.3 else 3]):
            spine = [(x - 26 + 30 * away, -96), (x - 6 + 16 * away, -60), *_hanging(x + 16 * away, -20, tip_x, tip, 3)]
            drawn_in = behind_the_temple(scalp, side) ** 2.2  # locks as full as these would stand before the forehead
            ringlet(pen, fig, [scalp.rim(side * px * drawn_in, py) for px, py in spine], 29, 0.03 * k)
    outer = [(-120, 6), (-121, -40), (-107, -84), (-68, -120), (-12, -139), (54, -129), (99, -98), (119, -44), (120, 6)]
    line = [(105, 8), (98, -6), (91, -34), (68, -70), (26, -90), (-12, -102), (-42, -86), (-76, -62), (-93, -30), (-98, -6), (-105, 8)]
    path = off_the_eyes(fig, round_the_ear(scalp, smooth([scalp.rim(*p) for p in outer] + [scalp.on(*p) for p in line])))
    cast(pen, fig, path)
    mass(pen, path, fig.hair, 20, shade=0.4, sheen=0.16)
    for side in (-1, 1):
        waves = between(
            [(-12, -104), (side * 40 - 6, -86), (side * 72, -58), (side * 98, -38), (side * 100, 6)],
            [(-12, -132), (side * 60, -124), (side * 92, -84), (side * 122, -48), (side * 120, 4)], 14,
        )
        comb(pen, path, [[scalp.on(*p, 14) for p in wave] for wave in waves], fig.hair, 9, salt=f"waves {side}")
