"""What the editor's controls ask beside the words, as chips that can be left out again."""

from collections.abc import Iterable
from dataclasses import dataclass

from generation.domain.request.placement import placements
from generation.editing.change import Background, Change, Grade
from generation.editing.parts import touched

from .edit import CONTROLLED, GAZES, LISTS, shares

LISTED = frozenset(name for name, _, _, _ in LISTS)
SCENERY = frozenset({"scene", "scene_colour"})
WHOLE = "This changes the whole picture: light, style and age are everywhere in it."


@dataclass(frozen=True)
class Setting:
    """`controls` are the names of what must be put back, with spaces between."""

    title: str
    controls: str


def settings_of(change: Change) -> list[Setting]:
    set_here = {name: value for name, value in change.fields.items() if name not in ("style", "style_weights")} | change.identity
    told = [Setting(_field(name, value), name if name in CONTROLLED else f"more:{name}") for name, value in set_here.items()]
    if "style" in change.fields:
        told.append(Setting(_style(change.fields), "style"))
    if change.background:
        told.append(Setting(f"background: {_background(change.background)}", "background"))
    if change.grade:
        told += _light(change.grade)
    if change.placement:
        label = next((place.label for place in placements() if place.key == change.placement), change.placement)
        told.append(Setting(f"extended to {label}", "placement"))
    if change.remove:
        told.append(Setting("what is marked is taken away", "remove"))
    return told


def controls_of(chip) -> dict:
    """What to set on the page so that it asks what this chip asks: control -> value; `more` for what has no control."""
    if chip.background:
        behind = chip.background
        colours = dict(zip(("colour", "second_colour"), behind.colours, strict=False)) if behind.kind != "scene" else {}
        return {"background": behind.kind, **({"scene": behind.scene} if behind.scene else {}), **colours, "angle": behind.angle}
    if chip.grade:
        light = {"warmth": chip.grade.get("warmth", 0), "brightness": chip.grade.get("strength", 0)}
        return light | {"grade_of": chip.grade.get("of", "picture")}
    if chip.placement:
        return {"placement": chip.placement}
    lists = {name: value for name, value in chip.fields.items() if name in LISTED}
    rest = {name: value for name, value in chip.fields.items() if name not in LISTED}
    return lists | ({"more": {"fields": rest, "identity": dict(chip.identity)}} if rest or chip.identity else {})


def reach(change: Change, chips: Iterable) -> str:
    """A sentence where more changes than one might think; empty where only parts do."""
    asked = [{name for name in chip.fields if name not in SCENERY} for chip in chips] + [set(change.fields) - SCENERY]
    if change.identity or any(chip.identity for chip in chips) or any(touched(fields) is None for fields in asked):
        return WHOLE
    return ""


def _field(name: str, value) -> str:
    if name == "gaze":
        return f"gaze: {next((said for said, where in GAZES.items() if where == tuple(value)), 'elsewhere')}"
    if name == "light_from":
        return f"light from the {'left' if value < -0.2 else 'right' if value > 0.2 else 'front'}"
    return f"{name.replace('_', ' ')}: {value}"


def _style(fields) -> str:
    weights = fields.get("style_weights")
    if not weights:
        return f"style: {fields['style']}"
    return f"style: {', '.join(f'{name} {100 * share:.0f} %' for name, share in shares(weights).items())}"


def _background(behind: Background) -> str:
    if behind.kind == "scene":
        return " ".join([*behind.colours, behind.scene])
    return "own picture" if behind.kind == "picture" else " to ".join(behind.colours) or behind.kind


def _light(grade: Grade) -> list[Setting]:
    of = "" if grade.of == "picture" else f" on the {'person' if grade.of == 'subject' else 'background'}"
    told = []
    if grade.warmth:
        told.append(Setting(f"{'warmer' if grade.warmth > 0 else 'colder'} light{of}", "warmth"))
    if grade.strength:
        told.append(Setting(f"{'stronger' if grade.strength > 0 else 'weaker'} light{of}", "brightness"))
    return told
