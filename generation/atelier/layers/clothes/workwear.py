"""Clothes of trades and clinics: overalls, apron, work vest, lab coat, scrubs, chef jacket, denim jacket."""

import skia

from ...canvas import Pen, box, oval
from ...colour import INK, RGB, darker, lighter, luminance
from ...figure import Figure
from .body import Body, mirrored, side_of
from .collars import placket, shirt_collar, shirt_front
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
    pocket,
    seam,
    stitches,
    thread,
    trim,
)
from .garment import closed, top, vee
from .knits import draw_plain_top, neck_rib, short_hems, shoulder_seams
from .tailoring import draw_jacket

SILVER: RGB = (0.83, 0.85, 0.87)
COAT_WHITE: RGB = (0.955, 0.962, 0.972)


def draw_overalls(pen: Pen, fig: Figure, body: Body) -> None:
    shirt = draw_plain_top(pen, body, apart(fig.accent, fig.cloth), "short")
    s = body.shoulder
    hem = [(s, body.foot), (s, 740)] if body.posed else [(s * 0.72, body.foot)]  # below the waist they are trousers
    bib = body.shape(
        [(-s * 0.40, 506), (s * 0.40, 506)],
        [(s * 0.40, 506), (s * 0.43, 590), (s * 0.60, 668), *reversed(hem)],
        [hem[0], (-hem[0][0], hem[0][1])],
        [*mirrored(hem[::-1]), (-s * 0.60, 668), (-s * 0.43, 590), (-s * 0.40, 506)],
    )
    with pen.clip(shirt):
        for side in (-1, 1):
            _strap(pen, body, side, fig.cloth)
        laid(pen, bib, fig.cloth, 12, 4, 0.34)
        pen.ink(bib)
        stitches(pen, body.curve([(-s * 0.37, 514), (s * 0.37, 514)]), thread(fig.cloth))
        for side in (-1, 1):
            edge = [(s * 0.375, 518), (s * 0.40, 596), (s * 0.57, 676), (s * 0.68, body.foot)]
            stitches(pen, body.curve(side_of(edge, side)), thread(fig.cloth))
        _bib_pocket(pen, body, fig.cloth, bib)
    for side in (-1, 1):
        button(pen, body.at(side * s * 0.325, 522), 9, BRASS)


def _strap(pen: Pen, body: Body, side: int, colour: RGB) -> None:
    s, n = body.shoulder, body.neck
    strap = body.shape(
        side_of([(s * 0.25, 530), (s * 0.30, 470), (n + 28, 408)], side),
        side_of([(n + 28, 408), (n + 60, 414)], side),
        side_of([(n + 60, 414), (s * 0.43, 472), (s * 0.40, 530)], side),
        side_of([(s * 0.40, 530), (s * 0.25, 530)], side),
    )
    laid(pen, strap, colour, 7, 3, 0.34)
    for dx in (0.275, 0.375):
        stitches(
            pen, body.curve(side_of([(s * dx, 530), (s * (dx + 0.05), 470), (n + 35 + (dx - 0.275) * 180, 412)], side)), thread(colour), 1.5
        )


def _bib_pocket(pen: Pen, body: Body, colour: RGB, within: skia.Path) -> None:
    pocket(pen, body, -38, 552, 76, 66, lighter(colour, 0.03), within)
    stitches(pen, body.curve([(-34, 565), (34, 565)]), thread(colour), 1.6)
    stitches(pen, body.curve([(14, 568), (14, 610)]), thread(colour), 1.6)


def draw_apron(pen: Pen, fig: Figure, body: Body) -> None:
    """A bib apron over a shirt with rolled sleeves."""
    shirt_colour = apart(fig.accent, fig.cloth)
    shirt = top(body, [(0, 470), (8, 452), (body.neck * 0.62, 428), (body.neck + 3, 400)], "short", 4)
    cloth(pen, shirt, shirt_colour, 18)
    s, n = body.shoulder, body.neck
    hem = s if body.posed else s * 0.72
    bib = body.shape(
        [(-s * 0.37, 500), (0, 506), (s * 0.37, 500)],
        [(s * 0.37, 500), (s * 0.44, 600), (s * 0.70, 690)],
        [(s * 0.70, 690), (hem, body.foot)],
        [(hem, body.foot), (-hem, body.foot)],
        [(-hem, body.foot), (-s * 0.70, 690)],
        [(-s * 0.70, 690), (-s * 0.44, 600), (-s * 0.37, 500)],
    )
    with pen.clip(shirt):
        drape(pen, body, shirt_colour, 0.8)
        short_hems(pen, body, shirt_colour)
        placket(pen, body, shirt_colour, 470, body.foot, buttons=(492,))
        for side in (-1, 1):
            strap = body.shape(
                side_of([(s * 0.29, 514), (n + 26, 456), (n + 16, 406)], side),
                side_of([(n + 16, 406), (n + 34, 410)], side),
                side_of([(n + 34, 410), (n + 43, 456), (s * 0.365, 514)], side),
                side_of([(s * 0.365, 514), (s * 0.29, 514)], side),
            )
            laid(pen, strap, darker(fig.cloth, 0.12), 5, 3, 0.34)
        laid(pen, bib, fig.cloth, 14, 4, 0.36)
        pen.ink(bib)
        stitches(pen, body.curve([(-s * 0.35, 509), (0, 515), (s * 0.35, 509)]), thread(fig.cloth))
        crease(pen, [body.at(-s * 0.3, 590), body.at(-s * 0.2, 640), body.at(-s * 0.26, 720)], fig.cloth, 9, 0.5)
        crease(pen, [body.at(s * 0.34, 600), body.at(s * 0.26, 650), body.at(s * 0.32, 730)], fig.cloth, 9, 0.5)
        pocket(pen, body, -s * 0.34, 668, s * 0.68, 92, lighter(fig.cloth, 0.03), bib)
    shirt_collar(pen, body, lighter(shirt_colour, 0.06), spread=6, within=shirt)
    for side in (-1, 1):
        button(pen, body.at(side * s * 0.327, 513), 6.5, METAL)


def draw_work_vest(pen: Pen, fig: Figure, body: Body) -> None:
    """A hi-vis vest with reflective strips over a t-shirt."""
    under = fig.accent if luminance(fig.accent) < 0.75 else (0.20, 0.24, 0.34)
    shirt = draw_plain_top(pen, body, apart(under, fig.cloth, 0.2), "short")
    vest = top(body, vee(body, 74, 15), "none", 8)
    with pen.clip(shirt):
        pen.shadow(vest, -pen.light.side * 2, 3, 5, 0.40)
    cloth(pen, vest, fig.cloth, 18)
    s = body.shoulder
    edge = apart(lighter(fig.accent, 0.2), fig.cloth) if luminance(fig.cloth) < 0.75 else (0.95, 0.52, 0.14)
    with pen.clip(vest):
        for side in (-1, 1):
            _reflective(pen, body, side_of([(s * 0.40, 396), (s * 0.43, 480), (s * 0.45, 600), (s * 0.44, body.foot)], side), edge)
        for y in (616, 694):
            _reflective(pen, body, [(-s, y - 12), (-s * 0.4, y), (0, y + 4), (s * 0.4, y), (s, y - 12)], edge)
        crease(pen, [body.at(s * 0.66, 566), body.at(s * 0.56, 552), body.at(s * 0.48, 556)], fig.cloth, 7, 0.7)
        crease(pen, [body.at(-s * 0.66, 566), body.at(-s * 0.56, 552), body.at(-s * 0.48, 556)], fig.cloth, 7, 0.7)
        _zip(pen, body, 516, fig.cloth)
    strip, _ = band(body, vee(body, 74, 15), 7)
    laid(pen, strip, edge, 3, 1.5, 0.2, vest)
    pen.ink(vest)
    _name_badge(pen, body, -s * 0.22, 516)


def _reflective(pen: Pen, body: Body, points: list, edge: RGB) -> None:
    line = body.curve(points)
    for colour, width in ((edge, 27), (SILVER, 18)):
        paint = pen.paint(pen.tint(colour), 1.0, stroke=width)
        paint.setStrokeCap(skia.Paint.kButt_Cap)
        pen.canvas.drawPath(line, paint)
    paint = pen.paint((1, 1, 1), 0.55, stroke=4)
    pen.canvas.drawPath(line, paint)


def _zip(pen: Pen, body: Body, start: float, colour: RGB) -> None:
    line = body.curve([(0, start), (0, body.foot)])
    pen.stroke(line, darker(colour, 0.55), 7, 0.85)
    paint = pen.paint(METAL, 1.0, stroke=3.6)
    paint.setStrokeCap(skia.Paint.kButt_Cap)
    paint.setPathEffect(skia.DashPathEffect.Make([2.4, 2.0], 0.0))
    pen.canvas.drawPath(line, paint)


def _name_badge(pen: Pen, body: Body, x: float, y: float) -> None:
    """A small card with a photo and two lines."""
    left, upper = body.at(x - 24, y)
    card = box(left, upper, 50, 34, 4)
    laid(pen, card, (0.97, 0.97, 0.96), 3, 2, 0.35)
    pen.fill(box(left + 5, upper + 6, 15, 20, 2), (0.55, 0.68, 0.80))
    pen.fill(oval(left + 12.5, upper + 13, 3.8, 4.2), (0.93, 0.86, 0.80))
    for k, w in enumerate((20, 15)):
        pen.fill(box(left + 25, upper + 9 + k * 8, w, 3.4, 1.5), (0.36, 0.40, 0.48))


def draw_lab_coat(pen: Pen, fig: Figure, body: Body) -> None:
    """The coat is white; the outfit's colour is what is worn under it."""
    if body.bulk > 0.5:
        under = shirt_front(pen, body, fig.cloth)
        shirt_collar(pen, body, lighter(fig.cloth, 0.08), within=under)
    else:
        under = top(body, vee(body, 46, 8), "none", -4)
        cloth(pen, under, fig.cloth, 8)
        neck_rib(pen, body, fig.cloth, vee(body, 46, 8), 8)
    coat = draw_jacket(pen, COAT_WHITE, body, under, meet=640, width=0.92)
    s = body.shoulder
    pocket(pen, body, s * 0.40, 520, 54, 62, COAT_WHITE, coat)
    _pens(pen, body, s * 0.40 + 12, 520, fig.cloth)
    _name_badge(pen, body, -s * 0.52, 514)


def _pens(pen: Pen, body: Body, x: float, y: float, colour: RGB) -> None:
    for k, tone in enumerate((apart(colour, COAT_WHITE), (0.20, 0.22, 0.30))):
        px, py = body.at(x + k * 12, y)
        clip = box(px - 2.6, py - 12, 5.2, 27, 2.2)
        laid(pen, clip, tone, 2, 1, 0.2)


def draw_scrubs(pen: Pen, fig: Figure, body: Body) -> None:
    line = vee(body, 60, 15)
    tunic = top(body, line, "short", 7)
    cloth(pen, tunic, fig.cloth, 18)
    with pen.clip(tunic):
        drape(pen, body, fig.cloth, 0.8)
        shoulder_seams(pen, body, fig.cloth)
        short_hems(pen, body, fig.cloth)
        pocket(pen, body, body.shoulder * 0.27, 514, 58, 64, fig.cloth, tunic)
    strip, _ = band(body, line, 12)
    laid(pen, strip, lighter(fig.cloth, 0.06), 4, 3, 0.28, tunic)
    draw_stethoscope(pen, body)


def draw_stethoscope(pen: Pen, body: Body) -> None:
    """Hung round the neck: two tubes that meet, and the chest piece."""
    n = body.neck
    tube = (0.20, 0.22, 0.28)
    left = body.curve([(-n * 1.06, 396), (-n - 13, 428), (-n - 8, 462), (-n * 0.86, 490), (-n * 0.70, 512)])
    right = body.curve([(n * 1.06, 396), (n + 13, 428), (n + 10, 456), (n * 0.90, 482)])
    for path in (left, right):
        if pen.hand.soft:
            below = skia.Path(path)
            below.offset(-pen.light.side * 3, 5)
            pen.stroke(below, (0.1, 0.05, 0.1), 9, 0.30, blur=3)
        if pen.hand.outline:
            pen.stroke(path, INK, 11)
        pen.stroke(path, tube, 7.5)
        pen.stroke(path, lighter(tube, 0.45), 1.8, 0.6, blur=0.8)
    x, y = body.at(-n * 0.68, 518)
    for radius, colour in ((17, METAL), (11, darker(METAL, 0.25))):
        disc = oval(x, y, radius, radius)
        laid(pen, disc, colour, 6, 3, 0.4)
    for dx in (-9, 9):
        prong = body.curve([(n * 0.90, 482), (n * 0.90 + dx * 1.4, 498), (n * 0.90 + dx * 1.5, 522)])
        if pen.hand.outline:
            pen.stroke(prong, INK, 7.5)
        pen.stroke(prong, METAL, 4.6)
        tip = body.at(n * 0.90 + dx * 1.4, 526)
        laid(pen, oval(*tip, 5, 5.5), tube, 3, 1.5, 0.3)


def draw_chef_jacket(pen: Pen, fig: Figure, body: Body) -> None:
    """Double-breasted, stand collar, piping and buttons in the second colour."""
    piping = apart(fig.accent, fig.cloth, 0.2)
    jacket = top(body, closed(body), "long", 8)
    cloth(pen, jacket, fig.cloth, 20)
    s, n = body.shoulder, body.neck
    with pen.clip(jacket):
        drape(pen, body, fig.cloth, 0.9)
        shoulder_seams(pen, body, fig.cloth)
        front = body.shape(
            [(-n * 0.55, 436), (-s * 0.30, 480), (-s * 0.34, 600), (-s * 0.30, body.foot)],
            [(-s * 0.30, body.foot), (s * 0.28, body.foot)],
            [(s * 0.28, body.foot), (s * 0.34, 600), (s * 0.30, 480), (n * 0.60, 436)],
            [(n * 0.60, 436), (0, 446), (-n * 0.55, 436)],
        )
        laid(pen, front, lighter(fig.cloth, 0.03), 8, 3, 0.24)
        pen.stroke(body.curve([(n * 0.60, 436), (s * 0.30, 480), (s * 0.34, 600), (s * 0.28, body.foot)]), pen.tint(piping), 3.2)
    for y in (484, 530, 576, 622, 668, 714):
        for side in (-1, 1):
            button(pen, body.at(side * s * 0.20, y), 6.5, piping)
    for side in (-1, 1):
        stand = body.shape(
            side_of([(n * 0.93, 384), (n + 8, 408), (n + 10, 420)], side),
            side_of([(n + 10, 420), (n * 0.66, 442), (side * -2, 452)], side),
            side_of([(side * -2, 452), (side * 3, 424)], side),
            side_of([(side * 3, 424), (n * 0.64, 414), (n * 0.93, 384)], side),
        )
        laid(pen, stand, lighter(fig.cloth, 0.05), 7, 4, 0.30, jacket)
        pen.stroke(body.curve(side_of([(side * 3, 426), (n * 0.64, 416), (n * 0.93, 388)], side)), pen.tint(piping), 3.0)
    trim(pen, jacket, pen.hand.outline)


def draw_denim_jacket(pen: Pen, fig: Figure, body: Body) -> None:
    """Open over a t-shirt, with contrast stitching."""
    under = draw_plain_top(pen, body, apart(fig.accent, fig.cloth), "none")
    n = body.neck
    half = [(n * 0.62, body.foot), (n * 0.66, 600), (n * 0.80, 480), (n + 6, 400)]
    with pen.clip(under):
        for side in (-1, 1):
            pen.shadow(_denim_front(body, half, side), -pen.light.side * 2, 3, 5, 0.42)
    for side in (-1, 1):
        front = _denim_front(body, half, side)
        cloth(pen, front, fig.cloth, 18)
        with pen.clip(front):
            drape(pen, body, fig.cloth, 0.95)
            _denim_details(pen, body, fig.cloth, side)
        pen.ink(front)
    shirt_collar(pen, body, lighter(fig.cloth, 0.06), spread=n * 0.66, within=None, size=1.05)
    for side in (-1, 1):
        stitches(pen, body.curve(side_of([(n * 1.12 + 14, 466), (n * 1.30, 444), (n + 14, 416)], side)), _denim_thread(fig.cloth))
    for y in (508, 580, 652, 724):
        button(pen, body.at(n * 0.62 + 9 - (y - 480) * 0.03 + 4, y), 5.2, BRASS)


def _denim_thread(colour: RGB) -> RGB:
    return (0.93, 0.72, 0.38) if luminance(colour) < 0.62 else (0.72, 0.48, 0.22)


def _denim_front(body: Body, half: list, side: int) -> skia.Path:
    line = [half[-1]] + [p for p in body.shoulder_line(9) if p[0] > half[-1][0] + 12]
    outer, inner = body.outer_arm(9, body.sleeve_end), body.inner_arm(9, body.sleeve_end)
    curves = [half, line + outer[1:], [outer[-1], inner[0]], inner, body.side(9), [body.side(9)[-1], half[0]]]
    return body.shape(*[side_of(curve, side) for curve in curves])


def _denim_details(pen: Pen, body: Body, colour: RGB, side: int) -> None:
    s, n = body.shoulder, body.neck
    gold = _denim_thread(colour)
    lines = (
        [(n * 0.62 + 18, 470), (n * 0.62 + 17, 620), (n * 0.62 + 15, body.foot)],
        [(n * 0.66 + 2, 498), (s * 0.5, 502), (s * 0.735, 494)],
        [(s * 0.44, 504), (s * 0.40, 640), (s * 0.34, body.foot)],
        [(s * 0.58, 504), (s * 0.56, 640), (s * 0.54, body.foot)],
    )
    for points in lines:
        path = body.curve(side_of(points, side))
        seam(pen, path, colour, 0.45)
        path.offset(side * 3.5, 3)
        stitches(pen, path, gold, 1.6)
    shoulder = body.curve(side_of(body.armhole(9)[:3], side))
    seam(pen, shoulder, colour, 0.4)
    shoulder.offset(-side * 4, 0)
    stitches(pen, shoulder, gold, 1.6)
    flap = body.shape(
        side_of([(s * 0.40, 502), (s * 0.66, 500)], side),
        side_of([(s * 0.66, 500), (s * 0.66, 521)], side),
        side_of([(s * 0.66, 521), (s * 0.53, 536)], side),
        side_of([(s * 0.53, 536), (s * 0.40, 523)], side),
    )
    laid(pen, flap, lighter(colour, 0.04), 5, 2.5, 0.3)
    button(pen, body.at(side * s * 0.53, 524), 4.6, BRASS)
