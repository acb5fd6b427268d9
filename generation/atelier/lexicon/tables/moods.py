"""Faces people make as entries, and the mouth in the middle of a word."""

from ..entry import DRAWN, IMPLIED, Claim, Entry, Noun
from ..words import comparisons, moods
from .making import compared, compared_entries, modifiers, simple, synonyms


def mood_entries() -> list[Entry]:
    shades = synonyms(moods.SMILE_SHADES)
    more_or_less = compared(comparisons.SMILES, "expression")
    kinds = dict.fromkeys(shades, ()) | modifiers(moods.SMILE_MODIFIERS, "expression") | more_or_less
    smile, grin = Noun("smile", kinds), Noun("grin", kinds)
    entries = [
        Entry("smile", "noun", (Claim("expression", "smile"),), smile),
        Entry("grin", "noun", (Claim("expression", "big smile"),), grin),
    ]
    entries += compared_entries(comparisons.EXPRESSIONS, "expression")
    entries += simple(moods.EXPRESSIONS, "expression") + simple(moods.CHARACTERS, "expression", strength=IMPLIED)
    for words, (value, note) in moods.EXPRESSION_NOTES.items():
        entries += [Entry(w, "word", (Claim("expression", value),), note=note, nearest=value) for w in synonyms(words)]
    return entries + _mouths()


def _mouths() -> list[Entry]:
    named = [
        Entry(f"{words} {shape}", "word", (Claim("viseme", shape),)) for words in synonyms(moods.MOUTH_SHAPE) for shape in DRAWN["viseme"]
    ]
    return named + simple(moods.TALKING, "viseme")
