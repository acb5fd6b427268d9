"""Hats that say what the wearer does or has done: the graduate's board and the chef's toque."""

import math

import skia

from ...canvas import Pen, oval, polygon, smooth
from ...colour import RGB, WHITE, darker, lighter, luminance, mix
from ...figure import Figure
from ..hair.scalp import Scalp, mirrored
from ..hair.strands import cast, union
from .material import band, cloth_colour, crown, rim_of, seam

GOLD: RGB = (0.90, 0.73, 0.33)


def draw_mortarboard(pen: Pen, fig: Figure) -> None:
    scalp, rim, colour = Scalp(fig.head), rim_of(fig), cloth_colour(fig)
    cap = crown(scalp, rim, mirrored([(0, -140), (50, -138), (90, -122), (108, -90), (110, -64)]))
    cast(pen, fig, cap, 7, 0.34)
    pen.form(cap, darker(colour, 0.12), 20, 0.4, 0.18)
    board = _board(fig, scalp, -150)
    with pen.clip(cap):
        pen.shadow(board, 0, 16, 7, 0.4)
    edge = union([board, _board(fig, scalp, -144)])
    pen.form(edge, darker(colour, 0.35), 4)
    pen.form(board, colour, 12, 0.2, 0.22)
    _tassel(pen, fig, scalp)


def _board(fig: Figure, scalp: Scalp, y: float) -> skia.Path:
    """A square board seen from a little above, turned with the head."""
    corners = []
    for k in range(4):
        turn = math.pi / 2 * k + fig.head.yaw * 0.5 + 0.1
        x, base = scalp.rim(0, y)
        corners.append((x + 158 * fig.head.w / 104 * math.sin(turn), base + (34 + 60 * fig.head.pitch) * math.cos(turn)))
    return polygon(corners)


def _tassel(pen: Pen, fig: Figure, scalp: Scalp) -> None:
    colour = GOLD if luminance(cloth_colour(fig)) < 0.62 else (0.45, 0.12, 0.18)
    side = 1 if fig.head.yaw <= 0.02 else -1
    middle, hang = scalp.rim(0, -150), scalp.rim(side * 116, -140)
    sag = ((middle[0] + hang[0]) / 2, (middle[1] + hang[1]) / 2 - 5)
    cord = smooth([middle, sag, hang, (hang[0] + side * 3, hang[1] + 52)], closed=False)
    if pen.hand.outline:
        pen.stroke(cord, (0.13, 0.10, 0.16), 4 + pen.hand.outline)
    pen.stroke(cord, colour, 4)
    pen.form(oval(*middle, 9, 5.5), colour, 4)
    x, y = hang[0] + side * 3, hang[1] + 50
    brush = smooth([(x - 6, y), (x + 6, y), (x + 11, y + 44), (x, y + 48), (x - 11, y + 44)])
    pen.form(brush, colour, 7, 0.36, 0.26)
    for d in (-4, 0, 4):
        seam(pen, brush, [(x + d * 0.6, y + 8), (x + d * 1.6, y + 44)], colour, 1.6, 0.4)
    pen.form(oval(x, y + 2, 7.5, 6), darker(colour, 0.2), 3)


def draw_chef_hat(pen: Pen, fig: Figure) -> None:
    """White, as it is; the chosen colour edges the band."""
    scalp, rim = Scalp(fig.head), rim_of(fig)
    white = mix(WHITE, (0.86, 0.88, 0.93), 0.18)
    puffs = [(-92, -174, 42), (-44, -196, 46), (22, -198, 48), (82, -180, 44), (-60, -158, 44), (58, -158, 44), (0, -164, 54)]
    s = fig.head.w / 104
    shapes = [oval(*scalp.rim(x, y, parallax=-6), r * s, r * s) for x, y, r in puffs]
    base = smooth([scalp.rim(x, y) for x, y in [(-92, -112), (-102, -160), (0, -190), (102, -160), (92, -112), (0, -104)]])
    inside = crown(scalp, rim, mirrored([(0, -150), (60, -147), (88, -130), (96, -100), (100, -72)]))
    top = union(shapes + [base, inside])
    cuff = band(scalp, rim, 46, wider=1)
    cast(pen, fig, cuff, 8, 0.34)
    pen.form(top, white, 26, 0.26, 0.3)
    for x0, x1, y1 in ((-70, -92, -172), (-38, -50, -190), (0, 4, -196), (36, 54, -188), (70, 94, -172)):
        seam(pen, top, [scalp.on(x0, -114, 14), scalp.rim((x0 + x1) / 2, -140), scalp.rim(x1, y1)], (0.72, 0.74, 0.82), 3.4, 0.5)
    pen.shadow(cuff, 0, -4, 5, 0.18)
    pen.form(cuff, white, 14, 0.26, 0.3)
    edge = smooth(rim.points(scalp, 5), closed=False)
    with pen.clip(cuff):
        pen.stroke(edge, lighter(cloth_colour(fig), 0.1), 5, 0.9)
