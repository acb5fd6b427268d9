"""Cloth that is wound: headscarf, hijab, turban. Folds follow the winding, and hair stays covered where it should."""

import math

import skia

from ...canvas import Pen, Point, difference, smooth
from ...colour import RGB, darker, lighter
from ...figure import Figure
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

    for outline in ([(70, 24), (112, 44), (134, 96), (124, 150), (100, 138), (96, 90), (74, 60)],
        [(66, 34), (92, 66), (98, 120), (74, 160), (58, 130), (62, 80)]):
        tail = smooth([place(*p) for p in outline])
        pen.form(tail, colour, 14, 0.4, 0.18)
        seam(pen, tail, [place(outline[0][0] + 10, outline[0][1] + 14), place(outline[2][0] - 12, outline[2][1]),
            place(outline[3][0] - 6, outline[3][1] - 14)], colour, 3, 0.35)
    pen.form(smooth([place(*p) for p in [(78, 18), (100, 12), (110, 36), (92, 50), (76, 40)]]), colour, 8)


def draw_headscarf(pen: Pen, fig: Figure) -> None:
    """A scarf wound over the head and tied at the nape; the ears stay free."""
    scalp, rim, colour = Scalp(fig.head), rim_of(fig), cloth_colour(fig)
    body = crown(scalp, rim, mirrored([(0, -146), (44, -141), (84, -121), (108, -86), (113, -48), (108, -12)]))
    cast(pen, fig, body, 8, 0.34)
    pen.form(body, colour, 22, 0.38, 0.22)
    left, right = [scalp.on(-70, -82, 8), scalp.on(-92, -58, 8), scalp.on(-106, -22, 8)], [scalp.on(-20, -120, 24),
        scalp.on(-90, -100, 18), scalp.on(-112, -40, 10)]
    _folds(pen, body, left, right, 4, colour)
    _folds(pen, body, [scalp.on(70, -82, 8), scalp.on(92, -58, 8), scalp.on(106, -22, 8)],
        [scalp.on(20, -120, 24), scalp.on(90, -100, 18), scalp.on(112, -40, 10)], 4, colour)
    _sheen(pen, scalp, body, colour)
    hem = smooth(rim.points(scalp, 7), closed=False)
    with pen.clip(body):
        pen.stroke(hem, lighter(colour, 0.28), 3.4, 0.7 if not pen.hand.outline else 0.4)


def draw_turban(pen: Pen, fig: Figure) -> None:
    """Bands wound from both sides, each laid over the one above, meeting in a peak over the forehead."""
    scalp, rim, colour = Scalp(fig.head), rim_of(fig), cloth_colour(fig)
    body = crown(scalp, rim, mirrored([(0, -180), (46, -175), (92, -153), (123, -114), (129, -72), (121, -36)]))
    cast(pen, fig, body, 9, 0.38)
    pen.form(body, colour, 28, 0.4, 0.22)
    with pen.clip(body):
        for k in range(3, -1, -1):
            for side in (-1, 1) if k % 2 else (1, -1):
                _wound(pen, scalp, side, k, colour)
    pen.ink(body)
    _sheen(pen, scalp, body, colour)


def _wound(pen: Pen, scalp: Scalp, side: int, k: int, colour: RGB) -> None:
    """Band number k, counted from the lowest, of one side: its upper edge, and all the cloth below it."""
    lift = k * 17.0
    over = -side * (14 if k % 2 else 4)  # the ends cross a little beyond the middle
    upper = [scalp.on(over, -96 - lift * 0.9, 16), scalp.on(side * 46, -90 - lift, 18), scalp.on(side * 92, -64 - lift * 1.05, 18),
        scalp.rim(side * 136, -30 - lift)]
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


def draw_hijab_back(pen: Pen, fig: Figure) -> None:
    scalp, colour = Scalp(fig.head), darker(cloth_colour(fig), 0.24)
    pen.form(smooth([scalp.behind(*p) for p in mirrored([(0, -140), (90, -116), (124, -40), (124, 60), (128, 150), (168, 220),
        (0, 250)])]), colour, 26)


def draw_hijab(pen: Pen, fig: Figure) -> None:
    """The face stays open from brow to chin; one end crosses under the chin and lies over the shoulder."""
    scalp, head, colour = Scalp(fig.head), fig.head, cloth_colour(fig)
    face = _opening(fig, scalp, 0)
    right = [(46, -140), (88, -118), (118, -70), (128, -4), (124, 66), (126, 128), (172, 196), (150, 232), (60, 250)]
    whole = smooth([scalp.rim(*p) for p in [(0, -146), *right, (0, 254), *((-x, y) for x, y in reversed(right))]])
    cloth = difference(whole, face)
    _undercap(pen, fig, scalp, darker(colour, 0.42))
    if pen.hand.soft:
        with pen.clip(head.outline):
            pen.stroke(face, darker(fig.skin, 0.7), 16, 0.34, blur=6)
    pen.form(cloth, colour, 24, 0.36, 0.22)
    chin = head.at(0, head.bottom)
    low = chin[1] + 14
    around_left = [[scalp.on(-20, -112, 12), scalp.on(-84, -84, 12), scalp.rim(-104, 0), scalp.rim(-84, 96), (chin[0] + 10, low + 26)],
                   [scalp.on(0, -132, 22), scalp.on(-98, -100, 20), scalp.rim(-118, 0), scalp.rim(-108, 120), (chin[0] + 30, low + 74)]]
    around_right = [[scalp.on(20, -112, 12), scalp.on(84, -84, 12), scalp.rim(104, 0), scalp.rim(86, 90), (chin[0] - 4, low + 6)],
                    [scalp.on(0, -132, 22), scalp.on(98, -100, 20), scalp.rim(118, 0), scalp.rim(110, 116), (chin[0] - 26, low + 44)]]
    _folds(pen, cloth, *around_left, 4, colour)
    _folds(pen, cloth, *around_right, 3, colour)
    wrap = smooth([scalp.rim(102, 84), (chin[0] + 30, low + 4), (chin[0] - 50, low + 18), scalp.rim(-122, 168), scalp.rim(-136, 214),
        scalp.rim(-60, 226), (chin[0] + 20, low + 66), scalp.rim(116, 132)])
    with pen.clip(whole):
        pen.shadow(wrap, 0, 6, 6, 0.26)
        pen.form(wrap, lighter(colour, 0.04), 14, 0.32, 0.22)
        _folds(pen, wrap, [scalp.rim(104, 96), (chin[0] + 10, low + 18), scalp.rim(-116, 180)],
            [scalp.rim(114, 124), (chin[0] + 20, low + 54), scalp.rim(-80, 218)], 4, colour)
    _sheen(pen, scalp, cloth, colour)


def _opening(fig: Figure, scalp: Scalp, grow: float) -> skia.Path:
    """The face as the cloth frames it: from below the hairline to under the chin, turning with the face."""
    head = fig.head
    v, u = 132 / head.h, 104 / head.w
    jaw, low = head.jaw_w * u, head.bottom * v
    right = [(40, -82), (74, -64), (91, -28), (95, 16), (min(93, jaw + 6), 62), (jaw * 0.66, 98), (30, low - 2)]
    points = [scalp.on(0, -88)] + [scalp.on(x + grow, y) for x, y in right] + [scalp.on(0, low + 5)] + [scalp.on(-x - grow, y) for x,
        y in reversed(right)]
    return smooth(points)


def _undercap(pen: Pen, fig: Figure, scalp: Scalp, colour: RGB) -> None:
    """The band below the cloth at the forehead: no hair shows."""
    outer = [scalp.rim(x, y) for x, y in mirrored([(0, -122), (60, -112), (98, -70), (102, -30)])]
    inner = [scalp.on(x, y) for x, y in [(90, -32), (72, -58), (40, -74), (0, -79), (-40, -74), (-72, -58), (-90, -32)]]
    path = smooth(outer + inner)
    cast(pen, fig, path, 5, 0.26)
    pen.form(path, colour, 8)
