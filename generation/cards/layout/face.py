"""How a portrait is cut: the face large, and never cut off. Without a picture its place holds the name's first letter."""

import io
from dataclasses import replace

from PIL import Image
from uniseg.graphemecluster import grapheme_clusters

from ..model import CardModel, Picture
from .page import Area, Face, Part, Style, Tag
from .typesetting import ASCENT, Column, lettered, set_words

MIDDLE = 0.44  # how far down the middle of the face stands
UNMEASURED = (0.3, 0.15, 0.7, 0.65)  # where a portrait has its face, when nobody measured it


def face_of(card: CardModel, x: float, y: float, width: float, height: float, *, share: float) -> list[Part]:
    """The picture in a rectangle, the face about `share` of its height, or as small as the picture's edges make it."""
    if card.picture is None:
        return _monogram(card, x, y, width, height)
    return [Face(x, y, width, height, card.picture, _crop(card.picture, width / height, share))]


def cut(face: Face, width: int, height: int) -> Image.Image:
    """The crop of the picture as `width` x `height` pixels."""
    picture = Image.open(io.BytesIO(face.picture.load())).convert("RGB")
    left, top, right, bottom = face.crop
    box = (left * picture.width, top * picture.height, right * picture.width, bottom * picture.height)
    return picture.resize((width, height), Image.Resampling.LANCZOS, box=box)


def jpeg(face: Face, scale: float) -> bytes:
    """The crop as a JPEG file of `scale` pixels a unit, for formats that carry the picture inside."""
    out = io.BytesIO()
    cut(face, round(face.width * scale), round(face.height * scale)).save(out, "JPEG", quality=88, subsampling="4:4:4")
    return out.getvalue()


def _crop(picture: Picture, aspect: float, share: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = picture.box or UNMEASURED
    aspect *= picture.height / picture.width  # in fractions of the picture from here on
    tall = min(max((bottom - top) / share, (right - left) * 1.2 / aspect), 1.0, 1.0 / aspect)
    wide = tall * aspect
    cut_left = min(max(0.0, (left + right) / 2 - wide / 2), 1 - wide)
    cut_top = min(max(0.0, (top + bottom) / 2 - tall * MIDDLE), 1 - tall)
    return tuple(round(edge, 5) for edge in (cut_left, cut_top, cut_left + wide, cut_top + tall))


def _monogram(card: CardModel, x: float, y: float, width: float, height: float) -> list[Part]:
    field = Area(x, y, width, height, card.colours.accent)
    style = Style(size=min(width, height) * 0.5, colour=card.colours.on_accent, semibold=True, tag=Tag.DECORATION)
    first = next(grapheme_clusters(lettered(card.name)), "")
    letter = set_words(first, style, Column(x, width), top=y + (height - ASCENT * style.size) / 2, most=1)
    if letter is None:
        return [field]
    line = letter.lines[0]
    return [field, replace(letter, lines=(replace(line, x=x + (width - line.advance) / 2),))]
