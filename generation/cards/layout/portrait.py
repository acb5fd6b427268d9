"""Upright, for a feed, a wall or a sheet of paper. A persona of few words has its face across the page; one that has a lot to say has it
in a corner, the name beside it, and the words below."""

from ..model import CardModel
from .blocks import Block, footer_of, mirrored, name_of, role_of, space, stacked
from .body import body_of
from .face import face_of
from .page import Page, Part
from .typesetting import Column

MARGIN, FOOT = 64.0, 44.0
SMALL_PRINT = 15.0
ABOVE_NAME, ABOVE_FOOTER = 48.0, 36.0
HEAD = 0.66  # of the width: how high a picture across the page must be to hold a whole head
LARGEST = 0.66  # of the height, which the picture takes when there is nothing to say
ENDLESS = 1e6  # room for everything
CORNER, BELOW_CORNER = 0.52, 12.0  # of the width, which a picture in the corner takes; and what is free below it


def portrait(card: CardModel, *, width: float, height: float) -> Page:
    """`width` and `height` in units of which text is 20 high. Raises Unlettered when no font here has a letter of it."""
    column = Column(MARGIN, width - 2 * MARGIN, mirrored(card))
    footer = footer_of(card, column, bottom=height - FOOT, size=SMALL_PRINT)
    free = height - FOOT - footer.height - ABOVE_FOOTER
    across = free - _below_picture(card, column, top=0).height
    if across >= HEAD * width:
        parts, is_whole = _across(card, column, width, min(across, LARGEST * height)), True
    else:
        parts, is_whole = _corner(card, column, width, free)
    return Page(card.name, width, height, card.colours.tint, (*parts, *footer.parts), column.mirrored, is_whole)


def _across(card: CardModel, column: Column, width: float, picture: float) -> tuple[Part, ...]:
    words = _below_picture(card, column, top=picture)
    return (*face_of(card, 0.0, 0.0, width, picture, share=0.55), *words.parts)


def _below_picture(card: CardModel, column: Column, *, top: float) -> Block:
    """All that there is to say."""
    head = stacked(space(ABOVE_NAME), _head(card, column, top=top + ABOVE_NAME, largest=64, most=2))
    return stacked(head, body_of(card, column, top=top + head.height, room=ENDLESS))


def _corner(card: CardModel, column: Column, width: float, free: float) -> tuple[tuple[Part, ...], bool]:
    """The picture takes what the words leave it, between about square and upright. And whether there was room for all of them."""
    side = CORNER * width
    wanted = BELOW_CORNER + body_of(card, column, top=0, room=ENDLESS).height
    tall = min(max(free - wanted, side * 1.06), side * 1.5)
    beside = Column(MARGIN if column.mirrored else side + MARGIN * 0.7, width - side - MARGIN * 1.7, column.mirrored)
    head = _head(card, beside, top=0, largest=58, most=4)
    head = _head(card, beside, top=max(MARGIN, tall - head.height), largest=58, most=4)
    face = face_of(card, width - side if column.mirrored else 0.0, 0.0, side, tall, share=0.5)
    body = body_of(card, column, top=tall + BELOW_CORNER, room=free - tall - BELOW_CORNER)
    return (*face, *head.parts, *body.parts), wanted <= free - tall


def _head(card: CardModel, column: Column, *, top: float, largest: float, most: int) -> Block:
    name = name_of(card, column, top=top, largest=largest, most=most)
    return stacked(name, role_of(card, column, top=top + name.height, size=24, most=most))
