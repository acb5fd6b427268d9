"""A brand's own pattern: one of seven motifs, in the brand's colours, calm behind the head and stronger towards the edges."""

import math
from collections.abc import Callable

import skia

from ..canvas import box, intersection, oval, polygon, smooth
from ..colour import RGB, WHITE, lighter, luminance, mix
from .abstract import turned
from .stage import Brush, deeper


def brand_pattern(b: Brush) -> None:
    r = b.rng
    colours = _scale(b)
    b.wash(colours[0])
    r.choice(MOTIFS)(b, colours)
    (x, y), k = b.stage.head, b.stage.head_height
    if b.soft:
        b.glow(x, y, b.stage.clear + k * 1.9, colours[0], 0.75)


def _scale(b: Brush) -> list[RGB]:
    """Ground, two quiet neighbours of it, then the strong colours. The brand's own where it names some."""
    if len(b.palette) > 1:
        ground, *strong = b.palette
    else:
        ground, strong = b.palette[0], [deeper(b.palette[0], 0.3), turned(b.palette[0], b.rng.choice((-34, 34)))]
    lift = lighter if luminance(ground) < 0.45 else deeper
    quiet = [lift(ground, 0.1), mix(ground, strong[0], 0.28)]
    return [ground, *quiet, *strong, lighter(ground, 0.55) if luminance(ground) < 0.75 else WHITE]


def _near(b: Brush, x: float, y: float) -> float:
    """1 behind the head, falling to 0 where the pattern may be as loud as it likes."""
    (hx, hy), k = b.stage.head, b.stage.head_height
    away = math.hypot(max(0.0, abs(x - hx) - b.stage.clear), (y - hy) * 0.9) / k
    return min(1.0, max(0.0, 2.1 - away))


def _pick(b: Brush, colours: list[RGB], x: float, y: float) -> RGB:
    return b.rng.choice(colours[1:3]) if b.rng.random() < _near(b, x, y) + 0.25 else b.rng.choice(colours[3:])


def stripes(b: Brush, colours: list[RGB]) -> None:
    """Broad slanting bands of uneven breadth."""
    slope, x = b.rng.choice((-260.0, 260.0)), -320.0
    while x < b.width + 320:
        w = b.rng.choice((14.0, 26.0, 44.0, 70.0))
        a = x + abs(slope) / 2 - slope / 2
        band = polygon([(a, -4), (a + w, -4), (a + w + slope, 516), (a + slope, 516)])
        loud = abs(x + 130 - b.stage.head[0]) > b.stage.clear + b.stage.head_height * 1.35
        b.fill(band, b.rng.choice(colours[3:] if loud else colours[1:3]))
        x += w + b.rng.choice((22.0, 40.0, 64.0))


def tiles(b: Brush, colours: list[RGB]) -> None:
    """Square tiles of quarter circles, discs and halves."""
    size = 512 / b.rng.choice((5, 6, 7))
    shift = (b.stage.head[0] % size) - size
    for row in range(int(512 / size) + 1):
        for column in range(int(b.width / size) + 3):
            x, y = shift + column * size, row * size
            near = _near(b, x + size / 2, y + size / 2)
            b.rect(x, y, size + 0.6, size + 0.6, colours[0] if near > 0.5 else b.rng.choice(colours[:3]))
            cx, cy = x + size * b.rng.choice((0, 1)), y + size * b.rng.choice((0, 1))
            kind, colour = b.rng.randrange(4), _pick(b, colours, x + size / 2, y + size / 2)
            if kind < 2:
                radius = size * (1 if kind else 0.66)
                b.fill(intersection(oval(cx, cy, radius, radius), box(x, y, size, size)), colour)
            elif kind == 2:
                b.disc(x + size / 2, y + size / 2, size * 0.36, colour)
            else:
                b.rect(x, y, size / 2, size, colour)


def waves(b: Brush, colours: list[RGB]) -> None:
    """Rolling bands, each in front of the one above."""
    count, long = b.rng.randint(6, 8), b.rng.uniform(200, 320)
    start, tall = b.rng.uniform(40, 90), b.rng.uniform(16, 30)
    for n in range(count):
        y, phase = start + n * (512 - start) / count, b.rng.uniform(0, math.tau)
        crest = [(x, y + tall * math.sin(x / long * math.tau + phase)) for x in range(-60, int(b.width) + 120, 30)]
        path = smooth(crest, closed=False)
        path.lineTo(b.width + 130, 560)
        path.lineTo(-60, 560)
        path.close()
        behind = abs(y - b.stage.head[1]) < b.stage.head_height
        b.fill(path, colours[1 + n % 2] if behind else b.rng.choice(colours[1:]))


def arcs(b: Brush, colours: list[RGB]) -> None:
    """Rainbows of concentric rings that rise from the lower corners."""
    k, hx = b.stage.head_height, b.stage.head[0]
    ring = b.rng.uniform(26, 34)
    for x in b.stage.beside(k * b.rng.uniform(3.1, 3.6), k * 2.6):
        y, radius = b.rng.choice((512.0, 512.0, 0.0)), b.rng.uniform(170, 240)
        order = b.rng.sample(colours[1:], len(colours) - 1)
        for n in range(int(radius / ring)):
            b.disc(x + (18 if x > hx else -18), y, radius - n * ring, order[n % len(order)] if n % 2 == 0 else colours[0])


def dots(b: Brush, colours: list[RGB]) -> None:
    """A field of discs that grow towards one corner."""
    pitch, corner = b.rng.uniform(30, 42), b.width if b.lit < 0 else 0.0
    reach = math.hypot(min(b.width, 760), 512)
    colour = b.rng.choice(colours[3:])
    for row in range(int(512 / pitch) + 2):
        for column in range(int(b.width / pitch) + 2):
            x, y = (column + 0.5 * (row % 2)) * pitch, row * pitch
            grown = max(0.0, 1.08 - math.hypot(x - corner, 512 - y) / reach)
            quiet = _near(b, x, y)
            b.disc(x, y, pitch * 0.5 * min(0.92, 0.12 + grown), mix(colour, colours[1], min(0.8, quiet)), 1)


def triangles(b: Brush, colours: list[RGB]) -> None:
    """A folded-paper mesh."""
    size = b.rng.uniform(84, 116)
    columns, rows = int(b.width / size) + 3, int(512 / size) + 3
    grid = [[((x - 1) * size + b.rng.uniform(-0.28, 0.28) * size, (y - 1) * size + b.rng.uniform(-0.28, 0.28) * size)
             for x in range(columns + 1)] for y in range(rows + 1)]
    for y in range(rows):
        for x in range(columns):
            a, c, d, e = grid[y][x], grid[y][x + 1], grid[y + 1][x], grid[y + 1][x + 1]
            for corners in ((a, c, d), (c, e, d)):
                mx, my = sum(p[0] for p in corners) / 3, sum(p[1] for p in corners) / 3
                colour = mix(colours[0], _pick(b, colours, mx, my), b.rng.uniform(0.15, 0.9) * (1 - 0.6 * _near(b, mx, my)))
                b.fill(polygon(list(corners)), colour)
                b.pen.stroke(polygon(list(corners)), b.pen.tint(colour), 0.8)  # no hairlines between neighbours


def confetti(b: Brush, colours: list[RGB]) -> None:
    """Scattered rings, bars, squiggles, triangles and discs."""
    pitch = 74.0
    for row in range(int(512 / pitch) + 2):
        for column in range(int(b.width / pitch) + 2):
            x, y = (column + 0.5 * (row % 2)) * pitch + b.rng.uniform(-18, 18), row * pitch + b.rng.uniform(-18, 18)
            colour, angle, s = _pick(b, colours, x, y), b.rng.uniform(0, 360), b.rng.uniform(11, 17)
            _scrap(b, b.rng.randrange(5), x, y, s, angle, colour)


def _scrap(b: Brush, kind: int, x: float, y: float, s: float, angle: float, colour: RGB) -> None:
    turn = skia.Matrix.Translate(x, y).preConcat(skia.Matrix.RotateDeg(angle))
    if kind == 0:
        b.pen.stroke(oval(x, y, s, s), b.pen.tint(colour), s * 0.5)
    elif kind == 1:
        b.disc(x, y, s * 0.8, colour)
    elif kind == 2:
        wiggle = smooth([(-s * 1.8 + n * s * 0.72, s * 0.5 * (-1) ** n) for n in range(6)], closed=False)
        wiggle.transform(turn)
        b.pen.stroke(wiggle, b.pen.tint(colour), s * 0.42)
    else:
        path = polygon([(-s, s * 0.8), (s, s * 0.8), (0, -s)]) if kind == 3 else box(-s * 1.4, -s * 0.34, s * 2.8, s * 0.68, s * 0.34)
        path.transform(turn)
        b.fill(path, colour)


MOTIFS: tuple[Callable[[Brush, list[RGB]], None], ...] = (stripes, tiles, waves, arcs, dots, triangles, confetti)
