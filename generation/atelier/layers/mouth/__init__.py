"""The mouth: two lips around a line or an opening, shaped by the expression and by what is said."""

from ...canvas import Pen, Point
from ...colour import INK, RGB, darker, lighter, luminance, mix, skin_shade
from ...figure import Figure
from .inside import area, draw_opening
from .lips import Lips, lips_of, poses_of, weigh

__all__ = ["Lips", "draw_mouth", "lip_colour", "lips_of"]


def draw_mouth(pen: Pen, fig: Figure) -> None:
    opening, lips = weigh(poses_of(fig), lambda pose: pose.opening), lips_of(fig)
    colour = lip_colour(fig)
    _around(pen, fig, lips)
    _lip(pen, fig, lips.top, lips.upper, darker(colour, 0.10))
    _lip(pen, fig, lips.lower, lips.bottom, colour)
    if pen.hand.soft:
        _gloss(pen, fig, lips, colour)
    if opening:
        draw_opening(pen, fig, lips)
    if opening < PARTED:
        line = darker(mix(colour, (0.30, 0.08, 0.08), 0.35), 0.42)
        pen.mark(fig.head.curve(lips.upper, closed=False), line, 2.9, 0.95 * (1 - opening / PARTED))
    for x, y in (lips.upper[0], lips.upper[-1]):
        pen.spot(fig.head.at(x, y), 5.5, 5, skin_shade(fig.skin, 0.6), 0.65)


PARTED = 5.0  # units of opening at which the line between closed lips has given way to what lies behind


def lip_colour(fig: Figure) -> RGB:
    skin, p = fig.skin, fig.identity.presentation
    rose = (0.76, 0.22, 0.26) if luminance(skin) > 0.42 else (0.60, 0.17, 0.20)
    return darker(mix(skin, rose, 0.16 + 0.48 * p), 0.08 + 0.04 * p)


def _lip(pen: Pen, fig: Figure, one: list[Point], other: list[Point], colour: RGB) -> None:
    shape = area(fig, one, other)
    pen.fill(shape, pen.tint(colour), 0.80 + 0.18 * fig.identity.presentation, blur=0.9 - 0.5 * fig.identity.presentation)
    if pen.inked:
        pen.stroke(shape, INK, 2.0, 0.9)


def _gloss(pen: Pen, fig: Figure, lips: Lips, colour: RGB) -> None:
    side, head = -1 if pen.light.side <= 0 else 1, fig.head
    (x, y0), (_, y1) = lips.lower[3], lips.bottom[3]
    thick, half = y1 - y0, fig.face.mouth_w
    shine = lighter(colour, 0.72) if luminance(fig.skin) > 0.4 else lighter(colour, 0.45)
    pen.spot(head.at(x + side * half * 0.16, y0 + thick * 0.48), half * 0.42, thick * 0.30 + 1, shine, 0.62 * pen.light.strength)
    pen.spot(head.at(x, y1 - 0.5), half * 0.55, thick * 0.30, darker(colour, 0.45), 0.40)


def _around(pen: Pen, fig: Figure, lips: Lips) -> None:
    """The groove above the lip, and the shade the lower lip casts."""
    (x, y), (bx, by), half = lips.top[3], lips.bottom[3], fig.face.mouth_w
    pen.spot(fig.head.at(x, 0.5 * (y + fig.face.nose_y + 4)), 6.5, max(4.0, (y - fig.face.nose_y) * 0.55), skin_shade(fig.skin, 0.40), 0.34)
    pen.spot(fig.head.at(bx, by + 3.5), half * 0.66, 6.5, skin_shade(fig.skin, 0.50), 0.42 * pen.light.strength)
