"""Knitted and sewn everyday hats."""

import math

from ...canvas import Pen, oval
from ...colour import darker, lighter
from ...figure import Figure
from ..hair.scalp import Scalp, mirrored
from ..hair.strands import cast
from .material import band, cloth_colour, crown, rim_of, seam, visor


def draw_beanie(pen: Pen, fig: Figure) -> None:
    scalp, rim, colour = Scalp(fig.head), rim_of(fig), cloth_colour(fig)
    body = crown(scalp, rim, mirrored([(0, -172), (40, -168), (78, -150), (104, -116), (113, -70)]), lift=20)
    cuff = band(scalp, rim, 42, wider=3)
    cast(pen, fig, cuff, 8, 0.36)
    pen.form(body, colour, 24, 0.38, 0.24)
    for x in range(-100, 101, 20):
        top = (x * 0.34, -166 + abs(x) * 0.05)
        seam(pen, body, [scalp.on(x, -84, 12), scalp.on(x * 0.86, -122, 26), scalp.rim(*top)], colour, 2.4, 0.26)
    pen.shadow(cuff, 0, -3, 4, 0.25)
    pen.form(cuff, darker(colour, 0.08), 12, 0.34, 0.26)
    for k in range(25):
        turn = math.radians(-180 + 15 * k)
        if math.cos(turn + fig.head.yaw) > 0.05:
            y = rim.height(turn)
            seam(pen, cuff, [scalp.ring(turn, y - 40, rim.radius + 3), scalp.ring(turn, y - 2, rim.radius + 3)], colour, 2.8, 0.28)


def draw_cap(pen: Pen, fig: Figure) -> None:
    scalp, rim, colour = Scalp(fig.head), rim_of(fig), cloth_colour(fig)
    body = crown(scalp, rim, mirrored([(0, -160), (38, -157), (74, -141), (100, -108), (110, -66)]))
    peak = visor(scalp, rim, 64, 26)
    cast(pen, fig, peak, 12, 0.4)
    pen.form(body, colour, 24, 0.36, 0.24)
    top = scalp.rim(0, -158, parallax=6)
    for x in (-58, 0, 58):
        seam(pen, body, [top, scalp.on(x * 0.8, -126, 30), scalp.on(x, -92, 16), scalp.on(x, -64, 8)], colour)
    _eyelets(pen, scalp, colour)
    pen.form(oval(*top, 8, 4.5), darker(colour, 0.18), 3)
    pen.shadow(peak, 0, 5, 4, 0.2)
    pen.form(peak, darker(colour, 0.16), 9, 0.34, 0.34)
    stitch = visor(scalp, rim, 52, 20, 60)
    with pen.clip(peak):
        pen.stroke(stitch, lighter(colour, 0.3) if not pen.hand.outline else (0.13, 0.10, 0.16), 1.6, 0.5)


def _eyelets(pen: Pen, scalp: Scalp, colour) -> None:
    for x in (-34, 34):
        pen.fill(oval(*scalp.on(x, -124, 22), 2.6, 2.2), darker(colour, 0.55), 0.7)

