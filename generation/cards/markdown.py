"""Markdown, for a README or a language model: CommonMark without any HTML in it, whatever people typed."""

import re

from .model import CardModel
from .words import paragraphs

# What has a meaning within a line; a backslash before it makes it mean itself.
_NEEDED = re.compile(r"([\\`*_\[\]<>|~&])")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+|\d{1,9}[.)](?=\s|$)|-{2,})")


def render(card: CardModel) -> str:
    blocks = [f"# {plain(card.name)}", f"**{plain(card.role)}**" if card.role else "", _picture(card)]
    blocks += ["> " + plain(card.quote)] if card.quote else []
    blocks += [plain(words) for words in paragraphs(card.story)]
    for heading, lines in card.lists:
        blocks += [f"## {heading}", "\n".join(f"- {plain(line)}" for line in lines)]
    blocks.append(f"*{plain(card.disclosure)}* [{plain(card.name)}, version {card.version}]({_address(card.url)})")
    return "\n\n".join(block for block in blocks if block) + "\n"


def plain(text: str) -> str:
    """Text that means nothing but itself, on one line."""
    line = _NEEDED.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(lambda found: found[1] + _escape_first(found[2]), line)


def _escape_first(mark: str) -> str:
    """`1.` becomes `1\\.`, and every other mark is escaped at its first character."""
    return f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"\\{mark}"


def _picture(card: CardModel) -> str:
    return f"![{plain(card.picture.alt)}]({_address(card.picture.url)})" if card.picture else ""


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
