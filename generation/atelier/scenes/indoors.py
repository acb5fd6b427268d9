"""Rooms people work and meet in. Each hangs its furniture beside the person, never behind the middle of the head."""

from ..canvas import box, linear, oval, polygon, smooth
from ..colour import RGB, WHITE, lighter, luminance, mix, rgb
from . import centrepieces
from .props import (
    BRASS,
    CREAM,
    DARK_WOOD,
    STEEL,
    WOOD,
    books,
    crockery,
    pendant,
    picture,
    plant,
    shelf,
    window,
)
from .stage import Brush, deeper


def paintwork(b: Brush, pale: float = 0.55) -> RGB:
    """A wall in the scene colour: light enough to live with, dark where the colour is dark."""
    return lighter(b.colour, pale) if luminance(b.colour) > 0.35 else lighter(b.colour, 0.12)


def office(b: Brush) -> None:
    r, c = b.rng, b.colour
    wall = paintwork(b)
    b.room(wall)
    k = b.stage.head_height
    drop = r.uniform(-14, 22)
    with b.out_of_focus(1.2):
        for n, x in enumerate(b.stage.beside(k * 3.2, k * 2.05, room=240)):
            if n % 2 == (b.lit < 0):
                w = max(120, k * 1.25)
                window(b, x - w / 2, 56 + drop, w, 236, panes=2)
            else:
                _shelves(b, x, 150 + drop, max(136, k * 1.4), deeper(wall, 0.35))
        if b.width > 640:
            for x in b.stage.beside(k * 6.4):
                pendant(b, x + k * 0.9, 70 + drop / 2, deeper(c, 0.4), 26)
        desk = 446 + drop / 2
        b.block(box(-20, desk, b.width + 40, 14, 3), WOOD, 5)
        b.rect(-20, desk + 14, b.width + 40, 80, deeper(wall, 0.3))
        plant(b, b.stage.head[0] - b.lit * k * 1.75, desk, 58, lighter(c, 0.15))
        for x in b.stage.open_side():
            centrepieces.whiteboard(b, x, 74 + drop)
            centrepieces.workplace(b, x + 210, desk)
    b.daylight(rgb("#fff6e0"), 0.3)
    b.aura(lighter(wall, 0.5), 0.3)


def _shelves(b: Brush, x: float, y: float, w: float, board: RGB) -> None:
    for n in range(2):
        level = y + n * 112
        books(b, x - w / 2 + 8, level, w * b.rng.uniform(0.5, 0.68), 60)
        if n == 0:
            plant(b, x + w * 0.32, level, 38)
        else:
            picture(b, x + w * 0.2, level - 52, 38, 50, b.colour)
        shelf(b, x - w / 2, level, w, board)


def library(b: Brush) -> None:
    """Warm shelves up to the ceiling, a lamp's light in front."""
    r = b.rng
    timber = mix(DARK_WOOD, deeper(b.colour, 0.35), 0.25)
    b.room(deeper(timber, 0.42))
    muted = tuple(mix(colour, deeper(b.colour, 0.1), 0.22) for colour in (rgb(x) for x in BINDINGS))
    pitch, top = r.uniform(104, 122), r.uniform(-34, 4)
    with b.out_of_focus(1.7):
        bay = b.stage.head_height * 3.0
        for row in range(6):
            level = top + (row + 0.86) * pitch
            for x in b.stage.beside(bay):
                books(b, x - bay / 2 + 12, level, bay - 22, pitch * 0.74, muted)
            b.block(box(-20, level, b.width + 40, 11), timber, 4)
        for x in b.stage.beside(bay):
            post = box(x - bay / 2 - 9 + bay, -10, 18, 540)
            if abs(x + bay / 2 - b.stage.head[0]) > 40:
                b.block(post, lighter(timber, 0.06), 5)
        for x in b.stage.open_side():
            centrepieces.reading_window(b, x, 470, lighter(timber, 0.08))
    (hx, hy), k = b.stage.head, b.stage.head_height
    b.glow(hx + b.lit * k * 1.3, hy - k * 0.9, k * 3, rgb("#ffd79a"), 0.42)
    b.aura(rgb("#5b3d30"), 0.5)


BINDINGS = ("#b8584a", "#c98f45", "#3f7376", "#2f4666", "#d9c8a2", "#7a5a74", "#56785a", "#8a4a3c")


def kitchen(b: Brush) -> None:
    r, c, k = b.rng, b.colour, b.stage.head_height
    wall = mix(paintwork(b, 0.72), CREAM, 0.4)
    front = lighter(c, 0.12) if luminance(c) > 0.35 else c
    b.room(wall)
    counter, tiles = r.uniform(416, 440), r.uniform(250, 270)
    with b.out_of_focus(1.3):
        for y in range(int(tiles), int(counter), 24):
            for x in range(-24, int(b.width) + 24, 48):
                b.rect(x + (y // 24 % 2) * 24 + 1, y + 1, 46, 22, mix(WHITE, c, 0.06 + 0.05 * ((x * 3 + y) % 5 == 0)), 0.95, radius=2)
        for n, x in enumerate(b.stage.beside(k * 3.15, k * 2.05, room=240)):
            if n % 2 == (b.lit < 0):
                window(b, x - 64, 72, 128, 168, CREAM, 2, "garden")
                for dx in (-36, 0, 36):
                    plant(b, x + dx, 246, 26)
            else:
                _cupboard(b, x - 76, -14, 152, 118, front)
                crockery(b, x, 190)
                shelf(b, x - 72, 190, 144, WOOD)
                for dx in (-48, -16, 16, 48):
                    _utensil(b, x + dx, 216)
                b.line((x - 64, 214), (x + 64, 214), BRASS, 3)
        b.block(box(-20, counter, b.width + 40, 13, 2), mix(WOOD, CREAM, 0.25), 5)
        b.rect(-20, counter + 13, b.width + 40, 100, deeper(front, 0.12))
        _kettle(b, b.stage.head[0] - b.lit * k * 1.75, counter)
        for x in b.stage.open_side():
            centrepieces.stove(b, x, counter)
    b.daylight(rgb("#fff3d4"), 0.26)
    b.aura(WHITE, 0.34)


def _cupboard(b: Brush, x: float, y: float, w: float, h: float, colour: RGB) -> None:
    b.cast(box(x, y, w, h), 0, 10, 0.2)
    for n in (0, 1):
        left = x + n * w / 2
        b.block(box(left + 1, y, w / 2 - 2, h, 3), colour, 6)
        b.pen.stroke(box(left + 12, y + 14, w / 2 - 24, h - 28, 2), b.pen.tint(deeper(colour, 0.14)), 2)
        b.rect(left + (w / 2 - 12 if n == 0 else 7), y + h - 34, 4, 20, BRASS, radius=2)


def _utensil(b: Brush, x: float, y: float) -> None:
    colour = b.rng.choice((STEEL, WOOD, deeper(STEEL, 0.2)))
    b.line((x, y), (x, y + 36), colour, 3.4)
    b.fill(b.rng.choice((oval(x, y + 44, 8, 11), box(x - 7, y + 34, 14, 22, 4))), colour, ink=True)


def _kettle(b: Brush, x: float, y: float) -> None:
    b.pen.stroke(smooth([(x - 18, y - 44), (x - 10, y - 68), (x + 10, y - 68), (x + 18, y - 44)], closed=False), b.pen.tint(DARK_WOOD), 5)
    b.fill(polygon([(x + 20, y - 22), (x + 44, y - 46), (x + 48, y - 42), (x + 26, y - 8)]), deeper(STEEL, 0.1), ink=True)
    body = [(x, y - 50), (x + 24, y - 38), (x + 30, y - 8), (x + 22, y), (x - 22, y), (x - 30, y - 8), (x - 24, y - 38)]
    b.block(smooth(body), mix(STEEL, b.colour, 0.25), 10)


def workshop(b: Brush) -> None:
    r, c, k = b.rng, b.colour, b.stage.head_height
    wall = mix(deeper(c, 0.25), rgb("#8d8378"), 0.55)
    b.room(wall)
    bench = r.uniform(414, 440)
    with b.out_of_focus(1.3):
        for n, x in enumerate(b.stage.beside(k * 3.15, k * 2.05, room=240)):
            if n % 2 == (b.lit > 0):
                _pegboard(b, x - 84, 66, 168, 210)
            else:
                for level in (150, 248, 340):
                    _boxes(b, x, level)
                    shelf(b, x - 82, level, 164, deeper(STEEL, 0.35))
        b.block(box(-20, bench, b.width + 40, 20, 2), WOOD, 6)
        b.rect(-20, bench + 20, b.width + 40, 100, DARK_WOOD)
        x = b.stage.head[0] + b.lit * k * 1.8
        b.block(box(x - 34, bench - 22, 68, 22, 3), deeper(c, 0.1), 6)
        b.block(box(x - 12, bench - 46, 24, 26, 3), deeper(STEEL, 0.3), 5)
        for x in b.stage.beside(k * 3.6):
            pendant(b, x + r.uniform(-20, 20), r.uniform(44, 62), rgb("#3f474c"), 34)
        for x in b.stage.open_side():
            centrepieces.tool_chest(b, x, bench + 46)
    b.aura(rgb("#ffe8c4"), 0.34)


def _pegboard(b: Brush, x: float, y: float, w: float, h: float) -> None:
    board = box(x, y, w, h, 4)
    b.cast(board)
    b.block(board, mix(WOOD, CREAM, 0.35), 5)
    if not b.inked:
        for row in range(1, int(h // 17)):
            for column in range(1, int(w // 17)):
                b.disc(x + column * 17, y + row * 17, 1.3, DARK_WOOD, 0.5)
    for column in range(4):
        for row in range(2):
            px, py = x + w * (column + 0.5) / 4, y + 22 + row * h * 0.48
            (_hammer, _spanner, _driver, _saw)[(column + 2 * row + int(x)) % 4](b, px, py)


def _hammer(b: Brush, x: float, y: float) -> None:
    b.block(box(x - 3.5, y + 8, 7, 60, 3), rgb("#b5533f"), 2)
    b.block(box(x - 17, y, 34, 14, 3), deeper(STEEL, 0.35), 3)


def _spanner(b: Brush, x: float, y: float) -> None:
    b.block(box(x - 4, y + 8, 8, 56, 4), STEEL, 2)
    for end in (y + 8, y + 64):
        b.pen.stroke(oval(x, end, 7, 7), b.pen.tint(STEEL), 6)


def _driver(b: Brush, x: float, y: float) -> None:
    b.rect(x - 2, y + 28, 4, 38, deeper(STEEL, 0.2))
    b.block(box(x - 6.5, y, 13, 32, 6), b.rng.choice((rgb("#d8a23f"), rgb("#b5533f"), b.colour)), 3)


def _saw(b: Brush, x: float, y: float) -> None:
    b.fill(polygon([(x - 8, y + 22), (x + 10, y + 22), (x + 3, y + 76), (x - 4, y + 76)]), STEEL, ink=True)
    b.block(box(x - 11, y, 24, 24, 7), DARK_WOOD, 3)


def _boxes(b: Brush, x: float, y: float) -> None:
    place = x - 76
    while place < x + 44:
        w, h = b.rng.uniform(26, 44), b.rng.uniform(30, 58)
        colour = b.rng.choice((rgb("#c89b6c"), lighter(b.colour, 0.1), rgb("#6f8796"), rgb("#b5533f"), rgb("#d8a23f")))
        b.block(box(place, y - h, w, h, 3), colour, 4)
        b.rect(place + w * 0.25, y - h * 0.6, w * 0.5, 9, CREAM, 0.9, radius=1)
        place += w + b.rng.uniform(2, 9)


def clinic(b: Brush) -> None:
    r, c, k = b.rng, b.colour, b.stage.head_height
    wall = mix(paintwork(b, 0.7), WHITE, 0.25)
    b.room(wall)
    rail = r.uniform(346, 380)
    with b.out_of_focus(1.3):
        b.rect(-4, rail, b.width + 8, 180, mix(wall, c, 0.35))
        b.block(box(-20, rail - 5, b.width + 40, 10, 2), WHITE, 3)
        for n, x in enumerate(b.stage.beside(k * 3.1, k * 2.05, room=240)):
            if n % 2 == (b.lit < 0):
                _blinds(b, x - 66, 58, 132, 200)
            else:
                _chart(b, x - 42, 66, 84, 122, deeper(c, 0.25))
                _cabinet(b, x - 58, 226, 116, 96, c)
        _monitor(b, b.stage.head[0] - b.lit * k * 1.75, rail + 46)
        plant(b, b.stage.head[0] + b.lit * k * 1.8, rail + 118, 74, WHITE)
        for x in b.stage.open_side():
            centrepieces.sick_bed(b, x, 478)
    b.daylight(WHITE, 0.3)
    b.aura(WHITE, 0.4)


def _blinds(b: Brush, x: float, y: float, w: float, h: float) -> None:
    window(b, x, y, w, h, WHITE, 1, "garden")
    for n in range(int(h * 0.5 // 11)):
        b.rect(x + 2, y + 2 + n * 11, w - 4, 7, WHITE, 0.92, radius=2)


def _chart(b: Brush, x: float, y: float, w: float, h: float, colour: RGB) -> None:
    """An eye chart: rows of letters that shrink."""
    b.cast(box(x, y, w, h, 3))
    b.rect(x, y, w, h, WHITE, radius=3, ink=True)
    yy, size = y + 12, 22.0
    for row in range(5):
        count = row + 1
        for n in range(count):
            b.rect(x + w / 2 + (n - (count - 1) / 2) * size * 1.35 - size * 0.4, yy, size * 0.8, size * 0.8, colour, radius=size * 0.14)
        yy += size + 7
        size *= 0.72


def _cabinet(b: Brush, x: float, y: float, w: float, h: float, colour: RGB) -> None:
    b.cast(box(x, y, w, h, 6))
    b.block(box(x, y, w, h, 6), WHITE, 7)
    cx, cy = x + w / 2, y + h / 2
    mark = deeper(colour, 0.12) if luminance(colour) < 0.85 else rgb("#5aa6a0")
    b.rect(cx - 7, cy - 22, 14, 44, mark, radius=3)
    b.rect(cx - 22, cy - 7, 44, 14, mark, radius=3)


def _monitor(b: Brush, x: float, y: float) -> None:
    b.rect(x - 4, y, 8, 120, deeper(STEEL, 0.15))
    screen = box(x - 46, y - 60, 92, 66, 7)
    b.block(screen, deeper(STEEL, 0.45), 6)
    b.rect(x - 39, y - 53, 78, 52, rgb("#17343f"), radius=3)
    beat = [(-36, 0), (-16, 0), (-11, -6), (-6, 0), (-2, 0), (3, -20), (9, 12), (14, 0), (36, 0)]
    b.pen.stroke(_polyline([(x + dx, y - 26 + dy) for dx, dy in beat]), rgb("#7ee0b0"), 2.4)


def _polyline(points):
    path = smooth(points[:2], closed=False)
    for point in points[2:]:
        path.lineTo(*point)
    return path


def stage(b: Brush) -> None:
    """A curtain, lamps from above, boards below."""
    r, (hx, hy), k = b.rng, b.stage.head, b.stage.head_height
    c = b.pen.tint(deeper(b.colour, 0.3) if luminance(b.colour) > 0.4 else b.colour)
    boards, fold = r.uniform(436, 462), r.uniform(40, 50)
    b.pen.fill(box(-4, -4, b.width + 8, 520), c)
    x = -fold
    while x < b.width + fold:
        w = fold * r.uniform(0.8, 1.2)
        pleat = box(x - 1, -5, w + 2, boards + 10)
        tones = [deeper(c, 0.5), c, lighter(c, 0.1), deeper(c, 0.42)] if b.soft else [deeper(c, 0.3), deeper(c, 0.3), c, c]
        b.pen.fill(pleat, c, shader=linear((x, 0), (x + w, 0), tones, [0, 0.4, 0.55, 1] if b.soft else [0, 0.35, 0.35, 1]))
        if b.inked:
            b.pen.ink(smooth([(x, -5), (x, boards)], closed=False))
        x += w
    b.rect(-4, boards, b.width + 8, 90, deeper(WOOD, 0.3))
    for y in (boards + 2, boards + 22, boards + 48):
        b.line((-4, y), (b.width + 4, y), deeper(WOOD, 0.55), 2)
    for n, source in enumerate((hx - k * 2.1, hx + k * 2.1)):
        _beam(b, source, hx + (source - hx) * 0.12, hy + k * 1.5, k * (1.5 - 0.2 * n))
    b.glow(hx, hy, k * 2.6, rgb("#fff0cf"), 0.55)
    for x in b.stage.beside(120):
        b.glow(x, boards + 8, 40, rgb("#ffe0a0"), 0.9)
        b.disc(x, boards + 8, 6, rgb("#fff3d0"))
    for x in b.stage.open_side():
        centrepieces.drum_kit(b, x, boards + 22)


def _beam(b: Brush, x: float, to_x: float, to_y: float, spread: float) -> None:
    cone = polygon([(x - 12, -8), (x + 12, -8), (to_x + spread, to_y + 60), (to_x - spread, to_y + 60)])
    b.fill(cone, (1.0, 0.95, 0.8), 0.16, blur=9)

