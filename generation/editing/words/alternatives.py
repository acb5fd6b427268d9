"""What a chip could have meant instead: the same thing with other values, the nearest first."""

from collections.abc import Iterable
from dataclasses import replace

from ...atelier import character
from ...atelier.colour import CLOTH, HAIR, SCENE, rgb
from ...atelier.lexicon.comparing import LENGTHS, LONG, TEXTURES
from ...atelier.lexicon.entry import DRAWN
from ..change import Background
from .chips import aged, background_chip, grade_chip, look_chip
from .placing import PLACEMENTS, placement_chip
from .understanding import Chip

MOST = 12  # a menu, not a catalogue
PALETTES = {"hair_colour": HAIR, "outfit_colour": CLOTH, "accent_colour": CLOTH, "headwear_colour": CLOTH, "scene_colour": SCENE}
IN_ORDER = {  # values that lie beside each other in meaning
    "expression": ("sad", "serious", "thoughtful", "neutral", "smirk", "wink", "smile", "big smile", "laughing", "surprised"),
    "beard": character.BEARDS,
    "outfit": (
        "sports jersey", "t-shirt", "striped top", "polo", "hoodie", "v-neck sweater", "turtleneck", "shirt", "denim jacket", "blazer",
        "suit", "dress", "gown", "saree", "thobe", "overalls", "work vest", "apron", "chef jacket", "lab coat", "scrubs", "armour",
    ),
    "light": ("cool", "rim", "dramatic", "soft", "bright", "warm"),
    "framing": character.FRAMINGS,
    "build": character.BUILDS,
}
STEPS = {  # numbers a menu offers
    "yaw": (-65.0, -45.0, -25.0, -12.5, 0.0, 12.5, 25.0, 45.0, 65.0), "pitch": (-12.0, -8.0, -5.0, 0.0, 5.0, 8.0, 12.0),
    "roll": (-16.0, -8.0, -5.0, 0.0, 5.0, 8.0, 16.0), "light_from": (-1.0, 1.0),
}  # fmt: skip
GAZES = ((0.0, 0.0), (-0.7, 0.0), (0.7, 0.0), (0.0, -0.7), (0.0, 0.7), (-0.35, 0.0), (0.35, 0.0))
YEARS = (-5, 5, -10, 10, -20, 20)
GRADES = (0.4, 0.2, 0.7, -0.2, -0.4)


def alternatives(chip: Chip) -> list[Chip]:
    """At most a dozen chips about the same thing that set something else; none for what has no values to choose from."""
    if chip.background is not None or (chip.part == "background" and not chip.fields and not chip.grade):
        found = [background_chip(other, chip.words) for other in _backgrounds(chip.background)]
    elif chip.grade:
        found = _grades(chip)
    elif chip.placement:
        found = [placement_chip(key, chip.words) for key in _beside(tuple(PLACEMENTS), chip.placement)]
    elif "age" in chip.identity:
        found = [aged(chip.identity["age"] + years, chip.words) for years in YEARS]
    else:
        found = _looks(chip) if chip.fields else []
    different: dict[str, Chip] = {}
    for one in found:
        different.setdefault(one.title, one)
    different.pop(chip.title, None)
    return list(different.values())[:MOST]


def _looks(chip: Chip) -> list[Chip]:
    name = next(iter(chip.fields))
    others = {key: value for key, value in chip.fields.items() if key != name and key not in ("style_weights", "sign_text")}
    if name == "style" and "style_weights" in chip.fields:
        others["style_weights"] = {}
    return [look_chip(name, {name: value, **others}, chip.words) for value in _values(name, chip.fields[name])]


def _values(name: str, value: object) -> Iterable:
    if name in PALETTES:
        return _near(PALETTES[name], value)
    if name == "hair":
        return sorted(character.HAIRS, key=lambda other: _hair_distance(value, other))
    if name == "gaze":
        return GAZES
    if name in STEPS:
        return sorted(STEPS[name], key=lambda other: abs(other - value))
    if name == "accessories":
        return [(*(item for item in value[:-1]), other) for other in character.ACCESSORIES if other not in value] + [()]
    return _beside(IN_ORDER.get(name) or DRAWN.get(name) or (), value)


def _beside(values: tuple[str, ...], value: str) -> list[str]:
    """The others, those that stand beside it first."""
    at = values.index(value) if value in values else 0
    return sorted((other for other in values if other != value), key=lambda other: abs(values.index(other) - at))


def _near(palette: dict[str, str], colour: str) -> list[str]:
    wanted = rgb(palette.get(colour, colour))
    return sorted(palette, key=lambda name: sum((a - b) ** 2 for a, b in zip(rgb(palette[name]), wanted, strict=True)))


def _hair_distance(one: str, other: str) -> tuple:
    def length(style: str) -> int:
        return next((rung for rung, styles in LENGTHS.items() if style in styles), LONG)

    def texture(style: str) -> str:
        return next((name for name, styles in TEXTURES.items() if style in styles), "straight")

    return abs(length(one) - length(other)), texture(one) != texture(other)


def _backgrounds(now: Background | None) -> list[Background]:
    kind = now.kind if now else "picture"
    scenes = [Background("scene", scene=scene) for scene in _beside(character.SCENES, now.scene if kind == "scene" else "plain")]
    near = _near(SCENE, now.colours[0] if kind in ("colour", "gradient") else "white")
    colours = [Background("colour", colours=(SCENE[name],)) for name in near]
    nothing = [Background("transparent")]
    if kind == "gradient":
        return [replace(now, colours=now.colours[::-1]), *colours[:4], *nothing, *scenes]
    return [*colours[:6], *nothing, *scenes] if kind == "colour" else [*scenes[:9], *colours[:2], *nothing]


def _grades(chip: Chip) -> list[Chip]:
    axis = "warmth" if "warmth" in chip.grade else "strength"
    way = 1 if chip.grade[axis] > 0 else -1
    return [grade_chip(axis, way * amount, chip.words, of=chip.grade.get("of", "picture")) for amount in GRADES]
