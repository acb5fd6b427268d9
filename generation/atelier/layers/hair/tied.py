"""Hair gathered at the back: the front is combed away from the face, the rest hangs from a tie."""

import math
from functools import partial

from ...canvas import Pen, Point, oval, smooth
from ...colour import CLOTH, RGB, luminance, rgb
from ...figure import Figure
from .cut import Comb, Cut, draw_cut
from .scalp import Scalp, mirrored
from .strands import between, comb, gloss, mass, shade_of

_SIDEBURN = [(99, 12), (94, 8), (92, -20)]


def _pulled(to: Point) -> Cut:
    """Hair combed back towards a point above or behind the crown."""
    x, y = to
    combs = (
        Comb([(-92, -46), (-86, -84), (x - 26, y + 6)], [(-4, -90), (-4, -112), (x - 4, y)], 10, 14, 8),
        Comb([(4, -90), (4, -112), (x + 4, y)], [(92, -46), (86, -84), (x + 26, y + 6)], 10, 14, 8),
        Comb([(95, 4), (100, -40), (80, -100)], [(104, -8), (108, -50), (92, -104)], 4, 8, 7),
        Comb([(-95, 4), (-100, -40), (-80, -100)], [(-104, -8), (-108, -50), (-92, -104)], 4, 8, 7),
    )
    return Cut(
    ears="free",
        outer=mirrored([(0, -134), (42, -128), (78, -108), (103, -74), (108, -40), (103, -6)]),
        hairline=_SIDEBURN + [(88, -48), (66, -74), (34, -88), (0, -93), (-34, -88), (-66, -74), (-88, -48)] + [(-x, y) for x,
            y in reversed(_SIDEBURN)],
        combs=combs, gloss=[(82, -74), (52, -102), (10, -110)], depth=18,
    )


PULLED_UP = _pulled((0, -130))
PULLED_BACK = _pulled((0, -132))


def _tie_colour(fig: Figure) -> RGB:
    """A ribbon that shows against the hair and goes with the clothes."""
    if abs(luminance(fig.accent) - luminance(fig.hair)) > 0.25:
        return fig.accent
    return rgb(CLOTH["yellow" if luminance(fig.hair) < 0.5 else "navy"])


def _tail(pen: Pen, fig: Figure, outline: list[Point], guide_a: list[Point], guide_b: list[Point], place) -> None:
    path, colour = smooth([place(*p) for p in outline]), shade_of(fig.hair, -0.06)
    pen.shadow(path, 2, 5, 6, 0.22)
    mass(pen, path, colour, 20, shade=0.42, sheen=0.18)
    comb(pen, path, [[place(*p) for p in s] for s in between(guide_a, guide_b, 8)], colour, 9, salt="tail")


def _bun(pen: Pen, fig: Figure, centre: Point, radius: float) -> None:
    """A coiled bun: strands run round it."""
    cx, cy = centre
    path = oval(cx, cy, radius, radius * 0.9)
    mass(pen, path, fig.hair, radius * 0.45, shade=0.4)
    turns = []
    for k in range(7):
        r, start = radius * (0.95 - 0.12 * k), 2.4 + k * 0.5
        turns.append([(cx + r * math.cos(start + a * 0.45), cy + r * 0.88 * math.sin(start + a * 0.45)) for a in range(8)])
    comb(pen, path, turns, fig.hair, radius * 0.22, salt="bun")
    side = 1 if pen.light.side > 0 else -1
    gloss(pen, path, [(cx + side * radius * 0.62, cy - radius * 0.1), (cx + side * radius * 0.3, cy - radius * 0.55),
        (cx - side * radius * 0.2, cy - radius * 0.6)], fig.hair, radius * 0.2)


def draw_ponytail_back(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    s = -1 if fig.head.yaw > 0.02 else 1
    swing = abs(math.sin(fig.head.yaw)) * 26
    drop = 0 if scalp.pressed is None else 60  # a hat moves the tie down to the nape

    def place(x: float, y: float) -> Point:
        return scalp.rim(s * (x + swing), y + drop * (1 - (y + 142) / 300))

    _tail(
        pen, fig, [(30, -128), (72, -142), (118, -120), (146, -62), (154, 10), (148, 84), (124, 152), (116, 96), (112, 30), (100, -30),
            (70, -84)],
        [(60, -120), (98, -86), (116, -10), (122, 130)], [(84, -134), (132, -90), (150, 0), (134, 120)], place,
    )
    tie = smooth([place(*p) for p in [(64, -126), (80, -136), (94, -118), (78, -102)]])
    mass(pen, tie, _tie_colour(fig), 6)


def draw_ponytail(pen: Pen, fig: Figure) -> None:
    draw_cut(pen, fig, PULLED_BACK)


def draw_top_bun_back(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    centre = scalp.rim(0, -158, parallax=-24)
    _bun(pen, fig, centre, 44 * fig.head.w / 104)


def draw_top_bun(pen: Pen, fig: Figure) -> None:
    draw_cut(pen, fig, PULLED_UP)


def draw_low_bun_back(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    away = -1 if fig.head.yaw > 0.02 else 1
    centre = scalp.rim(away * (58 + 62 * abs(math.sin(fig.head.yaw))) * (1 - 0.3 * fig.head.profile), 74, parallax=-20)
    _bun(pen, fig, centre, 50 * fig.head.w / 104)


def draw_low_bun(pen: Pen, fig: Figure) -> None:
    draw_cut(pen, fig, LOW_SWEPT)


LOW_SWEPT = Cut(
    ears="free",
    outer=mirrored([(0, -137), (44, -130), (82, -110), (108, -74), (113, -36), (107, 6)]),
    hairline=[
        (99, 26), (94, 14), (93, -16), (86, -46), (58, -74), (20, -92), (-16, -104), (-40, -92), (-66, -72), (-88, -46), (-93, -16), (-94,
            14), (-99, 26),
    ],
    combs=(
        Comb([(-12, -108), (40, -84), (84, -42), (98, 14)], [(-10, -130), (60, -124), (108, -66), (110, 0)], 11, 12, 9),
        Comb([(-20, -108), (-54, -86), (-86, -42), (-98, 14)], [(-18, -130), (-70, -122), (-108, -66), (-110, 0)], 10, 12, 9),
    ),
    gloss=[(98, -44), (80, -82), (40, -110)], depth=20,
)


def _beside(scalp: Scalp, side: int, x: float, y: float) -> Point:
    return scalp.rim(side * x, y, parallax=-10)


def draw_pigtails_back(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    for s in (-1, 1):
        place = partial(_beside, scalp, s)
        _tail(
            pen, fig, [(94, -26), (124, -40), (152, -8), (164, 50), (158, 116), (136, 158), (124, 104), (116, 50), (98, 4)],
            [(104, -16), (122, 30), (128, 140)], [(122, -30), (154, 30), (148, 136)], place,
        )
        tie = smooth([place(*p) for p in [(98, -30), (112, -40), (122, -18), (106, -8)]])
        mass(pen, tie, _tie_colour(fig), 6)


PIGTAIL_FRONT = Cut(
    ears="free",
    outer=mirrored([(0, -137), (42, -130), (80, -110), (105, -74), (110, -40), (105, -4)]),
    hairline=_SIDEBURN + [(88, -48), (64, -76), (32, -92), (0, -106), (-32, -92), (-64, -76), (-88, -48)] + [(-x, y) for x,
        y in reversed(_SIDEBURN)],
    combs=(
        Comb([(4, -108), (56, -82), (90, -44), (99, 4)], [(2, -132), (66, -122), (104, -74), (106, -14)], 10, 12, 8),
        Comb([(-4, -108), (-56, -82), (-90, -44), (-99, 4)], [(-2, -132), (-66, -122), (-104, -74), (-106, -14)], 10, 12, 8),
    ),
    gloss=[(92, -60), (72, -90), (36, -112)], depth=18,
)


def draw_pigtails(pen: Pen, fig: Figure) -> None:
    draw_cut(pen, fig, PIGTAIL_FRONT)
