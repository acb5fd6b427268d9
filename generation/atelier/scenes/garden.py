"""A garden: a fence with climbing roses, hedges, flower beds, a path, a bird house."""

import math

import skia

from ..canvas import Point, box, oval, polygon, smooth
from ..colour import RGB, WHITE, lighter, mix, rgb
from . import centrepieces
from .outdoors import SUN
from .props import CREAM, DARK_WOOD, LEAF, PINE, SKY, WOOD, below, cloud, land, leaf, ridge, tree
from .stage import Brush, deeper

BLOOMS = tuple(rgb(c) for c in ("#e2685f", "#f4b2c6", "#f7d774", "#ab91de", "#ffffff", "#ee8434"))


def garden(b: Brush) -> None:
    r, (hx, _), k = b.rng, b.stage.head, b.stage.head_height
    fence = r.uniform(268, 306)
    lawn, arch = fence + r.uniform(92, 116), r.randrange(2)
    sky = b.towards(SKY, 0.22)
    b.wash(deeper(sky, 0.06), sky, mix(lighter(sky, 0.6), rgb("#fff3d6"), 0.4), bottom=lawn + 20)
    b.glow(hx + b.lit * 190, 60, 190, SUN, 0.75)
    for x in b.stage.beside(330):
        cloud(b, x + r.uniform(-40, 40), r.uniform(48, 96), r.uniform(20, 30), 0.85)
    greens = [b.towards(rgb(g), 0.12) for g in ("#a7cf92", "#79b56f", "#5a9a5f", "#437f55")]
    blooms = [b.colour, *r.sample(BLOOMS, 3)]
    with b.out_of_focus(1.2):
        for x in b.stage.beside(k * 2.2, 130):
            tree(b, x + r.uniform(-20, 20), fence + 40, r.uniform(92, 128), lighter(greens[1], 0.28))
        _hedge(b, fence + 34, greens[2])
        _fence(b, fence, lawn, mix(WOOD, CREAM, 0.55) if r.random() < 0.5 else lighter(WOOD, 0.2))
        land(b, below(ridge(b, lawn + 12, 12, 170)), lighter(greens[0], 0.1), greens[1], lawn, 512)
        _path(b, hx, lawn, k)
        for n, x in enumerate(b.stage.beside(k * 2.9, k * 2.2, room=230)):
            if n % 2 == arch:
                _roses(b, x, fence - r.uniform(70, 96), lawn, k * 0.62, greens, blooms)
            else:
                _bird_house(b, x, fence - 62, lawn)
        for x in b.stage.open_side():
            centrepieces.fountain(b, x, lawn + 66)
        _bed(b, greens, blooms)
    b.aura(lighter(sky, 0.65), 0.4)


def _hedge(b: Brush, y: float, green: RGB) -> None:
    x = -30.0
    while x < b.width + 30:
        s = b.rng.uniform(34, 50)
        b.block(oval(x, y, s, s * 0.8), mix(green, PINE, b.rng.uniform(0, 0.3)), 10)
        x += s * 1.1


def _fence(b: Brush, y: float, low: float, colour: RGB) -> None:
    for rail in (0.24, 0.72):
        b.rect(-8, y + (low - y) * rail, b.width + 16, 9, deeper(colour, 0.12), ink=True)
    x = -b.rng.uniform(0, 20)
    while x < b.width + 20:
        b.block(polygon([(x, y + 8), (x + 10, y - 6), (x + 20, y + 8), (x + 20, low + 6), (x, low + 6)]), colour, 4)
        x += 30


def _path(b: Brush, hx: float, lawn: float, k: float) -> None:
    stone = b.towards(rgb("#e6d8c0"), 0.06)
    b.fill(polygon([(hx - k * 0.3, lawn + 4), (hx + k * 0.3, lawn + 4), (hx + k * 1.6, 520), (hx - k * 1.6, 520)]), stone)


def _roses(b: Brush, x: float, top: float, low: float, half: float, greens: list[RGB], blooms: list[RGB]) -> None:
    """A rose arch: two posts, a bow, leaves and blossom all over it."""
    for edge in (-1, 1):
        b.block(box(x + edge * half - 5, top + half, 10, low - top - half + 12, 2), CREAM, 3)
    arch = skia.Path()
    arch.addArc(skia.Rect.MakeLTRB(x - half, top, x + half, top + 2 * half), 180, 180)
    b.pen.stroke(arch, b.pen.tint(CREAM), 9)
    along: list[Point] = [(x + half * math.cos(a), top + half - half * math.sin(a)) for a in (n * math.pi / 13 for n in range(14))]
    along += [(x + edge * half, top + half + n * 24) for edge in (-1, 1) for n in range(1, int((low - top - half) / 24))]
    for px, py in along:
        for _ in range(2):
            green = mix(greens[2], greens[3], b.rng.random())
            b.disc(px + b.rng.uniform(-11, 11), py + b.rng.uniform(-11, 11), b.rng.uniform(8, 13), green)
    for px, py in along:
        _rose(b, px + b.rng.uniform(-8, 8), py + b.rng.uniform(-8, 8), b.rng.uniform(6, 9.5), b.rng.choice(blooms[:2]))


def _rose(b: Brush, x: float, y: float, s: float, colour: RGB) -> None:
    b.disc(x, y, s, colour)
    b.disc(x + s * 0.1, y - s * 0.1, s * 0.62, deeper(colour, 0.14))
    b.disc(x, y, s * 0.3, lighter(colour, 0.3))


def _bird_house(b: Brush, x: float, y: float, low: float) -> None:
    b.block(box(x - 4.5, y, 9, low - y + 14), DARK_WOOD, 3)
    wall = lighter(b.colour, 0.25)
    b.block(polygon([(x - 26, y - 4), (x, y - 32), (x + 26, y - 4), (x + 26, y + 44), (x - 26, y + 44)]), wall, 6)
    roof = [(x - 36, y), (x, y - 42), (x + 36, y), (x + 30, y + 7), (x, y - 29), (x - 30, y + 7)]
    b.fill(polygon(roof), rgb("#b5604a"), ink=True)
    b.disc(x, y + 12, 9, DARK_WOOD)
    b.line((x, y + 28), (x, y + 30), WOOD, 4)


def _bed(b: Brush, greens: list[RGB], blooms: list[RGB]) -> None:
    """Flowers in front, tall at the sides and low before the person, where shoulders hide them anyway."""
    (hx, _), k = b.stage.head, b.stage.head_height
    x = -10.0
    while x < b.width + 20:
        near = min(1.0, abs(x - hx) / (b.stage.clear + k * 1.5))
        tall = 40 + 86 * near * b.rng.uniform(0.6, 1)
        colour, size = b.rng.choice(blooms), b.rng.uniform(9, 15)
        tip = (x + b.rng.uniform(-8, 8), 506 - tall)
        b.pen.stroke(smooth([(x, 520), (x + 3, 506 - tall / 2), tip], closed=False), b.pen.tint(greens[3]), 3.4)
        for side in (-1, 1):
            leaf(b, x + 2, 508 - tall * 0.25, size * 2.1, side * b.rng.uniform(35, 60), mix(greens[2], LEAF, 0.4))
        _flower(b, *tip, size, colour)
        x += b.rng.uniform(17, 30)


def _flower(b: Brush, x: float, y: float, s: float, colour: RGB) -> None:
    kind = b.rng.randrange(3)
    if kind == 0:  # daisy
        for n in range(8):
            a = n * math.tau / 8
            b.disc(x + s * 0.72 * math.cos(a), y + s * 0.72 * math.sin(a), s * 0.36, mix(colour, WHITE, 0.15))
        b.disc(x, y, s * 0.42, rgb("#f2b632"))
    elif kind == 1:  # tulip
        cup = [(x - s * 0.8, y - s), (x - s * 0.3, y - s * 0.4), (x, y - s * 1.15), (x + s * 0.3, y - s * 0.4), (x + s * 0.8, y - s)]
        b.fill(polygon([*cup, (x + s * 0.7, y + s * 0.35), (x, y + s * 0.8), (x - s * 0.7, y + s * 0.35)]), colour, ink=True)
    else:
        _rose(b, x, y, s, colour)
