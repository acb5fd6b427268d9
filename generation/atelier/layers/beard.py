"""Beards grow on the jaw: their outer edge is the head's own outline pushed out, so they follow it at every turn."""

import math

import skia

from ..canvas import Pen, Point, smooth
from ..colour import RGB, darker, lighter, mix
from ..figure import CENTRE, Figure
from .brows import natural_tone
from .mouth import lips_of

# How far the beard stands out from the outline at the outline points 4..9 (cheekbone, below it, jaw corner, jaw, chin side, chin).
GROWTH = {"stubble": (0, 0, 0, 0, 0, 0), "short beard": (0.0, 0.5, 1.5, 2.5, 4.0, 4.0), "full beard": (0.5, 2.0, 5.5, 10.0, 17.0, 21.0)}


def draw_beard(pen: Pen, fig: Figure) -> None:
    kind, colour = fig.look.beard, natural_tone(fig)
    if kind == "stubble":
        _stubble(pen, fig, colour)
    elif kind in GROWTH:
        _beard(pen, fig, colour, kind)
        _moustache(pen, fig, colour, 0.92 if kind == "full beard" else 0.7)
    elif kind == "goatee":
        _goatee(pen, fig, colour)
        _moustache(pen, fig, colour, 0.72)
    elif kind == "moustache":
        _moustache(pen, fig, colour, 1.0)


def _region(fig: Figure, kind: str) -> skia.Path:
    """The area of a beard: out along the jaw, back along the cheek line and under the nose."""
    head, growth = fig.head, GROWTH[kind]
    outer_left, outer_right = (_jaw_line(fig, side, growth) for side in (-1, 1))
    inner_left, inner_right = _cheek_line(fig, -1, kind), _cheek_line(fig, 1, kind)
    under_nose = head.at(0, fig.face.nose_y + 13)
    return smooth([*outer_left, *reversed(outer_right[:-1]), *inner_right, under_nose, *reversed(inner_left)], tension=0.9)


def _jaw_line(fig: Figure, side: int, growth: tuple[float, ...]) -> list[Point]:
    """The outer edge from the cheekbone to the chin; where a turn shows the ear, it starts in front of the ear."""
    edge, ear = (fig.head.right if side > 0 else fig.head.left), fig.head.ear(side)
    points = [_pushed(p, g) for p, g in zip(edge[4:], growth, strict=True)]
    if ear and ear.front:
        points[:2] = [(ear.x - side * ear.rx * 0.62, ear.y), (ear.x - side * ear.rx * 0.30, ear.y + ear.ry * 1.06)]
    return _below_the_nose(fig, points, side)


def _below_the_nose(fig: Figure, points: list[Point], side: int) -> list[Point]:
    """In near-profile the far cheek is gone, and with it the beard above the lip: those points sink to the edge below the nose."""
    head = fig.head
    if not head.profile or side != head.facing:
        return points
    lip = head.at(0, fig.face.nose_y + 13)[1]
    edge = (head.edge_x(side, lip), lip)
    gone = min(1.0, 2.5 * head.profile)
    return [_between(p, edge, gone) if p[1] < lip else p for p in points]


def _pushed(point: Point, distance: float) -> Point:
    dx, dy = point[0] - CENTRE[0], point[1] - CENTRE[1] + 20
    length = math.hypot(dx, dy)
    return (point[0] + dx / length * distance * 0.7, point[1] + dy / length * distance)


def _cheek_line(fig: Figure, side: int, kind: str) -> list[Point]:
    """From the sideburn down over the cheek to beside the mouth, never outside the outline."""
    head, face = fig.head, fig.face
    edge = head.right if side > 0 else head.left
    low = 0 if kind == "full beard" else 7
    burn_top, ear = _between(edge[3], edge[4], 0.30), head.ear(side)
    if ear and ear.front:
        burn_top = (ear.x - side * ear.rx * 0.66, ear.y - ear.ry * 0.55)
    burn = (burn_top[0] - side * 11 * head.narrowing(side), burn_top[1])
    line = [
        burn_top,
        burn,
        head.at(side * head.w * 0.79, 36 + low),
        head.at(side * (0.5 * head.w * 0.79 + 0.5 * (face.mouth_w + 13)), 0.5 * (36 + face.mouth_y) - 4 + low),
        head.at(side * (face.mouth_w + 8), face.mouth_y - 6),
        head.at(side * face.mouth_w * 0.62, face.nose_y + 14),
    ]
    return _below_the_nose(fig, line[:2] + [_inside(fig, p, side) for p in line[2:]], side)


def _between(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def _inside(fig: Figure, point: Point, side: int) -> Point:
    """The point, pulled in where a turn has carried it past the head's edge."""
    x, y = point
    limit = fig.head.edge_x(side, y) - side * 7
    return (min(x, limit) if side > 0 else max(x, limit), y)


def _stubble(pen: Pen, fig: Figure, colour: RGB) -> None:
    area, tone = _region(fig, "stubble"), darker(mix(fig.skin, colour, 0.60), 0.08)
    with pen.clip(fig.head.outline):
        pen.fill(area, pen.tint(tone), 0.50 if pen.hand.soft else 0.30, blur=7)
    if pen.inked or pen.hand.soft:
        _short_hairs(pen, fig, area, tone if pen.hand.soft else darker(colour, 0.2), 90 if pen.hand.soft else 60)


def _short_hairs(pen: Pen, fig: Figure, area: skia.Path, tone: RGB, count: int) -> None:
    rng, bounds, path = fig.own_rng("stubble"), area.getBounds(), skia.Path()
    for _ in range(count):
        x, y = rng.uniform(bounds.left(), bounds.right()), rng.uniform(bounds.top(), bounds.bottom())
        path.moveTo(x, y)
        path.lineTo(x + (x - CENTRE[0]) * 0.02, y + 3.2)
    inner = skia.Path(area)
    with pen.clip(fig.head.outline), pen.clip(inner):
        pen.stroke(path, tone, 1.3, 0.55)


def _beard(pen: Pen, fig: Figure, colour: RGB, kind: str) -> None:
    area = _region(fig, kind)
    with pen.clip(fig.head.outline):
        pen.shadow(area, 0, -2, 4, 0.22)
    if pen.hand.soft:  # hair thins out into the skin
        pen.stroke(area, colour, 5, 0.55, blur=3)
    pen.form(area, colour, 15, shade=0.30, sheen=0.10)
    _strands(pen, fig, area, colour, kind)


def _strands(pen: Pen, fig: Figure, area: skia.Path, colour: RGB, kind: str) -> None:
    """Growth lines that run with the jaw towards the chin."""
    head, light, dark = fig.head, lighter(colour, 0.30), darker(colour, 0.45)
    rng = fig.own_rng("beard")
    step = 0.14 if kind == "full beard" else 0.2
    with pen.clip(area):
        for edge, side in ((head.left, -1), (head.right, 1)):
            for k in range(6):
                t = 0.10 + step * k
                points = []
                for n, p in enumerate(edge[5:]):
                    inner = head.at(side * fig.face.mouth_w * 0.5, fig.face.mouth_y + 6 + n * 9)
                    points.append(_between(_pushed(p, GROWTH[kind][n + 1]), inner, min(0.95, t + rng.uniform(-0.03, 0.03))))
                tone = light if k % 2 else dark
                if pen.hand.soft:
                    pen.stroke(smooth(points, closed=False), tone, 3.2, 0.30, blur=1.0)
                elif pen.inked and k % 2:
                    pen.mark(smooth(points, closed=False), dark, 2.0, 0.5)


def _moustache(pen: Pen, fig: Figure, colour: RGB, size: float) -> None:
    lips, face = lips_of(fig), fig.face
    top = lips.top
    half = face.mouth_w * (0.76 + 0.38 * size)
    lip, base = top[3][1] + 1.5, face.nose_y + 7
    height = min(20.0, max(8.0, lip - base)) * (0.70 + 0.30 * size)
    left, right = top[0][1] + 7 * size, top[-1][1] + 7 * size
    shape = [
        (-half, left),
        (-half * 0.82, top[1][1] - height * 0.05),
        (-half * 0.56, top[1][1] - height * 0.55),
        (-half * 0.26, lip - height * 0.96),
        (0, lip - height * 0.93),
        (half * 0.26, lip - height * 0.96),
        (half * 0.56, top[5][1] - height * 0.55),
        (half * 0.82, top[5][1] - height * 0.05),
        (half, right),
        (half * 0.60, top[5][1] + 5),
        (half * 0.20, lip + 2),
        (0, lip),
        (-half * 0.20, lip + 2),
        (-half * 0.60, top[1][1] + 5),
    ]
    path = fig.head.curve([(x + top[3][0], y) for x, y in shape], tension=0.95)
    pen.shadow(path, 0, 2.5, 2.5, 0.25)
    pen.form(path, colour, 7, shade=0.30, sheen=0.16, outline=False)
    pen.ink(path, 2.8)
    if pen.hand.soft:
        with pen.clip(path):
            for s in (-1, 1):
                for k, tone in enumerate((lighter(colour, 0.3), darker(colour, 0.4))):
                    line = fig.head.curve(
                        [
                            (s * 2, lip - height * (0.7 - 0.25 * k)),
                            (s * half * 0.5, top[3][1] - height * (0.45 - 0.2 * k)),
                            (s * half, (left if s < 0 else right) - 3),
                        ],
                        closed=False,
                    )
                    pen.stroke(line, tone, 2.0, 0.35, blur=0.6)


def _goatee(pen: Pen, fig: Figure, colour: RGB) -> None:
    """Chin hair, joined to the moustache beside the mouth."""
    lips, head = lips_of(fig), fig.head
    half, below = fig.face.mouth_w, lips.bottom[3][1]
    chin = head.h * 0.98 - 1
    cl, cr = lips.upper[0], lips.upper[-1]
    ring = [
        (cl[0] - 4, cl[1] - 2),
        (cl[0] - 3, below - 2),
        (-half * 0.80, below + 0.45 * (chin - below)),
        (-half * 0.42, chin + 3),
        (0, chin + 8),
        (half * 0.42, chin + 3),
        (half * 0.80, below + 0.45 * (chin - below)),
        (cr[0] + 3, below - 2),
        (cr[0] + 4, cr[1] - 2),
        (cr[0] - 3, 0.5 * (cr[1] + below) + 3),
        (half * 0.52, below + 5),
        (0, below + 3),
        (-half * 0.52, below + 5),
        (cl[0] + 3, 0.5 * (cl[1] + below) + 3),
    ]
    path = head.curve(ring, tension=0.9)
    pen.form(path, colour, 9, shade=0.30, sheen=0.14, outline=False)
    pen.ink(path, 2.8)
