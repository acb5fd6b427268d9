"""A living room: a sofa with cushions, a lit floor lamp, prints on the wall, a window with curtains."""

import skia

from ..canvas import box, oval, polygon, smooth
from ..colour import RGB, WHITE, lighter, luminance, mix, rgb
from . import centrepieces
from .indoors import paintwork
from .props import CREAM, DARK_WOOD, LAMPLIGHT, WOOD, books, picture, plant, shelf, window
from .stage import Brush, deeper


def living_room(b: Brush) -> None:
    r, c, (hx, _), k = b.rng, b.colour, b.stage.head, b.stage.head_height
    wall = mix(paintwork(b, 0.5), rgb("#f1e4d3"), 0.3)
    cloth = deeper(mix(c, rgb("#6c7c8c"), 0.35), 0.08) if luminance(c) > 0.3 else lighter(c, 0.18)
    b.room(wall)
    floor, seat, first = r.uniform(452, 476), r.uniform(318, 346), r.randrange(2)
    with b.out_of_focus(1.3):
        b.rect(-4, floor, b.width + 8, 80, WOOD)
        b.rect(-4, floor - 10, b.width + 8, 10, lighter(wall, 0.5), ink=True)
        for n, x in enumerate(b.stage.beside(k * 2.95, k * 2.3, room=240)):
            if n % 2 == first:
                _curtained(b, x, 34 + r.uniform(0, 16), max(96.0, k * 0.9), floor, lighter(c, 0.35))
            else:
                _gallery(b, x, r.uniform(66, 88), k)
        _sofa(b, hx + b.lit * k * 0.35, seat, b.stage.clear + k * 2.2, floor, cloth)
        _lamp(b, hx - b.lit * (b.stage.clear + k * 1.62), r.uniform(150, 178), floor)
        plant(b, hx + b.lit * (b.stage.clear + k * 3.1), floor, 96, CREAM)
        for x in b.stage.open_side():
            centrepieces.reading_corner(b, x, floor)
        for n, x in enumerate(b.stage.beside(2 * b.stage.clear + k * 8.6, k * 4.6, room=300)):
            (_sideboard if n % 2 else _armchair)(b, x, floor, k, cloth)
    b.daylight(rgb("#fff1d6"), 0.24)
    b.aura(rgb("#fff3df"), 0.34)


def _curtained(b: Brush, x: float, y: float, w: float, floor: float, curtain: RGB) -> None:
    window(b, x - w / 2, y + 18, w, 214, CREAM, 2, "garden")
    b.line((x - w * 0.82, y), (x + w * 0.82, y), DARK_WOOD, 5)
    for side in (-1, 1):
        for n in range(3):
            left = x + side * (w * 0.44 + n * 13) - 8
            b.block(box(left, y, 17, floor - y - 22, 5), deeper(curtain, 0.05 * (n % 2)), 5)


def _gallery(b: Brush, x: float, y: float, k: float) -> None:
    """Prints hung together over a narrow shelf."""
    picture(b, x - k * 0.46, y, k * 0.5, k * 0.62, b.colour)
    picture(b, x + k * 0.12, y + 8, k * 0.38, k * 0.38, mix(b.colour, rgb("#d98b6a"), 0.5))
    picture(b, x + k * 0.12, y + k * 0.46, k * 0.38, k * 0.3, mix(b.colour, rgb("#35507a"), 0.4))
    level = y + k * 1.12
    books(b, x - k * 0.4, level, k * 0.5, 40)
    plant(b, x + k * 0.3, level, 30)
    shelf(b, x - k * 0.5, level, k, WOOD)


def _sofa(b: Brush, x: float, seat: float, half: float, floor: float, cloth: RGB) -> None:
    b.cast(box(x - half, seat, 2 * half, floor - seat, 30), 0, 8, 0.2)
    count = max(2, round(half / 120))
    for n in range(count):
        w = 2 * (half - 26) / count
        b.block(box(x - half + 26 + n * w, seat, w - 3, floor - seat - 20, 26), cloth, 14)
    b.block(box(x - half + 10, floor - 62, 2 * half - 20, 50, 12), deeper(cloth, 0.1), 8)
    for side in (-1, 1):
        b.block(box(x + side * (half - 24) - 26, seat + 48, 52, floor - seat - 52, 22), deeper(cloth, 0.05), 12)
        colour = b.rng.choice((CREAM, rgb("#e0a458"), rgb("#d98b6a"), lighter(b.colour, 0.45)))
        _cushion(b, x + side * (half - 84), seat + 74, 38, side * b.rng.uniform(6, 16), colour)


def _cushion(b: Brush, x: float, y: float, s: float, angle: float, colour: RGB) -> None:
    path = smooth([(-s, -s), (0, -s * 0.86), (s, -s), (s * 0.88, 0), (s, s), (0, s * 0.9), (-s, s), (-s * 0.88, 0)], tension=0.8)
    path.transform(skia.Matrix.Translate(x, y).preConcat(skia.Matrix.RotateDeg(angle)))
    b.block(path, colour, 9)


def _lamp(b: Brush, x: float, y: float, floor: float) -> None:
    b.rect(x - 2.5, y, 5, floor - y + 6, DARK_WOOD)
    b.fill(oval(x, floor + 8, 30, 7), DARK_WOOD, ink=True)
    b.glow(x, y + 4, 150, LAMPLIGHT, 0.8)
    shade = polygon([(x - 26, y - 36), (x + 26, y - 36), (x + 44, y + 28), (x - 44, y + 28)])
    b.block(shade, mix(LAMPLIGHT, WHITE, 0.45), 8)


def _armchair(b: Brush, x: float, floor: float, k: float, cloth: RGB) -> None:
    s = k * 0.9
    colour = mix(cloth, rgb("#c98f45"), 0.45)
    for leg in (-0.55, 0.55):
        b.rect(x + leg * s - 4, floor - 16, 8, 24, DARK_WOOD)
    b.block(box(x - s * 0.62, floor - s * 1.35, s * 1.24, s * 1.2, s * 0.34), colour, 12)
    b.block(box(x - s * 0.6, floor - s * 0.58, s * 1.2, s * 0.46, s * 0.14), lighter(colour, 0.08), 8)
    for side in (-1, 1):
        b.block(box(x + side * s * 0.68 - s * 0.15, floor - s * 0.82, s * 0.3, s * 0.72, s * 0.13), deeper(colour, 0.06), 8)


def _sideboard(b: Brush, x: float, floor: float, k: float, cloth: RGB) -> None:
    w, top = k * 1.7, floor - k * 0.7
    for leg in (-0.42, 0.42):
        b.rect(x + leg * w - 3, floor - 22, 6, 30, DARK_WOOD)
    b.block(box(x - w / 2, top, w, k * 0.56, 4), WOOD, 7)
    for n in range(3):
        b.pen.stroke(box(x - w / 2 + 6 + n * w / 3, top + 7, w / 3 - 12, k * 0.56 - 14, 2), b.pen.tint(deeper(WOOD, 0.25)), 2)
    books(b, x - w * 0.42, top, w * 0.3, 44)
    plant(b, x + w * 0.3, top, 50, CREAM)
    picture(b, x - k * 0.42, top - k * 1.5, k * 0.84, k * 0.62, mix(b.colour, cloth, 0.5))
