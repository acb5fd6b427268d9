"""Things that stand about in more than one place."""

import math

import skia

from ..canvas import box, linear, oval, polygon, smooth
from ..colour import RGB, WHITE, lighter, mix, rgb
from .stage import Brush, deeper

WOOD, DARK_WOOD, CREAM = rgb("#c0946a"), rgb("#6e4a36"), rgb("#f7efe2")
LEAF, PINE, BRASS, STEEL = rgb("#5fa173"), rgb("#3c7660"), rgb("#d8a850"), rgb("#aeb9c4")
SKY, SKYLINE, GLASS = rgb("#bfe0f3"), rgb("#93b3cf"), rgb("#d7ebf5")
LAMPLIGHT = rgb("#ffe2a3")
BOOKS = tuple(rgb(c) for c in ("#d9705f", "#e7a954", "#4f8f93", "#35507a", "#efe3cc", "#7b94b8", "#a9606b", "#6b8f6a"))


def shelf(b: Brush, x: float, y: float, w: float, colour: RGB = WOOD) -> None:
    board = box(x, y, w, 9, 2)
    b.cast(board, 0, 8, 0.18)
    b.block(board, colour, 4)


def books(b: Brush, x: float, y: float, w: float, tall: float = 62, colours: tuple[RGB, ...] = BOOKS) -> None:
    """A row standing on y, of uneven heights, some leaning, now and then a gap."""
    end = x + w
    while x < end - 9:
        thick, height = b.rng.uniform(9, 19), tall * b.rng.uniform(0.68, 1)
        if x + thick > end:
            break
        colour = b.rng.choice(colours)
        spine = box(x, y - height, thick - 1, height, 1.5)
        if b.rng.random() < 0.1 and x + thick + 14 < end:
            spine.transform(skia.Matrix.RotateDeg(9, skia.Point(x, y)))
            x += 10
        b.fill(spine, colour, ink=True)
        if b.rng.random() < 0.55:
            b.rect(x + 2, y - height * 0.82, thick - 5, 3.5, lighter(colour, 0.5), 0.85)
        x += thick
        if b.rng.random() < 0.07:
            x += b.rng.uniform(8, 20)


def plant(b: Brush, x: float, y: float, size: float = 60, pot: RGB | None = None) -> None:
    """A pot on y with broad leaves above it."""
    for k, (angle, length) in enumerate(((-62, 0.85), (58, 0.9), (-30, 1.1), (27, 1.15), (-4, 1.25))):
        leaf(b, x, y - size * 0.42, size * length, angle + b.rng.uniform(-7, 7), mix(LEAF, PINE, (k % 3) * 0.4))
    shape = polygon([(x - size * 0.3, y - size * 0.5), (x + size * 0.3, y - size * 0.5), (x + size * 0.22, y), (x - size * 0.22, y)])
    b.block(shape, pot or rgb("#d98b6a"), 6)


def leaf(b: Brush, x: float, y: float, length: float, angle: float, colour: RGB) -> None:
    """One leaf that grows from (x, y); 0 degrees points up."""
    path = smooth([(0, 0), (length * 0.2, -length * 0.45), (0, -length), (-length * 0.2, -length * 0.45)])
    path.transform(skia.Matrix.Translate(x, y).preConcat(skia.Matrix.RotateDeg(angle)))
    b.fill(path, colour, ink=True)
    a = math.radians(angle)
    b.line((x, y), (x + math.sin(a) * length * 0.85, y - math.cos(a) * length * 0.85), lighter(colour, 0.25), 1.6, 0.7)


def pendant(b: Brush, x: float, y: float, colour: RGB, size: float = 36) -> None:
    """A lamp on a cord with its mouth at y, lit."""
    b.line((x, -5), (x, y - size * 0.8), rgb("#4a4148"), 2.4)
    b.glow(x, y + size * 0.3, size * 3.0, LAMPLIGHT, 0.75)
    b.disc(x, y, size * 0.36, rgb("#fff4d2"))
    shade = skia.Path()
    shade.moveTo(x - size, y)
    shade.cubicTo(x - size * 0.95, y - size * 0.75, x - size * 0.4, y - size, x, y - size)
    shade.cubicTo(x + size * 0.4, y - size, x + size * 0.95, y - size * 0.75, x + size, y)
    shade.close()
    b.block(shade, colour, 8)


def window(b: Brush, x: float, y: float, w: float, h: float, frame: RGB = WHITE, panes: int = 2, view: str = "city") -> None:
    """A window with daylight behind it; the view is far away and pale."""
    b.cast(box(x - 7, y - 7, w + 14, h + 14, 4), 0, 6, 0.12)
    b.rect(x - 7, y - 7, w + 14, h + 14, frame, radius=3, ink=True)
    pane = box(x, y, w, h)
    b.pen.fill(pane, b.pen.tint(SKY), shader=linear((0, y), (0, y + h), [b.pen.tint(b.towards(SKY, 0.15)), b.pen.tint(lighter(SKY, 0.6))]))
    with b.pen.clip(pane):
        if view == "city":
            left = x - 10
            while left < x + w:
                wide, tall = b.rng.uniform(26, 48), h * b.rng.uniform(0.22, 0.62)
                b.rect(left, y + h - tall, wide, tall, mix(SKYLINE, WHITE, b.rng.uniform(0.2, 0.5)))
                left += wide + b.rng.uniform(-4, 8)
        else:
            for _ in range(5):
                green = mix(LEAF, WHITE, b.rng.uniform(0.25, 0.5))
                b.disc(b.rng.uniform(x, x + w), y + h + b.rng.uniform(-30, 24), b.rng.uniform(26, 52), green)
        if b.soft:
            for k in (0.12, 0.46):
                streak = polygon([(x + w * k, y), (x + w * (k + 0.16), y), (x + w * (k - 0.22), y + h), (x + w * (k - 0.38), y + h)])
                b.fill(streak, WHITE, 0.22)
    for k in range(1, panes):
        b.rect(x + w * k / panes - 3, y, 6, h, frame)
    b.rect(x, y + h * 0.42, w, 5, frame)
    b.block(box(x - 13, y + h + 5, w + 26, 9, 2), frame, 3)


def picture(b: Brush, x: float, y: float, w: float, h: float, colour: RGB) -> None:
    """A framed abstract print."""
    frame = box(x, y, w, h, 2)
    b.cast(frame, 0, 6, 0.2)
    b.block(frame, DARK_WOOD, 3)
    b.rect(x + 5, y + 5, w - 10, h - 10, CREAM)
    with b.pen.clip(box(x + 9, y + 9, w - 18, h - 18)):
        b.rect(x, y, w, h, lighter(colour, 0.55))
        b.disc(x + w * 0.62, y + h * 0.4, w * 0.2, lighter(colour, 0.1))
        b.disc(x + w * 0.3, y + h * 0.95, w * 0.42, deeper(colour, 0.25))


def cloud(b: Brush, x: float, y: float, size: float, alpha: float = 0.9) -> None:
    puff = skia.Path()
    for dx, dy, r in ((-1.0, 0.1, 0.42), (-0.45, -0.18, 0.58), (0.2, -0.3, 0.7), (0.8, 0.0, 0.52), (1.25, 0.16, 0.34)):
        puff.addOval(skia.Rect.MakeXYWH(x + (dx - r) * size, y + (dy - r) * size, 2 * r * size, 2 * r * size))
    with b.pen.clip(box(x - 2 * size, y - 2 * size, 4 * size, 2.28 * size)):
        if b.soft:
            bottom, top = y + size * 0.4, y - size
            tint = b.towards(rgb("#dbe9f4"), 0.12)
            b.pen.fill(puff, WHITE, alpha, shader=linear((0, top), (0, bottom), [WHITE, WHITE, tint], [0, 0.5, 1]))
        else:
            b.fill(puff, WHITE, alpha)


def tree(b: Brush, x: float, y: float, size: float, colour: RGB) -> None:
    """A round tree standing on y."""
    b.block(polygon([(x - size * 0.07, y), (x - size * 0.05, y - size), (x + size * 0.05, y - size), (x + size * 0.07, y)]), DARK_WOOD, 3)
    crown = smooth([
        (x + size * 0.5 * math.cos(a) * b.rng.uniform(0.9, 1.1), y - size * 1.2 + size * 0.58 * math.sin(a) * b.rng.uniform(0.92, 1.08))
        for a in (k * math.tau / 9 for k in range(9))
    ])
    b.block(crown, colour, size * 0.22)
    for dx, dy, r in ((-0.14, -1.42, 0.13), (0.2, -1.16, 0.1), (-0.22, -1.0, 0.09)):
        b.disc(x + b.lit * abs(dx) * size * (1 if dx < 0 else -0.6), y + dy * size, r * size, lighter(colour, 0.22), 0.55)


def ridge(b: Brush, base: float, height: float, step: float) -> list[tuple[float, float]]:
    """The crest of hills over the whole width, for `below`."""
    points, x = [], -step
    while x < b.width + 2 * step:
        points.append((x, base - height * b.rng.uniform(0.1, 1)))
        x += step * b.rng.uniform(0.75, 1.25)
    return points


def below(crest: list[tuple[float, float]], soft: bool = True) -> skia.Path:
    """Everything under a crest, rolling or jagged."""
    path = smooth(crest, closed=False) if soft else skia.Path().addPoly([skia.Point(*p) for p in crest], False)
    path.lineTo(crest[-1][0], 560)
    path.lineTo(crest[0][0], 560)
    path.close()
    return path


def land(b: Brush, path: skia.Path, top: RGB, low: RGB, y0: float, y1: float) -> None:
    """Ground that pales or darkens with distance."""
    top, low = b.pen.tint(top), b.pen.tint(low)
    b.pen.fill(path, top, shader=linear((0, y0), (0, y1), [top, low]))
    b.pen.ink(path)


def crockery(b: Brush, x: float, y: float) -> None:
    """Plates, cups and jars on a shelf at height y."""
    place = x - 58
    while place < x + 48:
        kind, colour = b.rng.randrange(3), b.rng.choice((CREAM, lighter(b.colour, 0.2), WHITE, rgb("#d98b6a")))
        if kind == 0:
            for n in range(3):
                b.fill(box(place, y - 9 - n * 8, 22, 7.4, 3), colour, ink=True)
        elif kind == 1:
            b.pen.stroke(oval(place + 21, y - 12, 5, 6), b.pen.tint(colour), 3)
            b.block(box(place, y - 22, 20, 22, 5), colour, 4)
        else:
            b.block(box(place + 2, y - 38, 20, 38, 5), mix(GLASS, colour, 0.3), 4)
            b.rect(place + 2, y - 42, 20, 7, DARK_WOOD, radius=2)
            b.rect(place + 4, y - 22, 16, 20, rgb("#8a5a3c"), 0.7, radius=3)
        place += b.rng.uniform(29, 38)
