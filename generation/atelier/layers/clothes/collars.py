"""Collars, lapels, ties and plackets: what lies around the neck and down the front."""

import skia

from ...canvas import Pen, smooth
from ...colour import RGB, darker, lighter, luminance
from .body import Body, mirrored, side_of
from .fabric import apart, button, cloth, crease, laid, seam, thread

SHIRT_WHITE: RGB = (0.965, 0.962, 0.96)


def shirt_collar(pen: Pen, body: Body, colour: RGB, spread: float = 0.0, within: skia.Path | None = None, size: float = 1.0) -> None:
    """A turned-down collar in two leaves; `spread` (units) opens it at the throat."""
    n = body.neck
    for side in (-1, 1):
        inner = side_of([(n * 0.93, 383), (n * 0.86, 402), (n * 0.48 + spread * 0.5, 424), (2.5 + spread, 437 + spread * 0.4)], side)
        tip = (side * (0.72 * n * size + spread * 1.15), 437 + 37 * size + spread * 0.25)
        outer = side_of(
            [(tip[0] * side, tip[1]), (n * 1.16 + 8 * size, 441), (n + 21 * size, body.slope(n + 21) - 2), (n + 8, 400), (n * 0.93, 383)],
            side,
        )
        leaf = body.shape(inner, [inner[-1], tip], outer)
        laid(pen, leaf, colour, 8, 4, 0.34, within)
        _collar_stitching(pen, body, inner[-1], tip, outer, side, colour)


def _collar_stitching(pen: Pen, body: Body, throat, tip, outer, side: int, colour: RGB) -> None:
    if pen.hand.outline:
        return
    edge = [
        (throat[0] + side * 5, throat[1] + 1),
        (tip[0] - side * 0.5, tip[1] - 6),
        (outer[1][0] - side * 5, outer[1][1] + 1),
        (outer[2][0] - side * 5, outer[2][1] + 4),
    ]
    pen.stroke(smooth([body.at(*p) for p in edge], closed=False, tension=0.55), darker(colour, 0.42), 1.3, 0.30)


def soft_collar(pen: Pen, body: Body, colour: RGB, within: skia.Path | None = None) -> None:
    """The smaller, rounder, open collar of a polo."""
    shirt_collar(pen, body, colour, spread=11, within=within, size=0.86)


def placket(
    pen: Pen, body: Body, colour: RGB, start: float, end: float, *, buttons: tuple[float, ...], fill: RGB | None = None, width: float = 15
) -> None:
    """The strip down the front that carries the buttons."""
    strip = body.shape(
        [(-width / 2, start), (width / 2, start)], [(width / 2, start), (width / 2, end)], [(width / 2, end), (-width / 2, end)]
    )
    pen.shadow(strip, -pen.light.side * 1.2, 1, 2.4, 0.24)
    cloth(pen, strip, colour, 4, outline=False)
    for x in (-width / 2, width / 2):
        seam(pen, body.curve([(x, start), (x, end)]), colour, 0.32)
    for y in buttons:
        button(pen, body.at(0, y), 4.6, fill or thread(colour))


def open_front(body: Body, half_width: float, meet: float) -> list:
    """The inner edges of an open jacket, right half: from the neck down to where the fronts meet at `meet`, as a neckline."""
    return [
        (0, meet),
        (half_width * 0.34, meet - (meet - 400) * 0.36),
        (half_width * 0.80, meet - (meet - 400) * 0.78),
        (body.neck + 7, 398),
    ]


def shirt_front(pen: Pen, body: Body, colour: RGB, collar: bool = True, buttons: bool = True) -> skia.Path:
    """What shows of a shirt between the fronts of a jacket; the jacket is drawn over its sides."""
    half = [
        (0, 436),
        (body.neck * 0.7, 426),
        (body.neck + 4, 402),
        (body.neck + 30, 416),
        (body.neck + 44, 470),
        (60, 560),
        (34, 690),
        (0, 700),
    ]
    front = body.shape(half[:3], half[2:], mirrored(half[2:]), mirrored(half[:3]))
    cloth(pen, front, colour, 8)
    if buttons:
        seam(pen, body.curve([(8, 440), (8, 690)]), colour, 0.3)
        for y in (482, 520, 560, 600):
            button(pen, body.at(0, y), 3.8, darker(colour, 0.14))
    if collar:
        shirt_collar(pen, body, lighter(colour, 0.1), within=front)
    return front


def tie(pen: Pen, body: Body, colour: RGB, shirt: RGB, end: float = 690) -> None:
    """A plain-knotted tie with a woven stripe."""
    colour = apart(colour, shirt)
    blade = body.shape(
        [(-8, 456), (8, 456)],
        [(8, 456), (14, 500), (21, 570), (25, end - 24)],
        [(25, end - 24), (0, end)],
        [(0, end), (-25, end - 24)],
        [(-25, end - 24), (-21, 570), (-14, 500), (-8, 456)],
    )
    laid(pen, blade, colour, 7, 3, 0.34)
    stripe = lighter(colour, 0.35) if luminance(colour) < 0.5 else darker(colour, 0.3)
    with pen.clip(blade):
        for y in range(470, int(end) + 20, 21):
            pen.line(body.at(-28, y + 13), body.at(28, y - 13), pen.tint(stripe), 3.2, 0.75)
        crease(pen, [body.at(1, 455), body.at(3, 470), body.at(0, 492)], colour, 5, 0.7)
    knot = body.shape(
        [(-14, 431), (0, 434), (14, 431)],
        [(14, 431), (12, 446), (8, 459)],
        [(8, 459), (0, 461), (-8, 459)],
        [(-8, 459), (-12, 446), (-14, 431)],
    )
    laid(pen, knot, lighter(colour, 0.04), 6, 3, 0.35)


def lapels(pen: Pen, body: Body, colour: RGB, meet: float, within: skia.Path, width: float = 1.0) -> None:
    """Both lapels and their collar, pressed flat on the jacket `within`, rolling from the neck to the first button at `meet`."""
    n, reach = body.neck, 62 * width
    for side in (-1, 1):
        seam_top, notch, peak, tip = (n - 1, 431), (n + 24, 447), (n + reach, 459), (n + 42, 437)
        roll = [seam_top, (n * 0.86, 462), (n * 0.46, meet - 84), (0.5, meet - 2)]
        edge = [(0.5, meet - 2), (n * 0.50 + reach * 0.5, meet - 66), (n * 0.84 + reach * 0.74, 516), peak]
        lapel = body.shape(*[side_of(curve, side) for curve in (roll, edge, [peak, notch], [notch, seam_top])])
        laid(pen, lapel, lighter(colour, 0.05), 7, 4, 0.34, within)
        outer = [(n * 0.93, 384), (n + 14, 403), (n + 31, 420), tip]
        inner = [seam_top, (n + 2, 408), (n * 0.93, 384)]
        collar = body.shape(*[side_of(curve, side) for curve in (outer, [tip, notch], [notch, seam_top], inner)])
        laid(pen, collar, lighter(colour, 0.03), 5, 3, 0.30, within)
