"""The paragraphs both layouts have in common: each gives what it is made of and where it ends."""

from dataclasses import dataclass

from ..model import CardModel
from .page import Area, Part, Style, Tag, Words
from .typesetting import ASCENT, Column, fitted, height_of, is_mirrored, lettered, set_words

INK, MUTED = "#1d1d23", "#55555f"
LEFT_TO_RIGHT = "\u200e"  # before an English sentence that starts with a name of any script
BAR = 5.0  # the width of the line beside a quotation


@dataclass(frozen=True)
class Block:
    parts: tuple[Part, ...] = ()
    height: float = 0.0


def stacked(*blocks: Block) -> Block:
    """Blocks that already stand one under the other, as one."""
    return Block(tuple(part for block in blocks for part in block.parts), sum(block.height for block in blocks))


def space(height: float) -> Block:
    return Block(height=height)


def mirrored(card: CardModel) -> bool:
    return is_mirrored(card.name, card.role, card.quote, card.story)


def name_of(card: CardModel, column: Column, *, top: float, largest: float, most: int) -> Block:
    """The name as large as it fits. A name of nothing but emoji is told by its slug."""
    style = Style(largest, card.colours.ink, semibold=True, leading=1.1, tag=Tag.TITLE)
    text = card.name if lettered(card.name) else card.slug
    return _block(fitted(text, style, column, top=top, smallest=largest * 0.42, most=most))


def role_of(card: CardModel, column: Column, *, top: float, size: float, most: int = 2) -> Block:
    gap = size * 0.55
    return _after(gap, set_words(card.role, Style(size, MUTED, leading=1.3), column, top=top + gap, most=most))


def quote_of(text: str, card: CardModel, column: Column, *, top: float, size: float, most: int) -> Block:
    """Beside a line, which every script understands."""
    gap, indent = size * 1.5, size * 0.95
    words = set_words(text, Style(size, INK, leading=1.42, tag=Tag.QUOTE), column.indented(indent), top=top + gap, most=most)
    if words is None:
        return Block()
    reach = 0.16 * size
    tall = words.lines[-1].baseline - words.lines[0].baseline + ASCENT * size + 2 * reach
    left = column.right - BAR if column.mirrored else column.left
    return Block((Area(left, top + gap - reach, BAR, tall, card.colours.ink, BAR / 2), words), gap + height_of(words))


def footer_of(card: CardModel, column: Column, *, bottom: float, size: float) -> Block:
    """Ends at `bottom`: who this is not, and of which version."""
    style = Style(size, MUTED, leading=1.35)
    text = f"{LEFT_TO_RIGHT}{card.disclosure} {card.workspace}, version {card.version}."
    words = set_words(text, style, column, top=0)
    return _block(set_words(text, style, column, top=bottom - height_of(words)))


def _block(words: Words | None) -> Block:
    return Block((words,), height_of(words)) if words else Block()


def _after(gap: float, words: Words | None) -> Block:
    return Block((words,), gap + height_of(words)) if words else Block()
