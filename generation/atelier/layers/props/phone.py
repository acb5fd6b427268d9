"""A phone, seen from behind: the person is using it."""

from ...canvas import Pen, box, oval
from ...colour import darker, lighter, luminance
from ...figure import Figure
from ..clothes.fabric import apart
from .material import GRAPHITE, glare, solid
from .prop import Hold, Prop


def _draw(pen: Pen, fig: Figure) -> None:
    shell = apart(GRAPHITE, fig.cloth, 0.14)
    body = box(-30, -66, 60, 122, 11)
    solid(pen, body, shell, 6)
    glare(pen, [(-30, -20), (30, -66), (30, -34), (-30, 16)], body, 0.10)
    island = box(-24, -60, 27, 30, 8)
    solid(pen, island, lighter(shell, 0.12) if luminance(shell) < 0.5 else darker(shell, 0.1), 3, shadow=0.25, drop=2, ink=2.0)
    for x, y in ((-17, -52), (-4, -52), (-17, -38)):
        pen.fill(oval(x, y, 5.2, 5.2), (0.07, 0.08, 0.11))
        pen.fill(oval(x - 1.4, y - 1.4, 1.7, 1.7), (0.55, 0.65, 0.85), 0.8)
    pen.fill(oval(-4, -38, 2.6, 2.6), (0.98, 0.94, 0.80), 0.9)


PHONE = Prop(_draw, (-60, 556), (Hold(-1, "around", (-30, 16), 4, (-50, 62)),), tilt=5, size=1.12)
