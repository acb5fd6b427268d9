"""A takeaway cup with lid and sleeve."""

from ...canvas import Pen, box, polygon
from ...colour import darker
from ...figure import Figure
from ..clothes.fabric import apart
from .material import PAPER, flat, rounded, solid
from .prop import Hold, Prop


def _draw(pen: Pen, fig: Figure) -> None:
    band = apart(fig.accent, PAPER, 0.12)
    beaker = rounded([(-31, -40), (31, -40), (24, 52), (-24, 52)], 6)
    solid(pen, beaker, PAPER, 9)
    with pen.clip(beaker):
        sleeve = polygon([(-40, -16), (40, -16), (40, 30), (-40, 30)])
        pen.form(sleeve, band, 10, outline=False)
        with pen.clip(sleeve):
            pen.fill(polygon([(8, -20), (34, -20), (30, 34), (12, 34)]), darker(pen.tint(band), 0.35), 0.22, blur=5)
    pen.ink(beaker)
    lid = rounded([(-30, -58), (30, -58), (36, -46), (36, -38), (-36, -38), (-36, -46)], 4)
    solid(pen, lid, darker(PAPER, 0.08), 6, shadow=0.2, drop=3)
    flat(pen, box(-9, -61, 18, 5, 2.5), darker(PAPER, 0.3))


CUP = Prop(_draw, (-54, 582), (Hold(-1, "around", (-30, 14), -4, (-58, 40)),), size=1.16)
