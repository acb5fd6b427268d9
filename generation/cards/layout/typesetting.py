"""Text into lines: broken where Unicode allows it, as large as it fits, cut with an ellipsis where it does not.

Emoji and other pictographs are left out: card type has one colour, and not every machine has a font for them. A letter that no font here
has is never left out: that would be another name. It is refused.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from uniseg.graphemecluster import grapheme_clusters
from uniseg.linebreak import line_break_units

from ...atelier.lettering import FONTS, PlacedRun, Shelf, reads_leftwards, text_runs, unlettered
from .page import SetLine, Style, Words

UPRIGHT_FONTS = tuple(Path(__file__).parent.parent / "fonts" / file.name.replace("semibold", "regular") for file in FONTS)
SEMIBOLD, UPRIGHT = Shelf(), Shelf(files=UPRIGHT_FONTS + FONTS)
ASCENT = 0.76  # from the top of a paragraph to its first baseline, of the size: where capitals of Inter end
MARKS = "\u200e\u200f"  # left to right, right to left
_KEPT = frozenset("\u200c\u200d" + MARKS)  # joiners
_PICTOGRAPHS = range(0x1F000, 0x20000)


class Unlettered(ValueError):
    """A letter that no font here has; `str()` is a sentence."""


@dataclass(frozen=True)
class Column:
    """Where lines stand: from `left`, `width` wide; against its right edge where the card is mirrored."""

    left: float
    width: float
    mirrored: bool = False

    @property
    def right(self) -> float:
        return self.left + self.width

    def part(self, number: int, of: int, gap: float) -> "Column":
        """The column `number` of `of` equal ones, counted in reading order."""
        width = (self.width - gap * (of - 1)) / of
        place = of - 1 - number if self.mirrored else number
        return replace(self, left=self.left + place * (width + gap), width=width)

    def indented(self, by: float) -> "Column":
        return replace(self, left=self.left if self.mirrored else self.left + by, width=self.width - by)


def set_words(text: str, style: Style, column: Column, *, top: float, most: int = 99) -> Words | None:
    """A paragraph of at most `most` lines from `top` down; None when nothing of it can be drawn. Raises Unlettered."""
    drawn = lettered(text)
    if not drawn or most < 1:
        return None
    lines = _clamped(list(_broken(drawn, style, column.width)), most, style, column.width)
    placed = []
    for number, line in enumerate(lines):
        line = line.strip(MARKS)  # they have said which way the paragraph goes, and would be drawn in a font of their own
        runs = tuple(_runs(line.rstrip(), drawn, style))
        advance = runs[-1].x + runs[-1].advance
        baseline = top + (ASCENT + number * style.leading) * style.size
        placed.append(SetLine(line, runs, column.right - advance if column.mirrored else column.left, baseline))
    return Words(" ".join(text.split()), style, tuple(placed), reads_leftwards(drawn))


def fitted(text: str, style: Style, column: Column, *, top: float, smallest: float, most: int) -> Words | None:
    """All of it, at the largest size from the style's down at which it needs at most `most` lines and no word is broken; at the smallest,
    it takes what it needs."""
    size = style.size
    while size > smallest and not _fits(lettered(text), replace(style, size=size), column.width, most):
        size = max(smallest, size * 0.95)
    return set_words(text, replace(style, size=round(size, 2)), column, top=top)


def height_of(words: Words | None) -> float:
    """From the top of a paragraph to where its last line's descenders end."""
    return ((len(words.lines) - 1) * words.style.leading + 1) * words.style.size if words else 0.0


def is_mirrored(*texts: str) -> bool:
    """Whether most letters are of scripts that read from right to left."""
    kinds = [unicodedata.bidirectional(character) for text in texts for character in text]
    return sum(kind in ("R", "AL") for kind in kinds) > sum(kind == "L" for kind in kinds)


@lru_cache(maxsize=512)
def lettered(text: str) -> str:
    """What of a text is drawn, on one line. Raises Unlettered."""
    kept = "".join(cluster for cluster in grapheme_clusters(" ".join(text.split())) if not _is_pictograph(cluster))
    missing = set(unlettered(kept, shelf=SEMIBOLD))
    letters = sorted(character for character in missing if unicodedata.category(character)[0] in "LN")
    if letters:
        raise Unlettered(f"No font here has {' '.join(letters)}; install one for this script, such as Noto Sans.")
    drawn = " ".join("".join(character for character in kept if character not in missing and not _is_hidden(character)).split())
    return drawn if drawn.strip("".join(_KEPT) + " ") else ""


def _is_pictograph(cluster: str) -> bool:
    return any(ord(character) in _PICTOGRAPHS or character in "\ufe0f\u20e3" for character in cluster)


def _is_hidden(character: str) -> bool:
    """Formatting that could turn the rest of a card around, or nothing at all."""
    return unicodedata.category(character) in ("Cf", "Cc") and character not in _KEPT


def _runs(line: str, paragraph: str, style: Style) -> list[PlacedRun]:
    return text_runs(line, size=style.size, shelf=SEMIBOLD if style.semibold else UPRIGHT, of=paragraph)


def _advance(text: str, style: Style) -> float:
    return _advance_of_em(text, style.semibold) * style.size


@lru_cache(maxsize=8192)
def _advance_of_em(text: str, semibold: bool) -> float:
    last = text_runs(text, size=1.0, shelf=SEMIBOLD if semibold else UPRIGHT)[-1:]
    return last[0].x + last[0].advance if last else 0.0


def _broken(text: str, style: Style, width: float) -> Iterator[str]:
    """Lines filled as far as the next break that Unicode allows; a word that is wider than the column is broken between characters.
    Words are measured one by one: no script joins or kerns across the spaces between them."""
    line, used = "", 0.0
    for unit in _units(text, style, width):
        if line and used + _advance(unit.rstrip(), style) > width:
            yield line
            line, used = "", 0.0
        line += unit
        used += _advance(unit, style)
    yield line


def _units(text: str, style: Style, width: float) -> Iterator[str]:
    for unit in _words_of(text):
        if _advance(unit.rstrip(), style) > width:
            yield from grapheme_clusters(unit)
        else:
            yield unit


@lru_cache(maxsize=512)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(line_break_units(text))


def _fits(text: str, style: Style, width: float, most: int) -> bool:
    if any(_advance(unit.rstrip(), style) > width for unit in _words_of(text)):
        return False
    return len(list(_broken(text, style, width))) <= most


def _clamped(lines: list[str], most: int, style: Style, width: float) -> list[str]:
    """The first lines; the last of them ends with an ellipsis when there were more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1].rstrip()
    while last and _advance(last.rstrip(" ,;:-–") + "…", style) > width:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,;:-–.") + "…"]
