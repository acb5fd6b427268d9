"""A modern arm prosthesis: a carbon socket from above the elbow, a wrist joint, a light shell hand."""

from ...canvas import Pen, oval
from ...colour import darker, lighter
from ...figure import Figure
from ..clothes.body import Body
from ..clothes.fabric import METAL, laid
from .hand import CARBON, SHELL
from .limb import across, cuff_band, limb
from .pose import Arm


def draw_prosthesis(pen: Pen, fig: Figure, body: Body, arm: Arm) -> None:
    """Over the arm from the elbow to the wrist."""
    path = limb(body, arm, 2.0, 1.0, 1.0)
    region = cuff_band(body, arm, -0.22, 1.05, 16)
    with pen.clip(region):
        pen.form(path, CARBON, 10, shade=0.3, sheen=0.5, outline=False)
        with pen.clip(path):
            _weave(pen, body, arm)
            shell = cuff_band(body, arm, 0.34, 0.80, 16)
            pen.form(shell, SHELL, 6, outline=False)
            for part in (0.34, 0.80):
                pen.line(across(body, arm, part, -1.3), across(body, arm, part, 1.3), darker(SHELL, 0.45), 2, 0.8)
            laid(pen, cuff_band(body, arm, 0.92, 1.04, 12), METAL, 3, 1, 0.3)
        pen.ink(path)
    x, y = arm.elbow
    laid(pen, oval(x, y, 8, 8), METAL, 4, 2, 0.3)
    pen.fill(oval(x, y, 3, 3), darker(METAL, 0.5))


def _weave(pen: Pen, body: Body, arm: Arm) -> None:
    """The diagonal gloss of carbon fibre; a brush shows it, ink does not."""
    if pen.inked:
        return
    for k in range(-3, 14):
        a, b = across(body, arm, k * 0.09 - 0.1, -1.3), across(body, arm, k * 0.09, 1.3)
        pen.line(a, b, lighter(CARBON, 0.35), 1.4, 0.35)
