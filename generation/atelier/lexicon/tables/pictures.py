"""Framing, turn, gaze and style as entries."""

from ..entry import HINT, IMPLIED, Claim, Entry, Noun
from ..words import comparisons, pictures
from .making import claims, compared_entries, simple, synonyms


def picture_entries() -> list[Entry]:
    entries = simple(pictures.FRAMINGS, "framing") + simple(pictures.FRAMING_HINTS, "framing", strength=IMPLIED)
    entries += [Entry(w, "word", (Claim("framing", "half"),), note=pictures.FULL_BODY_NOTE) for w in synonyms(pictures.FULL_BODY)]
    entries += [Entry(w, "ignored", (Claim("framing", "bust", HINT),)) for w in synonyms(pictures.PORTRAIT)]
    entries += compared_entries(comparisons.FRAMINGS, "framing")
    for name, values in pictures.VIEWS.items():
        entries += [Entry(w, "word", (Claim(name, value),)) for value, words in values.items() for w in synonyms(words)]
    for words, values in pictures.ACTION_FIGURE.items():
        entries += [Entry(w, "word", claims(values, IMPLIED)) for w in synonyms(words)]
    return entries + _styles() + [Entry(w, "aside", note=pictures.PLACEMENT_NOTE) for w in synonyms(pictures.PLACEMENT_WORDS)]


def _styles() -> list[Entry]:
    style = Noun("style", colour_fields=("scene_colour", "accent_colour"))
    duotone = Noun("duotone", colour_fields=style.colour_fields)  # "navy and pink duotone"; colours before other styles say nothing
    entries = []
    for wish, words in pictures.STYLES.items():
        entries += simple({wish: words}, "style", noun=duotone if wish == "duotone" else style)
    return entries + [Entry(w, "noun", (), style) for w in synonyms(pictures.STYLE_NOUN)]
