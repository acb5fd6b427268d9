"""Knitted and jersey tops: t-shirt, striped top, turtleneck, v-neck sweater, hoodie."""

import skia

from ...canvas import Pen, box
from ...colour import RGB, darker, lighter, luminance
from ...figure import Figure
from .body import SHORT_CUFF, Body, side_of
from .collars import SHIRT_WHITE, shirt_collar, shirt_front
from .fabric import (
    apart,
    band,
    cloth,
    crease,
    drape,
    laid,
    ribs,
    seam,
    stitches,
    thread,
)
from .garment import crew, top, vee


def draw_t_shirt(pen: Pen, fig: Figure, body: Body) -> None:
    shirt = draw_plain_top(pen, body, fig.cloth, "short")
    with pen.clip(shirt):
        _loose_folds(pen, body, fig.cloth)


def draw_plain_top(pen: Pen, body: Body, colour: RGB, sleeve: str) -> skia.Path:
    """A t-shirt, alone or under something else. Returns its outline."""
    shirt = top(body, crew(body), sleeve, 3)
    cloth(pen, shirt, colour)
    with pen.clip(shirt):
        drape(pen, body, colour, 0.8)
        if sleeve == "short":
            short_hems(pen, body, colour)
            shoulder_seams(pen, body, colour)
    neck_rib(pen, body, colour, crew(body), 10)
    return shirt


def draw_striped_top(pen: Pen, fig: Figure, body: Body) -> None:
    shirt = top(body, crew(body, 4, 20), "long", 3)
    stripe = apart(fig.accent, fig.cloth, 0.22)
    cloth(pen, shirt, fig.cloth)
    with pen.clip(shirt):
        for y in range(432, int(body.foot) + 6, 31):
            _stripe(pen, body, y, stripe)
        _shade_over(pen, shirt)
        drape(pen, body, fig.cloth, 0.8)
    pen.ink(shirt)
    neck_rib(pen, body, fig.cloth, crew(body, 4, 20), 9)


def _stripe(pen: Pen, body: Body, y: float, colour: RGB) -> None:
    s = body.shoulder
    trunk = body.curve([(-s * 0.73, y - 6), (-s * 0.4, y + 4), (0, y + 9), (s * 0.4, y + 4), (s * 0.73, y - 6)])
    paint = pen.paint(pen.tint(colour), 1.0, stroke=12)
    paint.setStrokeCap(skia.Paint.kButt_Cap)
    pen.canvas.drawPath(trunk, paint)
    for side in (-1, 1):
        sleeve = body.curve(side_of([(s * 0.735, y + 1), (s * 0.88, y + 9), (s * 1.1, y - 4)], side))
        pen.canvas.drawPath(sleeve, paint)


def _shade_over(pen: Pen, path: skia.Path) -> None:
    """Volume over a printed pattern: the shade and sheen of `Pen.form` without its colour."""
    side = -1 if pen.light.side <= 0 else 1
    moved = pen.outside(path, side * 10, -8)
    if pen.hand.modelling:
        pen.fill(moved, (0.12, 0.08, 0.16), 0.30 if pen.hand.soft else 0.16, blur=11)


def draw_turtleneck(pen: Pen, fig: Figure, body: Body) -> None:
    sweater = top(body, crew(body, -16, 8), "long", 6)
    cloth(pen, sweater, fig.cloth, 20)
    with pen.clip(sweater):
        drape(pen, body, fig.cloth, 0.85)
        _knit_rows(pen, body, fig.cloth)
    n = body.neck
    roll = body.shape(
        [(-n - 7, 384), (-n * 0.5, 395), (0, 399), (n * 0.5, 395), (n + 7, 384)],
        [(n + 7, 384), (n + 13, 402), (n + 15, 424)],
        [(n + 15, 424), (n * 0.6, 442), (0, 448), (-n * 0.6, 442), (-n - 15, 424)],
        [(-n - 15, 424), (-n - 13, 402), (-n - 7, 384)],
    )
    laid(pen, roll, lighter(fig.cloth, 0.04), 12, 5, 0.36, sweater)
    pen.ink(roll)
    ribs(
        pen,
        roll,
        [(body.at(x * n, 382), body.at(x * (n + 9), 452)) for x in (-0.98, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 0.98)],
        fig.cloth,
    )
    with pen.clip(roll):
        crease(pen, [body.at(-n * 0.95, 411), body.at(-n * 0.2, 424), body.at(n * 0.6, 418)], fig.cloth, 7, 0.6)


def _knit_rows(pen: Pen, body: Body, colour: RGB) -> None:
    """Raised cables on the chest; only where a brush can show them."""
    if pen.hand.outline:
        return
    for x in (-0.40, -0.20, 0.20, 0.40):
        line = body.curve([(x * body.shoulder, 452 + abs(x) * 10), (x * body.shoulder * 0.98, 600), (x * body.shoulder * 0.92, body.foot)])
        pen.stroke(line, darker(colour, 0.4), 5, 0.20, blur=1.6)


def draw_v_neck_sweater(pen: Pen, fig: Figure, body: Body) -> None:
    shirt = SHIRT_WHITE if luminance(fig.cloth) < 0.82 else apart(fig.accent, fig.cloth)
    front = shirt_front(pen, body, shirt, collar=False)
    line = vee(body, 74, 22)
    sweater = top(body, line, "long", 6)
    with pen.clip(front):
        pen.shadow(sweater, 0, 5, 4, 0.30)
    cloth(pen, sweater, fig.cloth, 20)
    with pen.clip(sweater):
        drape(pen, body, fig.cloth, 0.85)
    neck_rib(pen, body, fig.cloth, line, 11)
    shirt_collar(pen, body, lighter(shirt, 0.1))


def draw_hoodie(pen: Pen, fig: Figure, body: Body) -> None:
    lining = apart(fig.accent, fig.cloth, 0.12)
    line = crew(body, 10, 20)
    hoodie = top(body, line, "long", 12)
    cloth(pen, hoodie, fig.cloth, 22)
    with pen.clip(hoodie):
        drape(pen, body, fig.cloth, 1.0)
        _pouch(pen, body, fig.cloth)
        shoulder_seams(pen, body, fig.cloth)
    _hood(pen, body, fig.cloth, hoodie)
    _cords(pen, body, lining)


def _hood(pen: Pen, body: Body, colour: RGB, within: skia.Path) -> None:
    """The hood thrown back: two heavy rolls that meet at the throat."""
    n = body.neck
    for side in (-1, 1):
        roll = body.shape(
            side_of([(n * 0.93, 372), (n + 22, 376), (n + 45, 396), (n + 50, 424)], side),
            side_of([(n + 50, 424), (n + 22, 456), (n * 0.5, 478), (0, 487)], side),
            side_of([(0, 487), (0, 452)], side),
            side_of([(0, 452), (n * 0.45, 446), (n * 0.86, 426), (n * 0.93, 372)], side),
        )
        laid(pen, roll, lighter(colour, 0.05), 14, 6, 0.40, within)
        pen.ink(roll)
        with pen.clip(roll):
            crease(pen, body.half([(n + 8, 388), (n + 16, 424), (n * 0.5, 462)], side), colour, 10, 0.9)
            stitches(pen, body.curve(side_of([(n * 1.03, 385), (n * 0.93, 433), (n * 0.48, 455), (3, 461)], side)), thread(colour))


def _cords(pen: Pen, body: Body, colour: RGB) -> None:
    for side, end in ((-1, 524), (1, 512)):
        x = side * 17
        cord = body.curve([(x, 470), (x * 1.3, 490), (x * 1.2, end)])
        if pen.hand.soft:
            pen.stroke(body.curve([(x + 3, 474), (x * 1.3 + 3, 492), (x * 1.2 + 3, end + 2)]), (0.1, 0.05, 0.1), 6, 0.28, blur=2.5)
        if pen.hand.outline:
            pen.stroke(cord, (0.13, 0.10, 0.16), 8.5)
        pen.stroke(cord, pen.tint(colour), 5)
        px, py = body.at(x * 1.2, end)
        laid(pen, box(px - 3.6, py - 4, 7.2, 17, 2.5), darker(colour, 0.35), 3, 1.5, 0.3)


def _pouch(pen: Pen, body: Body, colour: RGB) -> None:
    s = body.shoulder
    pouch = body.shape(
        [(-s * 0.30, 640), (s * 0.30, 640)],
        [(s * 0.30, 640), (s * 0.47, 716)],
        [(s * 0.47, 716), (s * 0.47, body.foot)],
        [(s * 0.47, body.foot), (-s * 0.47, body.foot)],
        [(-s * 0.47, body.foot), (-s * 0.47, 716)],
    )
    laid(pen, pouch, colour, 10, 3, 0.25)


# --- shared by tops of jersey -------------------------------------------------------------------------------------------


def neck_rib(pen: Pen, body: Body, colour: RGB, line: list, width: float) -> None:
    strip, outer = band(body, line, width)
    shade = darker(colour, 0.10) if luminance(colour) > 0.25 else lighter(colour, 0.08)
    pen.shadow(strip, 0, 2.5, 2.5, 0.22)
    cloth(pen, strip, shade, 4, outline=False)
    if pen.hand.outline:
        pen.ink(strip, 2.8)
    else:
        whole = [(-x, y) for x, y in reversed(outer[1:])] + outer
        pen.stroke(body.curve(whole), darker(colour, 0.5), 1.3, 0.35)


def short_hems(pen: Pen, body: Body, colour: RGB) -> None:
    s, out = body.shoulder, body.splay
    for side in (-1, 1):
        hem = [(s * 1.08 + out, SHORT_CUFF - 11), (s * 0.9 + out, SHORT_CUFF - 5), (s * 0.7 + out, SHORT_CUFF + 2)]
        seam(pen, body.curve(side_of(hem, side)), colour, 0.4)


def shoulder_seams(pen: Pen, body: Body, colour: RGB) -> None:
    for side in (-1, 1):
        points = [(x, y) for x, y in side_of(body.armhole(4)[:3], side)]
        seam(pen, body.curve(points), colour, 0.28)


def _loose_folds(pen: Pen, body: Body, colour: RGB) -> None:
    s = body.shoulder
    crease(pen, [body.at(-s * 0.22, 640), body.at(-s * 0.05, 668), body.at(s * 0.18, 664)], colour, 9, 0.5)
    crease(pen, [body.at(s * 0.40, 690), body.at(s * 0.15, 716), body.at(-s * 0.12, 712)], colour, 9, 0.5)
