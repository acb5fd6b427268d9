"""An open laptop on the forearm: we see the back of its lid, and the edge of its base."""

from ...canvas import Pen, box, oval
from ...colour import darker, lighter
from ...figure import Figure
from ..clothes.fabric import apart
from .material import ALUMINIUM, glare, rounded, solid
from .prop import Hold, Prop


def _draw(pen: Pen, fig: Figure) -> None:
    shell = apart(ALUMINIUM, fig.cloth, 0.10)
    base = rounded([(-122, 70), (122, 70), (132, 84), (128, 92), (-128, 92), (-132, 84)], 4)
    solid(pen, base, darker(shell, 0.18), 4)
    lid = rounded([(-116, -76), (116, -76), (123, 76), (-123, 76)], 9)
    solid(pen, lid, shell, 8, shadow=0.25)
    glare(pen, [(-40, -76), (60, -76), (-50, 76), (-123, 76), (-123, 40)], lid, 0.12)
    pen.fill(oval(0, -2, 13, 13), pen.tint(lighter(shell, 0.55)), 0.95)
    pen.fill(oval(0, -2, 5.5, 5.5), pen.tint(darker(shell, 0.12)))
    pen.fill(box(-34, 78, 68, 4, 2), darker(pen.tint(shell), 0.45), 0.8)


LAPTOP = Prop(_draw, (0, 604), (Hold(1, "edge", (30, 94), 222, (80, 106)), Hold(-1, "edge", (-84, 88), 304, (-110, 118))))
