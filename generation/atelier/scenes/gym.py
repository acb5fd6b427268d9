"""A gym: a rack of dumbbells, a barbell, a punching bag, a mirror, light lines in the scene colour."""

import skia

from ..canvas import box, linear, oval, polygon
from ..colour import RGB, WHITE, lighter, luminance, mix, rgb
from . import centrepieces
from .props import STEEL, WOOD
from .stage import Brush, deeper

RUBBER, IRON = rgb("#2d3038"), rgb("#3a3e48")


def gym(b: Brush) -> None:
    r, c, (hx, _), k = b.rng, b.colour, b.stage.head, b.stage.head_height
    wall = mix(rgb("#8d96a3"), c, 0.3) if luminance(c) > 0.3 else mix(rgb("#6d7684"), c, 0.45)
    bright = lighter(c, 0.25) if luminance(c) > 0.25 else lighter(c, 0.5)
    floor = r.uniform(408, 440)
    b.room(wall)
    with b.out_of_focus(1.4):
        _light_lines(b, bright, r.uniform(20, 44))
        b.rect(-4, floor - 14, b.width + 8, 14, deeper(wall, 0.35))
        b.rect(-4, floor, b.width + 8, 120, mix(RUBBER, wall, 0.25))
        for n in range(int(b.width / 90) + 2):
            b.line((n * 90 - 30, floor), (n * 90 - 30 + (n * 90 - hx) * 0.3, 512), mix(RUBBER, wall, 0.12), 2)
        stations = (_dumbbells, _squat_rack)
        mirror, first = r.randrange(2), r.randrange(2)
        for n, x in enumerate(b.stage.beside(k * 3.0, k * 2.35, room=240)):
            if n % 2 == mirror:
                _mirror(b, x, 74, k * 1.05, floor - 130, wall)
                stations[(first + n // 2) % 2](b, x, floor, k)
            elif (n // 2) % 2 == 0 or abs(x - hx) < b.stage.clear + k * 2:
                _bag(b, x + b.lit * k * 0.1, r.uniform(118, 140), k * 0.3, 176, c)
                _kettlebells(b, x, floor + 12)
            else:
                _wall_bars(b, x, floor, k)
        for x in b.stage.open_side():
            centrepieces.treadmill(b, x, floor + 34)
    b.aura(lighter(wall, 0.5), 0.42)


def _light_lines(b: Brush, colour: RGB, y: float) -> None:
    """Lamps let into the wall as slanting bars."""
    x = -60 + b.rng.uniform(0, 80)
    while x < b.width + 60:
        w = b.rng.uniform(120, 220)
        bar = polygon([(x, y + 26), (x + w, y), (x + w, y + 9), (x, y + 35)])
        b.glow(x + w / 2, y + 16, w * 0.62, colour, 0.5)
        b.fill(bar, mix(colour, WHITE, 0.55))
        x += w + b.rng.uniform(36, 90)


def _mirror(b: Brush, x: float, y: float, w: float, h: float, wall: RGB) -> None:
    glass = mix(lighter(wall, 0.3), rgb("#cfe3ee"), 0.4)
    pane = box(x - w / 2, y, w, h, 4)
    b.rect(x - w / 2 - 5, y - 5, w + 10, h + 10, STEEL, radius=5, ink=True)
    tones = [b.pen.tint(lighter(glass, 0.25)), b.pen.tint(deeper(glass, 0.12))]
    b.pen.fill(pane, tones[1], shader=linear((x, y), (x, y + h), tones))
    with b.pen.clip(pane):
        for shift in (0.05, 0.32):
            left = x - w / 2 + w * (0.5 + shift)
            b.fill(polygon([(left, y), (left + w * 0.14, y), (left - w * 0.4, y + h), (left - w * 0.54, y + h)]), WHITE, 0.22)


def _dumbbells(b: Brush, x: float, floor: float, k: float) -> None:
    half = k * 0.62
    for edge in (-1, 1):
        b.block(box(x + edge * half - 5, floor - 128, 10, 136, 3), IRON, 4)
    for row in range(3):
        y = floor - 108 + row * 46
        b.block(box(x - half - 6, y, 2 * half + 12, 8, 2), IRON, 3)
        count = max(2, int(2 * half / 44))
        for n in range(count):
            _dumbbell(b, x - half + (n + 0.5) * 2 * half / count, y - 9, 15 + row * 1.5)


def _dumbbell(b: Brush, x: float, y: float, s: float) -> None:
    b.rect(x - s * 0.7, y - 3, s * 1.4, 6, STEEL, radius=2)
    colour = deeper(b.colour, 0.25) if b.rng.random() < 0.35 else RUBBER
    for side in (-1, 1):
        b.block(box(x + side * s - s * 0.32, y - s * 0.68, s * 0.64, s * 1.36, 4), colour, 4)


def _squat_rack(b: Brush, x: float, floor: float, k: float) -> None:
    half = k * 0.52
    top, bar = floor - 300, floor - 196
    for edge in (-1, 1):
        b.block(box(x + edge * half - 6, top, 12, floor - top + 8, 2), deeper(b.colour, 0.3), 4)
        b.block(box(x + edge * half - 22, floor, 44, 10, 3), IRON, 3)
    b.block(box(x - half - 6, top, 2 * half + 12, 11, 2), deeper(b.colour, 0.3), 4)
    b.rect(x - half - k * 0.42, bar - 3, 2 * half + k * 0.84, 6, STEEL, radius=3, ink=True)
    for edge in (-1, 1):
        for n, tall in enumerate((k * 0.33, k * 0.27, k * 0.2)):
            b.block(box(x + edge * (half + 20 + n * 11) - 5, bar - tall, 10, 2 * tall, 4), RUBBER if n != 1 else deeper(b.colour, 0.1), 3)


def _wall_bars(b: Brush, x: float, floor: float, k: float) -> None:
    half, top = k * 0.5, floor - 330
    n = 0
    while top + 26 + n * 36 < floor - 8:
        b.block(box(x - half, top + 26 + n * 36, 2 * half, 8, 4), lighter(WOOD, 0.15), 3)
        n += 1
    for edge in (-1, 0, 1):
        b.block(box(x + edge * half - 6, top, 12, floor - top, 2), WOOD, 4)


def _bag(b: Brush, x: float, y: float, half: float, tall: float, colour: RGB) -> None:
    for edge in (-1, 1):
        b.line((x, 0), (x + edge * half * 0.7, y + 2), STEEL, 3)
    leather = deeper(colour, 0.22) if luminance(colour) > 0.25 else rgb("#b5453d")
    bag = box(x - half, y, 2 * half, tall, 18)
    b.cast(bag, 0, 9, 0.24)
    b.block(bag, leather, 16)
    with b.pen.clip(bag):
        for share in (0.12, 0.82):
            b.rect(x - half, y + tall * share, 2 * half, 9, lighter(leather, 0.25), 0.9)


def _kettlebells(b: Brush, x: float, y: float) -> None:
    for n, (dx, s) in enumerate(((-44, 21), (2, 26), (50, 19))):
        handle = skia.Path(oval(x + dx, y - s * 1.75, s * 0.62, s * 0.62))
        b.pen.stroke(handle, b.pen.tint(IRON), 7)
        b.block(oval(x + dx, y - s * 0.86, s, s * 0.9), RUBBER if n != 1 else deeper(b.colour, 0.15), 8)
