"""What comes out of reading: values, and a reason for every one of them."""

from dataclasses import dataclass, field
from functools import cached_property

from .text import fold
from .vocabulary import nearest


@dataclass(frozen=True)
class Span:
    """Words that mean something. `start` and `end` are character offsets into the text named by `part`.

    `negated` words take their value away. `implied` values ("nurse" -> scrubs) give way to said ones ("in a suit"). `beaten_by` holds
    the words that won the field instead, None when these words count. `correction` is the spelling that was read in place of a typo."""

    start: int
    end: int
    text: str
    field: str
    value: object
    negated: bool = False
    implied: bool = False
    part: str = "prompt"  # or "negative_prompt"
    correction: str | None = None
    beaten_by: str | None = None


@dataclass(frozen=True)
class Unknown:
    """A word the illustrator cannot honour, and the known word nearest in meaning or spelling, if any is near."""

    word: str
    start: int
    end: int
    part: str = "prompt"

    @cached_property
    def nearest(self) -> str | None:
        return nearest(fold(self.word))


@dataclass(frozen=True)
class Note:
    """A sentence the reader of the result should see: an approximation, or a wish that lies elsewhere. `start` and `end` are offsets."""

    words: str
    sentence: str
    start: int = 0
    end: int = 0
    part: str = "prompt"
    nearest: str | None = None  # what is drawn instead


@dataclass(frozen=True)
class Change:
    """A comparison with what the persona wears: `step` above 0 is more of it, below 0 less, 0 the same one; `word` said so; `plain` is
    what it means where there is nothing to compare with; `texture` of hair, if one was said."""

    step: int
    word: str
    plain: object = None
    texture: str | None = None


@dataclass(frozen=True)
class Reading:
    """Attributes named by a text.

    `identity` and `look` map fields of Identity and Look to values; `age`, `presentation` and measured traits may be (low, high) ranges.
    `asked` is about the order and not the person: `people` in the picture (1..3), `count` of pictures. `changes` are the fields whose
    value is a comparison: in `look` or `identity` they have their plain meaning, if there is one. `hints` are for fields nobody names.
    `excluded` holds, for every field whose value is only what a negation left over, the values that were refused.
    Words are never lost: each is in `spans`, `unknown` or `ignored` (grammar, politeness, praise)."""

    identity: dict = field(default_factory=dict)
    look: dict = field(default_factory=dict)
    asked: dict = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    hints: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    ignored: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    excluded: dict[str, frozenset] = field(default_factory=dict)

    @property
    def fields(self) -> dict:
        return self.identity | self.look | self.asked
