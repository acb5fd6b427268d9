"""A street: house fronts with awnings and window boxes, a lamp, a tree, the pavement."""

import math

from ..canvas import box, linear, oval, polygon
from ..colour import RGB, WHITE, lighter, luminance, mix, rgb
from . import centrepieces
from .props import CREAM, GLASS, LAMPLIGHT, LEAF, PINE, SKY, cloud, tree
from .stage import Brush, deeper

FRONTS = ("#d98a6a", "#e8c98f", "#9fb7b0", "#c7a3a0", "#a9b4c8", "#e3d3bd", "#b98468")
IRON = rgb("#3b4048")


def street(b: Brush) -> None:
    r, (hx, _), k = b.rng, b.stage.head, b.stage.head_height
    pavement, lamp = r.uniform(424, 456), r.randrange(2)
    sky = b.towards(SKY, 0.25)
    b.wash(deeper(sky, 0.06), lighter(sky, 0.5), bottom=pavement + 20)
    cloud(b, hx + b.lit * r.uniform(120, 200), r.uniform(24, 50), 30)
    with b.out_of_focus(1.5):
        _houses(b, pavement)
        stone = b.towards(rgb("#cfcac2"), 0.08)
        b.rect(-4, pavement, b.width + 8, 100, stone)
        b.rect(-4, pavement, b.width + 8, 5, deeper(stone, 0.3), 0.6)
        for n in range(int(b.width / 74) + 2):
            b.line((n * 74 - 20, pavement + 5), (n * 74 + (n * 74 - hx) * 0.25 - 20, 512), deeper(stone, 0.14), 2)
        b.line((-4, pavement + 40), (b.width + 4, pavement + 40), deeper(stone, 0.14), 2)
        for n, x in enumerate(b.stage.beside(k * 3.3, k * 2.6, room=240)):
            if n % 2 == lamp:
                _lamp(b, x, pavement + 26, r.uniform(300, 336))
            else:
                tree(b, x, pavement + 24, r.uniform(126, 156), b.towards(mix(LEAF, PINE, r.uniform(0, 0.5)), 0.1))
        for x in b.stage.open_side():
            centrepieces.parked_bicycle(b, x, pavement + 34)
    b.aura(lighter(sky, 0.6), 0.42)


def _houses(b: Brush, ground: float) -> None:
    """Fronts side by side, none with its edge right behind the head."""
    x, colours = -b.rng.uniform(20, 110), [rgb(f) for f in FRONTS]
    b.rng.shuffle(colours)
    n = 0
    while x < b.width + 10:
        w = b.rng.uniform(150, 200)
        if abs(x + w - b.stage.head[0]) < 50:
            w += 90
        _house(b, x, w, ground, b.towards(colours[n % len(colours)], 0.26), b.rng.uniform(-90, 64))
        x, n = x + w, n + 1


def _house(b: Brush, x: float, w: float, ground: float, wall: RGB, top: float) -> None:
    wall = lighter(wall, 0.12)
    front = box(x, top, w, ground - top)
    tones = [b.pen.tint(lighter(wall, 0.12)), b.pen.tint(deeper(wall, 0.05))]
    b.pen.fill(front, tones[1], shader=linear((x, top), (x + w, ground), tones))
    b.pen.ink(front)
    b.block(box(x - 5, top - 10, w + 10, 14, 2), lighter(wall, 0.35), 4)
    shop = ground - 132
    columns = max(2, round(w / 66))
    for row in range(int((shop - max(top, -100)) / 92) + 1):
        for column in range(columns):
            y = shop - 96 - row * 92
            if y > top + 12:
                _window(b, x + w * (column + 0.5) / columns, y, wall, row == 0)
    b.rect(x, shop - 6, w, 7, lighter(wall, 0.35), ink=True)
    _shop_front(b, x, w, shop, ground, wall)


def _window(b: Brush, x: float, y: float, wall: RGB, boxed: bool) -> None:
    b.rect(x - 18, y - 4, 36, 64, CREAM, radius=2, ink=True)
    pane = box(x - 14, y, 28, 56)
    glass = mix(GLASS, rgb("#7f9bb0"), 0.35)
    tones = [b.pen.tint(deeper(glass, 0.2)), b.pen.tint(lighter(glass, 0.3))]
    b.pen.fill(pane, tones[0], shader=linear((x, y), (x, y + 56), tones))
    b.rect(x - 1.5, y, 3, 56, CREAM)
    b.rect(x - 14, y + 22, 28, 3, CREAM)
    if boxed:
        b.rect(x - 20, y + 58, 40, 9, deeper(wall, 0.4), radius=2, ink=True)
        for n in range(5):
            bloom = b.rng.choice((rgb("#e2685f"), rgb("#f4b2c6"), LEAF, LEAF))
            b.disc(x - 16 + n * 8, y + 56 - b.rng.uniform(0, 4), 5.4, bloom)


def _shop_front(b: Brush, x: float, w: float, top: float, ground: float, wall: RGB) -> None:
    """A display window, a door, and a striped awning over both; no lettering."""
    frame = deeper(mix(wall, b.colour, 0.4), 0.45)
    b.rect(x + 10, top + 8, w - 20, ground - top - 8, frame, radius=2, ink=True)
    glass = mix(GLASS, LAMPLIGHT, 0.4)
    door = 38.0
    b.rect(x + 18, top + 22, w - 46 - door, ground - top - 44, glass, radius=1)
    for n in range(int((w - 60 - door) // 26)):
        colour = b.rng.choice((b.colour, rgb("#d9705f"), rgb("#4f8f93"), CREAM))
        tall = b.rng.uniform(16, 40)
        b.rect(x + 26 + n * 26, ground - 22 - tall, 17, tall, deeper(colour, 0.1), radius=4)
    b.rect(x + w - 20 - door, top + 22, door, ground - top - 22, deeper(frame, 0.2), radius=1)
    b.rect(x + w - 14 - door, top + 28, door - 12, ground - top - 60, glass)
    stripes = max(4, round(w / 22))
    colour = b.rng.choice((b.colour, deeper(b.colour, 0.25), rgb("#b8584a"), rgb("#3f7376")))
    colour = deeper(colour, 0.2) if luminance(colour) > 0.8 else colour
    for n in range(stripes):
        a, z = x + 4 + n * (w - 8) / stripes, x + 4 + (n + 1) * (w - 8) / stripes
        out = 1.06
        mid = x + w / 2
        low = [(mid + (z - mid) * out, top + 36), (mid + (a - mid) * out, top + 36)]
        tone = colour if n % 2 else WHITE
        b.fill(polygon([(a, top), (z, top), *low]), tone)
        b.fill(oval((low[0][0] + low[1][0]) / 2, top + 36, (low[0][0] - low[1][0]) / 2, 7), tone)
    b.pen.ink(polygon([(x + 4, top), (x + w - 4, top), (x + w + 1, top + 36), (x - 1, top + 36)]))


def _lamp(b: Brush, x: float, y: float, tall: float) -> None:
    b.block(box(x - 4, y - tall, 8, tall, 2), IRON, 3)
    b.block(box(x - 10, y - 22, 20, 22, 4), IRON, 4)
    for side in (-1, 1):
        arm = [(x, y - tall * 0.96), (x + side * 20, y - tall * 1.02), (x + side * 34, y - tall * 0.95)]
        for (ax, ay), (bx, by) in zip(arm, arm[1:]):
            b.line((ax, ay), (bx, by), IRON, 4)
        b.glow(x + side * 34, y - tall * 0.9, 46, LAMPLIGHT, 0.6)
        b.block(oval(x + side * 34, y - tall * 0.9, 12, 14), mix(LAMPLIGHT, WHITE, 0.4), 5)
        b.rect(x + side * 34 - 10, y - tall * 0.9 - 17, 20, 6, IRON, radius=2)
    b.disc(x, y - tall, 6 + math.sin(x) * 0.5, IRON)
