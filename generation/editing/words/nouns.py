"""Which part of the picture a noun names, and what is there of it."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from ...atelier.lexicon import Reading, read
from ...atelier.lexicon.entry import Entry
from ...atelier.lexicon.vocabulary import vocabulary

PART_OF = {  # look field -> the part people pick for it; a field that is not here concerns the whole picture
    "hair": "hair", "hair_colour": "hair", "beard": "beard", "expression": "face", "viseme": "mouth", "gaze": "eyes", "glasses": "glasses",
    "outfit": "clothes", "outfit_colour": "clothes", "accent_colour": "clothes", "accessories": "clothes", "build": "clothes",
    "headwear": "headwear", "headwear_colour": "headwear", "prop": "prop", "sign_text": "prop", "scene": "background",
    "scene_colour": "background", "age": "face",
}  # fmt: skip
NOUNS = {  # nouns that stand for a part and name no value
    "hair": "hair | hairstyle | haircut | hairdo | hair style | hair cut | hair colour | locks | hairline",
    "face": "face | identity | likeness | features | skin | nose | expression | smile | freckles | cheeks | jaw | age",
    "eyes": "eyes | gaze | eye colour | eyebrows | brows",
    "mouth": "mouth | lips | teeth",
    "clothes": "outfit | top | garment | clothes | clothing | attire | wardrobe | jewellery | accessories | tie",
    "headwear": "headwear | headgear",
    "background": "background | backdrop | backgrounds | bg | scene | setting | location | surroundings",
    "prop": "prop | object | props",
}
PART_OF_NOUN = {word.strip(): part for part, row in NOUNS.items() for word in row.split("|")}
WORN = ("beard", "glasses", "headwear", "prop", "accessories")  # what can be absent
DETERMINED = re.compile(r"^(?:(?:the|her|his|their|its|my|our|that|this|those|these|a|an|any|all|of) )+")


@cache
def reading(text: str) -> Reading:
    return read(text)


def part_of(phrase: str) -> str | None:
    """The part a noun phrase names: "the hair", "her round glasses", "his blazer"; None where it names none."""
    bare = DETERMINED.sub("", phrase.strip().lower() + " ").strip()
    for words in (bare, bare.removesuffix("'s")):
        if words in PART_OF_NOUN:
            return PART_OF_NOUN[words]
    found = _held_or(bare)
    if found.unknown or found.identity.keys() - {"presentation"}:
        return None
    parts = {PART_OF[span.field] for span in found.spans if span.field in PART_OF and not span.negated}
    return parts.pop() if len(parts) == 1 else None


def _held_or(bare: str) -> Reading:
    """A cup is a thing of the picture in somebody's hands only."""
    found = reading(bare)
    return reading(f"holding a {bare}") if found.unknown and not found.spans else found


def thing(phrase: str) -> tuple[str, object] | None:
    """The field and value of a thing that may be there or not: ("glasses", "sunglasses"); None for everything else."""
    found = _held_or(DETERMINED.sub("", phrase.strip().lower() + " ").strip())
    if len({span.field for span in found.spans} & set(WORN)) != 1:
        return None
    span = next(span for span in found.spans if span.field in WORN)
    return (span.field, span.value)


def is_there(name: str, value: object, look: Mapping, parts_present: frozenset[str]) -> bool:
    """Whether there is a beard, a hat, an earring, a cup. What the look does not say the part map does."""
    if name == "accessories":
        return name not in look or value in look[name]
    if name not in look:
        return PART_OF[name] in parts_present
    return look[name] == value if name == "prop" else look[name] != "none"


@cache
def noun_pattern() -> str:
    """Every noun of the lexicon that adjectives can lean on."""
    nouns = _phrases(lambda entry: entry.kind == "noun" and entry.noun.name not in ("worn", "style", "palette", "scene"))
    return _any_of(nouns | set(PART_OF_NOUN))


@cache
def thing_pattern() -> str:
    """Every noun for something that may be there or not."""
    return _any_of(_phrases(lambda entry: entry.noun is not None and any(c.field.partition(".")[0] in WORN for c in entry.claims)))


@cache
def colour_pattern() -> str:
    """Every colour word, and #rrggbb."""
    words = _phrases(lambda entry: entry.kind == "colour") | {"auburn", "ginger", "blonde", "platinum", "chestnut", "red"}
    return rf"(?:#[0-9a-f]{{6}}|#[0-9a-f]{{3}}|{_any_of(words)})(?!\w)"


@cache
def adjective_pattern() -> str:
    """Every adjective that says something of a noun only: "straight", "square", "longer"."""
    return rf"{_any_of(_phrases(lambda entry: entry.kind == 'modifier'))}(?!\w)"


def _phrases(wanted: Callable[[Entry], bool]) -> set[str]:
    return {" ".join(words) for rows in vocabulary().by_first.values() for words, entry in rows if wanted(entry)}


def _any_of(phrases: set[str]) -> str:
    """The longest first, so that "hair colour" is not read as hair."""
    return "(?:" + "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase))) + ")"
