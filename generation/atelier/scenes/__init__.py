"""Where the person stands: eighteen places, each composed for any aspect from the same few things."""

from ..canvas import Pen
from ..colour import SCENE, named
from ..figure import Figure
from . import abstract, indoors, outdoors
from .stage import Brush, Stage

__all__ = ["OUT_OF_FOCUS", "Stage", "draw_scene"]

SCENES = {
    "plain": abstract.plain, "gradient": abstract.gradient, "halo": abstract.halo, "bokeh": abstract.bokeh, "studio": abstract.studio,
    "shapes": abstract.shapes, "city": outdoors.city, "park": outdoors.park, "beach": outdoors.beach, "night sky": outdoors.night_sky,
    "mountains": outdoors.mountains, "office": indoors.office, "library": indoors.library, "cafe": indoors.cafe, "kitchen": indoors.kitchen,
    "workshop": indoors.workshop, "clinic": indoors.clinic, "stage": indoors.stage,
}
# Scenes that soft hands draw wholly behind the plane of focus.
OUT_OF_FOCUS = frozenset({"city", "park", "beach", "mountains", "office", "library", "cafe", "kitchen", "workshop", "clinic"})


def draw_scene(pen: Pen, fig: Figure, stage: Stage) -> None:
    look = fig.look
    brush = Brush(pen, stage, named(SCENE, look.scene_colour), fig.rng("scene"))
    SCENES[look.scene](brush)
    if look.style == "comic":
        abstract.print_screen(brush)
