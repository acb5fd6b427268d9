"""What a card says of a persona: everything a format may show, already looked up, so that writing one asks nobody anything."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ..provenance.vocabulary import DigitalSourceType, describe_source_type

SUMMARY = 160  # characters of one line
_SENTENCE = re.compile(r".+?[.!?…。؟۔।](?=\s|$)", re.S)


@dataclass(frozen=True)
class Picture:
    """The face. `url` is absolute; it stays while the persona is shared, and lives 15 minutes when it is not.

    `box`: the face in the picture as fractions of its width and height (left, top, right, bottom), None when nobody measured it.
    `load`: the signed original, for formats that embed it: the file's bytes, of the media type `mime`."""

    url: str
    width: int
    height: int
    alt: str
    mime: str
    load: Callable[[], bytes]
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Colours:
    """Of the card, as #rrggbb. `accent` is strong enough for white or, when it is light, `on_accent` letters; `tint` is a paper that goes
    with it, and `ink` can be read on both `tint` and white."""

    accent: str
    on_accent: str
    tint: str
    ink: str


@dataclass(frozen=True)
class Likeness:
    """How like the locked face the card's picture is, by an embedder that did not draw it: a cosine, the threshold of the gate, and
    whether it passed or a reviewer accepted it."""

    score: float
    threshold: float
    scorer: str
    passed: bool


@dataclass(frozen=True)
class Provenance:
    """What the card's picture says of itself: how it came to be, and the page that checks any file. Every picture is signed (C2PA)."""

    source_type: DigitalSourceType
    verify_url: str

    @property
    def source(self) -> str:
        """In plain words, without a full stop."""
        return describe_source_type(self.source_type)


@dataclass(frozen=True)
class CardModel:
    """Words are plain text of people: any script, any character. Every format escapes them itself. What nobody filled in is empty.

    `summary`: one line of at most 160 characters. `url`: where a person reads on: the share page, or the studio's for those who may.
    `status`: "active" or "retired". `goals`, `pains`, `channels`: up to six lines each, of at most 120 characters."""

    id: str
    slug: str
    name: str
    role: str
    summary: str
    story: str
    quote: str
    goals: tuple[str, ...]
    pains: tuple[str, ...]
    channels: tuple[str, ...]
    picture: Picture | None
    version: int
    status: str
    likeness: Likeness | None
    provenance: Provenance
    colours: Colours
    workspace: str
    url: str
    created_at: datetime
    updated_at: datetime
    is_fictional: bool = True

    @property
    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(heading, lines) of the lists that say something."""
        named = (("Goals", self.goals), ("Pains", self.pains), ("Channels", self.channels))
        return tuple((heading, lines) for heading, lines in named if lines)

    @property
    def disclosure(self) -> str:
        """The sentence every format carries: nobody shall take the face for a living person's."""
        return f"{self.name} is a fictional character. {self.provenance.source}."


def shortened(text: str, most: int) -> str:
    """At most `most` characters of it, cut between words, with an ellipsis when something is left out."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > most // 2 else cut).rstrip(" ,;:-") + "…"


def summary_of(story: str) -> str:
    """The first sentence of a story as one line."""
    text = " ".join(story.split())
    first = _SENTENCE.match(text)
    return shortened(first[0] if first else text, SUMMARY)
