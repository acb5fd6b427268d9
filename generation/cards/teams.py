"""Microsoft Teams, Outlook, Webex: an Adaptive Card 1.3, the version every Teams client shows.

People's words are text runs, which know no Markdown: whatever is typed stays words. Teams takes 28 KB a card, without its pictures.
"""

import json

from .model import CardModel
from .words import clipped, paragraphs, writable

MOST_BYTES = 28_000
STORY = 2000  # UTF-16 units of the story; at three bytes each the rest still fits
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"


def render(card: CardModel) -> str:
    told = {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.3",
        "fallbackText": writable(f"{card.name}: {card.url}"),
        "body": [part for part in _body(card) if part],
        "actions": [{"type": "Action.OpenUrl", "title": "Open in Troupe", "url": card.url}],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _body(card: CardModel) -> list[dict | None]:
    return [
        _head(card),
        _text(card.quote, size="Medium", italic=True, spacing="Medium") if card.quote else None,
        *(_text(words, spacing="Medium") for words in paragraphs(clipped(card.story, STORY))),
        *(part for heading, lines in card.lists for part in _list(heading, lines)),
        _text(f"{card.disclosure} Version {card.version}.", size="Small", isSubtle=True, spacing="Large", separator=True),
    ]


def _head(card: CardModel) -> dict:
    """The face beside the name; without a picture the name alone."""
    words = [_text(card.name, size="ExtraLarge", weight="Bolder")]
    words += [_text(card.role, size="Medium", isSubtle=True, spacing="Small")] if card.role else []
    beside = {"type": "Column", "width": "stretch", "verticalContentAlignment": "Center", "items": words}
    return {"type": "ColumnSet", "columns": [*([_face(card)] if card.picture else []), beside]}


def _face(card: CardModel) -> dict:
    image = {"type": "Image", "url": card.picture.url, "altText": writable(card.picture.alt), "width": "96px"}
    return {"type": "Column", "width": "auto", "items": [image]}


def _list(heading: str, lines: tuple[str, ...]) -> list[dict]:
    return [_text(heading, weight="Bolder", spacing="Medium"), *(_text(f"• {line}", spacing="None") for line in lines)]


def _text(words: str, *, spacing: str | None = None, separator: bool | None = None, **looks) -> dict:
    """A block of one run. `looks`: of the run."""
    block = {"type": "RichTextBlock", "spacing": spacing, "separator": separator}
    block["inlines"] = [{"type": "TextRun", "text": writable(words), **looks}]
    return {name: value for name, value in block.items() if value is not None}
