"""A shop: a rail of clothes, lit shelves with goods, a counter, spotlights. Nothing is lettered."""

from ..canvas import box, linear, oval, polygon, smooth
from ..colour import RGB, WHITE, lighter, luminance, mix, rgb
from . import centrepieces
from .indoors import paintwork
from .props import BRASS, CREAM, DARK_WOOD, WOOD, plant
from .stage import Brush, deeper


def shop(b: Brush) -> None:
    r, c, (hx, _), k = b.rng, b.colour, b.stage.head, b.stage.head_height
    wall = mix(paintwork(b, 0.6), rgb("#f3ece4"), 0.4)
    goods = (c, lighter(c, 0.4), deeper(c, 0.25), rgb("#d98b6a"), rgb("#e7c26a"), rgb("#6f93a8"), CREAM, rgb("#4d5666"))
    b.room(wall)
    counter, drop, rail = r.uniform(420, 446), r.uniform(-10, 14), r.randrange(2)
    with b.out_of_focus(1.3):
        b.rect(-4, 398, b.width + 8, 120, mix(WOOD, CREAM, 0.4))
        for n, x in enumerate(b.stage.beside(k * 3.0, k * 2.2, room=240)):
            if n % 2 == rail:
                _shelves(b, x, 84 + drop, max(132.0, k * 1.25), goods, wall)
            else:
                _rail(b, x, 150 + drop, max(120.0, k * 1.15), goods)
        for x in b.stage.open_side():
            centrepieces.mannequins(b, x, 440)
        _spots(b, 26 + drop)
        b.block(box(-20, counter, b.width + 40, 15, 3), lighter(WOOD, 0.15), 5)
        b.rect(-20, counter + 15, b.width + 40, 100, deeper(mix(c, WOOD, 0.4), 0.1))
        _bag(b, hx + b.lit * (b.stage.clear + k * 1.66), counter, 62, lighter(c, 0.1) if luminance(c) < 0.7 else deeper(c, 0.12))
        plant(b, hx - b.lit * (b.stage.clear + k * 1.78), counter, 54, WHITE)
    b.aura(WHITE, 0.36)


def _shelves(b: Brush, x: float, y: float, w: float, goods: tuple[RGB, ...], wall: RGB) -> None:
    """A lit niche with four boards."""
    niche = box(x - w / 2 - 8, y - 14, w + 16, 322, 5)
    b.block(niche, WOOD, 6)
    b.rect(x - w / 2, y - 6, w, 306, deeper(wall, 0.1))
    if b.soft:
        tones = [lighter(wall, 0.75), wall]
        b.pen.fill(box(x - w / 2, y - 6, w, 306), wall, shader=linear((x, y), (x, y + 300), tones), alpha=1)
    kinds = [_bottles, _folded, _boxes, _shoes]
    b.rng.shuffle(kinds)
    for row in range(4):
        level = y + 64 + row * 76
        kinds[row](b, x - w / 2 + 8, level, w - 16, goods)
        b.block(box(x - w / 2 - 2, level, w + 4, 8, 1), WOOD, 3)


def _bottles(b: Brush, x: float, y: float, w: float, goods: tuple[RGB, ...]) -> None:
    for n in range(int(w // 22)):
        tall, colour = b.rng.uniform(36, 48), b.rng.choice(goods)
        left = x + n * 22 + 2
        b.block(box(left, y - tall * 0.7, 17, tall * 0.7, 5), colour, 4)
        b.rect(left + 5.5, y - tall, 6, tall * 0.34, DARK_WOOD, radius=2)
        b.rect(left + 2, y - tall * 0.48, 13, 11, WHITE, 0.8, radius=1)


def _folded(b: Brush, x: float, y: float, w: float, goods: tuple[RGB, ...]) -> None:
    stack = w / max(1, round(w / 52))
    for column in range(round(w / stack)):
        for n in range(b.rng.randint(3, 4)):
            b.fill(box(x + column * stack + 2, y - 11 * (n + 1), stack - 6, 10, 4), b.rng.choice(goods), ink=True)


def _boxes(b: Brush, x: float, y: float, w: float, goods: tuple[RGB, ...]) -> None:
    end = x + w
    while x < end - 26:
        wide, tall = min(b.rng.uniform(28, 44), end - x), b.rng.uniform(28, 50)
        colour = b.rng.choice(goods)
        b.block(box(x, y - tall, wide - 3, tall, 2), colour, 4)
        b.rect(x + (wide - 3) / 2 - 3, y - tall, 6, tall, lighter(colour, 0.5), 0.85)
        x += wide + 2


def _shoes(b: Brush, x: float, y: float, w: float, goods: tuple[RGB, ...]) -> None:
    for n in range(int(w // 46)):
        left, colour = x + n * 46 + 3, b.rng.choice(goods)
        upper = ((0, 25), (11, 26), (20, 16), (36, 11), (38, 4), (0, 4))
        b.block(smooth([(left + dx, y - up) for dx, up in upper], tension=0.7), colour, 4)
        b.rect(left - 2, y - 6, 41, 6, WHITE, radius=3, ink=True)


def _rail(b: Brush, x: float, y: float, w: float, goods: tuple[RGB, ...]) -> None:
    """Shirts, jackets and dresses on hangers."""
    steel = rgb("#5b626c")
    for edge in (-1, 1):
        b.rect(x + edge * w / 2 - 3, y, 6, 280, steel, ink=True)
    b.rect(x - w / 2 - 3, y, w + 6, 6, steel, radius=3, ink=True)
    count = max(3, int(w // 30))
    for n in range(count):
        px = x - w / 2 + 18 + n * (w - 36) / max(1, count - 1)
        _garment(b, px, y + 6, 19, b.rng.uniform(104, 172), b.rng.choice(goods))


def _garment(b: Brush, x: float, y: float, half: float, tall: float, colour: RGB) -> None:
    b.pen.stroke(oval(x, y - 1, 4, 5), b.pen.tint(rgb("#5b626c")), 2)
    right = [(x + half * 0.3, y + 5), (x + half, y + 18), (x + half * 1.12, y + tall)]
    body = polygon(right + [(2 * x - px, py) for px, py in reversed(right)])
    b.cast(body, 2, 5, 0.18)
    b.block(body, colour, 7)
    if b.rng.random() < 0.5:
        for share in (0.45, 0.6, 0.75):
            b.line((x - half * 0.9, y + tall * share), (x + half * 0.9, y + tall * share), lighter(colour, 0.4), 4, 0.8)
    else:
        b.line((x, y + 8), (x, y + tall - 3), deeper(colour, 0.25), 2, 0.8)


def _spots(b: Brush, y: float) -> None:
    """Lamps on a track under the ceiling."""
    b.rect(-8, y - 14, b.width + 16, 7, DARK_WOOD)
    for x in b.stage.beside(b.stage.head_height * 1.9, b.stage.head_height * 1.3):
        b.glow(x, y + 30, 84, rgb("#fff2d2"), 0.6)
        b.block(polygon([(x - 9, y - 8), (x + 9, y - 8), (x + 16, y + 20), (x - 16, y + 20)]), DARK_WOOD, 4)
        b.fill(oval(x, y + 20, 15, 4.5), rgb("#fff6dd"))


def _bag(b: Brush, x: float, y: float, size: float, colour: RGB) -> None:
    """A paper bag on the counter."""
    for edge in (-0.22, 0.22):
        middle = x + edge * size
        handle = smooth([(middle - 9, y - size), (middle, y - size * 1.34), (middle + 9, y - size)], closed=False)
        b.pen.stroke(handle, b.pen.tint(BRASS), 3)
    b.block(polygon([(x - size * 0.42, y - size), (x + size * 0.42, y - size), (x + size * 0.38, y), (x - size * 0.38, y)]), colour, 8)
    b.disc(x, y - size * 0.48, size * 0.16, lighter(colour, 0.55))
