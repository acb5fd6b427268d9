"""The brows: a tapered shape along the brow bone, in a natural tone of the hair."""

import colorsys

import skia

from ..canvas import Pen, Point
from ..colour import HAIR, RGB, darker, lighter, luminance, mix, rgb
from ..figure import Figure

# (lift of the whole brow, extra lift of the inner end), in units.
LIFT = {
    "neutral": (0, 0),
    "smile": (3, 2),
    "big smile": (4, 2.5),
    "laughing": (5, 4),
    "serious": (-6, -11),
    "smirk": (0, 0),
    "surprised": (13, 2),
    "sad": (1, 15),
    "thoughtful": (0, -2),
    "wink": (0, 1.5),
}
# Expressions that raise one brow: which, how far, and how far the other one sinks.
ONE_RAISED = {"smirk": (-1, 14, -4), "thoughtful": (1, 13, -5), "wink": (-1, 9, -3)}


def draw_brows(pen: Pen, fig: Figure) -> None:
    colour = mix(natural_tone(fig), rgb(HAIR["silver"]), 0.5 * max(0.0, fig.identity.ageing - 0.3))
    if luminance(colour) > 0.5:  # fair brows are darker than fair hair, or they vanish
        colour = darker(colour, 0.30)
    for side in (-1, 1):
        top, bottom = _edges(fig, side)
        path = fig.head.curve(top + bottom[::-1], tension=0.85)
        pen.fill(path, pen.tint(colour) if pen.hand.paper else colour, 0.94 - 0.14 * fig.identity.ageing, blur=0.5)
        if pen.inked:
            pen.stroke(path, darker(colour, 0.35), 1.6)
        if pen.hand.soft:
            _hairs(pen, fig, colour, top, bottom, path)


def natural_tone(fig: Figure) -> RGB:
    """The brow and beard colour that goes with the hair: its own tone, but a natural dark one where the hair is dyed."""
    hue, light, saturation = colorsys.rgb_to_hls(*fig.hair)
    dyed = saturation > 0.22 and not (hue < 0.15 or hue > 0.97) or (saturation > 0.45 and light > 0.6 and hue > 0.9)
    if dyed:
        return rgb(HAIR["dark brown"]) if luminance(fig.skin) > 0.35 else rgb(HAIR["black"])
    if saturation > 0.22 and light > 0.5 and luminance(fig.skin) < 0.40:  # blonde on deep skin comes from a bottle too
        return rgb(HAIR["dark brown"])
    return fig.hair


def _lift(fig: Figure, side: int) -> tuple[float, float]:
    return fig.mimic.blend(lambda name: LIFT[name][0] + _raised(name, side)), fig.mimic.blend(lambda name: LIFT[name][1])


def _raised(expression: str, side: int) -> int:
    """What an expression adds that raises one brow only."""
    raised, high, low = ONE_RAISED.get(expression, (0, 0, 0))
    return high if raised == side else low


def _edges(fig: Figure, side: int) -> tuple[list[Point], list[Point]]:
    """Top and bottom edge from the inner end to the tail, in face units."""
    i, face = fig.identity, fig.face
    whole, inner = _lift(fig, side)
    half = (0.5 * face.eye_w + 12) * 1.30 * (1 + 0.20 * i.brow_length)
    x0, x1 = max(8.5, face.eye_x - half * 0.94), face.eye_x + half  # two brows, never one
    y, arch = face.brow_y + 2.0 * i.ageing - whole, 5.5 + 6.0 * i.brow_arch + 1.5 * i.presentation
    slope = 3.8 * i.brow_angle - 1.0  # > 0: the inner end is lower, a firmer look
    thick = 8.6 * (1 + 0.46 * i.brow_thickness) * (1.32 - 0.58 * i.presentation) * (1 - 0.12 * i.wrinkles) * (1 - 0.16 * i.ageing)
    spine = [
        (x0, y + slope - inner, 0.70),
        (x0 + 0.30 * (x1 - x0), y + slope * 0.4 - arch * 0.70 - inner * 0.5, 1.0),
        (x0 + 0.64 * (x1 - x0), y - slope * 0.5 - arch, 0.80),
        (x0 + 0.84 * (x1 - x0), y - slope * 0.9 - arch * 0.45 + 1, 0.48),
        (x1 - 4 * i.ageing, y - slope * 1.3 + arch * 0.45 + 3 + 2.5 * i.ageing, 0.10),
    ]
    top = [(side * x, cy - thick * t * 0.5) for x, cy, t in spine]
    bottom = [(side * x, cy + thick * t * 0.5) for x, cy, t in spine]
    return top, bottom


def _hairs(pen: Pen, fig: Figure, colour: RGB, top: list[Point], bottom: list[Point], path: skia.Path) -> None:
    """Short strokes along the growth, up at the inner end and flat at the tail, so the brow is hair and not paint."""
    hairs = skia.Path()
    for k in range(15):
        t = k / 15
        hairs.moveTo(*fig.head.at(*_along(bottom, t)))
        hairs.lineTo(*fig.head.at(*_along(top, min(1.0, t + 0.13 + 0.12 * t))))
    with pen.clip(path):
        pen.stroke(hairs, darker(colour, 0.35) if luminance(colour) > 0.16 else lighter(colour, 0.22), 1.1, 0.30)


def _along(points: list[Point], t: float) -> Point:
    """The point a share t of the way through the list."""
    k = min(int(t * (len(points) - 1)), len(points) - 2)
    u = t * (len(points) - 1) - k
    (ax, ay), (bx, by) = points[k], points[k + 1]
    return ax + (bx - ax) * u, ay + (by - ay) * u
