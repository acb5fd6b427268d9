"""Notion: `{"children": [blocks]}`, the body of `PATCH /v1/blocks/{id}/children` and of a new page.

Limits from developers.notion.com/reference/request-limits: 100 blocks a call, 2000 characters a text, 2000 an address. Notion reads an
image's address again and again, so one that lives 15 minutes is for uploading, not for leaving there: share the persona first.
"""

import json

from .model import CardModel
from .words import paragraphs, pieces, writable

MOST_BLOCKS, TEXT = 100, 2000
CALLOUT = {"type": "emoji", "emoji": "🎭"}


def render(card: CardModel) -> str:
    return json.dumps({"children": _blocks(card)[:MOST_BLOCKS]}, ensure_ascii=False, indent=2)


def _blocks(card: CardModel) -> list[dict]:
    blocks = [_image(card)] if card.picture else []
    blocks += [_block("heading_1", card.name)]
    blocks += [_block("paragraph", card.role, bold=True)] if card.role else []
    blocks += [_block("quote", card.quote)] if card.quote else []
    blocks += [_block("paragraph", words) for words in _story(card)]
    for heading, lines in card.lists:
        blocks += [_block("heading_3", heading), *(_block("bulleted_list_item", line) for line in lines)]
    said = _block("callout", f"{card.disclosure} Version {card.version}.")
    said["callout"] |= {"icon": CALLOUT, "color": "gray_background"}
    return [*blocks, said, _link(card)]


def _story(card: CardModel) -> list[str]:
    """At most as many paragraphs as leave room for everything else; the last one then holds the rest."""
    parts, most = paragraphs(card.story), MOST_BLOCKS - 30
    return parts if len(parts) <= most else [*parts[: most - 1], "\n".join(parts[most - 1 :])]


def _image(card: CardModel) -> dict:
    picture = {"type": "external", "external": {"url": card.picture.url}, "caption": _texts(card.picture.alt)}
    return {"object": "block", "type": "image", "image": picture}


def _link(card: CardModel) -> dict:
    text = {"type": "text", "text": {"content": "Open in Troupe", "link": {"url": card.url}}}
    return {"object": "block", "type": "paragraph", "paragraph": {"rich_text": [text]}}


def _block(kind: str, text: str, **annotations: bool) -> dict:
    return {"object": "block", "type": kind, kind: {"rich_text": _texts(text, **annotations)}}


def _texts(text: str, **annotations: bool) -> list[dict]:
    looks = {"annotations": annotations} if annotations else {}
    return [{"type": "text", "text": {"content": piece}, **looks} for piece in pieces(writable(text), TEXT)]
