"""What stands on a page, in units with y down from the top left corner."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ...atelier.lettering import PlacedRun
from ..model import Picture


class Tag(StrEnum):
    """What a paragraph is, in the words of PDF's structure types (ISO 32000, 14.8.4)."""

    TITLE = "H1"
    HEADING = "H2"
    TEXT = "P"
    QUOTE = "BlockQuote"
    ITEM = "LI"
    DECORATION = "Artifact"


@dataclass(frozen=True)
class Style:
    """`colour`: #rrggbb. `leading`: from one baseline to the next, of the size."""

    size: float
    colour: str
    semibold: bool = False
    leading: float = 1.4
    tag: Tag = Tag.TEXT


@dataclass(frozen=True, eq=False)
class SetLine:
    """One line, its left end at (`x`, `baseline`). `text` is in reading order, with the space it was broken at; `runs` go
    from left to right."""

    text: str
    runs: tuple[PlacedRun, ...]
    x: float
    baseline: float

    @cached_property
    def advance(self) -> float:
        return self.runs[-1].x + self.runs[-1].advance if self.runs else 0.0


@dataclass(frozen=True, eq=False)
class Words:
    """A paragraph as it was broken into lines. `text` holds all of it, emoji and what was cut off included, for those who hear it."""

    text: str
    style: Style
    lines: tuple[SetLine, ...]
    leftwards: bool = False

    @property
    def drawn(self) -> str:
        """What of it can be seen, in reading order."""
        return "".join(line.text for line in self.lines).strip()


@dataclass(frozen=True)
class Area:
    """A rectangle of one colour (#rrggbb), with rounded corners where `radius` says so."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0.0


@dataclass(frozen=True)
class Face:
    """The picture, cut so that it fills the rectangle. `crop`: (left, top, right, bottom) in fractions of the picture."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    crop: tuple[float, float, float, float]


Part = Area | Face | Words


@dataclass(frozen=True, eq=False)
class Page:
    """`parts` from back to front, which is also the order in which they are read. `mirrored`: laid out from right to left.
    `is_whole`: nothing of the story and the lists had to be left out for want of room."""

    title: str
    width: float
    height: float
    paper: str
    parts: tuple[Part, ...]
    mirrored: bool = False
    is_whole: bool = True

    @property
    def words(self) -> list[Words]:
        return [part for part in self.parts if isinstance(part, Words)]
