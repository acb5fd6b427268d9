"""The card as pixels, drawn with Skia: 1200 x 630 for where a link is shown, 800 x 1000 for a feed or a wall."""

import numpy as np
import skia
from PIL import Image

from .layout import Area, Face, Page, Words, landscape, portrait
from .layout.face import cut
from .model import CardModel


def wide(card: CardModel) -> Image.Image:
    """1200 x 630, RGB. Raises Unlettered."""
    return drawn(landscape(card))


def tall(card: CardModel) -> Image.Image:
    """800 x 1000, RGB. Raises Unlettered."""
    return drawn(portrait(card, width=800, height=1000))


def drawn(page: Page) -> Image.Image:
    """One pixel a unit."""
    pixels = np.zeros((round(page.height), round(page.width), 4), np.uint8)
    info = skia.ImageInfo.Make(pixels.shape[1], pixels.shape[0], skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRasterDirect(info, pixels)
    canvas = surface.getCanvas()
    canvas.clear(skia.Color(*_rgb(page.paper)))
    for part in page.parts:
        DRAW[type(part)](part, canvas)
    surface.flushAndSubmit()
    return Image.fromarray(pixels[..., :3].copy())


def _area(part: Area, canvas: skia.Canvas) -> None:
    canvas.drawRoundRect(skia.Rect.MakeXYWH(part.x, part.y, part.width, part.height), part.radius, part.radius, _paint(part.colour))


def _words(part: Words, canvas: skia.Canvas) -> None:
    for line in part.lines:
        canvas.save()
        canvas.translate(line.x, line.baseline)
        for placed in line.runs:
            canvas.drawPath(placed.outline, _paint(part.style.colour))
        canvas.restore()


def _face(part: Face, canvas: skia.Canvas) -> None:
    """Made smaller by Pillow, whose filter looks at every pixel of the original."""
    width, height = round(part.width), round(part.height)
    picture = cut(part, width, height).convert("RGBA")
    image = skia.Image.fromarray(np.asarray(picture), skia.kRGBA_8888_ColorType)
    canvas.drawImage(image, round(part.x), round(part.y))


def _paint(colour: str) -> skia.Paint:
    return skia.Paint(AntiAlias=True, Color=skia.Color(*_rgb(colour)))


def _rgb(colour: str) -> tuple[int, int, int]:
    return tuple(bytes.fromhex(colour[1:]))


DRAW = {Area: _area, Words: _words, Face: _face}
