"""Hard shells: the site helmet and the horned one of the stage."""

import math

import skia

from ...canvas import Pen, Point, oval, smooth
from ...colour import RGB, WHITE, darker, lighter, mix
from ...figure import CENTRE, Figure
from ..hair.covered import Rim
from ..hair.scalp import MEAN_W, Scalp, mirrored
from ..hair.strands import cast, gloss, lens, union
from .material import band, cloth_colour, crown, rim_of, seam, visor

STEEL: RGB = (0.62, 0.66, 0.72)
BONE: RGB = (0.93, 0.87, 0.74)
SHELL_W, SHELL_H, SHELL_Y = 113.0, 104.0, -64.0  # half-width, height and lower edge of a shell on the mean head


def _shine(pen: Pen, scalp: Scalp, clip, colour: RGB) -> None:
    side = 1 if pen.light.side > 0 else -1
    gloss(pen, clip, [scalp.rim(side * x, y) for x, y in [(84, -104), (62, -136), (30, -152)]], colour, 14, 0.55)


def _ridge(scalp: Scalp, half: float, proud: float) -> tuple[skia.Path, skia.Path]:
    """A strip from the front of a shell over its top, `half` to both sides of the middle and `proud` of it, down the back again: what
    of it lies behind, to be drawn before the shell, and what lies on this side."""
    yaw, x0 = scalp.head.yaw, CENTRE[0] + math.sin(scalp.head.yaw) * 9

    def edge(side: int, turns: list[float], out: float = proud) -> list[Point]:
        points = []
        for turn in turns:
            forward, high = math.cos(turn), math.sin(turn)
            wide, tall = SHELL_W + out * high, SHELL_H + out * high
            x = (forward * wide * math.sin(yaw) + side * half * math.cos(yaw)) * scalp.head.w / MEAN_W
            near = forward * math.cos(yaw) * wide / MEAN_W
            points.append((x0 + x, scalp.rim(0, SHELL_Y - high * tall)[1] + scalp.head.pitch * 52 * max(0.0, near)))
        return points

    def strip(first: int, last: int) -> skia.Path:
        turns = [math.radians(turn) for turn in range(first, last + 1, 11)]
        return smooth(edge(-1, turns) + edge(1, turns)[::-1])

    crest = [math.radians(turn) for turn in range(46, 168, 11)]
    walls = [smooth(edge(side, crest) + edge(side, crest, -16.0)[::-1]) for side in (-1, 1)]  # it stands on the shell
    return union([strip(90, 167), *walls]), strip(13, 101)


def draw_hard_hat_back(pen: Pen, fig: Figure) -> None:
    """The far edge of the brim, behind the head."""
    scalp, colour = Scalp(fig.head), darker(cloth_colour(fig), 0.35)
    pen.form(smooth([scalp.ring(2 * math.pi * k / 16, -50, 122) for k in range(16)]), colour, 8)


def draw_hard_hat(pen: Pen, fig: Figure) -> None:
    scalp, rim, colour = Scalp(fig.head), rim_of(fig), cloth_colour(fig)
    brim, peak = band(scalp, rim, 9, wider=10), visor(scalp, Rim(rim.front, rim.side, rim.radius + 8), 34, 13, 66)
    cast(pen, fig, peak, 12, 0.4)
    shell = crown(scalp, rim, mirrored([(0, -168), (42, -164), (80, -144), (106, -108), (113, -62)]), lift=4)
    behind, ridge = _ridge(scalp, 15, 8)
    pen.form(behind, darker(colour, 0.06), 8, 0.3, 0.3)
    pen.form(shell, colour, 26, 0.36, 0.3)
    for x in (-54, 54):
        seam(pen, shell, [scalp.on(x, -72, 10), scalp.on(x * 0.94, -112, 30), scalp.rim(x * 0.66, -156)], colour, 5, 0.3)
    pen.shadow(ridge, 0, 3, 4, 0.22)
    pen.form(ridge, lighter(colour, 0.06), 8, 0.3, 0.3)
    _shine(pen, scalp, shell, colour)
    pen.form(brim, darker(colour, 0.06), 5, 0.3, 0.3)
    pen.form(peak, darker(colour, 0.04), 7, 0.3, 0.35)


def draw_viking_back(pen: Pen, fig: Figure) -> None:
    """The horns, rooted in the sides of the helmet."""
    scalp = Scalp(fig.head)
    for side in (-1, 1):
        turned = 1 - 0.5 * fig.head.profile
        spine = [scalp.rim(side * x * turned, y, parallax=-side * 14) for x, y in [(92, -92), (136, -98), (162, -136), (160, -192)]]
        horn = lens(spine, 44, root=1.0)
        pen.form(horn, BONE, 14, 0.4, 0.25)
        for t in (1, 2):
            (x0, y0), (x1, y1) = spine[t - 1], spine[t]
            mx, my = (x0 + x1) / 2, (y0 + y1) / 2
            seam(pen, horn, [(mx - 14, my - side * 2), (mx + 2, my + 8), (mx + 16, my + 14)], BONE, 3, 0.3)


def draw_viking(pen: Pen, fig: Figure) -> None:
    scalp, rim = Scalp(fig.head), rim_of(fig)
    leather, steel = cloth_colour(fig), mix(STEEL, cloth_colour(fig), 0.12)
    shell = crown(scalp, rim, mirrored([(0, -166), (40, -160), (78, -140), (104, -106), (112, -64)]))
    strip = band(scalp, rim, 30, wider=3)
    cast(pen, fig, strip, 9, 0.38)
    pen.form(shell, steel, 26, 0.42, 0.34)
    with pen.clip(shell):
        pen.form(_ridge(scalp, 11, 2)[1], leather, 6)
    pen.ink(shell)
    _shine(pen, scalp, shell, steel)
    pen.form(strip, leather, 9, 0.34, 0.26)
    for k in range(24):
        turn = math.radians(-180 + 15 * k + 7.5)
        if math.cos(turn + fig.head.yaw) > 0.12:
            x, y = scalp.ring(turn, rim.height(turn) - 14, rim.radius + 3)
            pen.form(oval(x, y, 4.6, 4.6), lighter(STEEL, 0.35), 3, outline=False)
            if pen.hand.outline:
                pen.ink(oval(x, y, 4.6, 4.6), pen.hand.outline * 0.5)
    for side in (-1, 1):
        if 1 - side * math.sin(fig.head.yaw) * 1.2 > 0.45:
            boss = oval(*scalp.rim(side * 98 * (1 - 0.6 * fig.head.profile), -92), 17 * (1 - max(0.0, side * fig.head.yaw) * 0.7), 24)
            pen.form(boss, mix(leather, WHITE, 0.08), 7, 0.36, 0.3)
