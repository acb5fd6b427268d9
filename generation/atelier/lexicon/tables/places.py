"""Scenes, light, hours and seasons as entries."""

from dataclasses import replace

from ..entry import HINT, IMPLIED, SAID, Claim, Entry, Noun
from ..words import comparisons, places
from .making import drawn, modifiers, simple, synonyms


def place_entries() -> list[Entry]:
    scene = Noun("scene", modifiers(places.SCENE_MODIFIERS), ("scene_colour",))
    entries = simple(places.SCENES, "scene", noun=scene)
    entries += simple(places.SCENE_HINTS, "scene", noun=scene, strength=IMPLIED)
    background = Noun("background", modifiers(places.BACKGROUND_MODIFIERS), ("scene_colour",))
    entries += [Entry(w, "noun", (), background) for w in synonyms(places.BACKGROUND)]
    tints = {word: tuple(Claim(c.field, c.value, IMPLIED) for c in made) for word, made in modifiers(places.PALETTE_MODIFIERS).items()}
    palette = Noun("palette", tints, colour_fields=("scene_colour", "accent_colour"))
    entries += [Entry(w, "noun", (), palette) for w in synonyms(places.PALETTE)]
    return entries + _lights() + _hours()


def _lights() -> list[Entry]:
    towards = {word: (Claim("light", light, SAID, 1),) for words, light in comparisons.LIGHTS.items() for word in synonyms(words)}
    light = Noun("light", modifiers(places.LIGHT_MODIFIERS, "light") | towards)
    entries = [Entry(w, "noun", (), light) for w in synonyms(places.LIGHT_NOUN)]
    return entries + [
        Entry(w, "word", (Claim("light_from", value),)) for value, words in places.LIGHT_FROM.items() for w in synonyms(words)
    ]


def _hours() -> list[Entry]:
    """An hour colours the light, and hints at where it is seen."""
    seen_at = {word: drawn("scene", scene)[0] for scene, words in places.SEEN_AT.items() for word in synonyms(words)}
    entries = [Entry(w, "word", (Claim("light", "bright", IMPLIED),)) for w in synonyms(places.BRIGHT)]
    for entry in simple(places.LIGHTS, "light") + simple(places.HOURS, "light", strength=IMPLIED):
        hint = (Claim("scene", seen_at[entry.phrase], HINT),) if entry.phrase in seen_at else ()
        entries.append(replace(entry, claims=entry.claims + hint))
    return entries
