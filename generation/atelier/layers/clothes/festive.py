"""Dress, saree, thobe, sports jersey, graduation gown and the friendly viking's tunic."""

import itertools

import skia

from ...canvas import Pen, oval, smooth
from ...colour import INK, RGB, darker, lighter, luminance
from ...figure import Figure
from .body import Body, side_of
from .collars import SHIRT_WHITE, placket, shirt_front, tie
from .fabric import (
    BRASS,
    METAL,
    apart,
    band,
    button,
    cloth,
    crease,
    drape,
    laid,
    leaf,
    seam,
    stitches,
)
from .garment import boat, closed, top, trunk, vee
from .knits import neck_rib, short_hems, shoulder_seams

FUR: RGB = (0.48, 0.36, 0.27)
LEATHER: RGB = (0.42, 0.27, 0.17)


def draw_dress(pen: Pen, fig: Figure, body: Body) -> None:
    """A wrap dress: crossed fronts, fluttering short sleeves, gathers into a sash in the second colour."""
    s, n = body.shoulder, body.neck
    line = vee(body, 78, 30)
    dress = top(body, line, "short", 4)
    cloth(pen, dress, fig.cloth, 18)
    over = body.shape(
        [line[-1], (n * 0.62, 462), (0, 519), (-s * 0.34, 612), (-s * 0.56, 704)],
        [(-s * 0.56, 704), (s * 0.72, 704)],
        [(s * 0.72, 704), (s * 0.70, 560), (s * 0.60, 470), line[-1]],
    )
    with pen.clip(dress):
        _dots(pen, body, fig.cloth)
        drape(pen, body, fig.cloth, 0.7)
        shoulder_seams(pen, body, fig.cloth)
        laid(pen, over, fig.cloth, 10, 5, 0.36)
        edge = body.curve([(n * 0.62, 462), (0, 519), (-s * 0.34, 612), (-s * 0.56, 704)])
        seam(pen, edge, fig.cloth, 0.6)
        with pen.clip(over):
            _dots(pen, body, fig.cloth)
        for x, y in ((0.60, 540), (0.50, 500), (0.34, 486)):
            crease(pen, body.half([(s * x, y), (s * x * 0.55, y + 84), (-s * 0.30, 690)], 1), fig.cloth, 9, 0.6)
        crease(pen, body.half([(s * 0.56, 560), (s * 0.40, 622), (s * 0.26, 690)], -1), fig.cloth, 9, 0.6)
        sash = body.shape([(-s, 694), (0, 706), (s, 694)], [(s, 694), (s, 722)], [(s, 722), (0, 734), (-s, 722)], [(-s, 722), (-s, 694)])
        laid(pen, sash, apart(fig.accent, fig.cloth), 6, 4, 0.3)
        for x in (-0.42, -0.2, 0.06, 0.3, 0.46):
            crease(pen, body.half([(s * x, 738), (s * x * 1.05, 756), (s * x * 1.12, body.foot)], 1), fig.cloth, 8, 0.7)
        short_hems(pen, body, fig.cloth)


def _dots(pen: Pen, body: Body, colour: RGB) -> None:
    """A small printed pattern, one path for all dots."""
    dots = skia.Path()
    for row in range(16):
        for column in range(-10, 11):
            dots.addCircle(*body.at((column + 0.5 * (row % 2)) * 23, 412 + row * 20), 2.7)
    pen.fill(dots, pen.tint(lighter(colour, 0.62) if luminance(colour) < 0.7 else darker(colour, 0.24)), 0.6)


def draw_saree(pen: Pen, fig: Figure, body: Body) -> None:
    """Blouse in the second colour, the pallu pleated over one shoulder with a border."""
    s = body.shoulder
    blouse_colour = apart(fig.accent, fig.cloth, 0.2)
    blouse = top(body, boat(body, 16), "short", 3)
    cloth(pen, blouse, blouse_colour, 18)
    with pen.clip(blouse):
        drape(pen, body, blouse_colour, 0.8)
        short_hems(pen, body, blouse_colour)
    neck_rib(pen, body, blouse_colour, boat(body, 16), 7)
    pallu = body.shape(
        [(s * 0.36, body.slope(s * 0.36) - 7), (s * 0.62, body.slope(s * 0.62) - 8), (s * 0.84, 462)],
        [(s * 0.84, 462), (s * 0.74, 560), (s * 0.66, 680), (s * 0.70, body.foot)],
        [(s * 0.70, body.foot), (-s * 0.70, body.foot)],
        [(-s * 0.70, body.foot), (-s * 0.64, 690)],
        [(-s * 0.64, 690), (-s * 0.30, 624), (s * 0.10, 528), (s * 0.36, body.slope(s * 0.36) - 7)],
    )
    with pen.clip(blouse):
        pen.shadow(pallu, -3, 5, 5, 0.40)
    cloth(pen, pallu, fig.cloth, 18)
    with pen.clip(pallu):
        for k in range(1, 6):
            t = k / 6
            fold = [
                (s * (0.36 + 0.44 * t), body.slope(s * 0.5) - 4 + 14 * t),
                (s * (0.12 + 0.56 * t), 540 + 40 * t),
                (s * (-0.5 + 1.0 * t), 690 + 50 * t),
            ]
            crease(pen, [body.at(*p) for p in fold], fig.cloth, 8, 0.75)
        edge = body.curve([(-s * 0.66, 696), (-s * 0.29, 632), (s * 0.12, 535), (s * 0.40, body.slope(s * 0.4) - 8)])
        pen.stroke(edge, pen.tint(BRASS), 17)
        pen.stroke(edge, darker(BRASS, 0.4), 2, 0.8)
        edge.offset(3, 7)
        stitches(pen, edge, lighter(BRASS, 0.4), 2.4)
    pen.ink(pallu)


def draw_thobe(pen: Pen, fig: Figure, body: Body) -> None:
    """A long plain robe with a low band collar and a covered placket."""
    robe = top(body, closed(body), "long", 8)
    cloth(pen, robe, fig.cloth, 20)
    with pen.clip(robe):
        drape(pen, body, fig.cloth, 0.9)
        shoulder_seams(pen, body, fig.cloth)
        placket(pen, body, lighter(fig.cloth, 0.03), 440, 640, buttons=(474, 516, 558, 600), fill=lighter(fig.cloth, 0.2), width=22)
        for x in (-0.4, 0.36):
            crease(
                pen,
                [body.at(x * body.shoulder, 640), body.at(x * body.shoulder * 0.9, 700), body.at(x * body.shoulder, body.foot)],
                fig.cloth,
                10,
                0.5,
            )
    band_collar(pen, body, lighter(fig.cloth, 0.05), robe, apart(fig.accent, fig.cloth, 0.1))


def band_collar(pen: Pen, body: Body, colour: RGB, within: skia.Path, piping: RGB) -> None:
    n = body.neck
    for side in (-1, 1):
        upper = side_of([(2, 424), (n * 0.62, 415), (n * 0.93, 387)], side)
        lower = side_of([(n + 8, 412), (n * 0.68, 438), (2, 449)], side)
        stand = body.shape(upper, [upper[-1], lower[0]], lower)
        laid(pen, stand, colour, 6, 4, 0.3, within)
        pen.stroke(body.curve(upper), piping, 2.2, 0.8)


def draw_sports_jersey(pen: Pen, fig: Figure, body: Body) -> None:
    """V-neck jersey: shoulder panels and side stripes in the second colour, a number on the chest."""
    second = apart(fig.accent, fig.cloth, 0.2)
    line = vee(body, 32, 14)
    shirt = top(body, line, "short", 5)
    s, out = body.shoulder, body.splay
    cloth(pen, shirt, fig.cloth)
    with pen.clip(shirt):
        for side in (-1, 1):
            panel = body.shape(
                side_of([(body.neck + 8, 396), (s * 0.4, 460), (s * 0.73, 520)], side),
                side_of([(s * 0.73, 520), (s * 1.2, 560)], side),
                side_of([(s * 1.2, 560), (s * 1.2, 396)], side),
                side_of([(s * 1.2, 396), (body.neck + 8, 396)], side),
            )
            cloth(pen, panel, second, 8, outline=False)
            seam(pen, body.curve(side_of([(body.neck + 8, 400), (s * 0.4, 460), (s * 0.73, 520), (s * 1.1, 556)], side)), fig.cloth, 0.5)
            pen.stroke(body.curve(side_of([(s * 1.1 + out, 622), (s * 0.9 + out, 627), (s * 0.68 + out, 634)], side)), pen.tint(second), 9)
        drape(pen, body, fig.cloth, 0.8)
        _number(pen, body, fig.rng("jersey").randint(2, 9), second)
    pen.ink(shirt)
    neck_rib(pen, body, second, line, 10)


SEGMENTS = {  # which of the seven bars of a block digit are on: top, upper left, upper right, middle, lower left, lower right, bottom
    2: "1011101",
    3: "1011011",
    4: "0111010",
    5: "1101011",
    6: "1101111",
    7: "1010010",
    8: "1111111",
    9: "1111011",
}


def _number(pen: Pen, body: Body, digit: int, colour: RGB) -> None:
    x0, x1, y0, y1, y2 = -19, 19, 496, 521, 546
    bars = (
        [(x0, y0), (x1, y0)],
        [(x0, y0), (x0, y1)],
        [(x1, y0), (x1, y1)],
        [(x0, y1), (x1, y1)],
        [(x0, y1), (x0, y2)],
        [(x1, y1), (x1, y2)],
        [(x0, y2), (x1, y2)],
    )
    for bar, lit in zip(bars, SEGMENTS[digit], strict=True):
        if lit == "1":
            paint = pen.paint(pen.tint(colour), 1.0, stroke=11)
            paint.setStrokeCap(skia.Paint.kSquare_Cap)
            pen.canvas.drawPath(body.curve(bar), paint)


def draw_gown(pen: Pen, fig: Figure, body: Body) -> None:
    """A graduation gown: pleats from the yoke, wide sleeves, a stole in the second colour over shirt and tie."""
    front = shirt_front(pen, body, SHIRT_WHITE if luminance(fig.cloth) < 0.85 else (0.74, 0.82, 0.92))
    if body.bulk > 0.5:
        tie(pen, body, darker(fig.cloth, 0.25), SHIRT_WHITE, 560)
    line = vee(body, 56, 12)
    gown = top(body, line, "long", 14)
    with pen.clip(front):
        pen.shadow(gown, 0, 4, 5, 0.4)
    cloth(pen, gown, fig.cloth, 24)
    s = body.shoulder
    with pen.clip(gown):
        for side in (-1, 1):
            for x in (0.52, 0.64, 0.78, 0.90):
                fold = side_of([(s * (x * 0.94), 462 + 18 * x), (s * x, 580), (s * (x + 0.03), body.foot)], side)
                crease(pen, [body.at(*p) for p in fold], fig.cloth, 10, 0.9)
            seam(pen, body.curve(side_of([(body.neck + 12, 448), (s * 0.5, 470), (s * 0.82, 474)], side)), fig.cloth, 0.5)
    stole = apart(fig.accent, fig.cloth, 0.22)
    for side in (-1, 1):
        strip = body.shape(
            side_of([(body.neck + 6, 396), (body.neck * 0.62, 450), (6, 506), (5, 560), (10, body.foot)], side),
            side_of([(10, body.foot), (s * 0.34, body.foot)], side),
            side_of([(s * 0.34, body.foot), (s * 0.33, 560), (s * 0.42, 480), (body.neck + 42, 414)], side),
            side_of([(body.neck + 42, 414), (body.neck + 6, 396)], side),
        )
        laid(pen, strip, stole, 10, 4, 0.36, gown)
        pen.stroke(
            body.curve(side_of([(body.neck + 34, 418), (s * 0.385, 482), (s * 0.295, 562), (s * 0.305, body.foot)], side)), BRASS, 3.4, 0.95
        )


def draw_armour(pen: Pen, fig: Figure, body: Body) -> None:
    """A friendly viking: woollen tunic with a woven border, crossed leather straps, a buckle, a fur mantle."""
    s, n = body.shoulder, body.neck
    line = vee(body, 44, 10)
    tunic = top(body, line, "long", 8)
    border = apart(fig.accent, fig.cloth, 0.2)
    cloth(pen, tunic, fig.cloth, 20)
    with pen.clip(tunic):
        drape(pen, body, fig.cloth, 0.95)
        with pen.clip(trunk(body)):
            for side in (-1, 1):
                across = [(s * 0.74, 466), (s * 0.30, 508), (-s * 0.16, 564), (-s * 0.56, 640), (-s * 0.76, 716)]
                _leather_strap(pen, body, side_of(across, side))
            _belt(pen, body)
    strip, _ = band(body, line, 13)
    laid(pen, strip, border, 5, 3, 0.28, tunic)
    stitches(pen, body.curve([(-n * 0.66, 452), (-3, 491)]), BRASS, 3)
    stitches(pen, body.curve([(n * 0.66, 452), (3, 491)]), BRASS, 3)
    _mantle(pen, body, tunic)
    ring = body.at(0, 542)
    laid(pen, oval(*ring, 21, 21), METAL, 8, 4, 0.42)
    laid(pen, oval(*ring, 12, 12), LEATHER, 5, 1, 0.2)
    for dx, dy in ((0, -16.5), (16.5, 0), (0, 16.5), (-16.5, 0)):
        pen.fill(oval(ring[0] + dx, ring[1] + dy, 2.2, 2.2), darker(METAL, 0.45))


def _leather_strap(pen: Pen, body: Body, points: list) -> None:
    path = body.curve(points)
    below = skia.Path(path)
    below.offset(0, 4)
    if pen.hand.soft:
        pen.stroke(below, (0.1, 0.05, 0.1), 26, 0.32, blur=4)
    if pen.hand.outline:
        pen.stroke(path, (0.13, 0.10, 0.16), 30)
    pen.stroke(path, pen.tint(LEATHER), 25)
    below.offset(0, -11)
    pen.stroke(below, lighter(LEATHER, 0.3), 3, 0.45, blur=1)
    for d in (-8, 8):
        edge = skia.Path(path)
        edge.offset(0, d * 1.1)
        stitches(pen, edge, lighter(LEATHER, 0.5), 1.6)


def _belt(pen: Pen, body: Body) -> None:
    s = body.shoulder
    belt = body.shape([(-s, 716), (0, 728), (s, 716)], [(s, 716), (s, 756)], [(s, 756), (0, 768), (-s, 756)], [(-s, 756), (-s, 716)])
    laid(pen, belt, darker(LEATHER, 0.15), 8, 3, 0.35)
    button(pen, body.at(0, 747), 15, BRASS)


def _mantle(pen: Pen, body: Body, tunic: skia.Path) -> None:
    """Fur over both shoulders: a ragged lower edge of tufts."""
    s, n = body.shoulder, body.neck
    for side in (-1, 1):
        lower = [(s * 1.10, 506), (s * 0.92, 540), (s * 0.66, 526), (s * 0.44, 506), (n * 1.0, 476), (n * 0.62, 450)]
        upper = [
            (n * 0.62, 450),
            (n * 0.84, 428),
            (n * 0.93, 386),
            (n + 20, 392),
            (s * 0.50, 414),
            (s * 0.78, 430),
            (s * 0.98, 462),
            (s * 1.10, 506),
        ]
        fur = smooth([body.at(*p) for p in side_of(_tufts(lower, 4, 8) + _tufts(upper, 3, 5), side)], tension=0.8)
        laid(pen, fur, FUR, 14, 6, 0.42, tunic)
        pen.ink(fur)
        with pen.clip(fur):
            _fur_strands(pen, body, side)


def _fur_strands(pen: Pen, body: Body, side: int) -> None:
    """Dark and light locks, combed outwards and down, in two paths."""
    s, n = body.shoulder, body.neck
    dark, pale = skia.Path(), skia.Path()
    for k in range(52):
        t = (k * 0.7549) % 1  # two irrational steps spread the locks evenly without a lattice
        x = n * 0.75 + (s * 1.05 - n * 0.75) * t
        y = 394 + 44 * t * t + 84 * ((k * 0.5698) % 1)
        lock = [(x, y), (x + 4 + 4 * t, y + 12), (x + 3 + 10 * t, y + 24)]
        (dark if k % 2 else pale).addPath(leaf(body.half(lock, side), 5.5))
    if pen.inked:
        pen.fill(dark, INK, 0.55)
        return
    pen.fill(dark, darker(FUR, 0.45), 0.55, blur=0.8)
    pen.fill(pale, lighter(FUR, 0.35), 0.55, blur=0.8)


def _tufts(points: list, per_span: int, depth: float) -> list:
    """The line through the points, broken into tufts that stand out below and to the side."""
    out = []
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        for k in range(per_span):
            t = k / per_span
            reach = depth if k % 2 else -depth * 0.3
            length = max(1.0, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
            out.append((x0 + (x1 - x0) * t + (y0 - y1) / length * -reach, y0 + (y1 - y0) * t + (x1 - x0) / length * -reach))
    return out
