"""The mouth: two lips around a line or an opening, shaped by the expression."""

import math
from dataclasses import dataclass

import skia

from ..canvas import Pen, Point
from ..colour import INK, RGB, darker, lighter, luminance, mix, rgb, skin_shade
from ..figure import Figure

TEETH, TONGUE, DEPTH = rgb("#fbf8f2"), rgb("#d4666c"), rgb("#4f1a20")


@dataclass(frozen=True)
class Pose:
    """Lift of the left and right corner (units, up is positive), width factor, opening (units), and whether teeth show."""

    left: float
    right: float
    width: float = 1.0
    opening: float = 0.0
    teeth: bool = False
    shift: float = 0.0


POSES = {
    "neutral": Pose(1.5, 1.5),
    "smile": Pose(8.5, 8.5, 1.14),
    "big smile": Pose(10.0, 10.0, 1.24, 17.0, True),
    "laughing": Pose(12.0, 12.0, 1.26, 31.0, True),
    "serious": Pose(-2.5, -2.5, 0.97),
    "smirk": Pose(0.0, 10.0, 1.04, shift=2.0),
    "surprised": Pose(0.0, 0.0, 0.50, 30.0),
    "sad": Pose(-8.0, -8.0, 0.94),
    "thoughtful": Pose(-2.0, 3.0, 0.86, shift=4.0),
    "wink": Pose(7.0, 11.0, 1.14),
}


@dataclass(frozen=True)
class Lips:
    """Edges of the lips from the left corner to the right, in face units: the top of the upper lip, the line where it ends, the line
    where the lower lip begins, and the bottom of the lower lip."""

    top: list[Point]
    upper: list[Point]
    lower: list[Point]
    bottom: list[Point]


def draw_mouth(pen: Pen, fig: Figure) -> None:
    pose, lips = POSES[fig.look.expression], lips_of(fig)
    colour = lip_colour(fig)
    _around(pen, fig, lips)
    _lip(pen, fig, lips.top, lips.upper, darker(colour, 0.10))
    _lip(pen, fig, lips.lower, lips.bottom, colour)
    if pen.hand.soft:
        _gloss(pen, fig, lips, colour)
    if pose.opening:
        _opening(pen, fig, pose, lips)
    else:
        pen.mark(fig.head.curve(lips.upper, closed=False), darker(mix(colour, (0.30, 0.08, 0.08), 0.35), 0.42), 2.9, 0.95)
    for x, y in (lips.upper[0], lips.upper[-1]):
        pen.spot(fig.head.at(x, y), 5.5, 5, skin_shade(fig.skin, 0.6), 0.65)


def lip_colour(fig: Figure) -> RGB:
    skin, p = fig.skin, fig.identity.presentation
    rose = (0.76, 0.22, 0.26) if luminance(skin) > 0.42 else (0.60, 0.17, 0.20)
    return darker(mix(skin, rose, 0.24 + 0.32 * p), 0.08 + 0.04 * p)


def _half_width(fig: Figure) -> float:
    """A smile widens every mouth by the same amount, so that a wide mouth stays within its face; the others scale it."""
    width, scale = fig.face.mouth_w, POSES[fig.look.expression].width
    return width + 33 * (scale - 1) if scale > 1 else width * scale


def lips_of(fig: Figure) -> Lips:
    i, face, pose = fig.identity, fig.face, POSES[fig.look.expression]
    half, y = _half_width(fig), face.mouth_y
    full = (
        9.2
        * (1 + 0.50 * i.lip_fullness)
        * (0.92 + 0.20 * i.presentation)
        * (0.86 if pose.opening and pose.teeth else 1.0)
        * (1 - 0.16 * i.wrinkles)
    )
    up, low = full * (0.76 + 0.34 * i.upper_lip), full * (1.10 - 0.16 * i.upper_lip)
    a, b = -pose.opening * 0.22, pose.opening * 0.78

    def edge(profile: list[tuple[float, float, float]]) -> list[Point]:
        """(share of the half-width, offset, how far it follows the corners) to points."""
        points = []
        for t, offset, follow in profile:
            lift = pose.left if t < 0 else pose.right
            points.append((half * t + pose.shift, y + 0.28 * (pose.left + pose.right) * 0.5 - lift * follow + offset))
        return points

    if pose.opening and not pose.teeth:
        return _oval_lips(half, y + pose.opening * 0.26, pose.opening * 0.5, up * 0.8, low * 0.8)
    upper = edge(
        [
            (-1, 0, 1),
            (-0.52, a * 0.7 + 0.5, 0.22),
            (-0.16, a + 0.4, 0),
            (0, a + 1.2, 0),
            (0.16, a + 0.4, 0),
            (0.52, a * 0.7 + 0.5, 0.22),
            (1, 0, 1),
        ]
    )
    top = edge(
        [
            (-1, -0.6, 1),
            (-0.55, a * 0.7 - up * 0.62, 0.30),
            (-0.19, a - up * 1.02, 0.05),
            (0, a - up * 0.74, 0),
            (0.19, a - up * 1.02, 0.05),
            (0.55, a * 0.7 - up * 0.62, 0.30),
            (1, -0.6, 1),
        ]
    )
    if pose.opening:
        lower = edge(
            [(-1, 0, 1), (-0.62, b * 0.62, 0.30), (-0.28, b * 0.95, 0), (0, b, 0), (0.28, b * 0.95, 0), (0.62, b * 0.62, 0.30), (1, 0, 1)]
        )
        bottom = edge(
            [
                (-1, 0.8, 1),
                (-0.66, b * 0.62 + low * 0.5, 0.30),
                (-0.30, b * 0.95 + low * 0.82, 0),
                (0, b + low * 0.82, 0),
                (0.30, b * 0.95 + low * 0.82, 0),
                (0.66, b * 0.62 + low * 0.5, 0.30),
                (1, 0.8, 1),
            ]
        )
    else:
        lower = upper
        bottom = edge(
            [
                (-1, 0.8, 1),
                (-0.62, low * 0.66, 0.34),
                (-0.27, low * 1.03, 0.05),
                (0, low * 1.06, 0),
                (0.27, low * 1.03, 0.05),
                (0.62, low * 0.66, 0.34),
                (1, 0.8, 1),
            ]
        )
    return Lips(top, upper, lower, bottom)


def _oval_lips(half: float, y: float, tall: float, up: float, low: float) -> Lips:
    """Lips around a rounded opening (an "oh")."""
    shares = (-1.0, -0.82, -0.44, 0.0, 0.44, 0.82, 1.0)
    bow = (0.0, 0.75, 1.0, 0.85, 1.0, 0.75, 0.0)

    def rim(sign: int, extra: float, curve: tuple[float, ...]) -> list[Point]:
        return [
            (t * (half + min(extra, 2.5)), y + sign * (tall * math.sqrt(1 - t * t) + extra * c)) for t, c in zip(shares, curve, strict=True)
        ]

    plain = (0.0, 0.7, 1.0, 1.05, 1.0, 0.7, 0.0)
    return Lips(rim(-1, up, bow), rim(-1, 0, plain), rim(1, 0, plain), rim(1, low, plain))


def _area(fig: Figure, one: list[Point], other: list[Point]) -> skia.Path:
    return fig.head.curve(one + other[-2:0:-1], tension=0.9)


def _lip(pen: Pen, fig: Figure, one: list[Point], other: list[Point], colour: RGB) -> None:
    area = _area(fig, one, other)
    pen.fill(area, pen.tint(colour), 0.80 + 0.18 * fig.identity.presentation, blur=0.9 - 0.5 * fig.identity.presentation)
    if pen.inked:
        pen.stroke(area, INK, 2.0, 0.9)


def _gloss(pen: Pen, fig: Figure, lips: Lips, colour: RGB) -> None:
    side, head = -1 if pen.light.side <= 0 else 1, fig.head
    (x, y0), (_, y1) = lips.lower[3], lips.bottom[3]
    thick, half = y1 - y0, fig.face.mouth_w
    shine = lighter(colour, 0.72) if luminance(fig.skin) > 0.4 else lighter(colour, 0.45)
    pen.spot(head.at(x + side * half * 0.16, y0 + thick * 0.48), half * 0.42, thick * 0.30 + 1, shine, 0.62 * pen.light.strength)
    pen.spot(head.at(x, y1 - 0.5), half * 0.55, thick * 0.30, darker(colour, 0.45), 0.40)


def _around(pen: Pen, fig: Figure, lips: Lips) -> None:
    """The groove above the lip, and the shade the lower lip casts."""
    (x, y), (bx, by), half = lips.top[3], lips.bottom[3], fig.face.mouth_w
    pen.spot(fig.head.at(x, 0.5 * (y + fig.face.nose_y + 4)), 6.5, max(4.0, (y - fig.face.nose_y) * 0.55), skin_shade(fig.skin, 0.40), 0.34)
    pen.spot(fig.head.at(bx, by + 3.5), half * 0.66, 6.5, skin_shade(fig.skin, 0.50), 0.42 * pen.light.strength)


def _opening(pen: Pen, fig: Figure, pose: Pose, lips: Lips) -> None:
    head, half = fig.head, _half_width(fig)
    hole = _area(fig, lips.upper, lips.lower)
    pen.fill(hole, DEPTH)
    x, y1 = lips.lower[3]
    with pen.clip(hole):
        tx, ty = head.at(x, y1 + 3)
        tongue = skia.Path()
        tongue.addOval(skia.Rect.MakeLTRB(tx - half * 0.62, ty - pose.opening * 0.42, tx + half * 0.62, ty + 14))
        pen.fill(tongue, TONGUE)
        if pose.teeth:
            _teeth(pen, fig, pose, lips, 0.72 if pose.opening < 20 else 0.46)
        if pen.hand.soft:
            pen.stroke(hole, (0.16, 0.02, 0.04), 4.2, 0.42, blur=2.0)
    if pen.inked:
        pen.stroke(hole, INK, 3.0)


def _teeth(pen: Pen, fig: Figure, pose: Pose, lips: Lips, share: float) -> None:
    drop = pose.opening * share
    raised = [(x, y - 6) for x, y in lips.upper]
    # Few and evenly spread points: close ones would make the edge of the teeth ripple.
    edge = [(lips.upper[k][0], lips.upper[k][1] + drop * (1 - abs(k - 3) / 3 * 0.55)) for k in (0, 1, 3, 5, 6)]
    pen.fill(_area(fig, raised, edge), TEETH)
    if pen.hand.soft:
        shadow = fig.head.curve(lips.upper, closed=False)
        pen.stroke(shadow, (0.25, 0.10, 0.10), 4.0, 0.30, blur=1.6)
