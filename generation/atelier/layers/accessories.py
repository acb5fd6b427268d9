"""Accessories. On the head, drawn last: earrings, hearing aid, headphones. On the body, drawn over the clothes: necklace, scarf,
lanyard, and headphones that a hat or big hair sends down to the neck."""

import math
from contextlib import contextmanager

import skia

from ..canvas import Pen, Point, box, intersection, oval, smooth
from ..colour import INK, RGB, darker, lighter, luminance
from ..figure import Ear, Figure
from .clothes.body import Body, side_of
from .clothes.fabric import BRASS, METAL, apart, crease, laid, stitches, trim

COVERS_EARS = frozenset({"headscarf", "hijab"})
HAIR_OVER_EARS = frozenset(
    {"afro", "long curls", "long straight", "long wavy", "shoulder length", "bob", "fringe", "wolf cut", "locs", "braids"}
)
NO_BAND_OVER = frozenset({"afro", "top bun", "long curls", "short curls", "pigtails"})  # a head band would cut through this hair
CLOSE_CROPPED = frozenset({"bald", "buzz cut", "high fade", "undercut"})
NO_NECKLACE = frozenset({"suit", "gown", "hoodie", "armour", "chef jacket", "thobe", "turtleneck"})
COLLARED = frozenset({"shirt", "polo", "apron", "lab coat", "v-neck sweater", "denim jacket"})
LOW_CUT = frozenset({"dress", "saree", "scrubs", "blazer", "sports jersey"})


def draw_accessories(pen: Pen, fig: Figure) -> None:
    """What the head carries; rolls and turns with it."""
    worn = fig.look.accessories
    covered = fig.look.headwear in COVERS_EARS
    if "earrings" in worn and not covered and not _on_the_ears(fig):
        _on_each_ear(pen, fig, _earring)
    if "hearing aid" in worn and not covered and fig.look.hair not in HAIR_OVER_EARS and not _on_the_ears(fig):
        _on_each_ear(pen, fig, _hearing_aid)
    if _on_the_ears(fig):
        _headphones(pen, fig)


def draw_body_accessories(pen: Pen, fig: Figure) -> None:
    """What the body carries, drawn over the clothes."""
    worn, body = fig.look.accessories, Body.of(fig)
    draped = fig.look.headwear in COVERS_EARS  # its cloth already lies where a necklace or a scarf would
    if "necklace" in worn and "scarf" not in worn and not draped and fig.look.outfit not in NO_NECKLACE:
        _necklace(pen, fig, body)
    if "lanyard" in worn:
        _lanyard(pen, fig, body)
    if draped:
        return
    if "scarf" in worn:
        _scarf(pen, fig, body)
    elif "headphones" in worn and not _on_the_ears(fig):
        _headphones_round_the_neck(pen, fig, body)


def _on_the_ears(fig: Figure) -> bool:
    """Headphones sit on the ears unless a hat or big hair is in the way; then they hang round the neck."""
    return "headphones" in fig.look.accessories and fig.look.headwear == "none" and fig.look.hair not in NO_BAND_OVER


def _on_each_ear(pen: Pen, fig: Figure, draw) -> None:
    for side in (-1, 1):
        ear = fig.head.ear(side)
        if ear:
            with _behind_the_head(pen, fig, side):
                draw(pen, fig, ear, side)


@contextmanager
def _behind_the_head(pen: Pen, fig: Figure, side: int):
    """What hangs on the ear of the side that turns away is seen only beyond the edge of the head."""
    pen.canvas.save()
    if side * math.sin(fig.head.yaw) > 0.04:
        pen.keep_out(fig.head.outline)
    try:
        yield
    finally:
        pen.canvas.restore()


def _earring(pen: Pen, fig: Figure, ear: Ear, side: int) -> None:
    """A small hoop or a drop, by the picture's chance."""
    x, y = ear.x + side * ear.rx * 0.12, ear.y + ear.ry * 0.90
    if fig.rng("earring").random() < 0.5:
        hoop = oval(x, y + 13, 9 if not ear.front else 11, 13)
        if pen.hand.soft:
            below = skia.Path(hoop)
            below.offset(-pen.light.side * 3, 3)
            pen.stroke(below, (0.1, 0.05, 0.1), 4, 0.30, blur=2)
        if pen.inked:
            pen.stroke(hoop, INK, 7.4)
        pen.stroke(hoop, pen.tint(BRASS), 3.8)
        pen.stroke(smooth([(x - 8, y + 8), (x - 5, y + 3), (x + 2, y + 1)], closed=False), lighter(BRASS, 0.7), 1.6, 0.9)
        return
    stud = oval(x, y, 4.6, 4.6)
    laid(pen, stud, BRASS, 3, 1.5, 0.35)
    drop = smooth([(x, y + 6), (x + 6.5, y + 20), (x, y + 28), (x - 6.5, y + 20)])
    gem = apart(fig.accent, fig.skin) if luminance(fig.accent) < 0.9 else METAL
    laid(pen, drop, gem, 5, 3, 0.35)
    pen.fill(oval(x - 2, y + 17, 1.8, 3.2), (1, 1, 1), 0.7)


def _hearing_aid(pen: Pen, fig: Figure, ear: Ear, side: int) -> None:
    """The case behind the top of the ear, a clear tube, the dome in the ear."""
    case = smooth(
        [
            (ear.x + side * ear.rx * 0.30, ear.y - ear.ry * 1.06),
            (ear.x + side * ear.rx * 1.12, ear.y - ear.ry * 0.86),
            (ear.x + side * ear.rx * 1.34, ear.y - ear.ry * 0.10),
            (ear.x + side * ear.rx * 1.04, ear.y + ear.ry * 0.16),
            (ear.x + side * ear.rx * 0.98, ear.y - ear.ry * 0.48),
            (ear.x + side * ear.rx * 0.36, ear.y - ear.ry * 0.82),
        ]
    )
    tone = apart(fig.accent, fig.skin, 0.2)
    laid(pen, case, tone, 5, 2, 0.35)
    tube = smooth(
        [
            (ear.x + side * ear.rx * 0.32, ear.y - ear.ry * 0.94),
            (ear.x - side * ear.rx * 0.18, ear.y - ear.ry * 0.5),
            (ear.x + side * ear.rx * 0.02, ear.y + ear.ry * 0.04),
        ],
        closed=False,
    )
    pen.stroke(tube, INK if pen.inked else darker(tone, 0.35), 3.4, 0.9)
    pen.stroke(tube, lighter(tone, 0.5), 1.5, 0.9)
    laid(pen, oval(ear.x + side * ear.rx * 0.04, ear.y + ear.ry * 0.10, 4.2, 4.6), lighter(tone, 0.2), 2, 1, 0.3)


# --- headphones ---------------------------------------------------------------------------------------------------------


def _headphones(pen: Pen, fig: Figure) -> None:
    head = fig.head
    shell = apart(fig.accent, fig.hair, 0.2)
    ends = {side: _cup_centre(fig, side) for side in (-1, 1)}
    low = 26 if fig.look.hair in CLOSE_CROPPED else 0
    reach = {side: 1 - 0.22 * max(0.0, side * math.sin(head.yaw)) for side in (-1, 1)}  # the far half of the arc goes behind the skull
    seen = 1 - 0.7 * head.profile  # the arc stands across the head: from the side one sees its edge
    left, right = (
        [(side * (111 - low * 0.2) * reach[side] * seen, -66 + low * 0.3), (side * (73 - low * 0.2) * reach[side] * seen, -128 + low * 0.8)]
        for side in (-1, 1)
    )
    band = [
        (ends[-1][0] - 3, ends[-1][1] - 34),
        head.around(*left[0], 4),
        head.around(*left[1], 8),
        head.around(0, -151 + low, 10),
        head.around(*right[1], 8),
        head.around(*right[0], 4),
        (ends[1][0] + 3, ends[1][1] - 34),
    ]
    path = smooth(_to_the_crown(band, fig), closed=False)
    with _behind_the_face(pen, fig):
        _tube(pen, path, (0.19, 0.20, 0.25), 14)
    near = 1 - head.profile  # of its far half
    places = [x * seen * (near if x * head.facing > 0 else 1) for x in (-44, -22, 0, 22, 44)]
    cushion = smooth([head.around(x, low - 150 + 9 * (x / 44) ** 2, 10) for x in places], closed=False)
    pen.stroke(cushion, pen.tint(shell), 6)
    for side in (-1, 1):
        if head.ear(side):
            with _behind_the_head(pen, fig, side):
                _cup(pen, fig, ends[side], side, shell)


def _to_the_crown(band: list[Point], fig: Figure) -> list[Point]:
    """In near-profile the far half of the arc is hidden by the skull: its points gather at the crown, the fourth of the seven."""
    (x, y), far = band[3], range(4, 7) if fig.head.facing > 0 else range(3)
    drawn = fig.head.profile
    return [(px + (x - px) * drawn, py + (y - py) * drawn) if k in far else (px, py) for k, (px, py) in enumerate(band)]


@contextmanager
def _behind_the_face(pen: Pen, fig: Figure):
    """On a turned head the far half of a band disappears behind the face."""
    pen.canvas.save()
    if abs(math.sin(fig.head.yaw)) > 0.15:
        half = box(256 if fig.head.yaw > 0 else 0, 0, 256, 512)
        pen.keep_out(intersection(fig.head.outline, half))
    try:
        yield
    finally:
        pen.canvas.restore()


def _cup_centre(fig: Figure, side: int) -> Point:
    ear = fig.head.ear(side)
    if ear:
        return (ear.x + side * 1, ear.y - 2)
    return fig.head.around(side * 97 * (1 - 0.7 * fig.head.profile), 8)


def _cup(pen: Pen, fig: Figure, centre: Point, side: int, colour: RGB) -> None:
    """Edge-on beside a frontal head, opening to a disc on the near side of a turned one."""
    facing = max(0.0, -side * math.sin(fig.head.yaw))
    x, y = centre
    away = max(0.0, side * math.sin(fig.head.yaw))
    half, tall = 15 + 24 * facing - 8 * away, 40 - 10 * away
    pad = box(x - side * (half * 0.55) - 9, y - tall * 0.92, 18, tall * 1.84, 9)
    if facing < 0.3:
        laid(pen, pad, (0.16, 0.16, 0.20), 5, 3, 0.35)
    shell = box(x + side * 4 - half, y - tall, half * 2, tall * 2, min(half, 22))
    laid(pen, shell, colour, 12, 5, 0.40)
    pen.ink(shell)
    if facing > 0.3:
        laid(pen, oval(x + side * 4, y, half * 0.52, tall * 0.52), darker(colour, 0.18), 6, 1, 0.2)


def _tube(pen: Pen, path: skia.Path, colour: RGB, width: float) -> None:
    """A round tube: shadow, outline, colour, highlight."""
    if pen.hand.soft:
        below = skia.Path(path)
        below.offset(-pen.light.side * 2, 6)
        pen.stroke(below, (0.1, 0.05, 0.1), width, 0.30, blur=4)
    if pen.inked:
        pen.stroke(path, INK, width + pen.hand.outline * 1.6)
    pen.stroke(path, pen.tint(colour), width)
    ridge = skia.Path(path)
    ridge.offset(0, -width * 0.22)
    pen.stroke(ridge, lighter(colour, 0.5), width * 0.22, 0.55, blur=1)


def _headphones_round_the_neck(pen: Pen, fig: Figure, body: Body) -> None:
    n = body.neck
    shell = apart(fig.accent, fig.cloth, 0.2)
    for side in (-1, 1):
        arm = body.curve(side_of([(n * 0.96, 392), (n + 22, 404), (n + 32, 434), (n + 18, 462)], side))
        _tube(pen, arm, (0.19, 0.20, 0.25), 12)
        x, y = body.at(side * (n * 0.74), 474)
        cup = box(x - 19, y - 30, 38, 62, 17)
        turn = skia.Matrix.RotateDeg(side * 24, skia.Point(x, y))
        pad = box(x - side * 17 - 8, y - 27, 16, 56, 8)
        for path, tone in ((pad, (0.16, 0.16, 0.20)), (cup, shell)):
            path.transform(turn)
            laid(pen, path, tone, 10, 4, 0.40)
        pen.ink(cup)


# --- body ---------------------------------------------------------------------------------------------------------------


def _necklace(pen: Pen, fig: Figure, body: Body) -> None:
    n, outfit = body.neck, fig.look.outfit
    if outfit in LOW_CUT:
        half = [(0, 464), (n * 0.5, 452), (n * 0.92, 424), (n * 1.02, 402)]
    elif outfit in COLLARED:
        half = [(0, 466), (n * 0.26, 456), (n * 0.46, 432)]
    else:
        half = [(0, 500), (n * 0.56, 482), (n + 4, 446), (n + 13, 408)]
    chain = body.curve([(-x, y) for x, y in reversed(half[1:])] + half)
    if pen.hand.soft:
        below = skia.Path(chain)
        below.offset(-pen.light.side * 1.5, 3)
        pen.stroke(below, (0.1, 0.05, 0.1), 4, 0.30, blur=1.8)
    pen.stroke(chain, INK if pen.inked else darker(BRASS, 0.35), 4.4)
    paint = pen.paint(lighter(BRASS, 0.25), 1.0, stroke=2.8)
    paint.setPathEffect(skia.DashPathEffect.Make([0.5, 4.2], 0.0))
    pen.canvas.drawPath(chain, paint)
    x, y = body.at(0, half[0][1] + 9)
    pendant = smooth([(x, y - 10), (x + 9, y + 3), (x, y + 14), (x - 9, y + 3)], tension=0.7)
    laid(pen, pendant, BRASS, 5, 3, 0.35)
    pen.fill(oval(x - 2.6, y + 1, 2, 3.4), (1, 1, 1), 0.75)


def _lanyard(pen: Pen, fig: Figure, body: Body) -> None:
    n = body.neck
    ribbon = apart(fig.accent, fig.cloth, 0.2)
    for side in (-1, 1):
        strap = body.curve(side_of([(n + 11, 405), (n * 0.95, 440), (2, 486)], side))
        if pen.hand.soft:
            below = skia.Path(strap)
            below.offset(-pen.light.side * 2, 4)
            pen.stroke(below, (0.1, 0.05, 0.1), 9, 0.30, blur=3)
        if pen.inked:
            pen.stroke(strap, INK, 13)
        pen.stroke(strap, pen.tint(ribbon), 9)
        stitches(pen, strap, lighter(ribbon, 0.5), 1.4)
    x, y = body.at(0, 486)
    laid(pen, box(x - 5, y - 5, 10, 15, 3), METAL, 4, 2, 0.35)
    card = box(x - 25, y + 8, 50, 62, 6)
    laid(pen, card, (0.97, 0.97, 0.96), 5, 4, 0.38)
    trim(pen, card, 3.2)
    pen.fill(box(x - 25, y + 8, 50, 15, 6), pen.tint(ribbon))
    pen.fill(oval(x, y + 36, 8.5, 9), (0.62, 0.72, 0.82))
    for k, w in enumerate((34, 24)):
        pen.fill(box(x - w / 2, y + 51 + 8 * k, w, 4, 2), (0.42, 0.46, 0.54))


def _scarf(pen: Pen, fig: Figure, body: Body) -> None:
    """Wound once round the neck, one end hanging."""
    colour = apart(fig.accent, fig.cloth, 0.2)
    _scarf_tail(pen, body, colour)
    _scarf_lower_turn(pen, body, darker(colour, 0.06))
    _scarf_upper_turn(pen, body, lighter(colour, 0.04))


def _scarf_tail(pen: Pen, body: Body, colour: RGB) -> None:
    n = body.neck
    tail = body.shape(
        [(n * 0.20, 452), (n * 0.36, 520), (n * 0.30, 640)],
        [(n * 0.30, 640), (n * 0.30 + 66, 634)],
        [(n * 0.30 + 66, 634), (n * 0.36 + 60, 520), (n * 0.90, 446)],
        [(n * 0.90, 446), (n * 0.20, 452)],
    )
    laid(pen, tail, colour, 12, 5, 0.38)
    pen.ink(tail)
    with pen.clip(tail):
        crease(pen, body.half([(n * 0.42, 470), (n * 0.62, 540), (n * 0.56, 640)], 1), colour, 9, 0.9)
        crease(pen, body.half([(n * 0.80, 466), (n * 1.02, 540), (n * 1.04, 630)], 1), colour, 8, 0.7)
        for y in (596, 612):
            pen.line(body.at(n * 0.1, y), body.at(n * 0.4 + 76, y - 5), pen.tint(lighter(colour, 0.5)), 5, 0.9)


def _scarf_lower_turn(pen: Pen, body: Body, colour: RGB) -> None:
    n = body.neck
    right = [(n * 0.9, 380), (n + 26, 392), (n + 40, 424), (n + 22, 456)]
    ring = side_of(right, -1) + [(0, 486)] + list(reversed(right)) + [(n * 0.6, 412), (0, 430), (-n * 0.6, 412)]
    turn = smooth([body.at(*p) for p in ring])
    laid(pen, turn, colour, 13, 6, 0.42)
    pen.ink(turn)
    with pen.clip(turn):
        for side in (-1, 1):
            crease(pen, body.half([(n + 24, 408), (n + 8, 446), (n * 0.2, 472)], side), colour, 9, 0.9)


def _scarf_upper_turn(pen: Pen, body: Body, colour: RGB) -> None:
    """The turn that lies on top, sagging to one side."""
    n = body.neck
    left = [(n * 0.3, 408), (n * 1.0, 372), (n + 18, 386), (n + 26, 412), (n * 0.7, 446)]
    right = [(n * 0.2, 464), (n * 0.92, 448), (n + 20, 416), (n + 10, 378), (n * 0.9, 372), (n * 0.4, 402)]
    turn = smooth([body.at(*p) for p in side_of(left, -1) + right])
    laid(pen, turn, colour, 13, 6, 0.42)
    pen.ink(turn)
    with pen.clip(turn):
        for drop, strength in ((0, 1.0), (17, 0.8)):
            crease(pen, body.half([(-n - 10, 396 + drop), (-n * 0.2, 424 + drop), (n * 0.9, 408 + drop)], 1), colour, 8, strength)
