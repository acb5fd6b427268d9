"""The tables of words made into entries, checked against what the illustrator can draw today. One file per room of `words`."""

from pathlib import Path

from .. import words
from ..entry import Entry
from ..words import colours, comparisons, fillers
from .clothes import clothes_entries
from .grammar import colour_entries, grammar_entries, own_names, praise_entries
from .hair import hair_entries
from .making import claim, claims, drawn, modifiers, synonyms
from .moods import mood_entries
from .people import people_entries, trade_entries
from .pictures import picture_entries
from .places import place_entries
from .props import prop_entries

__all__ = ["adjectives", "all_entries", "claim", "claims", "drawn", "left_alone", "modifiers", "synonyms"]


def all_entries() -> list[Entry]:
    """Every phrase; of two that are spelt alike the first counts."""
    clothes, hair, moods, pictures, places = clothes_entries(), hair_entries(), mood_entries(), picture_entries(), place_entries()
    return [
        *clothes,
        *hair,
        *moods,
        *pictures,
        *places,
        *prop_entries(),
        *trade_entries(),
        *people_entries(),
        *grammar_entries(),
        *own_names(clothes + hair + moods + pictures + places),
        *colour_entries(),
        *praise_entries(),
    ]


def adjectives(entries: list[Entry]) -> set[str]:
    """Words that mean something only before a noun that knows them."""
    found = {phrase for entry in entries if entry.noun for phrase in entry.noun.modifiers}
    found |= {word for words in comparisons.SHADES for word in synonyms(words)}
    return found | {
        word for table in (colours.HAIR_WORDS, colours.EYE_WORDS, colours.SKIN_WORDS) for row in table for word in synonyms(row)
    }


def left_alone() -> frozenset[str]:
    """Real words that are never corrected into known ones: a "winner" is no dinner."""
    english = (Path(words.__file__).parent / "english.txt").read_text(encoding="ascii")
    return frozenset(english.split()) | frozenset(synonyms(fillers.LEAVE_ALONE))
