"""Cloth that is wound: headscarf, hijab, turban. Folds follow the winding, and hair stays covered where it should."""

import math

import skia

from ...canvas import Pen, Point, difference, smooth
from ...colour import RGB, darker, lighter
from ...figure import Figure
from ..hair.covered import behind_the_far_cheek
from ..hair.scalp import Scalp, mirrored
from ..hair.strands import between, cast, gloss
from .material import cloth_colour, crown, rim_of, seam


def _folds(pen: Pen, clip: skia.Path, a: list[Point], b: list[Point], count: int, colour: RGB, width: float = 4.2) -> None:
    for curve in between(a, b, count):
        seam(pen, clip, curve, colour, width, 0.34)


def _sheen(pen: Pen, scalp: Scalp, clip: skia.Path, colour: RGB) -> None:
    side = 1 if pen.light.side > 0 else -1
    gloss(pen, clip, [scalp.rim(side * x, y) for x, y in [(96, -84), (74, -118), (34, -136)]], colour, 16, 0.3)


def draw_headscarf_back(pen: Pen, fig: Figure) -> None:
    """The knot at the nape and its two tails."""
    scalp, colour = Scalp(fig.head), darker(cloth_colour(fig), 0.12)
    away = -1 if fig.head.yaw > 0.02 else 1
    turned = abs(math.sin(fig.head.yaw)) * 26

    def place(x: float, y: float) -> Point:
        return scalp.rim(away * (x + turned), y, parallax=-10)

    long = [(70, 24), (112, 44), (134, 96), (124, 150), (100, 138), (96, 90), (74, 60)]
    short = [(66, 34), (92, 66), (98, 120), (74, 160), (58, 130), (62, 80)]
    for outline in (long, short):
        tail, (x0, y0), (x1, y1), (x2, y2) = smooth([place(*p) for p in outline]), outline[0], outline[2], outline[3]
        pen.form(tail, colour, 14, 0.4, 0.18)
        seam(pen, tail, [place(x0 + 10, y0 + 14), place(x1 - 12, y1), place(x2 - 6, y2 - 14)], colour, 3, 0.35)
    pen.form(smooth([place(*p) for p in [(78, 18), (100, 12), (110, 36), (92, 50), (76, 40)]]), colour, 8)


def draw_headscarf(pen: Pen, fig: Figure) -> None:
    """A scarf wound over the head and tied at the nape; the ears stay free."""
    scalp, rim, colour = Scalp(fig.head), rim_of(fig), cloth_colour(fig)
    body = crown(scalp, rim, mirrored([(0, -146), (44, -141), (84, -121), (108, -86), (113, -48), (108, -12)]))
    cast(pen, fig, body, 8, 0.34)
    pen.form(body, colour, 22, 0.38, 0.22)
    for s in (-1, 1):
        low = [scalp.on(s * 70, -82, 8), scalp.on(s * 92, -58, 8), scalp.on(s * 106, -22, 8)]
        high = [scalp.on(s * 20, -120, 24), scalp.on(s * 90, -100, 18), scalp.on(s * 112, -40, 10)]
        _folds(pen, body, low, high, 4, colour)
    _sheen(pen, scalp, body, colour)
    hem = smooth(rim.points(scalp, 7), closed=False)
    with pen.clip(body):
        pen.stroke(hem, lighter(colour, 0.28), 3.4, 0.7 if not pen.hand.outline else 0.4)


def draw_turban(pen: Pen, fig: Figure) -> None:
    """Bands wound from both sides, each laid over the one above, meeting in a peak over the forehead."""
    scalp, rim, colour = Scalp(fig.head), rim_of(fig), cloth_colour(fig)
    body = crown(scalp, rim, mirrored([(0, -180), (46, -175), (92, -153), (123, -114), (129, -72), (121, -36)]))
    _nape(pen, scalp, darker(colour, 0.22))
    cast(pen, fig, body, 9, 0.38)
    pen.form(body, colour, 28, 0.4, 0.22)
    with pen.clip(body):
        for k in range(3, -1, -1):
            for side in (-1, 1) if k % 2 else (1, -1):
                _wound(pen, scalp, side, k, colour)
    pen.ink(body)
    _sheen(pen, scalp, body, colour)


def _nape(pen: Pen, scalp: Scalp, colour: RGB) -> None:
    """The cloth under the turban that holds the hair behind the ear, where a turn brings it into view."""
    nape, ear = scalp.nape(), scalp.ear()
    if nape is not None and ear is not None:
        pen.form(difference(nape, ear), colour, 10, 0.3, 0.14)


def _wound(pen: Pen, scalp: Scalp, side: int, k: int, colour: RGB) -> None:
    """Band number k, counted from the lowest, of one side: its upper edge, and all the cloth below it."""
    lift = k * 17.0
    over = -side * (14 if k % 2 else 4)  # the ends cross a little beyond the middle
    upper = [
        scalp.on(over, -96 - lift * 0.9, 16), scalp.on(side * 46, -90 - lift, 18), scalp.on(side * 92, -64 - lift * 1.05, 18),
        scalp.rim(side * 136, -30 - lift),
    ]
    lower = [scalp.rim(side * 140, 20), scalp.on(side * 60, -20, 10), scalp.on(over, -60, 10)]
    band = smooth(upper, closed=False)
    for point in lower:
        band.lineTo(*point)
    band.close()
    pen.shadow(band, 0, -5, 4, 0.28)
    pen.fill(band, pen.tint(lighter(colour, 0.05 * (k % 2))))
    seam(pen, band, [(x, y + 2.5) for x, y in upper], colour, 3.6, 0.0 if pen.hand.outline else 0.5)
    if pen.hand.outline:
        pen.ink(smooth(upper, closed=False), pen.hand.outline * 0.6)


DRAPED = {"hidden": 0.92, "flare": 0.9, "below": -60.0}  # in near-profile the cloth covers neck and chest to the front, unlike hair


def draw_hijab_back(pen: Pen, fig: Figure) -> None:
    scalp, colour = Scalp(fig.head, **DRAPED), darker(cloth_colour(fig), 0.24)
    outline = mirrored([(0, -140), (90, -116), (124, -40), (124, 60), (128, 150), (168, 220), (0, 250)])
    pen.form(smooth([scalp.behind(*p) for p in outline]), colour, 12)


def draw_hijab(pen: Pen, fig: Figure) -> None:
    """The face stays open from brow to chin; one end crosses under the chin and lies over the shoulder."""
    scalp, colour = Scalp(fig.head, **DRAPED), cloth_colour(fig)
    face = _opening(fig, Scalp(fig.head, hidden=0.8))
    right = [(46, -140), (88, -118), (118, -70), (128, -4), (124, 66), (126, 128), (172, 196), (150, 232), (60, 250)]
    whole = smooth([scalp.rim(*p) for p in [(0, -146), *right, (0, 254), *((-x, y) for x, y in reversed(right))]])
    cloth = difference(whole, face)
    _undercap(pen, fig, scalp, darker(colour, 0.42))
    if pen.hand.soft:
        with pen.clip(fig.head.outline):
            pen.stroke(face, darker(fig.skin, 0.7), 16, 0.34, blur=6)
    with behind_the_far_cheek(pen, fig, 0.72):
        pen.form(cloth, colour, 20, 0.36, 0.22)
        _hijab_folds(pen, fig, scalp, cloth, colour)
        _sheen(pen, scalp, cloth, colour)


def _hijab_folds(pen: Pen, fig: Figure, scalp: Scalp, cloth: skia.Path, colour: RGB) -> None:
    """Over the head from ear to ear, down both cheeks, and the end that is laid across."""
    chin = fig.head.at(0, fig.head.bottom)
    x, low = chin[0], chin[1] + 14
    inner = [(x, low + 26), scalp.rim(-86, 94), scalp.rim(-103, 6), scalp.on(-88, -80, 10), scalp.on(4, -108, 10), scalp.on(88, -80, 10)]
    outer = [(x + 20, low + 74), scalp.rim(-110, 118), scalp.rim(-120, 8), scalp.rim(-96, -96), scalp.rim(10, -134), scalp.rim(96, -98)]
    inner += [scalp.rim(103, 6), scalp.rim(86, 94), (x, low + 6)]
    outer += [scalp.rim(120, 8), scalp.rim(110, 118), (x + 20, low + 44)]
    _folds(pen, cloth, inner, outer, 4, colour)
    across = [(x + 30, low + 4), (x - 50, low + 18), scalp.rim(-122, 168), scalp.rim(-136, 214), scalp.rim(-60, 226), (x + 20, low + 66)]
    wrap = smooth([scalp.rim(102, 84), *across, scalp.rim(116, 132)])
    with pen.clip(cloth):
        pen.shadow(wrap, 0, 6, 6, 0.26)
        pen.form(wrap, lighter(colour, 0.04), 12, 0.32, 0.22)
        upper = [scalp.rim(104, 96), (x + 10, low + 18), scalp.rim(-116, 180)]
        lower = [scalp.rim(114, 124), (x + 20, low + 54), scalp.rim(-80, 218)]
        _folds(pen, wrap, upper, lower, 4, colour)


def _opening(fig: Figure, scalp: Scalp) -> skia.Path:
    """The face as the cloth frames it: from below the hairline to under the chin, turning with the face."""
    jaw, low = fig.head.jaw_w * 104 / fig.head.w, fig.head.bottom * 132 / fig.head.h
    right = [(40, -82), (74, -64), (91, -28), (95, 16), (min(93, jaw + 6), 62), (jaw * 0.66, 98), (30, low - 2)]
    return smooth([scalp.on(*p) for p in [(0, -88), *right, (0, low + 5), *((-x, y) for x, y in reversed(right))]])


def _undercap(pen: Pen, fig: Figure, scalp: Scalp, colour: RGB) -> None:
    """The band below the cloth at the forehead: no hair shows."""
    outer = [scalp.rim(x, y) for x, y in mirrored([(0, -122), (60, -112), (98, -70), (102, -30)])]
    inner = [scalp.on(x, y) for x, y in [(90, -32), (72, -58), (40, -74), (0, -79), (-40, -74), (-72, -58), (-90, -32)]]
    path = smooth(outer + inner)
    cast(pen, fig, path, 5, 0.26)
    pen.form(path, colour, 8)
