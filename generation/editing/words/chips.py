"""Chips by their kind, each with the title that people read on it."""

from collections.abc import Mapping

from ...atelier.colour import SCENE
from ...atelier.lexicon.ages import OLDEST, YOUNGEST
from ...atelier.lexicon.mixing import in_words
from ..change import Background
from .nouns import PART_OF
from .understanding import FACE_ASKED, Chip

TITLES = {
    "hair": "hair", "hair_colour": "hair", "beard": "beard", "expression": "expression", "viseme": "mouth", "gaze": "gaze",
    "glasses": "glasses", "outfit": "clothes", "outfit_colour": "clothes", "accent_colour": "second colour", "headwear": "headwear",
    "headwear_colour": "headwear", "prop": "in hand", "scene": "background", "scene_colour": "background colour",
    "light_from": "light from",
    "build": "build", "framing": "framing", "light": "light", "style": "style", "yaw": "turn", "pitch": "nod", "roll": "tilt",
}  # fmt: skip
GRADES = {("warmth", 1): "warmer", ("warmth", -1): "cooler", ("strength", 1): "brighter", ("strength", -1): "darker"}


def look_chip(name: str, fields: Mapping, words: str) -> Chip:
    """A chip that sets look fields; `name` is the one it is about."""
    return Chip(PART_OF.get(name, "picture"), f"{TITLES.get(name, name.replace('_', ' '))}: {_told(name, fields)}", words, fields=fields)


def _told(name: str, fields: Mapping) -> str:
    value = fields[name]
    if name == "style" and fields.get("style_weights"):
        return in_words(tuple(fields["style_weights"].items()))
    if name == "prop" and fields.get("sign_text"):
        return f"sign “{fields['sign_text']}”"
    if name == "light_from":
        return "left" if value < 0 else "right"
    if name == "gaze":
        return direction(*value)
    if name in ANGLES:
        return angle(name, value)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


ANGLES = {"yaw": ("turned left", "facing the camera", "turned right"), "pitch": ("chin up", "level", "chin down"),
          "roll": ("to the left", "head upright", "to the right")}  # fmt: skip


def angle(name: str, degrees: float) -> str:
    """ "turned left, 25°"."""
    way = ANGLES[name][1 + (degrees > 0) - (degrees < 0)]
    return f"{way}, {abs(degrees):.0f}°" if degrees else way


def direction(x: float, y: float) -> str:
    """Where a gaze goes: the larger of its two parts."""
    if not x and not y:
        return "at the camera"
    return ("left" if x < 0 else "right") if abs(x) >= abs(y) else ("up" if y < 0 else "down")


def aged(years: float, words: str) -> Chip:
    """A chip that asks for another age, within what may be drawn."""
    years = float(min(max(round(years), YOUNGEST), OLDEST))
    return Chip("face", f"age: {years:.0f}", words, identity={"age": years}, note=FACE_ASKED)


def background_chip(background: Background, words: str, *, told: str | None = None) -> Chip:
    """A chip for what stands behind; `told` is its name where that is not the value itself."""
    if background.kind == "gradient":
        named = f"gradient from {_colour(background.colours[0])} to {_colour(background.colours[1])}"
    else:
        named = " ".join([*map(_colour, background.colours), background.scene]).strip() or background.kind
    return Chip("background", f"background: {told or named}", words, background=background)


def _colour(code: str) -> str:
    """The name of a palette's colour; any other says its code."""
    return next((name for name, own in SCENE.items() if own == code), code)


def grade_chip(axis: str, amount: float, words: str, *, of: str = "picture") -> Chip:
    """A chip that grades light along "warmth" or "strength"."""
    said = {axis: round(amount, 2)} | ({"of": of} if of != "picture" else {})
    how = {0.2: "a bit ", 0.7: "much "}.get(round(abs(amount), 2), "")
    part = "background" if of == "background" else "picture"
    return Chip(part, f"light: {how}{GRADES[axis, 1 if amount > 0 else -1]}", words, grade=said)
