"""What a wide picture shows where nobody stands: one thing per place that says where we are, large and calm enough to write beside."""

from .open_air import balloons, bench, ferris_wheel, fountain, observatory, parked_bicycle, sailing_boat
from .rooms import (
    drum_kit,
    easel,
    espresso_machine,
    forklift,
    mannequins,
    reading_corner,
    reading_window,
    sick_bed,
    stove,
    tool_chest,
    treadmill,
    whiteboard,
    workplace,
)

__all__ = [
    "balloons",
    "bench",
    "drum_kit",
    "easel",
    "espresso_machine",
    "ferris_wheel",
    "forklift",
    "fountain",
    "mannequins",
    "observatory",
    "parked_bicycle",
    "reading_corner",
    "reading_window",
    "sailing_boat",
    "sick_bed",
    "stove",
    "tool_chest",
    "treadmill",
    "whiteboard",
    "workplace",
]
