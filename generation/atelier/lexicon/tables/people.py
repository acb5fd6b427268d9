"""Who is meant as entries: people and trades, ages, marks, features, builds."""

from dataclasses import replace
from functools import lru_cache

from ...colour import EYE, SKIN
from ..entry import HINT, IMPLIED, PRONOUN, SAID, Claim, Entry, Noun
from ..words import colours, comparisons, people, trades
from .making import claims, compared, compared_entries, modifiers, simple, synonyms


def trade_entries() -> list[Entry]:
    entries = []
    for words, values in trades.TRADES.items():
        entries += [Entry(w, "person", claims(values, IMPLIED) + _gender(w), _person()) for w in synonyms(words)]
    seen_in = {word: place for place, words in trades.SEEN_IN.items() for word in synonyms(words)}
    entries = [replace(e, claims=(*e.claims, Claim("scene", seen_in[e.phrase], HINT))) if e.phrase in seen_in else e for e in entries]
    for words, values in trades.NEAREST_TRADES.items():
        nearest = values["outfit"]
        for phrase in synonyms(words):
            note = f"“{phrase}” has no outfit of its own yet: “{nearest}” is the nearest."
            entries.append(Entry(phrase, "person", claims(values, IMPLIED) + _gender(phrase), _person(), note=note, nearest=nearest))
    return entries


def _gender(trade: str) -> tuple[Claim, ...]:
    """A policewoman is a woman, and a fireman a man; anybody may be the foreman."""
    if trade.endswith("woman"):
        return (Claim("presentation", people.FEMININE, IMPLIED),)
    return (Claim("presentation", people.MASCULINE, IMPLIED),) if trade in synonyms(people.MENS_TRADES) else ()


@lru_cache(maxsize=1)
def _person() -> Noun:
    made = {
        word: tuple(Claim(c.field, c.value, IMPLIED if c.field == "expression" else SAID) for c in found)
        for word, found in modifiers(people.PERSON_MODIFIERS).items()
    }
    return Noun("person", made | compared(comparisons.BUILDS, "build"), ("outfit_colour", "accent_colour"))


def people_entries() -> list[Entry]:
    entries = _persons()
    for words, value in people.PRONOUNS.items():
        entries += [Entry(w, "article", (Claim("presentation", value, PRONOUN),)) for w in synonyms(words)]
    for words, value in people.AGES.items():
        entries += [Entry(w, "word", (Claim("age", value),)) for w in synonyms(words)]
    entries += compared_entries(comparisons.AGES, "age") + compared_entries(comparisons.FRECKLES, "freckles")
    for words, value in people.AGE_HINTS.items():
        entries += [Entry(w, "word", (Claim("age", value, IMPLIED),)) for w in synonyms(words)]
    for words, values in people.MARKS.items():
        entries += [Entry(w, "word", claims(values)) for w in synonyms(words)]
    for words, table in people.FEATURES.items():
        names = synonyms(words)
        entries += [Entry(w, "noun", (), _feature(names[0], table)) for w in names]
    return entries + _bodies()


def _persons() -> list[Entry]:
    entries = []
    for words, values in people.PERSONS.items():
        made = tuple(Claim(name, value, SAID if name == "presentation" else IMPLIED) for name, value in values.items())
        entries += [Entry(w, "person", made, _person()) for w in synonyms(words)]
    for words, value in people.RELATIVES.items():
        entries += [Entry(w, "person", (Claim("presentation", value, PRONOUN),), _person()) for w in synonyms(words)]
    for words, values in people.MINORS.items():
        made = claims(values) + (Claim("age", 18, PRONOUN),)  # "a mother with her baby" is as old as mothers are
        entries += [Entry(w, "person", made, _person(), note=people.MINOR_NOTE) for w in synonyms(words)]
    return entries


def _bodies() -> list[Entry]:
    """Builds, the wheelchair and the prosthesis. What is part of a body is seen from the waist up."""
    build = Noun("build", modifiers(people.BUILD_MODIFIERS, "build") | compared(comparisons.BUILDS, "build"))
    entries = [Entry(w.phrase, "modifier", w.claims) for w in simple(people.BUILDS, "build")]
    entries += [Entry(w, "noun", (), build) for w in synonyms(people.BUILD_NOUN)] + compared_entries(comparisons.BUILDS, "build")
    seated = (Claim("mobility", "wheelchair"), Claim("framing", "half", IMPLIED))
    spelt = dict.fromkeys(synonyms(people.MOBILITY + " | " + people.MOBILITY.replace("wheelchair", "wheel chair")))
    entries += [Entry(w, "word", seated) for w in spelt]
    return entries + _prostheses()


def _prostheses() -> list[Entry]:
    def entry(phrase: str, side: str, strength: int = SAID) -> Entry:
        return Entry(phrase, "word", (Claim("prosthesis", f"{side} arm", strength), Claim("framing", "half", IMPLIED)))

    entries = [entry(w, "left", IMPLIED) for w in synonyms(people.AMPUTEE)]
    for made in synonyms(people.PROSTHETIC):
        for limb in ("arm", "hand"):
            entries.append(entry(f"{made} {limb}", "left", IMPLIED))
            for side in ("left", "right"):
                entries += [entry(f"{made} {side} {limb}", side), entry(f"{side} {made} {limb}", side)]
                entries += [entry(f"{made} on {whose} {side} {limb}", side) for whose in ("her", "his", "their", "the")]
    for limb in ("arm", "hand"):
        entries.append(entry(f"{limb} prosthesis", "left", IMPLIED))
        entries += [entry(f"{side} {limb} {made}", side) for side in ("left", "right") for made in ("prosthesis", "prosthetic", "amputee")]
    return entries


def _feature(name: str, table: dict) -> Noun:
    made = modifiers(table)
    made |= {
        word: tuple(Claim(c.field, c.value, c.strength, 1 if c.value[0] > 0 else -1) for c in made[plain])
        for word, plain in comparisons.COMPARATIVES.items()
        if plain in made and isinstance(made[plain][0].value, tuple)
    }
    if name in ("eyes", "skin"):
        words = colours.EYE_WORDS if name == "eyes" else colours.SKIN_WORDS
        made = {own_name: (Claim(name, own_name),) for own_name in (EYE if name == "eyes" else SKIN)} | made
        made = {word: (Claim(name, value),) for row, value in words.items() for word in synonyms(row)} | made
    return Noun(name, made, (name,) if name in ("eyes", "skin") else ())
