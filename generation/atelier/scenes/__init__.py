"""Where the person stands."""

from ..canvas import Pen, box, linear
from ..colour import SCENE, darker, lighter, named
from ..figure import Figure
from .stage import Stage

__all__ = ["Stage", "draw_scene"]


def draw_scene(pen: Pen, fig: Figure, stage: Stage) -> None:
    c = named(SCENE, fig.look.scene_colour)
    pen.fill(box(0, 0, stage.width, 512), c, shader=linear((0, 0), (stage.width, 512), [lighter(c, 0.45), c, darker(c, 0.22)]))
