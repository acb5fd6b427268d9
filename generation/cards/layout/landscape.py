"""1200 x 630, for where a link is shown: the face on one half, who it is on the other."""

from ..model import CardModel
from .blocks import Block, footer_of, mirrored, name_of, quote_of, role_of, stacked
from .face import face_of
from .page import Page
from .typesetting import Column

WIDTH, HEIGHT = 1200.0, 630.0
PICTURE = 560.0  # wide
MARGIN, FOOT, ABOVE_FOOTER = 64.0, 48.0, 36.0
QUOTE = 25.0
RAISED = 0.42  # of the free height, which is above the words: a little less than half looks centred


def landscape(card: CardModel) -> Page:
    """Raises Unlettered when no font here has a letter of it."""
    turned = mirrored(card)
    column = Column(MARGIN if turned else PICTURE + MARGIN, WIDTH - PICTURE - 2 * MARGIN, turned)
    footer = footer_of(card, column, bottom=HEIGHT - FOOT, size=16)
    room = HEIGHT - MARGIN - footer.height - FOOT - ABOVE_FOOTER
    above = (room - _middle(card, column, top=0, room=room).height) * RAISED
    middle = _middle(card, column, top=MARGIN + max(0.0, above), room=room)
    face = face_of(card, WIDTH - PICTURE if turned else 0.0, 0.0, PICTURE, HEIGHT, share=0.5)
    return Page(card.name, WIDTH, HEIGHT, card.colours.tint, (*face, *middle.parts, *footer.parts), turned)


def _middle(card: CardModel, column: Column, *, top: float, room: float) -> Block:
    name = name_of(card, column, top=top, largest=76, most=3)
    head = stacked(name, role_of(card, column, top=top + name.height, size=27))
    lines = int((room - head.height) / QUOTE / 1.42 - 0.5)
    return stacked(head, quote_of(card.quote or card.summary, card, column, top=top + head.height, size=QUOTE, most=min(lines, 5)))
