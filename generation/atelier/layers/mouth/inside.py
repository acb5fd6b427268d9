"""What an open mouth shows: its depth, the tongue, two rows of teeth."""

import skia

from ...canvas import Pen, Point
from ...colour import INK, darker, rgb
from ...figure import Figure
from .lips import Lips, half_width, poses_of, weigh

TEETH, TONGUE, DEPTH = rgb("#fbf8f2"), rgb("#d4666c"), rgb("#4f1a20")


def area(fig: Figure, one: list[Point], other: list[Point]) -> skia.Path:
    return fig.head.curve(one + other[-2:0:-1], tension=0.9)


def draw_opening(pen: Pen, fig: Figure, lips: Lips) -> None:
    poses = poses_of(fig)
    opening, half = weigh(poses, lambda p: p.opening), weigh(poses, lambda p: half_width(fig, p))
    upper, lower = weigh(poses, lambda p: p.opening * p.teeth), weigh(poses, lambda p: p.opening * p.lower_teeth)
    raised, tip = weigh(poses, lambda p: p.opening * p.tongue), weigh(poses, lambda p: p.tip)
    hole = area(fig, lips.upper, lips.lower)
    pen.fill(hole, DEPTH)
    with pen.clip(hole):
        if lower:
            _lower_teeth(pen, fig, lips, lower)
        _tongue(pen, fig, lips, half, raised)
        if upper:
            _upper_teeth(pen, fig, lips, upper)
        if upper and lower and upper + lower > 0.9 * opening:
            _bite(pen, fig, lips, upper)
        if pen.hand.soft:
            pen.stroke(hole, (0.16, 0.02, 0.04), 4.2, 0.42, blur=2.0)
    if pen.inked:
        pen.stroke(hole, INK, 3.0)
    if tip:
        _tip(pen, fig, lips, half, tip)


def _tongue(pen: Pen, fig: Figure, lips: Lips, half: float, raised: float) -> None:
    x, y1 = lips.lower[3]
    tx, ty = fig.head.at(x, y1 + 3)
    tongue = skia.Path()
    tongue.addOval(skia.Rect.MakeLTRB(tx - half * 0.62, ty - raised, tx + half * 0.62, ty + 14))
    pen.fill(tongue, TONGUE)


def _upper_teeth(pen: Pen, fig: Figure, lips: Lips, drop: float) -> None:
    raised = [(x, y - 6) for x, y in lips.upper]
    # Few and evenly spread points: close ones would make the edge of the teeth ripple.
    edge = [(lips.upper[k][0], lips.upper[k][1] + drop * (1 - abs(k - 3) / 3 * 0.55)) for k in (0, 1, 3, 5, 6)]
    pen.fill(area(fig, raised, edge), TEETH)
    if pen.hand.soft:
        shadow = fig.head.curve(lips.upper, closed=False)
        pen.stroke(shadow, (0.25, 0.10, 0.10), 4.0, 0.30, blur=1.6)


def _lower_teeth(pen: Pen, fig: Figure, lips: Lips, rise: float) -> None:
    sunk = [(x, y + 6) for x, y in lips.lower]
    edge = [(lips.lower[k][0], lips.lower[k][1] - rise * (1 - abs(k - 3) / 3 * 0.55)) for k in (0, 1, 3, 5, 6)]
    pen.fill(area(fig, sunk, edge), darker(TEETH, 0.06))


def _bite(pen: Pen, fig: Figure, lips: Lips, drop: float) -> None:
    """The line where the two rows meet."""
    edge = [(lips.upper[k][0], lips.upper[k][1] + drop * (1 - abs(k - 3) / 3 * 0.55)) for k in (1, 3, 5)]
    pen.mark(fig.head.curve(edge, closed=False), (0.45, 0.30, 0.28), 1.8, 0.75)


def _tip(pen: Pen, fig: Figure, lips: Lips, half: float, out: float) -> None:
    """The tip of the tongue between the teeth, over the lower lip."""
    (x, y0), (_, y1) = lips.lower[3], lips.bottom[3]
    reach, wide = y0 + (y1 - y0) * 0.55 * out, half * 0.40
    left, right = [(x - wide, y0 - 6), (x - wide * 0.86, reach - 2)], [(x + wide * 0.86, reach - 2), (x + wide, y0 - 6)]
    shape = [*left, (x, reach + 1.5), *right, (x, y0 - 8)]
    tongue = fig.head.curve(shape)
    pen.fill(tongue, TONGUE)
    if pen.inked:
        pen.stroke(tongue, INK, 2.0)
    elif pen.hand.soft:
        pen.stroke(fig.head.curve([(x, y0 - 6), (x, reach - 2)], closed=False), darker(TONGUE, 0.3), 2.4, 0.5, blur=1.0)
