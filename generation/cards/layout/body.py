"""What stands below the name on an upright card: the quotation, the story and the lists, as much of them as there is room for."""

from ..model import CardModel
from ..words import paragraphs
from .blocks import INK, Block, quote_of, stacked
from .page import Style, Tag
from .typesetting import Column, height_of, set_words

TEXT, SMALL = 20.0, 17.0
FEW_LINES = TEXT * 6  # of the story, which come before the lists


def body_of(card: CardModel, column: Column, *, top: float, room: float) -> Block:
    """The quotation, the first lines of the story, the lists, and then the rest of the story, until `room` is full."""
    quote = quote_of(card.quote, card, column, top=top, size=24, most=4) if card.quote else Block()
    top, room = top + quote.height, room - quote.height
    lists = _lists(card, column, top=0, room=room)
    story = _story(card, column, top=top, room=max(min(room, FEW_LINES), room - lists.height))
    return stacked(quote, story, _lists(card, column, top=top + story.height, room=room - story.height))


def _story(card: CardModel, column: Column, *, top: float, room: float) -> Block:
    style, gap = Style(TEXT, INK, leading=1.5), TEXT * 1.4
    parts, used = [], 0.0
    for text in paragraphs(card.story):
        lines = int((room - used - gap - style.size) / (style.size * style.leading) + 1.01)
        words = set_words(text, style, column, top=top + used + gap, most=lines)
        if words is None:
            break
        parts.append(words)
        used, gap = used + gap + height_of(words), TEXT * 0.9
    return Block(tuple(parts), used)


def _lists(card: CardModel, column: Column, *, top: float, room: float) -> Block:
    """Side by side. What does not fit is left out, line by line from the end."""
    columns = (column.part(place, 3, 36) for place in range(3))
    sets = [_list(*one, at, top=top, room=room, ink=card.colours.ink) for one, at in zip(card.lists, columns)]
    return Block(tuple(part for each in sets for part in each.parts), max((each.height for each in sets), default=0.0))


def _list(heading: str, lines: tuple[str, ...], column: Column, *, top: float, room: float, ink: str) -> Block:
    gap = SMALL * 2.1
    title = set_words(heading, Style(SMALL, ink, semibold=True, tag=Tag.HEADING), column, top=top + gap, most=1)
    parts, used = [title], gap + height_of(title)
    for text in lines:
        words = set_words(text, Style(SMALL, INK, leading=1.38, tag=Tag.ITEM), column, top=top + used + SMALL * 0.6, most=3)
        tall = SMALL * 0.6 + height_of(words)
        if used + tall > room:
            break
        if words:
            parts.append(words)
            used += tall
    return Block(tuple(parts), used) if len(parts) > 1 else Block()
