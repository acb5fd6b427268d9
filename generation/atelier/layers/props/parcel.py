"""A cardboard parcel carried in both arms."""

from ...canvas import Pen, box, polygon
from ...colour import darker, lighter
from ...figure import Figure
from ..clothes.fabric import apart
from .material import CARD, PAPER, lines_of_text, solid
from .prop import Prop, both


def _draw(pen: Pen, fig: Figure) -> None:
    card = apart(CARD, fig.cloth, 0.09)
    tape = lighter(card, 0.32)
    lid = polygon([(-98, -104), (98, -104), (118, -76), (-118, -76)])
    solid(pen, lid, lighter(card, 0.14), 5)
    pen.fill(polygon([(-15, -104), (15, -104), (18, -76), (-18, -76)]), pen.tint(lighter(tape, 0.2)))
    front = box(-118, -76, 236, 156, 4)
    solid(pen, front, card, 10, shadow=0.3)
    pen.fill(box(-18, -76, 36, 46, 0), pen.tint(tape))
    pen.line((-118, -76), (118, -76), darker(pen.tint(card), 0.4), 2, 0.5)
    label = box(34, -14, 66, 50, 3)
    solid(pen, label, PAPER, 2, shadow=0.15, drop=1.5, ink=2.0)
    lines_of_text(pen, 41, -4, (40, 30), 9, (0.45, 0.47, 0.54), 3)
    for k, width in enumerate((2.5, 4, 2, 3.5, 2, 4.5, 2.5, 3)):
        pen.fill(box(42 + k * 6.4, 15, width, 15), (0.15, 0.15, 0.2))


PARCEL = Prop(_draw, (0, 622), both("edge", (86, 76), 240, (114, 106)))
