"""An open book, seen from behind: two covers, the spine, the pages between."""

from ...canvas import Pen, polygon, smooth
from ...colour import darker, lighter
from ...figure import Figure
from ..clothes.fabric import apart
from .material import PAPER, rounded, solid
from .prop import Prop, both


def _draw(pen: Pen, fig: Figure) -> None:
    colour = apart(fig.accent, fig.cloth, 0.2)
    pages = polygon([(-112, -86), (-60, -80), (0, -72), (60, -80), (112, -86), (112, -60), (0, -50), (-112, -60)])
    solid(pen, pages, PAPER, 3, shadow=0.2, ink=2.4)
    for dy in (4, 8):
        pen.stroke(smooth([(-108, -86 + dy), (0, -72 + dy), (108, -86 + dy)], closed=False, tension=0.6), darker(PAPER, 0.25), 1.2, 0.6)
    for side in (-1, 1):
        cover = rounded([(side * 9, -64), (side * 120, -80), (side * 122, 62), (side * 9, 82)], 6)
        solid(pen, cover, colour, 9)
        with pen.clip(cover):
            frame = [(side * 22, -50), (side * 106, -62), (side * 108, 50), (side * 22, 66), (side * 22, -50)]
            pen.stroke(smooth(frame, closed=False, tension=0.0), pen.tint(lighter(colour, 0.4)), 2.4, 0.7)
    for y, half in ((-22, 30), (-8, 20)):
        pen.line((64 - half, y + 4), (64 + half, y - 4), pen.tint(lighter(colour, 0.55)), 5, 0.85)
    spine = rounded([(-11, -66), (11, -66), (11, 84), (-11, 84)], 4)
    solid(pen, spine, darker(colour, 0.16), 5, shadow=0.2, drop=2)


BOOK = Prop(_draw, (0, 616), both("edge", (78, 66), 246, (102, 100)))
