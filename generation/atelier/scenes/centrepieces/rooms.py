"""Centrepieces of places under a roof."""


import skia

from ...canvas import box, linear, oval, polygon, smooth
from ...colour import RGB, WHITE, lighter, mix, rgb
from ..props import BRASS, CREAM, DARK_WOOD, GLASS, LAMPLIGHT, LEAF, PINE, STEEL, WOOD, plant, window
from ..stage import Brush, deeper
from .material import CHARCOAL


def whiteboard(b: Brush, x: float, y: float) -> None:
    """A board with a rising chart and notes in three colours."""
    w, h = 300.0, 176.0
    b.cast(box(x - w / 2, y, w, h, 6), 0, 9, 0.2)
    b.block(box(x - w / 2 - 7, y - 7, w + 14, h + 14, 6), STEEL, 4)
    b.rect(x - w / 2, y, w, h, rgb("#fbfcfc"), radius=3)
    left, low = x - w / 2 + 26, y + h - 28
    b.line((left, y + 24), (left, low), CHARCOAL, 2.6)
    b.line((left, low), (left + 132, low), CHARCOAL, 2.6)
    for n, tall in enumerate((34, 52, 46, 78, 96)):
        b.rect(left + 9 + n * 25, low - tall, 17, tall, mix(b.colour, CHARCOAL, 0.12 * (n % 2)), radius=2)
    for n in range(6):
        colour = (rgb("#f6d860"), rgb("#f3a6a0"), rgb("#a8d8b9"))[n % 3]
        note = box(0, 0, 34, 34, 1)
        tilt = skia.Matrix.Translate(x + 26 + (n % 3) * 40, y + 30 + n // 3 * 56).preConcat(skia.Matrix.RotateDeg((n * 7) % 9 - 4))
        note.transform(tilt)
        b.fill(note, colour, ink=True)


def workplace(b: Brush, x: float, desk: float) -> None:
    """A desk lamp and a screen, standing on the desk."""
    b.rect(x - 7, desk - 30, 14, 30, STEEL)
    b.rect(x - 30, desk - 5, 60, 5, STEEL, radius=2)
    b.block(box(x - 74, desk - 122, 148, 94, 6), CHARCOAL, 6)
    b.rect(x - 67, desk - 115, 134, 80, lighter(b.colour, 0.55), radius=3)
    b.rect(x - 67, desk - 115, 40, 80, lighter(b.colour, 0.3), radius=3)
    for n, share in enumerate((0.8, 0.55, 0.7, 0.4)):
        b.rect(x - 16, desk - 103 + n * 17, 74 * share, 7, deeper(b.colour, 0.2), 0.6, radius=3)


def reading_window(b: Brush, x: float, ground: float, timber: RGB) -> None:
    """A tall window between the shelves, a seat with cushions below it, a ladder beside."""
    frame = box(x - 92, 22, 184, ground - 60, 92)
    b.block(frame, timber, 7)
    glass = box(x - 78, 36, 156, ground - 92, 78)
    tones = [b.pen.tint(rgb("#ffe9bf")), b.pen.tint(rgb("#fbd08b"))]
    b.pen.fill(glass, tones[0], shader=linear((x, 36), (x, ground), tones))
    b.glow(x, 190, 210, rgb("#ffe3ae"), 0.5)
    with b.pen.clip(glass):
        for dx in (-30, 22):
            b.rect(x + dx, 30, 6, ground, timber)
        for y in (120, 204, 288):
            b.rect(x - 90, y, 180, 6, timber)
    b.block(box(x - 108, ground - 62, 216, 70, 4), lighter(timber, 0.1), 6)
    b.block(box(x - 104, ground - 82, 208, 24, 10), deeper(b.colour, 0.2), 7)
    ladder = 146.0
    for side in (-1, 1):
        b.line((x + ladder + side * 20 + 26, -6), (x + ladder + side * 20 - 8, ground + 10), lighter(timber, 0.22), 8)
    for n in range(9):
        y = 24 + n * (ground - 40) / 9
        b.line((x + ladder + 4 - n * 3.6, y), (x + ladder + 42 - n * 3.6, y), lighter(timber, 0.3), 6)


def espresso_machine(b: Brush, x: float, counter: float) -> None:
    """On the counter, with cups on top and a cake under glass beside it."""
    body = mix(STEEL, b.colour, 0.2)
    for dx in (-66, -24, 18):
        b.fill(box(x + dx, counter - 152, 34, 16, 5), CREAM, ink=True)
    b.block(box(x - 92, counter - 136, 172, 54, 8), body, 8)
    b.rect(x - 84, counter - 82, 156, 62, deeper(body, 0.5))
    b.block(box(x - 92, counter - 20, 172, 20, 4), deeper(body, 0.2), 5)
    for dx in (-58, 10):
        b.block(box(x + dx, counter - 84, 36, 15, 3), deeper(STEEL, 0.3), 3)
        b.line((x + dx + 18, counter - 66), (x + dx + 18, counter - 58), rgb("#6b4327"), 3)
        b.fill(box(x + dx + 5, counter - 44, 26, 22, 6), WHITE, ink=True)
        b.disc(x + dx + 18, counter - 112, 10, CREAM)
    b.block(box(x + 132, counter - 14, 92, 10, 4), CREAM, 3)
    b.rect(x + 171, counter - 6, 14, 6, CREAM)
    b.block(box(x + 150, counter - 54, 56, 40, 6), rgb("#8a5a3c"), 6)
    b.rect(x + 150, counter - 58, 56, 14, rgb("#f2dcc4"), radius=6)
    dome = skia.Path()
    dome.addArc(skia.Rect.MakeLTRB(x + 138, counter - 84, x + 218, counter + 52), 180, 180)
    dome.close()
    b.fill(dome, GLASS, 0.35)
    b.pen.ink(dome)
    b.disc(x + 178, counter - 88, 6, BRASS)


def stove(b: Brush, x: float, counter: float) -> None:
    """A cooker with pots under its hood."""
    hood = [(x - 44, -8), (x + 44, -8), (x + 50, 96), (x + 104, 158), (x - 104, 158), (x - 50, 96)]
    b.cast(polygon(hood), 0, 9, 0.18)
    b.block(polygon(hood), mix(STEEL, WHITE, 0.35), 9)
    b.block(box(x - 108, 156, 216, 18, 3), BRASS, 4)
    b.glow(x, 210, 120, LAMPLIGHT, 0.5)
    b.block(box(x - 110, counter - 6, 220, 130, 4), CHARCOAL, 6)
    b.rect(x - 84, counter + 36, 168, 60, deeper(CHARCOAL, 0.35), radius=6)
    for n in range(5):
        b.disc(x - 72 + n * 36, counter + 16, 7, CREAM)
    for dx, w, h, colour in ((-58, 74.0, 52.0, mix(b.colour, rgb("#b8584a"), 0.4)), (48, 86.0, 34.0, STEEL)):
        b.block(box(x + dx - w / 2, counter - 8 - h, w, h, 7), colour, 6)
        b.rect(x + dx - w / 2 - 5, counter - 12 - h, w + 10, 8, deeper(colour, 0.15), radius=3, ink=True)
        b.disc(x + dx, counter - 17 - h, 6, DARK_WOOD)
    for n in range(3):
        puff = [(x - 66 + n * 9, counter - 76), (x - 74 + n * 10, counter - 98), (x - 62 + n * 10, counter - 120)]
        b.pen.stroke(smooth(puff, closed=False), b.pen.tint(WHITE), 4, 0.5)


def tool_chest(b: Brush, x: float, ground: float) -> None:
    """A cabinet on wheels with a toolbox on it, a ladder leaning beside."""
    red = mix(rgb("#b5443a"), b.colour, 0.35)
    for side in (-1, 1):
        b.line((x + 130 + side * 26, ground + 30), (x + 176 + side * 16, 60), lighter(WOOD, 0.12), 9)
    for n in range(8):
        t = n / 8
        b.line((x + 106 + 52 * t, ground - t * 330), (x + 158 + 34 * t, ground - t * 330), lighter(WOOD, 0.2), 7)
    b.block(box(x - 94, ground - 206, 188, 206, 5), red, 9)
    for n, tall in enumerate((30, 30, 44, 66)):
        y = ground - 196 + (0, 36, 72, 122)[n]
        b.rect(x - 84, y, 168, tall, lighter(red, 0.12), radius=3, ink=True)
        b.rect(x - 34, y + 7, 68, 6, STEEL, radius=3)
    b.block(box(x - 66, ground - 254, 132, 48, 5), rgb("#d8a23f"), 6)
    b.pen.stroke(box(x - 28, ground - 274, 56, 24, 8), b.pen.tint(CHARCOAL), 6)


def sick_bed(b: Brush, x: float, ground: float) -> None:
    """A made bed with a drip stand and a curtain rail."""
    curtain = lighter(b.colour, 0.25)
    b.line((x - 190, 44), (x + 190, 44), STEEL, 5)
    for n in range(6):
        b.block(box(x - 186 + n * 15, 46, 18, ground - 70, 6), deeper(curtain, 0.05 * (n % 2)), 5)
    b.rect(x + 152, 66, 4, ground - 50, STEEL)
    b.block(box(x + 134, 84, 26, 46, 8), mix(GLASS, WHITE, 0.5), 5)
    b.rect(x + 122, ground + 12, 64, 6, STEEL, radius=3)
    for dx in (-86, 104):
        b.rect(x + dx - 4, ground - 40, 8, 58, STEEL)
        b.disc(x + dx, ground + 18, 8, CHARCOAL)
    b.block(box(x - 108, ground - 148, 12, 130, 4), STEEL, 3)
    b.block(box(x - 98, ground - 84, 216, 40, 10), WHITE, 7)
    b.block(box(x - 92, ground - 112, 66, 32, 13), WHITE, 6)
    b.block(box(x - 20, ground - 92, 140, 44, 10), mix(b.colour, WHITE, 0.2), 7)


def drum_kit(b: Brush, x: float, ground: float) -> None:
    """A drum kit and a microphone in a light of their own."""
    b.glow(x, ground - 110, 240, rgb("#fff0cf"), 0.5)
    shell = mix(b.colour, rgb("#b5443a"), 0.4)
    for side in (-1, 1):
        b.line((x + side * 118, ground - 168), (x + side * 108, ground + 6), STEEL, 4)
        b.fill(oval(x + side * 120, ground - 170, 52, 9), BRASS, ink=True)
        b.block(box(x + side * 40 - 34, ground - 150, 68, 48, 8), shell, 8)
        b.fill(oval(x + side * 40, ground - 148, 34, 8), CREAM, ink=True)
    b.block(oval(x, ground - 54, 70, 62), shell, 10)
    b.fill(oval(x, ground - 54, 58, 51), CREAM, ink=True)
    b.disc(x, ground - 54, 20, mix(shell, CREAM, 0.4))
    stand = x + 206
    b.line((stand, ground + 8), (stand, ground - 186), CHARCOAL, 5)
    b.line((stand, ground - 186), (stand - 34, ground - 214), CHARCOAL, 5)
    b.block(oval(stand - 40, ground - 219, 13, 13), STEEL, 5)
    b.rect(stand - 34, ground + 4, 68, 7, CHARCOAL, radius=3)


def forklift(b: Brush, x: float, ground: float) -> None:
    """A forklift with a laden pallet before the racks."""
    yellow = rgb("#f2b632")
    for dx in (-118, -108):
        b.rect(x + dx, ground - 210, 7, 206, CHARCOAL)
    b.rect(x - 212, ground - 34, 112, 7, CHARCOAL)
    b.block(box(x - 208, ground - 48, 96, 14, 2), WOOD, 3)
    for row, count in ((0, 2), (1, 2)):
        for n in range(count):
            b.block(box(x - 206 + n * 47, ground - 92 - row * 44, 45, 43, 3), rgb("#c99a68"), 5)
            b.rect(x - 187 + n * 47, ground - 92 - row * 44, 8, 17, rgb("#e2c49c"))
    b.block(box(x - 98, ground - 92, 174, 74, 14), yellow, 10)
    b.block(box(x + 34, ground - 122, 56, 100, 16), yellow, 9)
    b.block(box(x - 16, ground - 132, 46, 44, 9), CHARCOAL, 6)
    b.line((x - 66, ground - 100), (x - 44, ground - 140), CHARCOAL, 6)
    for a, z in (((x - 84, ground - 92), (x - 62, ground - 206)), ((x + 62, ground - 120), (x + 46, ground - 206))):
        b.line(a, z, CHARCOAL, 8)
    b.block(box(x - 76, ground - 214, 136, 12, 4), CHARCOAL, 3)
    b.disc(x - 4, ground - 221, 8, rgb("#ee8434"))
    for dx, r in ((-62, 27), (46, 32)):
        b.block(oval(x + dx, ground - 22, r, r), rgb("#2b2e35"), 6)
        b.disc(x + dx, ground - 22, r * 0.42, STEEL)


def treadmill(b: Brush, x: float, ground: float) -> None:
    """Two treadmills side by side."""
    for dx in (-96, 96):
        px = x + dx
        for near, far, low, high, colour in ((66, 44, 20, 34, rgb("#2b2e35")), (46, 32, 16, 30, rgb("#4a4f5a"))):
            belt = [(px - near, ground + low), (px + near, ground + low), (px + far, ground - high), (px - far, ground - high)]
            b.block(polygon(belt), colour, 4)
        for side in (-1, 1):
            b.line((px + side * 52, ground - 6), (px + side * 46, ground - 168), STEEL, 8)
            b.line((px + side * 46, ground - 128), (px + side * 62, ground - 96), CHARCOAL, 7)
        b.block(box(px - 58, ground - 212, 116, 58, 10), CHARCOAL, 7)
        b.rect(px - 46, ground - 203, 92, 36, mix(b.colour, WHITE, 0.25), radius=4)
        b.pen.stroke(smooth([(px - 38 + n * 19, ground - 184 - (n % 2) * 11) for n in range(5)], closed=False), b.pen.tint(CHARCOAL), 2.6)


def easel(b: Brush, x: float, ground: float) -> None:
    """An easel with a painting and a round table with jars beside the windows of a classroom."""
    for a, z in (((x, 150), (x - 62, ground)), ((x, 150), (x + 62, ground)), ((x, 150), (x, ground - 10))):
        b.line(a, z, WOOD, 8)
    b.block(box(x - 82, 172, 164, 128, 3), CREAM, 5)
    with b.pen.clip(box(x - 74, 180, 148, 112)):
        b.rect(x - 74, 180, 148, 112, lighter(b.colour, 0.45))
        b.disc(x + 34, 212, 20, rgb("#f7d774"))
        b.fill(oval(x - 40, 306, 90, 52), LEAF)
        b.fill(oval(x + 62, 312, 90, 46), PINE)
    b.block(box(x - 92, 298, 184, 10, 2), WOOD, 3)


def mannequins(b: Brush, x: float, ground: float) -> None:
    """Two dress forms in the season's colours on a low podium."""
    b.block(box(x - 130, ground - 22, 260, 26, 4), lighter(WOOD, 0.25), 5)
    for dx, colour in ((-62, b.colour), (62, rgb("#d98b6a"))):
        px = x + dx
        b.rect(px - 3.5, ground - 92, 7, 72, BRASS)
        half = [(px + 11, 138), (px + 40, 160), (px + 33, 214), (px + 24, 240), (px + 52, ground - 78)]
        form = polygon([*half, *((2 * px - qx, qy) for qx, qy in reversed(half))])
        b.cast(form, 2, 8, 0.2)
        b.block(form, deeper(colour, 0.06), 12)
        b.rect(px - 25, 232, 50, 11, deeper(colour, 0.35), radius=3)
        b.block(box(px - 8, 116, 16, 26, 7), CREAM, 4)


def reading_corner(b: Brush, x: float, floor: float) -> None:
    """A wide window over a daybed with a throw, a tall plant at its side."""
    window(b, x - 118, 60, 236, 190, CREAM, 3, "garden")
    b.block(box(x - 150, floor - 96, 300, 62, 16), mix(b.colour, CREAM, 0.35), 10)
    for dx in (-134, 120):
        b.rect(x + dx, floor - 36, 9, 42, DARK_WOOD)
    b.block(box(x - 140, floor - 142, 78, 56, 18), rgb("#e0a458"), 9)
    b.block(box(x + 34, floor - 108, 84, 62, 10), rgb("#d98b6a"), 8)
    plant(b, x + 206, floor + 6, 116, CREAM)
