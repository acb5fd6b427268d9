"""Where the person stands: twenty-six places, each composed for any aspect from the same few things."""

from ..canvas import Pen
from ..colour import SCENE, named, rgb
from ..figure import Figure
from . import abstract, brand_pattern, cafe, classroom, garden, gym, indoors, living_room, outdoors, shop, street, warehouse
from .stage import Brush, Stage

__all__ = ["OUT_OF_FOCUS", "Stage", "draw_scene"]

SCENES = {
    "plain": abstract.plain, "gradient": abstract.gradient, "halo": abstract.halo, "bokeh": abstract.bokeh, "studio": abstract.studio,
    "shapes": abstract.shapes, "city": outdoors.city, "park": outdoors.park, "beach": outdoors.beach, "night sky": outdoors.night_sky,
    "mountains": outdoors.mountains, "office": indoors.office, "library": indoors.library, "cafe": cafe.cafe, "kitchen": indoors.kitchen,
    "workshop": indoors.workshop, "clinic": indoors.clinic, "stage": indoors.stage,
    "warehouse": warehouse.warehouse, "classroom": classroom.classroom, "street": street.street, "living room": living_room.living_room,
    "gym": gym.gym, "garden": garden.garden, "shop": shop.shop, "brand pattern": brand_pattern.brand_pattern,
}
# Scenes that soft hands draw wholly behind the plane of focus.
OUT_OF_FOCUS = frozenset({
    "city", "park", "beach", "mountains", "office", "library", "cafe", "kitchen", "workshop", "clinic", "warehouse", "classroom", "street",
    "living room", "gym", "garden", "shop",
})


def draw_scene(pen: Pen, fig: Figure, stage: Stage) -> None:
    look = fig.look
    colours = [named(SCENE, look.scene_colour), *(rgb(colour) for colour in look.brand_colours)]
    brush = Brush(pen, stage, colours, fig.rng("scene"))
    SCENES[look.scene](brush)
    if pen.light.hard:
        brush.sunlight()
    if look.style == "comic":
        abstract.print_screen(brush)
