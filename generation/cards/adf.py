"""Confluence and Jira in the cloud: an Atlassian Document Format document, version 1 (schema: @atlaskit/adf-schema, full)."""

import json

from .model import CardModel
from .words import paragraphs, writable


def render(card: CardModel) -> str:
    return json.dumps({"version": 1, "type": "doc", "content": _content(card)}, ensure_ascii=False, indent=2)


def _content(card: CardModel) -> list[dict]:
    content = [_image(card)] if card.picture else []
    content += [_node("heading", [_text(card.name)], level=2)]
    content += [_paragraph(card.role, "strong")] if card.role else []
    content += [_node("blockquote", [_paragraph(card.quote)])] if card.quote else []
    content += [_paragraph(words) for words in paragraphs(card.story)]
    for heading, lines in card.lists:
        items = [_node("listItem", [_paragraph(line)]) for line in lines]
        content += [_node("heading", [_text(heading)], level=3), _node("bulletList", items)]
    told = [_text(f"{card.disclosure} Version {card.version}. "), _linked("Open in Troupe", card.url)]
    return [*content, _node("panel", [_node("paragraph", told)], panelType="info")]


def _image(card: CardModel) -> dict:
    # The address of a page's own attachment would outlive this server; until someone uploads it, the picture is external.
    media = _node("media", type="external", url=card.picture.url, alt=writable(card.picture.alt))
    return _node("mediaSingle", [media], layout="align-start", width=240, widthType="pixel")


def _paragraph(words: str, *marks: str) -> dict:
    """Line breaks stay line breaks. A text node is never empty."""
    nodes = []
    for line in writable(words).splitlines():
        nodes += [_text(line, *marks), _node("hardBreak")] if line else []
    return _node("paragraph", nodes[:-1])


def _text(words: str, *marks: str) -> dict:
    looks = {"marks": [{"type": mark} for mark in marks]} if marks else {}
    return {"type": "text", "text": writable(words), **looks}


def _linked(words: str, url: str) -> dict:
    return {"type": "text", "text": words, "marks": [{"type": "link", "attrs": {"href": url}}]}


def _node(kind: str, content: list[dict] | None = None, **attrs) -> dict:
    inside = {"content": content} if content is not None else {}
    return {"type": kind, **({"attrs": attrs} if attrs else {}), **inside}
