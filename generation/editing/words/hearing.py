"""What is being made of one sentence: the draft that the rules rewrite, and what they have found so far."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .draft import Draft
from .understanding import Chip, Unknown

A_BIT = (
    r"(?:(?:just )?(?:a |the )?(?:tiny |wee |little |small |very )?(?:bit|little|touch|tad|notch|fraction"
    r"|smidge)(?: bit)?(?: more)?|slightly|somewhat|gently|subtly)"
)
MUCH = r"(?:much|a lot|lots|way|far|significantly|considerably|a good deal|really|very much|all the way|fully|completely|strongly)"
PERSON = r"(?:her|him|them|it|she|he|they|the (?:man|woman|person|model|guy|lady|character|persona|subject))"
END = r"(?= *(?:$|[,.;:!?]|\b(?:and|but|with|so|while|though|then|or)\b))"
_SMALL = re.compile(A_BIT)
_LARGE = re.compile(MUCH)


@dataclass
class Hearing:
    """`look` and `identity` are those of the picture, empty where nothing is known of them; `picked` are the parts picked on the page."""

    draft: Draft
    look: Mapping
    identity: Mapping
    parts_present: frozenset[str]
    picked: frozenset[str] = frozenset()
    chips: list[Chip] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    protected: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)  # look fields that stay, where the part may change otherwise
    contradictions: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    locked: dict = field(default_factory=dict)

    def take(self, found: re.Match, chip: Chip | None = None) -> str:
        """A rule understood these words: they mean the chip, and nothing any more to the rules after it."""
        if chip is not None:
            self.chips.append(chip)
        return " "

    def words(self, found: re.Match) -> str:
        return self.draft.words(found.start(), found.end())


def how_much(words: str, *, small: float, plain: float, large: float) -> float:
    """An amount by the adverbs beside a word: "a bit", nothing, "much"."""
    if _SMALL.search(words):
        return small
    return large if _LARGE.search(words) else plain
