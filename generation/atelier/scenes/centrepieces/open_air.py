"""Centrepieces of places under the sky."""

import math

import skia

from ...canvas import box, oval, polygon, smooth
from ...colour import RGB, WHITE, lighter, luminance, mix, rgb
from ..props import CREAM, DARK_WOOD, LAMPLIGHT, LEAF, PINE, STEEL, WOOD, leaf
from ..stage import Brush, deeper
from .material import CHARCOAL


def ferris_wheel(b: Brush, x: float, ground: float, haze: RGB) -> None:
    """Over the roofs, small against the sky."""
    r, tone = 118.0, deeper(mix(haze, b.colour, 0.45), 0.3)
    y = ground - r - 84
    for side in (-1, 1):
        b.line((x, y), (x + side * 74, ground + 40), tone, 7)
    for radius, width in ((r, 5.0), (r * 0.82, 3.0)):
        b.pen.stroke(oval(x, y, radius, radius), b.pen.tint(tone), width)
    cabins = (rgb("#e2685f"), rgb("#f3c346"), lighter(b.colour, 0.25), rgb("#fbf3e4"))
    for n in range(12):
        a = n * math.tau / 12 + 0.2
        px, py = x + r * math.cos(a), y + r * math.sin(a)
        b.line((x, y), (px, py), tone, 2.2)
        b.fill(box(px - 10, py + 2, 20, 17, 6), mix(cabins[n % 4], haze, 0.25), ink=True)
    b.disc(x, y, 11, tone)


def bench(b: Brush, x: float, ground: float) -> None:
    """A park bench under a lamp."""
    for side in (-1, 1):
        b.block(box(x + side * 76 - 5, ground - 62, 10, 70, 2), CHARCOAL, 3)
    for n in range(3):
        b.block(box(x - 100, ground - 74 + n * 17, 200, 12, 3), WOOD, 3)
    b.block(box(x - 106, ground - 24, 212, 13, 3), lighter(WOOD, 0.1), 3)
    post = x + 146
    b.block(box(post - 4, ground - 190, 8, 198, 2), CHARCOAL, 3)
    b.glow(post, ground - 204, 54, LAMPLIGHT, 0.6)
    b.block(oval(post, ground - 204, 16, 19), mix(LAMPLIGHT, WHITE, 0.5), 6)
    b.rect(post - 11, ground - 228, 22, 7, CHARCOAL, radius=3)


def sailing_boat(b: Brush, x: float, sea: float) -> None:
    """Out on the water, with a gull or two."""
    b.line((x, sea - 148), (x, sea - 8), DARK_WOOD, 4)
    b.block(smooth([(x + 5, sea - 146), (x + 64, sea - 40), (x + 70, sea - 22), (x + 5, sea - 22)], tension=0.5), WHITE, 8)
    b.block(smooth([(x - 5, sea - 128), (x - 46, sea - 38), (x - 48, sea - 22), (x - 5, sea - 22)], tension=0.5), b.colour, 8)
    hull = [(x - 66, sea - 14), (x + 80, sea - 14), (x + 58, sea + 12), (x - 44, sea + 12)]
    b.block(polygon(hull), rgb("#b8584a"), 7)
    b.rect(x - 80, sea + 11, 176, 4, WHITE, 0.7, radius=2)
    for dx, dy, s in ((-190, -150, 15), (-150, -176, 11), (150, -168, 13)):
        for side in (-1, 1):
            wing = smooth([(x + dx, sea + dy), (x + dx + side * s * 0.6, sea + dy - s * 0.5), (x + dx + side * s, sea + dy)], closed=False)
            b.pen.stroke(wing, b.pen.tint(rgb("#5d7180")), 2.6)


def observatory(b: Brush, x: float, ground: float, hill: RGB) -> None:
    """A dome on its hill with an open slit, under a shooting star."""
    wall = mix(hill, rgb("#c9cbe6"), 0.42)
    crest = ((-260, 60), (-130, -6), (0, -30), (130, -6), (260, 60))
    mound = smooth([(x + dx, ground + dy) for dx, dy in crest], closed=False)
    dome = skia.Path()
    dome.addArc(skia.Rect.MakeLTRB(x - 58, ground - 158, x + 58, ground - 42), 180, 180)
    dome.close()
    b.block(dome, lighter(wall, 0.12), 12)
    b.fill(polygon([(x - 6, ground - 157), (x + 18, ground - 156), (x + 30, ground - 100), (x + 2, ground - 100)]), deeper(wall, 0.6))
    b.block(box(x - 52, ground - 100, 104, 84, 2), wall, 8)
    for dx in (-30, 22):
        b.rect(x + dx, ground - 72, 15, 24, LAMPLIGHT, radius=7)
    mound.lineTo(x + 260, 560)
    mound.lineTo(x - 260, 560)
    mound.close()
    b.fill(mound, hill)
    for n in range(5):
        b.line((x - 250 + n * 17, 70 + n * 7), (x - 250 + (n + 1) * 17, 77 + n * 7), (1.0, 0.97, 0.88), 0.7 + n * 0.55, 0.25 + n * 0.16)


def balloons(b: Brush, x: float, y: float) -> None:
    """Two hot-air balloons over the valley."""
    for dx, dy, s, colour in ((-40, 30, 58.0, b.colour), (112, -18, 38.0, rgb("#e2685f"))):
        px, py = x + dx, y + dy
        for side in (-0.3, 0.3):
            b.line((px + side * s, py + s * 1.0), (px + side * s * 0.5, py + s * 1.45), DARK_WOOD, 1.6)
        b.block(box(px - s * 0.19, py + s * 1.42, s * 0.38, s * 0.3, 3), WOOD, 3)
        canopy = smooth([(px, py - s), (px + s * 0.86, py - s * 0.36), (px + s * 0.62, py + s * 0.5), (px + s * 0.3, py + s * 1.05),
                         (px - s * 0.3, py + s * 1.05), (px - s * 0.62, py + s * 0.5), (px - s * 0.86, py - s * 0.36)])
        b.block(canopy, deeper(colour, 0.08), s * 0.3)
        with b.pen.clip(canopy):
            for side in (-1, 1):
                b.fill(oval(px + side * s * 0.5, py, s * 0.16, s * 1.2), CREAM, 0.85)
            b.fill(oval(px, py, s * 0.14, s * 1.2), CREAM, 0.85)


def parked_bicycle(b: Brush, x: float, ground: float) -> None:
    """A bicycle with a basket of flowers against a planter."""
    b.block(box(x - 190, ground - 52, 96, 60, 6), mix(b.colour, DARK_WOOD, 0.45), 7)
    for n in range(7):
        leaf(b, x - 180 + n * 13, ground - 46, 46, -36 + n * 12, mix(LEAF, PINE, (n % 3) * 0.3))
    frame, wheel = deeper(b.colour, 0.3) if luminance(b.colour) > 0.3 else lighter(b.colour, 0.3), 48.0
    hubs = (x - 62, ground - wheel + 6), (x + 84, ground - wheel + 6)
    for hx, hy in hubs:
        b.pen.stroke(oval(hx, hy, wheel, wheel), b.pen.tint(CHARCOAL), 6)
        for n in range(6):
            a = n * math.pi / 6
            dx, dy = wheel * math.cos(a), wheel * math.sin(a)
            b.line((hx - dx, hy - dy), (hx + dx, hy + dy), STEEL, 1.4, 0.8)
    seat, crank, head, lug = (x - 26, ground - 128), (x + 4, ground - 44), (x + 60, ground - 126), (x - 22, ground - 112)
    for a, z in ((hubs[0], crank), (hubs[0], lug), (seat, crank), (lug, head), (crank, head), (head, hubs[1])):
        b.line(a, z, frame, 6)
    b.rect(seat[0] - 21, seat[1] - 9, 42, 10, DARK_WOOD, radius=5, ink=True)
    bars = smooth([head, (x + 56, ground - 152), (x + 76, ground - 158), (x + 84, ground - 148)], closed=False)
    b.pen.stroke(bars, b.pen.tint(CHARCOAL), 5)
    b.block(box(x + 82, ground - 142, 52, 34, 6), WOOD, 5)
    for n, colour in enumerate((rgb("#f4b2c6"), rgb("#f7d774"), rgb("#e2685f"), WHITE)):
        b.disc(x + 89 + n * 13, ground - 146 - (n % 2) * 6, 9, colour)


def fountain(b: Brush, x: float, ground: float) -> None:
    """A stone fountain in the middle of the lawn."""
    stone = rgb("#d9d2c6")
    for dx, top in ((-26, 30), (0, 6), (26, 30)):
        arc = [(x, ground - 128), (x + dx * 0.6, ground - 150 + top * 0.4), (x + dx * 1.5, ground - 96)]
        b.pen.stroke(smooth(arc, closed=False), b.pen.tint(rgb("#cfeaf4")), 4, 0.9)
    b.block(box(x - 7, ground - 130, 14, 62, 3), stone, 4)
    b.block(smooth([(x - 54, ground - 100), (x + 54, ground - 100), (x + 30, ground - 82), (x - 30, ground - 82)], tension=0.6), stone, 5)
    b.block(box(x - 12, ground - 84, 24, 60, 3), stone, 5)
    b.block(oval(x, ground - 14, 118, 26), stone, 7)
    b.fill(oval(x, ground - 19, 102, 18), rgb("#9fd3e3"))
    for dx in (-52, 8, 58):
        b.fill(oval(x + dx, ground - 18, 20, 3), WHITE, 0.7)
