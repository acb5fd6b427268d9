"""A clipboard leaning on the forearm, its list turned to us."""

from ...canvas import Pen, box, smooth
from ...colour import darker
from ...figure import Figure
from ..clothes.fabric import METAL, apart
from .material import PAPER, WOOD, lines_of_text, solid
from .prop import Hold, Prop


def _draw(pen: Pen, fig: Figure) -> None:
    board = box(-78, -104, 156, 208, 10)
    solid(pen, board, apart(WOOD, fig.cloth, 0.10), 8)
    sheet = box(-67, -86, 134, 180, 3)
    solid(pen, sheet, PAPER, 3, shadow=0.22, drop=2, ink=2.2)
    lines_of_text(pen, -52, -58, (70,), 10, (0.28, 0.30, 0.38), 5.5)
    tick = apart(fig.accent, PAPER, 0.25)
    for k in range(5):
        y = -32 + k * 24
        square = box(-52, y - 7, 13, 13, 3)
        pen.fill(square, pen.tint(darker(PAPER, 0.10)))
        if k < 3:
            pen.stroke(smooth([(-49, y), (-46, y + 3.5), (-40, y - 6)], closed=False, tension=0.2), pen.tint(darker(tick, 0.2)), 3.2)
        lines_of_text(pen, -30, y, ((72, 60, 76, 52, 66)[k],), 10, (0.66, 0.68, 0.74))
    clip = box(-26, -116, 52, 26, 7)
    solid(pen, clip, METAL, 5, shadow=0.3, drop=3, ink=2.6)
    pen.fill(box(-10, -110, 20, 6, 3), darker(METAL, 0.35))


CLIPBOARD = Prop(_draw, (22, 606), (Hold(1, "edge", (54, 98), 240, (82, 130)),), tilt=6)
