"""The tables of words made into entries, checked against what the illustrator can draw today."""

from functools import lru_cache

from ..colour import CLOTH, EYE, HAIR, SCENE, SKIN
from .entry import DRAWN, IMPLIED, PRONOUN, SAID, Claim, Entry, Noun
from .text import words_of
from .words import clothes, colours, fillers, hair, moods, people, pictures, places, trades


def all_entries() -> list[Entry]:
    """Every phrase; of two that are spelt alike the first counts."""
    return [
        *_clothes(),
        *_hair(),
        *_moods(),
        *_pictures(),
        *_places(),
        *_trades(),
        *_people(),
        *_grammar(),
        *_own_names(),
        *_colours(),
        *_praise(),
    ]


def adjectives(entries: list[Entry]) -> set[str]:
    """Words that mean something only before a noun that knows them."""
    found = {phrase for entry in entries if entry.noun for phrase in entry.noun.modifiers}
    return found | {
        word for table in (colours.HAIR_WORDS, colours.EYE_WORDS, colours.SKIN_WORDS) for row in table for word in synonyms(row)
    }


def left_alone() -> frozenset[str]:
    """Real words that are never corrected into known ones."""
    return frozenset(synonyms(fillers.LEAVE_ALONE))


def synonyms(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split("|")]


def drawn(name: str, wish: str) -> tuple[str, str | None]:
    """The first value of `wish` that can be drawn, and a note when a `>` had to be crossed to get there."""
    first = wish.split(" > ")[0].split(" / ")[0].strip()
    crossed = False
    for row in wish.split(" > "):
        for value in (option.strip() for option in row.split(" / ")):
            if value in DRAWN[name]:
                return value, f"“{first}” is not drawn yet: “{value}” is the nearest." if crossed else None
        crossed = True
    raise LookupError(f"nothing in {wish!r} is among the {name} values {DRAWN[name]}")


def claim(name: str, value: object, strength: int = SAID) -> Claim:
    if name == "accessories":
        value = tuple(value)
    elif isinstance(value, str) and name in DRAWN:
        value = drawn(name, value)[0]
    return Claim(name, value, strength)


def claims(values: dict, strength: int = SAID) -> tuple[Claim, ...]:
    found = []
    for name, value in values.items():
        if name == "accessories":
            found += [Claim(f"accessories.{item}", True, strength) for item in value]
        else:
            found.append(claim(name, value, strength))
    return tuple(found)


def modifiers(table: dict, field_name: str | None = None) -> dict[str, tuple[Claim, ...]]:
    """{"big | large": {"trait": value}} (or a bare value of `field_name`) as {"big": claims, "large": claims}."""
    found = {}
    for words, value in table.items():
        made = claims(value if field_name is None else {field_name: value})
        found |= dict.fromkeys(synonyms(words), made)
    return found


def _simple(table: dict[str, str], name: str, *, noun: Noun | None = None, strength: int = SAID) -> list[Entry]:
    """{value: "word | word"} rows as entries that claim the value."""
    entries = []
    for wish, words in table.items():
        value, note = drawn(name, wish)
        for phrase in _not_taken(words, name, value):
            entries.append(
                Entry(
                    phrase,
                    "noun" if noun else "word",
                    (Claim(name, value, strength),),
                    noun,
                    note=note,
                    whole_class=phrase in clothes.CLASS_WORDS,
                )
            )
    return entries


def _not_taken(words: str, name: str, value: str) -> list[str]:
    """Synonyms, less those that have become the name of another value: the day "slicked back" is drawn it means itself."""
    return [phrase for phrase in synonyms(words) if phrase == value or phrase not in DRAWN[name]]


def _clothes() -> list[Entry]:
    outfit = Noun("outfit", colour_fields=("outfit_colour", "accent_colour"))
    headwear = Noun("headwear", colour_fields=("headwear_colour",))
    glasses = Noun("glasses", modifiers=modifiers(clothes.GLASSES_MODIFIERS, "glasses"))
    entries = _simple(clothes.OUTFITS, "outfit", noun=outfit) + _simple(clothes.HEADWEAR, "headwear", noun=headwear)
    entries += _simple(clothes.GLASSES, "glasses", noun=glasses)
    for words, (value, colour) in clothes.OUTFIT_COLOURS.items():
        entries += [Entry(w, "noun", (Claim("outfit", value), Claim("outfit_colour", colour, IMPLIED)), outfit) for w in synonyms(words)]
    for item, words in clothes.ACCESSORIES.items():
        noun = Noun(item, colour_fields=("accent_colour",)) if item == "scarf" else Noun(item)
        entries += [Entry(w, "noun", (Claim(f"accessories.{item}", True),), noun) for w in synonyms(words)]
    for word, items in clothes.SEVERAL_ACCESSORIES.items():
        entries.append(Entry(word, "noun", claims({"accessories": items}), Noun(word)))
    accent = Noun("accent", colour_fields=("accent_colour",))
    entries += [Entry(w, "noun", (), accent) for w in synonyms(clothes.ACCENTS)]
    worn = Noun("worn", colour_fields=("outfit_colour", "accent_colour"))
    return entries + [Entry(w, "noun", (), worn) for w in synonyms(fillers.WEARING)]


def _hair() -> list[Entry]:
    aspects = {word: (Claim("hair.length", value),) for value, row in hair.LENGTHS.items() for word in synonyms(row)}
    aspects |= {word: (Claim("hair.texture", value),) for value, row in hair.TEXTURES.items() for word in synonyms(row)}
    for row, value in ((row, value) for table in (colours.HAIR_WORDS,) for row, value in table.items()):
        aspects |= {word: (Claim("hair_colour", value),) for word in synonyms(row)}
    noun = Noun("hair", aspects, ("hair_colour",))
    entries = []
    for texture, words in hair.HAIR_NOUNS.items():
        made = (Claim("hair.texture", texture),) if texture else ()
        entries += [Entry(w, "noun", made, noun) for w in synonyms(words)]
    for wish, words in hair.CUTS.items():
        value, note = drawn("hair", wish)
        entries += [Entry(w, "noun", (Claim("hair.cut", value),), noun, note=note) for w in _not_taken(words, "hair", value)]
    entries += [Entry(w, "modifier", aspects[w]) for w in synonyms(hair.ALONE)]
    for colour, words in hair.PERSON_HAIR.items():
        entries += [Entry(w, "colour", (Claim("hair_colour", colour),), colour=colour) for w in synonyms(words)]
    beard = Noun(
        "beard",
        modifiers(hair.BEARD_MODIFIERS, "beard") | {w: c for w, c in aspects.items() if c[0].field == "hair_colour"},
        ("hair_colour",),
        IMPLIED,
    )
    return entries + _simple(hair.BEARDS, "beard", noun=beard)


def _moods() -> list[Entry]:
    grin = Noun("grin", dict.fromkeys(synonyms(moods.SMILE_SHADES) + ["big", "wide", "broad"], ()))
    smile = Noun("smile", dict.fromkeys(synonyms(moods.SMILE_SHADES), ()) | modifiers(moods.SMILE_MODIFIERS, "expression"))
    entries = [
        Entry("smile", "noun", (Claim("expression", "smile"),), smile),
        Entry("grin", "noun", (Claim("expression", "big smile"),), grin),
    ]
    entries += _simple(moods.EXPRESSIONS, "expression") + _simple(moods.CHARACTERS, "expression", strength=IMPLIED)
    for words, (value, note) in moods.EXPRESSION_NOTES.items():
        entries += [Entry(w, "word", (Claim("expression", value),), note=note) for w in synonyms(words)]
    return entries


def _pictures() -> list[Entry]:
    style = Noun("style", colour_fields=("scene_colour", "accent_colour"))
    entries = _simple(pictures.FRAMINGS, "framing") + _simple(pictures.FRAMING_HINTS, "framing", strength=IMPLIED)
    entries += [Entry(w, "word", (Claim("framing", "half"),), note=pictures.FULL_BODY_NOTE) for w in synonyms(pictures.FULL_BODY)]
    for name, values in pictures.VIEWS.items():
        entries += [Entry(w, "word", (Claim(name, value),)) for value, words in values.items() for w in synonyms(words)]
    duotone = Noun("duotone", colour_fields=style.colour_fields)  # "navy and pink duotone"; colours before other styles say nothing
    for wish, words in pictures.STYLES.items():
        entries += _simple({wish: words}, "style", noun=duotone if wish == "duotone" else style)
    entries += [Entry(w, "noun", (), style) for w in synonyms(pictures.STYLE_NOUN)]
    for words, values in pictures.ACTION_FIGURE.items():
        entries += [Entry(w, "word", claims(values, IMPLIED)) for w in synonyms(words)]
    return entries + [Entry(w, "aside", note=pictures.PLACEMENT_NOTE) for w in synonyms(pictures.PLACEMENT_WORDS)]


def _places() -> list[Entry]:
    scene = Noun("scene", modifiers(places.SCENE_MODIFIERS), ("scene_colour",))
    entries = _simple(places.SCENES, "scene", noun=scene)
    entries += _simple(places.SCENE_HINTS, "scene", noun=scene, strength=IMPLIED)
    background = Noun("background", modifiers(places.BACKGROUND_MODIFIERS), ("scene_colour",))
    entries += [Entry(w, "noun", (), background) for w in synonyms(places.BACKGROUND)]
    palette = Noun("palette", modifiers(places.PALETTE_MODIFIERS), colour_fields=("scene_colour", "accent_colour"))
    entries += [Entry(w, "noun", (), palette) for w in synonyms(places.PALETTE)]
    entries += _simple(places.LIGHTS, "light") + _simple(places.HOURS, "light", strength=IMPLIED)
    light = Noun("light", modifiers(places.LIGHT_MODIFIERS, "light"))
    entries += [Entry(w, "noun", (), light) for w in synonyms(places.LIGHT_NOUN)]
    return entries + [
        Entry(w, "word", (Claim("light_from", value),)) for value, words in places.LIGHT_FROM.items() for w in synonyms(words)
    ]


def _trades() -> list[Entry]:
    entries = []
    for words, values in trades.TRADES.items():
        entries += [Entry(w, "person", claims(values, IMPLIED), _person()) for w in synonyms(words)]
    for words, values in trades.NEAREST_TRADES.items():
        nearest = values["outfit"]
        for phrase in synonyms(words):
            note = f"“{phrase}” has no outfit of its own yet: “{nearest}” is the nearest."
            entries.append(Entry(phrase, "person", claims(values, IMPLIED), _person(), note=note))
    return entries


@lru_cache(maxsize=1)
def _person() -> Noun:
    made = {
        word: tuple(Claim(c.field, c.value, IMPLIED if c.field == "expression" else SAID) for c in found)
        for word, found in modifiers(people.PERSON_MODIFIERS).items()
    }
    return Noun("person", made, ("outfit_colour", "accent_colour"))


def _people() -> list[Entry]:
    entries = []
    for words, values in people.PERSONS.items():
        made = tuple(Claim(name, value, SAID if name == "presentation" else IMPLIED) for name, value in values.items())
        entries += [Entry(w, "person", made, _person()) for w in synonyms(words)]
    for words, values in people.MINORS.items():
        made = claims(values) + (Claim("age", 18, IMPLIED),)
        entries += [Entry(w, "person", made, _person(), note=people.MINOR_NOTE) for w in synonyms(words)]
    for words, value in people.PRONOUNS.items():
        entries += [Entry(w, "article", (Claim("presentation", value, PRONOUN),)) for w in synonyms(words)]
    for words, value in people.AGES.items():
        entries += [Entry(w, "word", (Claim("age", value),)) for w in synonyms(words)]
    for words, value in people.AGE_HINTS.items():
        entries += [Entry(w, "word", (Claim("age", value, IMPLIED),)) for w in synonyms(words)]
    for words, values in people.MARKS.items():
        entries += [Entry(w, "word", claims(values)) for w in synonyms(words)]
    for words, table in people.FEATURES.items():
        names = synonyms(words)
        entries += [Entry(w, "noun", (), _feature(names[0], table)) for w in names]
    return entries


def _feature(name: str, table: dict) -> Noun:
    made = modifiers(table)
    if name in ("eyes", "skin"):
        words = colours.EYE_WORDS if name == "eyes" else colours.SKIN_WORDS
        made = {own_name: (Claim(name, own_name),) for own_name in (EYE if name == "eyes" else SKIN)} | made
        made = {word: (Claim(name, value),) for row, value in words.items() for word in synonyms(row)} | made
    return Noun(name, made, (name,) if name in ("eyes", "skin") else ())


def _grammar() -> list[Entry]:
    rows = {
        "negator": fillers.NEGATORS,
        "breaker": fillers.BREAKERS,
        "link": fillers.LINKS,
        "joiner": fillers.JOINERS,
        "article": fillers.ARTICLES,
    }
    entries = [Entry(w, kind) for kind, words in rows.items() for w in synonyms(words)]
    entries += [Entry(w, "unknown", note=fillers.ORIGIN_NOTE) for w in synonyms(fillers.ORIGINS)]
    return entries + [Entry(w, "unknown") for w in synonyms(fillers.UNDRAWN)]


def _own_names() -> list[Entry]:
    """Every value of the illustrator under its own name, so that a new hair style is understood the day it is drawn."""
    entries = []
    nouns = {entry.claims[0].field: entry.noun for entry in _clothes() + _places() if entry.noun and entry.claims}
    listed = {words_of(entry.phrase) for entry in _clothes() + _hair() + _moods() + _pictures() + _places()}
    for name in ("outfit", "headwear", "glasses", "scene", "expression", "style", "hair", "beard"):
        for value in DRAWN[name]:
            if value == "none" or words_of(value) in listed:
                continue
            noun = {"hair": _hair()[0].noun}.get(name, nouns.get(name))
            entries.append(Entry(value, "noun" if noun else "word", (Claim("hair.cut" if name == "hair" else name, value),), noun))
    for item in DRAWN["accessories"]:
        if words_of(item) not in listed:
            entries.append(Entry(item, "noun", (Claim(f"accessories.{item}", True),), Noun(item)))
    return entries


def _colours() -> list[Entry]:
    entries = [Entry(w, "colour", colour=code) for words, code in colours.NAMED.items() for w in synonyms(words)]
    entries += [Entry(w, "colour", colour=name) for words, name in colours.SAME_AS.items() for w in synonyms(words)]
    names = dict.fromkeys([*CLOTH, *HAIR, *SCENE])  # a name of one palette may be a hex to another
    listed = {entry.phrase for entry in entries}
    return entries + [
        Entry(name, "colour", colour=name) for name in names if name not in listed and name not in ("blonde", "ginger", "auburn")
    ]


def _praise() -> list[Entry]:
    rows = (fillers.PRONOUN_FILLERS, fillers.PLAIN, fillers.PRAISE, fillers.NEGATIVE_HABITS)
    return [Entry(w, "ignored") for words in rows for w in synonyms(words)]
