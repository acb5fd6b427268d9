"""Backgrounds that are only colour and form."""

import colorsys
import math

import skia

from ..canvas import box, linear, oval, radial, smooth
from ..colour import RGB, WHITE, lighter, luminance, mix
from .stage import Brush, deeper


def turned(c: RGB, degrees: float) -> RGB:
    """The same lightness and saturation, another hue."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*c)
    return colorsys.hls_to_rgb((hue + degrees / 360) % 1, lightness, saturation)


def plain(b: Brush) -> None:
    b.wash(b.colour)
    if b.soft:
        b.glow(b.stage.head[0], b.stage.head[1] - 20, 420, lighter(b.colour, 0.5), 0.35)


def gradient(b: Brush) -> None:
    c, r = b.pen.tint(b.colour), b.rng
    warm, cool = mix(turned(c, r.choice((-20, 20))), c, 0.3), mix(turned(c, r.choice((26, -28))), lighter(c, 0.3), 0.35)
    corner, dark = (0, 0) if b.lit < 0 else (b.width, 0), deeper(cool, 0.34 + 0.30 * b.pen.hand.paper)
    across = (b.width - corner[0], 512)
    b.pen.fill(box(-4, -4, b.width + 8, 520), c, shader=linear(corner, across, [lighter(c, 0.65), c, dark], [0, 0.55, 1]))
    if b.soft:
        b.glow(across[0], 512 * r.uniform(0.75, 1.0), 420, deeper(warm, 0.12), 0.75)
        b.glow(across[0] + b.lit * 60, -40 + 60 * r.random(), 330, lighter(cool, 0.25), 0.6)
        b.glow(corner[0], r.uniform(180, 380), 300, lighter(warm, 0.6), 0.75)


def halo(b: Brush) -> None:
    (x, y), k = b.stage.head, b.stage.head_height + 0.55 * b.stage.clear
    pale, c = lighter(b.colour, 0.62), b.colour
    b.wash(lighter(pale, 0.25), pale)
    if b.soft:
        b.glow(x, y, k * 2.5, lighter(c, 0.1), 0.75)
        b.pen.shadow(oval(x, y + 6, k * 1.52, k * 1.52), 0, 10, 16, 0.16)
        disc = oval(x, y + 6, k * 1.52, k * 1.52)
        b.pen.fill(disc, c, shader=linear((x + b.lit * k, y - k), (x - b.lit * k, y + k * 1.4), [lighter(c, 0.22), c, deeper(c, 0.16)]))
    else:
        b.disc(x, y + 6, k * 1.72, lighter(c, 0.32))
        b.fill(oval(x, y + 6, k * 1.5, k * 1.5), c, ink=True)
    ring = oval(x, y + 6, k * 1.92, k * 1.92)
    b.pen.stroke(ring, b.pen.tint(mix(c, pale, 0.35)), 2.5, 0.9)
    for a in (b.rng.uniform(-60, -20), b.rng.uniform(195, 235)):
        px, py = x + k * 1.92 * math.cos(math.radians(a)), y + 6 + k * 1.92 * math.sin(math.radians(a))
        b.disc(px, py, k * 0.075, deeper(c, 0.08))


def bokeh(b: Brush) -> None:
    c, r = b.colour, b.rng
    deep = deeper(c, 0.62) if luminance(c) > 0.3 else deeper(c, 0.3)
    b.wash(deeper(deep, 0.25), mix(deep, deeper(c, 0.3), 0.5), deeper(deep, 0.35))
    b.glow(b.stage.head[0], b.stage.head[1], 330, mix(c, WHITE, 0.15), 0.5)
    lights = [lighter(c, 0.35), lighter(turned(c, 40), 0.45), lighter(turned(c, -35), 0.4), (1.0, 0.9, 0.7)]
    for size, count, alpha in ((16, 9, 0.34), (34, 7, 0.24), (58, 4, 0.17)):
        for _ in range(round(count * max(1.0, b.width / 512) ** 0.85)):
            x, y, q = r.uniform(0, b.width), r.uniform(10, 430), size * r.uniform(0.75, 1.3)
            light = r.choice(lights)
            if b.soft:  # a lens's disc: even inside, a little brighter along the rim
                ring = radial((x, y), q, [light] * 5, [0, 0.7, 0.86, 0.93, 1], [alpha * 0.8, alpha, alpha * 1.25, alpha * 0.9, 0])
                b.pen.fill(oval(x, y, q, q), light, shader=ring)
            else:
                b.disc(x, y, q, light, alpha * 1.2)


def studio(b: Brush) -> None:
    """A paper sweep under one lamp."""
    (x, y), c = b.stage.head, b.pen.tint(b.colour)
    reach = max(360.0, b.width * 0.62)
    depth = 0.25 if b.pen.hand.paper else 1.0
    tones = [lighter(c, 0.5), lighter(c, 0.12), deeper(c, 0.16 * depth), deeper(c, 0.4 * depth)]
    b.pen.fill(box(-4, -4, b.width + 8, 520), c, shader=radial((x + b.lit * 50, y - 10), reach, tones, [0, 0.34, 0.68, 1]))
    floor = b.rng.uniform(415, 450)
    if b.soft:
        b.pen.fill(box(-4, floor, b.width + 8, 110), c, shader=linear((0, floor), (0, 512), [deeper(c, 0.22), deeper(c, 0.08)]), alpha=1)
        b.pen.fill(box(-40, floor - 26, b.width + 80, 46), mix(c, deeper(c, 0.2), 0.5), 0.9, blur=16)
    else:
        b.rect(-4, floor, b.width + 8, 110, deeper(b.colour, 0.16))


def shapes(b: Brush) -> None:
    """A few large, confident forms in a brand's colour and its neighbours."""
    c, r, (hx, hy), k = b.colour, b.rng, b.stage.head, b.stage.head_height + 0.55 * b.stage.clear
    ground = lighter(c, 0.55) if luminance(c) > 0.25 else lighter(c, 0.2)
    deep, near, accent = deeper(c, 0.28), turned(c, r.choice((-32, 30))), lighter(turned(c, r.choice((150, 180, 205))), 0.08)
    b.wash(ground)
    side = b.lit
    blob = [
        (hx + k * 1.62 * math.cos(a) * r.uniform(0.92, 1.16), hy + 22 + k * 1.5 * math.sin(a) * r.uniform(0.92, 1.14))
        for a in (i * math.tau / 7 for i in range(7))
    ]
    _form(b, smooth(blob), c, 26)
    far = b.width if side < 0 else 0
    _form(b, oval(far, 512 * r.uniform(0.68, 0.86), 128, 128), deep, 20)
    _form(b, _arch(b.width - far - side * r.uniform(-10, 24), r.uniform(40, 90), 78), near, 16)
    _dots(b, hx - side * k * r.uniform(1.25, 1.4), r.uniform(40, 66), accent)
    _ring(b, hx + side * k * 1.55, r.uniform(318, 360), 30, accent)
    for x in b.stage.beside(430):  # a banner's further reaches
        if abs(x - hx) > 330:
            drop = r.uniform(90, 420)
            _form(b, oval(x, drop, *(2 * (r.uniform(46, 96),))), r.choice((c, deep, near, lighter(c, 0.25))), 18)
            _ring(b, x + r.uniform(90, 150), 512 - drop, r.uniform(20, 36), accent)


def _form(b: Brush, path, colour: RGB, depth: float) -> None:
    b.cast(path, 0, 9, 0.13)
    b.pen.form(path, colour, depth, 0.14, 0.14)


def _arch(x: float, y: float, r: float):
    path = box(x - r, y, 2 * r, 3 * r, r)
    return path


def _ring(b: Brush, x: float, y: float, r: float, colour: RGB) -> None:
    b.pen.stroke(oval(x, y, r, r), b.pen.tint(colour), r * 0.42)


def _dots(b: Brush, x: float, y: float, colour: RGB) -> None:
    for row in range(5):
        for column in range(5):
            b.disc(x + (column - 2) * 17, y + row * 17, 3.4, colour)


def print_screen(b: Brush) -> None:
    """A comic's printed dots over the background, growing towards one lower corner: one path, so it stays crisp and cheap."""
    pitch, corner = 11.0, b.width if b.lit < 0 else 0.0
    screen, reach = skia.Path(), math.hypot(min(b.width, 700), 512)
    for row in range(int(512 / pitch * 2) + 2):
        for column in range(int(b.width / pitch) + 2):
            x, y = (column + 0.5 * (row % 2)) * pitch, row * pitch / 2
            size = 0.40 * pitch * (1 - math.hypot(x - corner, 512 - y) / (0.86 * reach))
            if size > 0.5:
                screen.addCircle(x, y, size)
    b.pen.fill(screen, (0.12, 0.07, 0.2), 0.13)
