"""A classroom: a board with chalk drawings and true formulas, a globe, a clock, tables in front."""

import math
from collections.abc import Callable

import skia

from ..canvas import box, oval, polygon, smooth
from ..colour import WHITE, lighter, luminance, mix, rgb
from ..lettering import text_path
from . import centrepieces
from .indoors import paintwork
from .props import BRASS, CREAM, DARK_WOOD, LEAF, STEEL, WOOD, books, plant, shelf, window
from .stage import Brush, deeper

CHALK = rgb("#f3f1e6")
SLATES = ("#2f5c4e", "#33474f", "#2c4f5e")
FORMULAS = ("a² + b² = c²", "E = mc²", "π ≈ 3.1416", "A = πr²", "x + y = 7", "6 × 7 = 42")


def classroom(b: Brush) -> None:
    r, c, (hx, _), k = b.rng, b.colour, b.stage.head, b.stage.head_height
    wall = mix(paintwork(b, 0.6), CREAM, 0.35)
    b.room(wall)
    side, clear = r.choice((-1, 1)), b.stage.clear
    top, low, desk = r.uniform(34, 62), r.uniform(300, 330), r.uniform(438, 462)
    near, far = hx - side * (clear + k * 1.2), hx + side * max(clear + k * 4.4, b.width * 0.36)
    with b.out_of_focus(1.2):
        b.rect(-4, desk - 62, b.width + 8, 140, mix(deeper(wall, 0.16), c, 0.25))
        _board(b, min(near, far), top, abs(far - near), low - top, rgb(r.choice(SLATES)))
        _lesson(b, top, low, min(near, far), max(near, far))
        _corner(b, near - side * k * 0.58, top, desk - 62)
        for n, x in enumerate(b.stage.beside(k * 1.6, k * 2.4)):
            if (x - far) * side > k * 1.1 or (near - x) * side > k * 2:  # what a banner shows beyond the board
                (_window if n % 2 else _corner_shelf)(b, x, top, desk - 62)
        for x in b.stage.open_side():
            if not min(near, far) - 90 < x < max(near, far) + 90:
                centrepieces.easel(b, x, desk - 10)
        _desks(b, desk)
    b.daylight(rgb("#fff4d8"), 0.24)
    b.aura(lighter(wall, 0.3), 0.22)


def _board(b: Brush, x: float, y: float, w: float, h: float, slate) -> None:
    frame = box(x - 9, y - 9, w + 18, h + 18, 4)
    b.cast(frame)
    b.block(frame, WOOD, 5)
    b.rect(x, y, w, h, slate, radius=1)
    for _ in range(max(2, round(w / 130))):  # wiped, not washed
        wx, wy = x + b.rng.uniform(0.05, 0.75) * w, y + b.rng.uniform(0.15, 0.7) * h
        if b.soft:
            b.fill(oval(wx + 50, wy + 16, b.rng.uniform(50, 90), 24), CHALK, 0.07, blur=9)
    b.block(box(x - 9, y + h + 6, w + 18, 10, 2), deeper(WOOD, 0.1), 3)
    for n in range(max(3, int(w // 90))):
        b.rect(x + 14 + n * 88 + b.rng.uniform(0, 40), y + h + 2, 22, 5, b.rng.choice((CHALK, rgb("#f0d37a"), rgb("#e79a94"))), radius=2)


def _lesson(b: Brush, top: float, low: float, left: float, right: float) -> None:
    """Alternate formulas and figures over the board's free parts."""
    k = b.stage.head_height
    figures, formulas = list(FIGURES), list(FORMULAS)
    b.rng.shuffle(figures)
    b.rng.shuffle(formulas)
    for n, x in enumerate(b.stage.beside(k * 2.75, max(k * 1.5, 150))):
        if max(left, 0) + 40 < x < min(right, b.width) - 40:  # whole words only: nothing is cut by frame or picture
            room = min(56.0, x - max(left, 0) - 8, min(right, b.width) - x - 8)
            _write(b, formulas[n % len(formulas)], x, top + 44, 2 * room)
            figures[n % len(figures)](b, x, (top + 62 + low) / 2, min(44.0, (low - top - 84) / 2, room))
            _write(b, formulas[(n + 3) % len(formulas)], x, low - 12, 1.5 * room)


def _write(b: Brush, text: str, x: float, y: float, width: float) -> None:
    path, advance = text_path(text, size=100)
    scale = min(0.24, width / advance)
    path = skia.Path(path)
    path.transform(skia.Matrix.Translate(x - advance * scale / 2, y).preScale(scale, scale))
    b.fill(path, CHALK, 0.92)


def _chalk(b: Brush, path: skia.Path, width: float = 2.4) -> None:
    b.pen.stroke(path, b.pen.tint(CHALK), width, 0.9)


def _triangle(b: Brush, x: float, y: float, s: float) -> None:
    _chalk(b, polygon([(x - s, y + s * 0.7), (x + s, y + s * 0.7), (x - s, y - s * 0.8)]))
    _chalk(b, box(x - s, y + s * 0.7 - 12, 12, 12), 1.8)


def _circle(b: Brush, x: float, y: float, s: float) -> None:
    _chalk(b, oval(x, y, s * 0.85, s * 0.85))
    b.line((x, y), (x + s * 0.6, y - s * 0.6), CHALK, 2, 0.9)
    b.disc(x, y, 3, CHALK)


def _wave(b: Brush, x: float, y: float, s: float) -> None:
    b.line((x - s, y), (x + s, y), CHALK, 1.8, 0.8)
    b.line((x - s, y - s * 0.8), (x - s, y + s * 0.8), CHALK, 1.8, 0.8)
    _chalk(b, smooth([(x - s + t * 2 * s / 16, y - s * 0.55 * math.sin(t * math.tau / 12)) for t in range(17)], closed=False))


def _atom(b: Brush, x: float, y: float, s: float) -> None:
    for angle in (0, 60, 120):
        orbit = oval(0, 0, s, s * 0.36)
        orbit.transform(skia.Matrix.Translate(x, y).preConcat(skia.Matrix.RotateDeg(angle)))
        _chalk(b, orbit, 2)
    b.disc(x, y, s * 0.13, CHALK)


def _cube(b: Brush, x: float, y: float, s: float) -> None:
    e, d = s * 1.05, s * 0.48
    left, top = x - (e + d) / 2, y - (e - d) / 2
    _chalk(b, box(left, top, e, e), 2.2)
    roof = [(left, top), (left + d, top - d), (left + d + e, top - d), (left + d + e, top - d + e), (left + e, top + e), (left + e, top)]
    _chalk(b, polygon(roof), 2.2)
    b.line((left + e, top), (left + d + e, top - d), CHALK, 2.2, 0.9)


FIGURES: tuple[Callable[[Brush, float, float, float], None], ...] = (_triangle, _circle, _wave, _atom, _cube)


def _corner(b: Brush, x: float, top: float, low: float) -> None:
    """Beside the board: a clock, and a shelf with books and a globe."""
    _clock(b, x, top + 34, 27)
    _corner_shelf(b, x, top, low)


def _corner_shelf(b: Brush, x: float, top: float, low: float) -> None:
    level = low - 78
    books(b, x - 52, level, 50, 56)
    _globe(b, x + 24, level, 25)
    shelf(b, x - 60, level, 120, WOOD)


def _clock(b: Brush, x: float, y: float, r: float) -> None:
    b.cast(oval(x, y, r, r))
    b.block(oval(x, y, r, r), deeper(b.colour, 0.35), 4)
    b.disc(x, y, r * 0.82, WHITE)
    for n in range(12):
        a = n * math.tau / 12
        b.disc(x + r * 0.66 * math.sin(a), y - r * 0.66 * math.cos(a), 1.6, DARK_WOOD)
    for turn, reach in ((b.rng.uniform(0, 1), 0.42), (b.rng.uniform(0, 1), 0.6)):
        a = turn * math.tau
        b.line((x, y), (x + r * reach * math.sin(a), y - r * reach * math.cos(a)), DARK_WOOD, 2.6)


def _globe(b: Brush, x: float, y: float, r: float) -> None:
    b.rect(x - 14, y - 5, 28, 5, DARK_WOOD, radius=2)
    b.rect(x - 2, y - 12, 4, 9, BRASS)
    ball = oval(x, y - 12 - r, r, r)
    b.block(ball, rgb("#5fa8d3"), 8)
    with b.pen.clip(ball):
        for dx, dy, w, h in ((-0.35, -0.35, 0.5, 0.42), (0.3, 0.25, 0.42, 0.5), (-0.5, 0.5, 0.25, 0.3), (0.55, -0.5, 0.3, 0.2)):
            b.fill(oval(x + dx * r, y - 12 - r + dy * r, w * r, h * r), LEAF, 0.95)
    b.pen.stroke(oval(x, y - 12 - r, r + 4, r + 4), b.pen.tint(BRASS), 2.4)


def _window(b: Brush, x: float, top: float, low: float) -> None:
    window(b, x - 62, top + 6, 124, 176, CREAM, 2, "garden")


def _desks(b: Brush, desk: float) -> None:
    """The front row's tables and chair backs."""
    k, (hx, _) = b.stage.head_height, b.stage.head
    chair = b.colour if luminance(b.colour) < 0.75 else deeper(b.colour, 0.3)
    for x in b.stage.beside(k * 3.4, k * 1.9):
        b.block(box(x - k * 0.36, desk - 62, k * 0.72, 50, 12), chair, 7)
        for leg in (-0.2, 0.2):
            b.rect(x + leg * k - 2.5, desk - 14, 5, 30, STEEL)
    b.block(box(-20, desk, b.width + 40, 13, 3), lighter(WOOD, 0.15), 5)
    b.rect(-20, desk + 13, b.width + 40, 90, deeper(WOOD, 0.3))
    x = hx + b.lit * (b.stage.clear + k * 1.72)
    for n, colour in enumerate((rgb("#d9705f"), rgb("#4f8f93"), rgb("#e7a954"))):
        b.fill(box(x - 30 + n * 3, desk - 11 * (n + 1), 58 - n * 6, 10, 2), colour, ink=True)
    b.fill(oval(x - 2, desk - 43, 11, 10), rgb("#cf4b3f"), ink=True)  # an apple
    b.line((x - 2, desk - 52), (x + 1, desk - 59), DARK_WOOD, 2.4)
    plant(b, hx - b.lit * (b.stage.clear + k * 1.8), desk, 44)
