"""A tablet turned to us: a small chart on its screen."""

import skia

from ...canvas import Pen, box, oval, smooth
from ...colour import RGB, darker, lighter, luminance
from ...figure import Figure
from ..clothes.fabric import apart
from .material import GRAPHITE, flat, glare, lines_of_text, solid
from .prop import Prop, both

SCREEN: RGB = (0.955, 0.965, 0.985)


def _draw(pen: Pen, fig: Figure) -> None:
    frame = box(-82, -106, 164, 206, 13)
    solid(pen, frame, GRAPHITE, 6)
    screen = box(-73, -96, 146, 186, 5)
    flat(pen, screen, SCREEN)
    _chart(pen, _lively(fig))
    glare(pen, [(-10, -96), (73, -96), (73, -60), (-73, 72), (-73, 10)], screen, 0.12)


def _lively(fig: Figure) -> RGB:
    colour = apart(fig.accent, SCREEN, 0.2)
    return colour if 0.15 < luminance(colour) < 0.75 and max(colour) - min(colour) > 0.15 else (0.24, 0.48, 0.86)


def _chart(pen: Pen, colour: RGB) -> None:
    lines_of_text(pen, -58, -78, (60,), 10, (0.25, 0.28, 0.36), 6)
    lines_of_text(pen, -58, -62, (104, 84), 11, (0.70, 0.73, 0.79))
    for k, height in enumerate((28, 44, 36, 62, 80)):
        flat(pen, box(-58 + k * 25, 48 - height, 16, height, 3), lighter(colour, 0.35 - 0.08 * k))
    line = smooth([(-52, 2), (-26, -14), (0, -8), (24, -30), (50, -44)], closed=False, tension=0.8)
    pen.stroke(line, pen.tint(darker(colour, 0.4)), 3.4)
    pen.fill(oval(50, -44, 5, 5), pen.tint(darker(colour, 0.4)))
    rule = skia.Path()
    rule.moveTo(-60, 50)
    rule.lineTo(60, 50)
    pen.stroke(rule, pen.tint((0.62, 0.65, 0.72)), 2)


TABLET = Prop(_draw, (0, 608), both("edge", (80, 38), 182, (110, 72)), tilt=-2)
