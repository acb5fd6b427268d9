"""The card as SVG: text stays text, in the card's own fonts; the face travels inside; nothing runs and nothing is fetched."""

import base64
from collections import defaultdict
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import uharfbuzz as hb

from ..atelier.lettering import FONTS
from .layout import Area, Face, Page, Words, landscape, portrait
from .layout.face import jpeg
from .layout.page import Tag
from .layout.typesetting import UPRIGHT_FONTS
from .model import CardModel
from .words import writable

FAMILIES = {"inter": "Inter", "noto-sans-arabic": "Noto Sans Arabic", "noto-sans-hebrew": "Noto Sans Hebrew"}
FAMILIES |= {"noto-sans-devanagari": "Noto Sans Devanagari"}
STACK = ", ".join([*FAMILIES.values(), "sans-serif"])
SHARP = 2  # pixels of the face a unit


def wide(card: CardModel) -> str:
    """1200 x 630. Raises Unlettered."""
    return document(landscape(card))


def tall(card: CardModel) -> str:
    """800 x 1000. Raises Unlettered."""
    return document(portrait(card, width=800, height=1000))


def document(page: Page) -> str:
    size = f'width="{page.width:g}" height="{page.height:g}" viewBox="0 0 {page.width:g} {page.height:g}"'
    title = escape(writable(page.title))
    parts = "\n".join(DRAW[type(part)](part) for part in page.parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="card-title" font-family="{STACK}">'
        f'<title id="card-title">{title}</title>\n<style>{_font_faces(page)}</style>\n'
        f'<rect width="{page.width:g}" height="{page.height:g}" fill="{page.paper}"/>\n{parts}\n</svg>\n'
    )


def _area(part: Area) -> str:
    place = f'x="{part.x:g}" y="{part.y:g}" width="{part.width:g}" height="{part.height:g}"'
    return f'<rect {place} rx="{part.radius:g}" fill="{part.colour}"/>'


def _face(part: Face) -> str:
    place = f'x="{part.x:g}" y="{part.y:g}" width="{part.width:g}" height="{part.height:g}"'
    label = f'role="img" aria-label={quoteattr(writable(part.picture.alt))}'
    return f'<image {place} {label} preserveAspectRatio="none" href="data:image/jpeg;base64,{_base64(jpeg(part, SHARP))}"/>'


def _words(part: Words) -> str:
    """A line that reads from the right starts at its right end."""
    style, ends = part.style, 'direction="rtl"' if part.leftwards else 'direction="ltr"'
    ends += ' aria-hidden="true"' if style.tag is Tag.DECORATION else ""
    lines = "".join(
        f'<tspan x="{line.x + (line.advance if part.leftwards else 0):.2f}" y="{line.baseline:.2f}">{escape(writable(line.text))}</tspan>'
        for line in part.lines
    )
    weight = 600 if style.semibold else 400
    return f'<text font-size="{style.size:g}" font-weight="{weight}" fill="{style.colour}" {ends}>{lines}</text>'


def _font_faces(page: Page) -> str:
    """Of the fonts that come with the illustrator, as much as this page needs. Fonts of this machine stay here."""
    used = defaultdict(set)
    for words in page.words:
        for line in words.lines:
            for placed in line.runs:
                used[placed.run.font.file] |= set(placed.run.text)
    ours = (file for file in (*FONTS, *UPRIGHT_FONTS) if file in used)
    return "".join(_font_face(file, "".join(sorted(used[file]))) for file in ours)


def _font_face(file: Path, characters: str) -> str:
    name, _, weight = file.stem.rpartition("-")
    heaviness = 600 if weight == "semibold" else 400
    source = f"url(data:font/ttf;base64,{_base64(_subset(file, characters))})"
    return f'@font-face{{font-family:"{FAMILIES[name]}";font-weight:{heaviness};src:{source} format("truetype")}}'


def _subset(file: Path, characters: str) -> bytes:
    """The font with these characters and every form their script may give them."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    return hb.subset(hb.Face(hb.Blob.from_file_path(str(file))), wanted).blob.data


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


DRAW = {Area: _area, Face: _face, Words: _words}
