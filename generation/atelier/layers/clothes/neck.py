"""The neck, and whatever skin an outfit leaves bare. It carries the head's turn down to a body that turns less."""

import math

import skia

from ...canvas import Pen, Point, oval, smooth
from ...colour import INK, lighter, skin_shade
from ...figure import Figure
from .body import PIT, SHORT_CUFF, Body, mirrored
from .fabric import leaf

HEAD_PIVOT = (256.0, 350.0)  # the head leans about this point


def draw_bare_body(pen: Pen, fig: Figure, body: Body, arms: bool) -> None:
    path = skin_outline(fig, body, arms)
    skin = skin_shade(fig.skin, 0.04)
    pen.form(path, skin, 14, shade=0.24, sheen=0.10)
    with pen.clip(path):
        _chin_shadow(pen, fig)
        _muscles(pen, fig, body)
        _collar_bones(pen, fig, body)
        if fig.identity.ageing > 0.3:
            _rings(pen, fig, body)
        if arms:
            _sleeve_shadow(pen, fig, body)


def skin_outline(fig: Figure, body: Body, arms: bool) -> skia.Path:
    right = _neck_side(fig, body, 1)
    left = [(-x, y) for x, y in _neck_side(fig, body, -1)]
    inset = 0.0 if arms else -7.0
    shoulder = right[-1:] + body.shoulder_line(inset)[1:]
    if arms:
        half = [
            shoulder + body.outer_arm(0, body.sleeve_end)[1:],
            [body.outer_arm(0, body.sleeve_end)[-1], body.inner_arm(0, body.sleeve_end)[0]],
            body.inner_arm(0, body.sleeve_end),
            body.side(-6),
        ]
    else:
        half = [shoulder + [(body.shoulder * 0.70, 600.0)]]
    whole = [right + half[0][1:], *half[1:]]
    bottom = [half[-1][-1], (-half[-1][-1][0], half[-1][-1][1])]
    back = [mirrored(curve) for curve in reversed(half)]
    back[-1] = back[-1][:-1] + list(reversed(left))
    return body.shape(*whole, bottom, *back)


def _neck_side(fig: Figure, body: Body, side: int) -> list[Point]:
    """One side of the neck downwards from under the ear, as if it were the right one. The upper end goes with the head."""
    lean = fig.head.yaw * 7 + math.sin(math.radians(fig.roll)) * 34
    n, waist = body.neck, 0.955 + 0.035 * body.bulk
    if fig.head.profile and side != fig.head.facing:  # the nape rises to the back of the skull
        out, up = 13 * fig.head.profile, 34 * fig.head.profile
        nape = [(n * 1.05 + side * lean + out, 306.0 - up), (n * 0.98 + side * lean * 0.5 + out * 0.7, 352.0 - up * 0.5)]
        return [*nape, (n * waist, 384.0), body.shoulder_line(0)[0]]
    return [(n * 1.05 + side * lean, 306.0), (n * 0.98 + side * lean * 0.5, 352.0), (n * waist, 384.0), body.shoulder_line(0)[0]]


def _chin_shadow(pen: Pen, fig: Figure) -> None:
    lean = skia.Matrix.RotateDeg(fig.roll, skia.Point(*HEAD_PIVOT))
    chin = skia.Path(fig.head.outline)
    chin.transform(lean)
    chin.offset(-pen.light.side * 6, 19)
    hand = pen.hand
    if hand.soft:
        pen.fill(chin, skin_shade(fig.skin, 0.50), 0.62, blur=8)
    elif hand.modelling:
        pen.fill(chin, skin_shade(fig.skin, 0.30), 0.62)
    else:
        pen.fill(chin, pen.tint(skin_shade(fig.skin, 0.35)), 0.30)


def _line(pen: Pen, points: list[Point], fig: Figure, width: float, strength: float) -> None:
    """A soft anatomical line; an inking hand draws few of them and thin."""
    if pen.hand.soft:
        pen.fill(leaf(points, width), skin_shade(fig.skin, 0.45), 0.42 * strength, blur=width * 0.3)
    elif pen.hand.outline:
        pen.fill(leaf(points, 2.6), INK, 0.7 * strength)
    else:
        pen.fill(leaf(points, width * 0.6), skin_shade(fig.skin, 0.28), 0.45 * strength)


def _muscles(pen: Pen, fig: Figure, body: Body) -> None:
    """The two muscles from behind the ears to the breastbone; the one on the side the head turns away from stands out."""
    pit_x, pit_y = body.at(0, PIT)
    for side in (-1, 1):
        strength = 0.5 + 0.6 * max(0.0, -side * fig.head.yaw)
        upper = body.at(side * body.neck * 0.86, 362)
        middle = body.at(side * body.neck * 0.52, 410)
        _line(pen, [upper, middle, (pit_x + side * 8, pit_y - 2)], fig, 7, strength)
    if pen.hand.soft:
        pen.fill(oval(pit_x, pit_y + 2, 9, 7), skin_shade(fig.skin, 0.5), 0.30, blur=4)
        if body.bulk > 0.6:
            x, y = body.at(fig.head.yaw * 6, 408)
            pen.fill(oval(x, y, 7, 9), lighter(fig.skin, 0.4), 0.22, blur=4)


def _collar_bones(pen: Pen, fig: Figure, body: Body) -> None:
    s = body.shoulder
    for side in (-1, 1):
        points = [body.at(side * 14, PIT + 6), body.at(side * s * 0.26, PIT + 4), body.at(side * s * 0.5, PIT - 2)]
        _line(pen, points, fig, 6, 0.75)
        if pen.hand.soft:
            pen.fill(leaf([(x, y - 5) for x, y in points], 6), lighter(fig.skin, 0.5), 0.22, blur=2)


def _sleeve_shadow(pen: Pen, fig: Figure, body: Body) -> None:
    """Every outfit that bares the arms has short sleeves; they shade the arm below their hem."""
    s = body.shoulder
    for side in (-1, 1):
        strip = [(s * 1.1, SHORT_CUFF - 14), (s * 0.68, SHORT_CUFF - 4), (s * 0.68, SHORT_CUFF + 20), (s * 1.1, SHORT_CUFF + 9)]
        pen.fill(smooth(body.half(strip, side), tension=0.2), pen.tint(skin_shade(fig.skin, 0.42)), 0.6, blur=5)


def _rings(pen: Pen, fig: Figure, body: Body) -> None:
    for y in (402, 418):
        n = body.neck * 0.7
        _line(pen, [body.at(-n, y - 5), body.at(0, y), body.at(n, y - 5)], fig, 5, 1.1 * fig.identity.ageing)
