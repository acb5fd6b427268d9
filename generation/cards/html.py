"""HTML by itself: no script, no other file but the picture. The same document stands in an iframe and is a file that someone saves."""

from html import escape
from pathlib import Path

from .model import CardModel, Colours, Picture

LIMIT = 60 * 1024  # bytes, the picture apart
STYLE = (Path(__file__).parent / "card.css").read_text()


def render(card: CardModel) -> str:
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(card.name)}</title>
<style>{_colours(card.colours)}{STYLE}</style>
</head>
<body>
<article class="card">
{_picture(card.picture)}
<div class="words">
<header>
<h1 dir="auto"><a href="{escape(card.url)}" target="_blank" rel="noopener">{escape(card.name)}</a></h1>
{_block("p", card.role, "role")}
</header>
{_block("blockquote", card.quote)}
{_block("p", card.summary, "summary")}
{_lists(card)}
<footer>{_footer(card)}</footer>
</div>
</article>
</body>
</html>
"""


def _colours(colours: Colours) -> str:
    names = {"accent": colours.accent, "on-accent": colours.on_accent, "tint": colours.tint, "accent-ink": colours.ink}
    return ":root{" + "".join(f"--{name}:{value};" for name, value in names.items()) + "}\n"


def _picture(picture: Picture | None) -> str:
    if picture is None:
        return ""
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'<img class="face" src="{escape(picture.url)}" {size} alt="{escape(picture.alt)}">'


def _block(tag: str, text: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<{tag}{named} dir="auto">{escape(text)}</{tag}>' if text else ""


def _lists(card: CardModel) -> str:
    def items(lines: tuple[str, ...]) -> str:
        return "".join(f'<li dir="auto">{escape(line)}</li>' for line in lines)

    sections = "".join(f"<section><h2>{heading}</h2><ul>{items(lines)}</ul></section>" for heading, lines in card.lists)
    return f'<div class="lists">{sections}</div>' if sections else ""


def _footer(card: CardModel) -> str:
    """What must be known of a face that nobody has."""
    standing = "Retired" if card.status == "retired" else f"Version {card.version}"
    told = ["Fictional character", standing, escape(card.workspace)]
    if card.picture:
        signed = f'<a href="{escape(card.provenance.verify_url)}" target="_blank" rel="noopener">Signed picture</a>'
        told.insert(1, f'<span title="{escape(card.provenance.source)}">{signed}</span>')
    return "".join(f"<span>{each}</span>" for each in told)
