"""What hands hold as entries; `holding` decides whether anybody holds it."""

from ..entry import Claim, Entry, Noun
from ..words import props
from .making import simple, synonyms

HELD = "held"


def prop_entries() -> list[Entry]:
    entries = simple(props.CLEAR, "prop", noun=Noun("prop"))
    held = Noun(HELD)
    for value, words in props.HELD.items():
        entries += [Entry(w, "noun", (Claim("prop", value),), held) for w in synonyms(words)]
    entries += [Entry(w, "word", (Claim("prop", "none"),)) for w in synonyms(props.NONE)]
    entries += [Entry(w, "verb") for w in synonyms(props.HOLDING) if w not in ("with", "w")]
    return entries + [Entry(w, "ignored") for words in (props.SAYS, props.IN_HAND) for w in synonyms(words)]
