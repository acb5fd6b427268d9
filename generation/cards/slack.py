"""Slack: a message for `chat.postMessage` or an incoming webhook, in Block Kit.

First a card block; under it a section with the rest, which says everything once more to clients that do not know cards. Limits from
docs.slack.dev/reference/block-kit: 50 blocks; card title and subtitle 150 characters, body 200; section 3000; header 150; context text
2000; a button's address 3000.
"""

import json

from .model import CardModel, shortened
from .words import clipped, paragraphs, writable

CARD_TITLE, CARD_BODY, SECTION, FALLBACK, ALT = 150, 200, 3000, 300, 2000


def render(card: CardModel) -> str:
    told = {"text": clipped(_escaped(_headline(card)), FALLBACK), "blocks": _blocks(card)}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _blocks(card: CardModel) -> list[dict]:
    blocks = [_card(card), _section("\n\n".join([f"*{_bold(card)}*", *map(_escaped, paragraphs(card.story))]))]
    if card.quote:
        blocks.append(_section("\n".join(f"> {line}" for line in _escaped(card.quote).split("\n"))))
    for heading, lines in card.lists:
        blocks.append(_section("\n".join([f"*{heading}*", *(f"• {_escaped(line)}" for line in lines)])))
    return [*blocks, {"type": "context", "elements": [_text(f"{_escaped(card.disclosure)} Version {card.version}.", ALT)]}]


def _card(card: CardModel) -> dict:
    words = card.quote or card.summary
    button = {"type": "button", "text": {"type": "plain_text", "text": "Open in Troupe"}, "url": card.url, "action_id": "open_persona"}
    parts = {
        "type": "card",
        "hero_image": card.picture and _image(card),
        "title": _text(_escaped(card.name), CARD_TITLE),
        "subtitle": card.role and _text(_escaped(card.role), CARD_TITLE),
        "body": words and _text(_escaped(shortened(words, CARD_BODY)), CARD_BODY),
        "actions": [button],
    }
    return {name: part for name, part in parts.items() if part}


def _image(card: CardModel) -> dict:
    return {"type": "image", "image_url": card.picture.url, "alt_text": clipped(writable(card.picture.alt), ALT)}


def _section(text: str) -> dict:
    return {"type": "section", "text": _text(text, SECTION)}


def _text(text: str, most: int) -> dict:
    """`verbatim`: Slack then makes no links, mentions or channels of what people typed."""
    return {"type": "mrkdwn", "text": _clipped(text, most), "verbatim": True}


def _clipped(text: str, most: int) -> str:
    """Clipped, and never in the middle of `&amp;`."""
    short = clipped(text, most)
    head, mark, tail = short.rpartition("&")
    return f"{head.rstrip()}…" if short != text and mark and ";" not in tail else short


def _bold(card: CardModel) -> str:
    return _escaped(_headline(card)).replace("*", "")


def _headline(card: CardModel) -> str:
    return " ".join(f"{card.name}, {card.role}".split()) if card.role else card.name


def _escaped(text: str) -> str:
    """The three characters Slack gives a meaning of their own: <!channel> and <http://…|text> become words."""
    return writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
