"""Tailored tops: suit, blazer, shirt, polo."""

import skia

from ...canvas import Pen
from ...colour import RGB, darker, lighter, luminance
from ...figure import Figure
from .body import Body, side_of
from .collars import (
    SHIRT_WHITE,
    lapels,
    open_front,
    placket,
    shirt_collar,
    shirt_front,
    soft_collar,
    tie,
)
from .fabric import apart, button, cloth, crease, drape, laid, pocket, seam, thread
from .garment import crew, top, vee
from .knits import neck_rib, short_hems, shoulder_seams

MEET = 612.0  # where the fronts of a jacket meet: its first button


def draw_suit(pen: Pen, fig: Figure, body: Body) -> None:
    shirt = SHIRT_WHITE if luminance(fig.cloth) < 0.85 else (0.80, 0.87, 0.95)
    front = shirt_front(pen, body, shirt, collar=False, buttons=False)
    _shirt_pulls(pen, body, shirt)
    tie(pen, body, apart(fig.accent, fig.cloth) if luminance(fig.accent) < 0.85 else apart((0.62, 0.16, 0.20), fig.cloth), shirt)
    shirt_collar(pen, body, lighter(shirt, 0.2), within=front)
    jacket = draw_jacket(pen, fig.cloth, body, front)
    square = body.shape([(72, 524), (80, 504), (89, 519)], [(89, 519), (99, 501), (107, 519)], [(107, 519), (107, 530), (72, 534)])
    laid(pen, square, shirt, 3, 1.5, 0.2, jacket)
    _welt(pen, body, fig.cloth, jacket)


def draw_blazer(pen: Pen, fig: Figure, body: Body) -> None:
    inner = apart(fig.accent, fig.cloth)
    line = crew(body, 16, 10) if body.bulk > 0.5 else vee(body, 62, 10)
    blouse = top(body, line, "none", -4)
    cloth(pen, blouse, inner, 8)
    if body.bulk > 0.5:
        neck_rib(pen, body, inner, line, 9)
    else:
        crease(pen, [body.at(-14, 520), body.at(-6, 560), body.at(-12, 600)], inner, 8, 0.7)
    jacket = draw_jacket(pen, fig.cloth, body, blouse)
    _welt(pen, body, fig.cloth, jacket)


def draw_jacket(pen: Pen, colour: RGB, body: Body, under: skia.Path, meet: float = MEET, width: float = 1.0) -> skia.Path:
    """A single-breasted jacket over what was drawn before; casts its shadow on `under`. Returns its outline."""
    jacket = top(body, open_front(body, body.neck, meet), "long", 9)
    with pen.clip(under):
        pen.shadow(jacket, -pen.light.side * 3, 3, 5, 0.42)
    cloth(pen, jacket, colour, 20)
    with pen.clip(jacket):
        drape(pen, body, colour, 0.85)
        shoulder_seams(pen, body, colour)
        crease(pen, [body.at(12, meet + 10), body.at(60, meet + 22), body.at(104, meet + 12)], colour, 8, 0.6)
        seam(pen, body.curve([(0, meet), (8, 700), (14, body.foot)]), colour, 0.6)
        for side in (-1, 1):
            dart = side_of([(74, 596), (66, 664), (72, body.foot)], side)
            seam(pen, body.curve(dart), colour, 0.22)
    lapels(pen, body, colour, meet, jacket, width)
    for y in (meet + 14, meet + 74):
        button(pen, body.at(-5, y), 6.5, darker(colour, 0.35) if luminance(colour) > 0.3 else lighter(colour, 0.18))
    return jacket


def _welt(pen: Pen, body: Body, colour: RGB, within: skia.Path) -> None:
    """The breast pocket, on the wearer's left."""
    strip = body.shape([(67, 528), (111, 521)], [(111, 521), (112, 532)], [(112, 532), (68, 540)])
    laid(pen, strip, lighter(colour, 0.05), 4, 2, 0.3, within)


def _shirt_pulls(pen: Pen, body: Body, colour: RGB) -> None:
    crease(pen, [body.at(30, 480), body.at(26, 520), body.at(30, 566)], colour, 6, 0.5)
    crease(pen, [body.at(-32, 486), body.at(-28, 524), body.at(-32, 560)], colour, 6, 0.5)


def draw_shirt(pen: Pen, fig: Figure, body: Body) -> None:
    """Worn with the top button open."""
    opening = [(0, 474), (9, 456), (body.neck * 0.62, 428), (body.neck + 3, 400)]
    shirt = top(body, opening, "long", 5)
    cloth(pen, shirt, fig.cloth, 18)
    with pen.clip(shirt):
        drape(pen, body, fig.cloth, 0.9)
        shoulder_seams(pen, body, fig.cloth)
        _yoke(pen, body, fig.cloth)
        placket(pen, body, fig.cloth, 474, body.foot, buttons=(490, 542, 594, 646, 698), fill=thread(fig.cloth))
        pocket(pen, body, body.shoulder * 0.30, 508, 50, 58, fig.cloth, shirt)
    shirt_collar(pen, body, lighter(fig.cloth, 0.07), spread=8, within=shirt)


def _yoke(pen: Pen, body: Body, colour: RGB) -> None:
    s = body.shoulder
    for side in (-1, 1):
        seam(pen, body.curve(side_of([(body.neck + 24, 446), (s * 0.5, 452), (s * 0.74, 466)], side)), colour, 0.25)


def draw_polo(pen: Pen, fig: Figure, body: Body) -> None:
    opening = [(0, 486), (9, 460), (body.neck * 0.7, 428), (body.neck + 3, 400)]
    shirt = top(body, opening, "short", 3)
    trim_colour = apart(fig.accent, fig.cloth, 0.1)
    cloth(pen, shirt, fig.cloth, 18)
    with pen.clip(shirt):
        drape(pen, body, fig.cloth, 0.8)
        shoulder_seams(pen, body, fig.cloth)
        placket(pen, body, lighter(fig.cloth, 0.05), 486, 560, buttons=(502, 536), fill=thread(fig.cloth), width=20)
        seam(pen, body.curve([(-10, 560), (10, 560)]), fig.cloth, 0.5)
        short_hems(pen, body, fig.cloth)
    soft_collar(pen, body, lighter(fig.cloth, 0.06), shirt)
    n = body.neck
    for side in (-1, 1):
        line = side_of([(0.62 * n + 15, 471), (n * 1.16 + 4, 441), (n + 14, 414)], side)
        pen.stroke(body.curve(line), trim_colour, 3.0, 0.95)
