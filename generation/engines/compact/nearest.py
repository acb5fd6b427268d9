"""What a model of few words shows in place of what it was never shown: of the values it knows, the one that looks most alike."""

import math
from collections.abc import Collection, Sequence

from ...atelier.character import COLOUR_FIELDS, Look
from ...atelier.colour import named

# Values of one field that look alike. For one that was never shown, the first known one of its group stands in.
ALIKE = {
    "style": (
        ("soft 3d", "watercolour", "gouache", "pencil"),
        ("flat vector", "paper cut", "brand palette", "pop art", "comic", "line art", "pixel art", "duotone"),
    ),
    "scene": (
        ("plain", "studio"),
        ("gradient", "bokeh", "stage", "shapes", "brand pattern"),
        ("office", "library", "cafe", "kitchen", "workshop", "clinic", "warehouse", "classroom", "living room", "gym", "shop"),
        ("park", "garden", "city", "street"),
    ),
    "hair": (
        ("short crop", "buzz cut", "high fade", "receding", "pixie", "cornrows"),
        ("side part", "quiff", "slicked back", "undercut"),
        ("long straight", "braids"),
        ("long wavy", "long curls", "wolf cut", "locs"),
        ("bob", "shoulder length", "fringe"),
        ("ponytail", "pigtails"),
        ("top bun", "low bun"),
    ),
    "beard": (("short beard", "goatee"), ("full beard", "long beard")),
    "expression": (("neutral", "thoughtful"), ("smile", "smirk", "wink"), ("big smile", "laughing"), ("serious", "sad")),
    "glasses": (("square glasses", "half-rim glasses"), ("round glasses", "cat-eye glasses")),
    "outfit": (
        ("t-shirt", "striped top", "sports jersey", "scrubs", "work vest", "overalls", "apron", "dress", "saree"),
        ("shirt", "polo", "denim jacket", "chef jacket", "thobe"),
        ("blazer", "lab coat"),
        ("suit", "gown", "armour"),
        ("turtleneck", "v-neck sweater"),
    ),
    "framing": (("bust", "half"),),
}
USUAL = Look()


def nearest(name: str, value: object, known: Sequence) -> object:
    """Of `known`, the values of this look field that a model was shown: `value` itself where it is among them. Of a field that holds
    several things (accessories) those that are."""
    if value in known:
        return value
    if name == "accessories":
        return tuple(item for item in value if item in known)
    if name in COLOUR_FIELDS:
        return min(known, key=lambda one: math.dist(named(COLOUR_FIELDS[name], one), named(COLOUR_FIELDS[name], value)))
    if isinstance(value, str):
        return _alike(name, value, known)
    return min(known, key=lambda one: math.dist(_point(one), _point(value)))


def _alike(name: str, value: str, known: Collection[str]) -> str:
    group = next((group for group in ALIKE.get(name, ()) if value in group), ())
    usual = getattr(USUAL, name)
    return next((one for one in (*group, usual) if one in known), next(iter(known)))


def _point(value: float | Sequence[float]) -> tuple[float, ...]:
    return (value,) if isinstance(value, int | float) else tuple(value)
