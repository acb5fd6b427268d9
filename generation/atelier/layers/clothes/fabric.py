"""How cloth looks under any Hand: volume that keeps black and white readable, creases, seams, stitches, ribs, buttons."""

import math

import skia

from ...canvas import Pen, Point, oval, smooth
from ...colour import INK, RGB, darker, lighter, luminance
from .body import Body

METAL: RGB = (0.80, 0.80, 0.84)
BRASS: RGB = (0.86, 0.68, 0.32)


def apart(colour: RGB, other: RGB, least: float = 0.16) -> RGB:
    """`colour`, moved lighter or darker until it can be told from `other`."""
    if sum(abs(a - b) for a, b in zip(colour, other, strict=True)) / 3 >= least:
        return colour
    return darker(colour, 0.45) if luminance(other) > 0.45 else lighter(colour, 0.45)


def cloth(pen: Pen, path: skia.Path, colour: RGB, depth: float = 18, outline: bool = True) -> None:
    """A piece of cloth. Dark cloth gets more sheen and pale cloth cooler, clearer shade, so that both keep their form."""
    light = luminance(colour)
    if light < 0.25:
        colour = lighter(colour, 0.05)
    pen.form(path, colour, depth, shade=0.30 + 0.08 * light, sheen=0.20 + 0.22 * max(0.0, 0.4 - light), outline=outline)


def laid(
    pen: Pen, path: skia.Path, colour: RGB, depth: float = 8, drop: float = 4, dark: float = 0.32, within: skia.Path | None = None
) -> None:
    """A piece of cloth lying on another (collar, lapel, pocket), with its contact shadow, kept inside `within` if given."""
    if within is None:
        pen.shadow(path, -pen.light.side * 1.5, drop, 4.5, dark)
    else:
        with pen.clip(within):
            pen.shadow(path, -pen.light.side * 1.5, drop, 4.5, dark)
    cloth(pen, path, colour, depth, outline=False)
    trim(pen, path, 3.0)


def trim(pen: Pen, path: skia.Path, thin: float = 2.4) -> None:
    """The outline of a small part: thinner than that of a whole garment. Flat hands need none."""
    if pen.hand.outline:
        pen.ink(path, thin)


def leaf(points: list[Point], width: float) -> skia.Path:
    """A stroke that tapers at both ends, along a curve through the points."""
    measure = skia.PathMeasure(smooth(points, closed=False), False)
    length, count = measure.getLength(), 9
    left, right = [], []
    for k in range(count):
        position, tangent = measure.getPosTan(length * k / (count - 1))
        reach = width / 2 * math.sin(math.pi * k / (count - 1)) ** 0.8
        left.append((position.x() - tangent.y() * reach, position.y() + tangent.x() * reach))
        right.append((position.x() + tangent.y() * reach, position.y() - tangent.x() * reach))
    return smooth(left + right[-2:0:-1])


def crease(pen: Pen, points: list[Point], colour: RGB, width: float = 8, strength: float = 1.0) -> None:
    """A fold in cloth: a soft valley with a lit ridge, a hard shade, or a tapering ink line, as the hand wants."""
    hand = pen.hand
    if hand.soft:
        side = 1 if pen.light.side <= 0 else -1
        ridge = [(x + side * width * 0.55, y + width * 0.25) for x, y in points]
        pen.fill(leaf(points, width), darker(colour, 0.55), 0.40 * strength, blur=width * 0.28)
        pen.fill(leaf(ridge, width * 0.7), lighter(colour, 0.6), 0.20 * strength, blur=width * 0.25)
    elif hand.outline:
        pen.fill(leaf(points, min(3.6, 1.6 + width * 0.2)), INK, min(1.0, 0.85 * strength + 0.1))
    else:
        pen.fill(leaf(points, width * 0.8), darker(colour, 0.34), min(1.0, 0.45 * strength))


def drape(pen: Pen, body: Body, colour: RGB, strength: float = 1.0) -> None:
    """The volume of chest and arms, and the folds every sleeve makes: the parting of arm and side, pulls from the armpit, the elbow.
    The two sides differ a little, as worn cloth does."""
    _chest_volume(pen, body, colour)
    s = body.shoulder
    px, py = body.parting()
    for side, lift, k in ((-1, 0, strength), (1, 9, 0.8 * strength)):
        for points, width, share in (
            ([(s * 0.735, 500), (s * 0.75, 548), (px, py + 2)], 11, 1.25 if side > 0 else 1.0),
            ([(s * 0.70, 560 - lift), (s * 0.60, 540 - lift), (s * (0.47 + lift * 0.006), 531 - lift)], 7, 0.7),
            ([(s * 0.70, 585 + lift), (s * 0.58, 583 + lift), (s * (0.44 - lift * 0.005), 592 + lift * 1.4)], 8, 0.55),
            ([(s * 0.985, 668 + lift), (s * 0.90, 690 + lift), (s * 0.80, 684 + lift)], 8, 0.7),
            ([(s * 0.97, 706 - lift), (s * 0.89, 716 - lift), (s * 0.82, 704)], 6, 0.5),
        ):
            crease(pen, body.half(points, side), colour, width, share * k)
    if body.bulk < 0.5 and pen.hand.soft:
        for side in (-1, 1):
            crease(pen, body.half([(s * 0.10, 596), (s * 0.28, 612), (s * 0.47, 590)], side), colour, 12, 0.35 * strength)


def _chest_volume(pen: Pen, body: Body, colour: RGB) -> None:
    """Light on the upper chest and shoulder towards the lamp, shade down the far flank and along the inner arms."""
    lit, s, k = (-1 if pen.light.side <= 0 else 1), body.shoulder, pen.light.strength
    shade = darker(colour, 0.5)
    pen.spot(body.at(lit * s * 0.34, 520), s * 0.42, 84, lighter(colour, 0.6), 0.20 * k)
    pen.spot(body.at(lit * s * 0.86, 520), s * 0.16, 74, lighter(colour, 0.6), 0.16 * k)
    pen.spot(body.at(-lit * s * 0.46 * body.girth, 672), s * 0.34, 150, shade, 0.26 * k)
    for side in (-1, 1):
        pen.spot(body.at(side * s * 0.80, 640), s * 0.10, 120, shade, 0.26 * k)


def seam(pen: Pen, path: skia.Path, colour: RGB, alpha: float = 0.5) -> None:
    """A join of two pieces: a thin line, never as heavy as an outline."""
    if pen.hand.outline:
        pen.stroke(path, INK, 2.0, 0.8)
    else:
        pen.stroke(path, darker(colour, 0.5), 2.2, alpha, blur=0.4)


def stitches(pen: Pen, path: skia.Path, colour: RGB, width: float = 1.8) -> None:
    paint = pen.paint(INK if pen.hand.outline else colour, 0.85, stroke=width)
    paint.setPathEffect(skia.DashPathEffect.Make([5.0, 4.0], 0.0))
    pen.canvas.drawPath(path, paint)


def thread(colour: RGB) -> RGB:
    """Contrast thread on this cloth."""
    return lighter(colour, 0.55) if luminance(colour) < 0.6 else darker(colour, 0.3)


def button(pen: Pen, at: Point, radius: float, colour: RGB) -> None:
    x, y = at
    disc = oval(x, y, radius, radius)
    pen.shadow(disc, 0, radius * 0.4, radius * 0.4, 0.4)
    pen.form(disc, colour, radius * 0.6, outline=False)
    trim(pen, disc, 2.2)
    if radius > 4:
        for dx in (-1, 1):
            pen.fill(oval(x + dx * radius * 0.28, y, radius * 0.14, radius * 0.14), darker(colour, 0.55), 0.8)


def band(body: Body, inner: list[Point], width: float) -> tuple[skia.Path, list[Point]]:
    """A strip lying along a neckline (right half from the middle outwards), outside it: its path and its lower edge."""
    last = len(inner) - 1
    outer = [(x + width * 0.92 * (k / last) ** 1.4, y + width * (1 - 0.58 * (k / last) ** 2)) for k, (x, y) in enumerate(inner)]
    inner_whole, outer_whole = mirrored_whole(inner), mirrored_whole(outer)
    return body.shape(inner_whole, [inner_whole[-1], outer_whole[-1]], list(reversed(outer_whole))), outer


def mirrored_whole(half: list[Point]) -> list[Point]:
    """A right half from the middle outwards, as one line from left to right."""
    return [(-x, y) for x, y in reversed(half[1:])] + half


def ribs(pen: Pen, path: skia.Path, lines: list[tuple[Point, Point]], colour: RGB) -> None:
    """Knitted ribs across a band."""
    with pen.clip(path):
        for a, b in lines:
            pen.line(
                a,
                b,
                INK if pen.hand.outline else darker(colour, 0.45),
                1.6 if pen.hand.outline else 2.6,
                0.45 if pen.hand.outline else 0.28,
            )


def pocket(pen: Pen, body: Body, x: float, y: float, w: float, h: float, colour: RGB, within: skia.Path, flap: bool = False) -> skia.Path:
    """A patch pocket with its stitching; x, y is its upper left corner in body units."""
    patch = body.shape(
        [(x, y), (x + w, y)], [(x + w, y), (x + w, y + h * 0.78), (x + w * 0.5, y + h)], [(x + w * 0.5, y + h), (x, y + h * 0.78), (x, y)]
    )
    laid(pen, patch, colour, 5, 2.5, 0.22, within)
    lid = h * (0.34 if flap else 0.14)
    edge = body.shape(
        [(x - 1, y - 1), (x + w + 1, y - 1)], [(x + w + 1, y - 1), (x + w + 1, y + lid)], [(x + w + 1, y + lid), (x - 1, y + lid)]
    )
    if flap:
        laid(pen, edge, colour, 4, 2, 0.25, patch)
        button(pen, body.at(x + w / 2, y + lid * 0.62), 3.6, thread(colour))
    else:
        seam(pen, body.curve([(x, y + lid), (x + w, y + lid)]), colour, 0.4)
    return patch
