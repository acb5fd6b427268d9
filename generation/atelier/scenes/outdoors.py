"""Places under the sky."""

import math

import skia

from ..canvas import box, linear, oval, polygon, smooth
from ..colour import RGB, WHITE, lighter, mix, rgb
from . import centrepieces
from .props import LAMPLIGHT, LEAF, PINE, SKY, below, cloud, land, ridge, tree
from .stage import Brush, deeper

SUN = rgb("#ffe3a0")


def city(b: Brush) -> None:
    """Three rows of houses in the haze of a low sun."""
    r, c = b.rng, b.colour
    horizon = r.uniform(440, 480)
    haze = mix(lighter(c, 0.7), rgb("#fff1dc"), 0.45)
    b.wash(mix(c, SKY, 0.45), mix(lighter(c, 0.35), haze, 0.4), haze)
    x = b.stage.head[0] + b.lit * r.uniform(120, 190)
    b.glow(x, 150, 210, SUN, 0.85)
    b.disc(x, 150, 34, lighter(SUN, 0.45))
    with b.out_of_focus(1.5):
        for x in b.stage.open_side():
            centrepieces.ferris_wheel(b, x, horizon - 60, haze)
        for depth, (tone, tall, wide) in enumerate(((0.05, 285, 46), (0.24, 225, 62), (0.46, 150, 84))):
            _row(b, horizon, tall, wide, mix(haze, deeper(mix(c, rgb("#4a5a86"), 0.45), tone), 0.35 + 0.28 * depth), depth)
    b.aura(haze, 0.5)


def _row(b: Brush, horizon: float, tall: float, wide: float, wall: RGB, depth: int) -> None:
    r, x = b.rng, -b.rng.uniform(10, 50)
    while x < b.width + 10:
        w, h = wide * r.uniform(0.75, 1.3), tall * r.uniform(0.55, 1.0)
        top = horizon - h
        tower = box(x, top, w, 560 - top, r.choice((0, 2, 2)))
        tones = [b.pen.tint(lighter(wall, 0.12)), b.pen.tint(wall)]
        b.pen.fill(tower, tones[1], shader=linear((x, top), (x + w, top + 160), tones))
        b.pen.ink(tower)
        if r.random() < 0.3:
            b.rect(x + w * 0.3, top - 14, w * 0.4, 15, wall)
        if r.random() < 0.25:
            b.line((x + w / 2, top), (x + w / 2, top - 34), wall, 2.5)
        if depth:
            _windows(b, x, top, w, mix(wall, LAMPLIGHT, 0.75 if depth == 2 else 0.4))
        x += w + r.uniform(-2, 9)






def _windows(b: Brush, x: float, top: float, w: float, colour: RGB) -> None:
    columns = max(2, int(w // 17))
    pitch = w / columns
    for row in range(int((470 - top) // 20)):
        for column in range(columns):
            if b.rng.random() < 0.55:
                b.rect(x + pitch * column + pitch * 0.25, top + 14 + row * 20, pitch * 0.5, 10, colour, 0.85)


def park(b: Brush) -> None:
    r = b.rng
    horizon = r.uniform(300, 372)
    sky = b.towards(SKY, 0.28)
    b.wash(deeper(sky, 0.08), sky, lighter(sky, 0.65), bottom=horizon + 40)
    b.glow(b.stage.head[0] + b.lit * 200, 70, 190, SUN, 0.8)
    for x in b.stage.beside(300):
        cloud(b, x + r.uniform(-50, 50), r.uniform(56, 140), r.uniform(22, 38))
    greens = [b.towards(rgb(g), 0.16) for g in ("#b5d9b4", "#93c795", "#77b480", "#579b69")]
    with b.out_of_focus(1.3):
        land(b, below(ridge(b, horizon, 56, 150)), lighter(greens[0], 0.25), greens[0], horizon - 50, horizon + 60)
        for x in b.stage.beside(120):
            tree(b, x + r.uniform(-34, 34), horizon + r.uniform(8, 26), r.uniform(44, 62), mix(greens[2], greens[0], 0.35))
        land(b, below(ridge(b, horizon + 56, 36, 190)), greens[1], greens[2], horizon + 10, horizon + 110)
        for x in b.stage.beside(b.stage.head_height * 3.3, room=150):
            tree(b, x + r.uniform(-14, 14), horizon + r.uniform(74, 96), r.uniform(112, 150), mix(greens[3], LEAF, 0.4))
        land(b, below(ridge(b, 476, 26, 240)), greens[2], greens[3], 440, 512)
        for x in b.stage.open_side():
            centrepieces.bench(b, x, 470)
    b.aura(lighter(sky, 0.7), 0.4)


def beach(b: Brush) -> None:
    r, (hx, _), k = b.rng, b.stage.head, b.stage.head_height
    horizon = r.uniform(235, 330)
    shore = horizon + r.uniform(84, 112)
    sky = b.towards(rgb("#a9dcf2"), 0.25)
    b.wash(deeper(sky, 0.06), sky, mix(rgb("#fff3dc"), sky, 0.2), bottom=horizon + 6)
    x = hx + b.lit * k * r.uniform(1.3, 1.6)
    b.glow(x, horizon - 105, 190, SUN, 0.9)
    b.disc(x, horizon - 105, 30, lighter(SUN, 0.3))
    for x in b.stage.beside(360):
        cloud(b, x + r.uniform(-70, 70), r.uniform(50, 110), r.uniform(16, 30), 0.75)
    with b.out_of_focus(1.1):
        deep, shallow = b.towards(rgb("#3f93b8"), 0.22), b.towards(rgb("#8fd3d3"), 0.12)
        b.wash(deep, mix(deep, shallow, 0.6), shallow, top=horizon, bottom=shore + 30)
        for _ in range(round(b.width / 26)):
            y = r.uniform(horizon + 6, shore)
            wide = 14 + (y - horizon) * r.uniform(0.25, 0.8)
            b.rect(r.uniform(-20, b.width), y, wide, 2.4, WHITE, 0.5, radius=1.2)
        for x in b.stage.open_side():
            centrepieces.sailing_boat(b, x, horizon + 30)
        surf = [(x, shore + 7 * math.sin(x / 61 + horizon)) for x in range(-60, int(b.width) + 120, 40)]
        b.fill(below([(x, y - 9) for x, y in surf]), WHITE, 0.85)
        sand = b.towards(rgb("#f1dcb0"), 0.1)
        land(b, below(surf), lighter(sand, 0.25), deeper(sand, 0.08), shore, 512)
        for n, x in enumerate(b.stage.beside(k * 3.1, room=130)):
            if n % 2 == (b.lit > 0):
                _palm(b, x, shore + 58, r.uniform(235, 290))
            elif abs(x - hx) < k * 5:
                _parasol(b, x, shore + 40)
    b.aura(lighter(sky, 0.6), 0.35)


def _palm(b: Brush, x: float, y: float, tall: float) -> None:
    lean = b.rng.uniform(14, 30) * b.lit
    trunk = [(x, y), (x + lean * 0.3, y - tall * 0.4), (x + lean, y - tall * 0.8), (x + lean * 1.4, y - tall)]
    b.pen.stroke(smooth(trunk, closed=False), b.pen.tint(rgb("#a37b58")), 11)
    top = trunk[-1]
    for angle in (-122, -84, -48, -10, 34, 72, 112):
        a = math.radians(angle + b.rng.uniform(-8, 8))
        reach = 88
        tip = (top[0] + reach * math.sin(a), top[1] - reach * 0.55 * math.cos(a) + 30)
        bend = (top[0] + reach * 0.55 * math.sin(a), top[1] - reach * 0.62 * math.cos(a) - 8)
        frond = skia.Path()
        frond.moveTo(*top)
        frond.quadTo(bend[0], bend[1] - 12, *tip)
        frond.quadTo(bend[0] * 0.97 + top[0] * 0.03, bend[1] + 18, *top)
        frond.close()
        b.fill(frond, mix(LEAF, PINE, (angle % 3) / 3), ink=True)


def _parasol(b: Brush, x: float, y: float) -> None:
    b.line((x, y), (x, y - 112), rgb("#f4ead8"), 4)
    for k, colour in enumerate((b.colour, WHITE, b.colour, WHITE, b.colour)):
        w = 62
        x0, x1 = x - w + k * 2 * w / 5, x - w + (k + 1) * 2 * w / 5
        slice_ = skia.Path()
        slice_.moveTo(x, y - 142)
        slice_.quadTo((x0 + x) / 2 - (8 if k < 2 else -8 if k > 2 else 0), y - 136, x0, y - 98)
        slice_.quadTo((x0 + x1) / 2, y - 106, x1, y - 98)
        slice_.quadTo((x1 + x) / 2 - (8 if k < 2 else -8 if k > 2 else 0), y - 136, x, y - 142)
        b.fill(slice_, deeper(colour, 0.05), ink=True)


def night_sky(b: Brush) -> None:
    r, (hx, _), k = b.rng, b.stage.head, b.stage.head_height
    deep = mix(rgb("#101638"), deeper(b.colour, 0.72), 0.3)
    glow = mix(rgb("#5a5aa8"), b.colour, 0.5)
    b.wash(deep, mix(deep, glow, 0.35), mix(glow, rgb("#e7a5a0"), 0.18))
    for x in b.stage.beside(420):
        b.glow(x + r.uniform(-80, 80), r.uniform(190, 330), 230, glow, 0.55)
    for _ in range(round(90 * (b.width / 512) ** 0.9)):
        b.disc(r.uniform(0, b.width), r.uniform(0, 400) * r.uniform(0.5, 1), r.uniform(0.7, 1.9), (1.0, 0.98, 0.92), r.uniform(0.45, 1))
    for _ in range(round(5 * b.width / 512)):
        _star(b, r.uniform(0, b.width), r.uniform(10, 250), r.uniform(5, 9))
    x, y = hx - b.lit * k * r.uniform(1.35, 1.6), r.uniform(74, 104)
    b.glow(x, y, 130, (1.0, 0.96, 0.84), 0.55)
    moon = oval(x, y, 38, 38)
    b.block(moon, rgb("#faf0d0"), 14)
    with b.pen.clip(moon):
        for dx, dy, q in ((-12, -8, 8), (10, 10, 6), (12, -16, 4), (-6, 18, 5)):
            b.disc(x + dx, y + dy, q, rgb("#e6d9b0"), 0.8)
    with b.out_of_focus(1.0):
        for base, tone in ((400, 0.45), (452, 0.66), (496, 0.82)):
            hill = mix(glow, deep, tone)
            land(b, below(ridge(b, base, 52, 130)), lighter(hill, 0.05), deeper(hill, 0.25), base - 50, base + 60)
        for x in b.stage.open_side():
            centrepieces.observatory(b, x, 450, deeper(hill, 0.12))
    b.aura(lighter(glow, 0.3), 0.4)


def _star(b: Brush, x: float, y: float, size: float) -> None:
    reach = [size, size * 0.22] * 4
    points = [(x + q * math.sin(k * math.pi / 4), y - q * math.cos(k * math.pi / 4)) for k, q in enumerate(reach)]
    b.glow(x, y, size * 2.4, (1.0, 0.97, 0.88), 0.5)
    b.fill(polygon(points), (1.0, 0.98, 0.9))


def mountains(b: Brush) -> None:
    r, c, (hx, _), k = b.rng, b.colour, b.stage.head, b.stage.head_height
    horizon = r.uniform(290, 360)
    haze = mix(lighter(c, 0.75), rgb("#fff0e0"), 0.4)
    b.wash(mix(c, SKY, 0.3), mix(lighter(c, 0.45), haze, 0.5), haze)
    b.glow(hx + b.lit * k * 1.3, 120, 220, SUN, 0.75)
    b.disc(hx + b.lit * k * 1.45, 112, 28, lighter(SUN, 0.5))
    rock = mix(deeper(c, 0.45), rgb("#4b5a80"), 0.5)
    with b.out_of_focus(1.1):
        for base, tall, step, tone, snow in ((horizon + 10, 150, 200, 0.72, 0.8), (horizon + 60, 215, 270, 0.45, 0.9)):
            for x in b.stage.beside(step):
                _peak(b, x + r.uniform(-24, 24), base, tall * r.uniform(0.8, 1.12), mix(rock, haze, tone), mix(WHITE, haze, 1 - snow))
        for x in b.stage.open_side():
            centrepieces.balloons(b, x, 120)
        mist = b.pen.tint(haze)
        if b.soft:
            b.pen.fill(box(-20, horizon + 2, b.width + 40, 90), mist, 0.55, blur=22)
        meadow = mix(PINE, rock, 0.35)
        land(b, below(ridge(b, horizon + 92, 34, 130)), mix(meadow, haze, 0.45), mix(meadow, haze, 0.25), horizon + 50, horizon + 150)
        x = -20.0
        while x < b.width + 20:
            _fir(b, x, 500, r.uniform(70, 128) * (0.62 if abs(x - hx) < k else 1), mix(meadow, rgb("#24443f"), r.uniform(0.2, 0.6)))
            x += r.uniform(17, 34)
    b.aura(haze, 0.5)


def _peak(b: Brush, x: float, base: float, tall: float, rock: RGB, snow: RGB) -> None:
    half, top = tall * b.rng.uniform(0.8, 0.95), base - tall
    shoulders = ((-0.55, 0.32), (-0.3, 0.6), (0, 1), (0.26, 0.7), (0.5, 0.4))
    crest = [(x + half * across, base - tall * up) for across, up in shoulders]
    mountain = polygon([(x - half, base + 90), *crest, (x + half, base + 90)])
    b.fill(mountain, rock, ink=True)
    with b.pen.clip(mountain):
        dark = -b.lit
        foot = [(x + dark * half, base + 90), (x + dark * 4, base + 90)]
        face = polygon([(x, top), *foot, (x - dark * 12, base - tall * 0.45), (x + dark * 10, base - tall * 0.7)])
        b.fill(face, deeper(rock, 0.25), 0.6)
        cap = [(x - half, top - 10), (x + half, top - 10)]
        edge = ((0.6, 0.26), (0.3, 0.42), (0.17, 0.26), (0.03, 0.4), (-0.12, 0.24), (-0.24, 0.36), (-0.6, 0.2))
        teeth = [(x + half * across, top + tall * down) for across, down in edge]
        b.fill(polygon(cap + teeth), snow, 0.95)
        b.fill(polygon([(x, top - 4), (x + dark * half, top + tall), (x + dark * 8, top + tall * 0.4)]), deeper(snow, 0.2), 0.35)


def _fir(b: Brush, x: float, y: float, tall: float, colour: RGB) -> None:
    points = [(x, y - tall)]
    for k in range(1, 5):
        wide, low = tall * 0.07 * (k + 0.6), y - tall + tall * 0.24 * k
        points += [(x + wide, low), (x + wide * 0.5, low - 2)]
    left = [(2 * x - px, py) for px, py in reversed(points[1:])]
    b.fill(polygon(points + left), colour, ink=True)


