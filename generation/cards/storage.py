"""Confluence on one's own servers: storage format, XHTML with Atlassian's `ac:` and `ri:` elements, as the body of a page takes it."""

from xml.sax.saxutils import escape, quoteattr

from .model import CardModel
from .words import paragraphs, writable

PICTURE = 240  # pixels wide


def render(card: CardModel) -> str:
    parts = [_image(card)] if card.picture else []
    parts += [f"<h2>{_words(card.name)}</h2>"]
    parts += [f"<p><strong>{_words(card.role)}</strong></p>"] if card.role else []
    parts += [f"<blockquote><p>{_words(card.quote)}</p></blockquote>"] if card.quote else []
    parts += [f"<p>{_words(words)}</p>" for words in paragraphs(card.story)]
    for heading, lines in card.lists:
        items = "".join(f"<li>{_words(line)}</li>" for line in lines)
        parts += [f"<h3>{heading}</h3>", f"<ul>{items}</ul>"]
    return "\n".join([*parts, _info(card)]) + "\n"


def _image(card: CardModel) -> str:
    picture = f"<ri:url ri:value={_attribute(card.picture.url)} />"
    return f'<p><ac:image ac:alt={_attribute(card.picture.alt)} ac:width="{PICTURE}">{picture}</ac:image></p>'


def _info(card: CardModel) -> str:
    told = f"<p>{_words(card.disclosure)} Version {card.version}. <a href={_attribute(card.url)}>Open in Troupe</a></p>"
    return (
        '<ac:structured-macro ac:name="info" ac:schema-version="1">'
        f"<ac:rich-text-body>{told}</ac:rich-text-body></ac:structured-macro>"
    )


def _words(text: str) -> str:
    return escape(writable(text)).replace("\n", "<br />")


def _attribute(text: str) -> str:
    return quoteattr(writable(text))
