"""Everything that is not an attribute itself: grammar, numbers, colours, praise; and the illustrator's own names."""

from ...colour import CLOTH, HAIR, SCENE
from ..entry import DRAWN, Claim, Entry, Noun
from ..text import words_of
from ..words import colours, fillers
from ..words.people import FEMININE
from .making import synonyms


def grammar_entries() -> list[Entry]:
    rows = {
        "negator": fillers.NEGATORS,
        "breaker": fillers.BREAKERS,
        "link": fillers.LINKS,
        "joiner": fillers.JOINERS,
        "article": fillers.ARTICLES,
    }
    entries = [Entry(w, kind) for kind, words in rows.items() for w in synonyms(words)]
    entries += [Entry(w, "unknown", note=fillers.ORIGIN_NOTE) for w in synonyms(fillers.ORIGINS)]
    entries += [Entry(w, "unknown", (Claim("presentation", FEMININE),), note=fillers.ORIGIN_NOTE) for w in synonyms(fillers.WOMENS_ORIGINS)]
    for kind, table in (("number", fillers.NUMBERS), ("group", fillers.GROUPS), ("amount", fillers.SHARES)):
        entries += [Entry(w, kind, amount=amount) for words, amount in table.items() for w in synonyms(words)]
    entries += [Entry(w, "mixing") for w in synonyms(fillers.MIXING)]
    entries += [Entry(w, "aside") for w in synonyms(fillers.ROOM)]
    return entries + [Entry(w, "unknown") for w in synonyms(fillers.UNDRAWN)]


def own_names(others: list[Entry]) -> list[Entry]:
    """Every value of the illustrator under its own name, so that a new hair style is understood the day it is drawn."""
    entries = []
    nouns = {entry.claims[0].field.removesuffix(".cut"): entry.noun for entry in others if entry.noun and entry.claims}
    listed = {words_of(entry.phrase) for entry in others}
    for name in ("outfit", "headwear", "glasses", "scene", "expression", "style", "hair", "beard"):
        for value in DRAWN[name]:
            if value == "none" or words_of(value) in listed:
                continue
            noun = nouns.get(name)
            entries.append(Entry(value, "noun" if noun else "word", (Claim("hair.cut" if name == "hair" else name, value),), noun))
    for item in DRAWN["accessories"]:
        if words_of(item) not in listed:
            entries.append(Entry(item, "noun", (Claim(f"accessories.{item}", True),), Noun(item)))
    return entries


def colour_entries() -> list[Entry]:
    entries = [Entry(w, "colour", colour=code) for words, code in colours.NAMED.items() for w in synonyms(words)]
    entries += [Entry(w, "colour", colour=name) for words, name in colours.SAME_AS.items() for w in synonyms(words)]
    entries += [Entry(w, "colour", (Claim("skin", skin),), colour=name) for w, (name, skin) in colours.ALSO_SKIN.items()]
    names = dict.fromkeys([*CLOTH, *HAIR, *SCENE])  # a name of one palette may be a hex to another
    listed = {entry.phrase for entry in entries}
    return entries + [
        Entry(name, "colour", colour=name) for name in names if name not in listed and name not in ("blonde", "ginger", "auburn")
    ]


def praise_entries() -> list[Entry]:
    rows = (fillers.PRONOUN_FILLERS, fillers.PLAIN, fillers.EVERYDAY, fillers.PRAISE, fillers.COUNTED)
    entries = [Entry(w, "ignored") for words in rows for w in synonyms(words)]
    return entries + [Entry(w, "habit") for w in synonyms(fillers.NEGATIVE_HABITS)]
