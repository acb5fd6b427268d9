"""A modern wheelchair, seen from the front: back and push handles behind the person, wheels beside, thighs and armrests in front."""

import skia

from ..canvas import Pen, box, oval, smooth
from ..colour import INK, RGB, darker, lighter
from ..figure import Figure
from .clothes.body import FLOOR, Body, side_of
from .clothes.fabric import METAL, apart, cloth, crease
from .clothes.legs import trousers_colour

FRAME: RGB = (0.24, 0.26, 0.31)
TYRE: RGB = (0.16, 0.17, 0.20)
BACK_TOP = 600.0
REST = 784.0  # height of the armrests


def draw_seat(pen: Pen, fig: Figure) -> None:
    """What stands behind: wheels with hand rims, the back, its two push handles."""
    if not seated(fig):
        return
    body = Body.of(fig)
    half = _half(body)
    for side in (-1, 1):
        _wheel(pen, body, side, half)
    _back(pen, fig, body, half)
    for side in (-1, 1):
        _handle(pen, body, side, half)


def draw_seat_front(pen: Pen, fig: Figure) -> None:
    """What stands before the hips: the thighs towards us, and the armrests at their sides."""
    if not seated(fig):
        return
    body = Body.of(fig)
    _thighs(pen, fig, body)
    for side in (-1, 1):
        _armrest(pen, body, side, _half(body))


def seated(fig: Figure) -> bool:
    return fig.look.mobility == "wheelchair" and fig.look.framing == "half"


def _half(body: Body) -> float:
    """Half the width of the seat."""
    return body.side(0)[-1][0] + 30


def _wheel(pen: Pen, body: Body, side: int, half: float) -> None:
    x, y = body.at(side * (half + 58), 968)
    tyre = oval(x, y, 27, 196)
    pen.form(tyre, TYRE, 8, sheen=0.4)
    pen.form(oval(x, y, 15, 172), darker(METAL, 0.1), 5, outline=False)
    pen.fill(oval(x, y, 10, 162), pen.tint(darker(METAL, 0.45)), 0.9)
    rim = oval(x + side * 21, y, 11, 168)
    if pen.inked:
        pen.stroke(rim, INK, 9)
    pen.stroke(rim, pen.tint(METAL), 5.5)
    pen.stroke(rim, pen.tint(lighter(METAL, 0.6)), 1.8, 0.8)


def _back(pen: Pen, fig: Figure, body: Body, half: float) -> None:
    s = half
    panel = body.shape(
        [(-s * 0.90, BACK_TOP + 14), (-s * 0.5, BACK_TOP), (0, BACK_TOP - 3), (s * 0.5, BACK_TOP), (s * 0.90, BACK_TOP + 14)],
        [(s * 0.90, BACK_TOP + 14), (s * 0.94, 760), (s * 0.94, 930)],
        [(s * 0.94, 930), (-s * 0.94, 930)],
        [(-s * 0.94, 930), (-s * 0.94, 760), (-s * 0.90, BACK_TOP + 14)],
    )
    cloth(pen, panel, apart(FRAME, fig.cloth, 0.12), 14)


def _handle(pen: Pen, body: Body, side: int, half: float) -> None:
    """A post beside the back, its grip bent away from us: it stands out beside the arm."""
    x, y = body.at(side * max(half + 38, body.shoulder * 1.04 + body.splay + 4), BACK_TOP - 6)
    post = smooth([(x - side * 44, y + 300), (x - side * 30, y + 120), (x - side * 10, y + 8), (x, y)], closed=False)
    if pen.inked:
        pen.stroke(post, INK, 17)
    pen.stroke(post, pen.tint(METAL), 11)
    pen.stroke(post, pen.tint(lighter(METAL, 0.5)), 3, 0.7)
    grip = box(x - 14, y - 18, 29, 29, 12)
    pen.form(grip, TYRE, 5, sheen=0.4)


def _thighs(pen: Pen, fig: Figure, body: Body) -> None:
    colour = trousers_colour(fig) if body.foot < 950 else fig.cloth
    hip = body.side(0)[-1][0]
    for side in (-1, 1):
        thigh = body.shape(
            side_of([(4, 838), (hip * 0.45, 812), (hip * 0.90, 836)], side),
            side_of([(hip * 0.90, 836), (hip * 1.10, 900), (hip * 1.12, FLOOR)], side),
            side_of([(hip * 1.12, FLOOR), (10, FLOOR)], side),
            side_of([(10, FLOOR), (6, 900), (4, 838)], side),
        )
        pen.shadow(thigh, 0, -5, 7, 0.4)
        cloth(pen, thigh, colour, 22)
        with pen.clip(thigh):
            crease(pen, body.half([(hip * 0.16, 846), (hip * 0.5, 834), (hip * 0.86, 858)], side), colour, 9, 0.7)


def _armrest(pen: Pen, body: Body, side: int, half: float) -> None:
    """The pad towards us, foreshortened, on a post."""
    x, y = body.at(side * (half + 14), REST)
    post = box(x - 6, y + 16, 12, 230, 5)
    pen.form(post, METAL, 4, sheen=0.4)
    guard = skia.Path()
    guard.addRoundRect(skia.Rect.MakeLTRB(x - 9, y + 40, x + 9, 1000), 6, 6)
    pen.form(guard, FRAME, 5)
    pad = box(x - 21, y, 42, 34, 14)
    pen.shadow(pad, 0, 5, 5, 0.35)
    pen.form(pad, TYRE, 7, sheen=0.5)
