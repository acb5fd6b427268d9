"""Hair and beards as entries: adjectives of length, texture and colour before a noun that is hair."""

from ..entry import IMPLIED, Claim, Entry, Noun
from ..words import colours, comparisons, hair
from .making import compared, drawn, modifiers, not_taken, simple, synonyms


def hair_entries() -> list[Entry]:
    aspects = {word: (Claim("hair.length", value),) for value, row in hair.LENGTHS.items() for word in synonyms(row)}
    aspects |= {word: (Claim("hair.texture", value),) for value, row in hair.TEXTURES.items() for word in synonyms(row)}
    aspects |= {word: (Claim("hair_colour", value),) for row, value in colours.HAIR_WORDS.items() for word in synonyms(row)}
    aspects |= {word: (Claim("hair.cut", value),) for value, row in hair.CUT_ADJECTIVES.items() for word in synonyms(row)}
    aspects |= compared(comparisons.HAIR_LENGTHS, "hair.length")
    return _styles(Noun("hair", aspects, ("hair_colour",)), aspects) + _beards(aspects)


def _styles(noun: Noun, aspects: dict) -> list[Entry]:
    entries = []
    for texture, words in hair.HAIR_NOUNS.items():
        made = (Claim("hair.texture", texture),) if texture else ()
        entries += [Entry(w, "noun", made, noun) for w in synonyms(words)]
    for wish, words in hair.CUTS.items():
        value, note = drawn("hair", wish)
        made = (Claim("hair.cut", value),)
        entries += [Entry(w, "noun", made, noun, note=note, nearest=note and value) for w in not_taken(words, "hair", value)]
    entries.append(Entry(hair.CROP, "noun", (Claim("hair.cut", "short crop"),), noun))
    entries += [Entry(w, "modifier", aspects[w]) for w in synonyms(hair.ALONE)]
    for colour, words in hair.PERSON_HAIR.items():
        entries += [Entry(w, "colour", (Claim("hair_colour", colour),), colour=colour) for w in synonyms(words)]
    return entries + [Entry(w, "noun", made, noun) for w, made in compared(comparisons.HAIR, "hair.length").items()]


def _beards(aspects: dict) -> list[Entry]:
    colour_words = {word: made for word, made in aspects.items() if made[0].field == "hair_colour"}
    made = modifiers(hair.BEARD_MODIFIERS, "beard") | colour_words | compared(comparisons.BEARDS, "beard")
    beard = Noun("beard", made, ("hair_colour",), IMPLIED)
    sizes = dict.fromkeys(modifiers(hair.BEARD_MODIFIERS, "beard"), ())  # a huge moustache is a moustache
    own = colour_words | sizes | compared(comparisons.BEARDS, "beard")
    kept = Noun("kept beard", own, ("hair_colour",), IMPLIED)
    return [e for wish, words in hair.BEARDS.items() for e in simple({wish: words}, "beard", noun=kept if wish in hair.SIZELESS else beard)]
