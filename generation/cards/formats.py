"""Every format of a card, and how a reader's wish finds one. A new format is a file in this folder and a line in FORMATS."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from . import adf, html, json_ld, markdown, notion, pdf, png, slack, storage, svg, teams
from .model import CardModel

Rendered = str | bytes | Image.Image


@dataclass(frozen=True)
class Format:
    """`extension` is its name in addresses: /personas/nora/card.md. `render` gives text (sent as UTF-8), bytes as they are sent, or pixels;
    pixels, and text that is SVG, are signed as a child of the card's picture before they leave."""

    extension: str
    content_type: str
    label: str
    render: Callable[[CardModel], Rendered]


# The first is what a reader gets that wishes nothing; where two have one content type, the first of them is meant.
FORMATS: tuple[Format, ...] = (
    Format("json", "application/ld+json", "JSON-LD", json_ld.render),
    Format("md", "text/markdown", "Markdown", markdown.render),
    Format("html", "text/html", "HTML", html.render),
    Format("png", "image/png", "PNG, 1200 × 630", png.wide),
    Format("portrait.png", "image/png", "PNG, 800 × 1000", png.tall),
    Format("jpg", "image/jpeg", "JPEG, 1200 × 630", png.wide),
    Format("svg", "image/svg+xml", "SVG, 1200 × 630", svg.wide),
    Format("portrait.svg", "image/svg+xml", "SVG, 800 × 1000", svg.tall),
    Format("pdf", "application/pdf", "PDF, A4", pdf.a4),
    Format("a5.pdf", "application/pdf", "PDF, A5", pdf.a5),
    Format("slack", "application/vnd.slack.blocks+json", "Slack message", slack.render),
    Format("teams", "application/vnd.microsoft.card.adaptive", "Teams card", teams.render),
    Format("notion", "application/vnd.notion.blocks+json", "Notion blocks", notion.render),
    Format("adf", "application/vnd.atlassian.adf+json", "Confluence cloud", adf.render),
    Format("storage", "application/vnd.atlassian.storage+xml", "Confluence server", storage.render),
)
_ALIASES = {"application/json": "json"}


def of_extension(extension: str) -> Format | None:
    return next((each for each in FORMATS if each.extension == extension), None)


def accepted(accept: str) -> Format | None:
    """The format an Accept header wishes most (RFC 9110: by q, then by how exactly it is named, then by our order); None for none of ours.
    An empty header wishes nothing."""
    wishes = [_wish(part) for part in accept.split(",") if part.strip()]
    if not wishes:
        return FORMATS[0]
    best = max(FORMATS, key=lambda each: _rank(each, wishes))  # the first of those that are wished as much
    return best if _rank(best, wishes)[0] > 0 else None


def _wish(part: str) -> tuple[str, float]:
    """(media range, q); a q that is no number wishes nothing."""
    kind, *options = (piece.strip().lower() for piece in part.split(";"))
    q = next((option[2:] for option in options if option.startswith("q=")), "1")
    try:
        return _named(kind), float(q)
    except ValueError:
        return _named(kind), 0.0


def _named(kind: str) -> str:
    found = of_extension(_ALIASES[kind]) if kind in _ALIASES else None
    return found.content_type if found else kind


def _rank(format: Format, wishes: list[tuple[str, float]]) -> tuple[float, int]:
    """(q, exactness) of the most exact range that covers this format: the one that counts for it."""
    kind = format.content_type
    exactness = {kind: 2, f"{kind.partition('/')[0]}/*": 1, "*/*": 0}
    covering = [(exactness[named], q) for named, q in wishes if named in exactness]
    exact, q = max(covering, default=(0, 0.0))
    return q, exact
