"""Glasses sit on the bridge of the nose and reach back to the ears, at every turn."""

from dataclasses import dataclass

import skia

from ..canvas import Pen, linear, oval, smooth
from ..colour import INK, RGB, WHITE, lighter, rgb
from ..figure import Figure
from .accessories import HAIR_OVER_EARS


@dataclass(frozen=True)
class Frame:
    """Colour, line width, half-height as a share of the half-width, and whether the lens is dark."""

    colour: RGB
    width: float
    height: float
    dark: bool = False


FRAMES = {
    "round glasses": Frame(rgb("#8a5a26"), 4.8, 1.0),
    "square glasses": Frame(rgb("#26242c"), 5.6, 0.80),
    "half-rim glasses": Frame(rgb("#3b3f4d"), 5.0, 0.76),
    "cat-eye glasses": Frame(rgb("#7a2438"), 5.6, 0.82),
    "sunglasses": Frame(rgb("#1d1c22"), 5.4, 0.86, dark=True),
}


@dataclass(frozen=True)
class Lens:
    side: int
    x: float
    y: float
    w: float
    h: float
    path: skia.Path


def draw_glasses_arms(pen: Pen, fig: Figure) -> None:
    """The arms alone, before the hair, where it falls over the ears they rest on."""
    if fig.look.glasses != "none" and fig.look.hair in HAIR_OVER_EARS:
        _arms(pen, fig)


def draw_glasses(pen: Pen, fig: Figure) -> None:
    name = fig.look.glasses
    if name == "none":
        return
    frame = FRAMES[name]
    colour = _colour(pen, name, frame)
    lenses = [_lens(fig, name, frame, side) for side in (-1, 1)]
    if fig.look.hair not in HAIR_OVER_EARS:
        _arms(pen, fig)
    for lens in lenses:
        pen.shadow(lens.path, 1, 5, 3.0, 0.10 if frame.dark else 0.05)
        _glass(pen, frame, lens)
    for lens in lenses:
        _rim(pen, name, frame, colour, lens)
    _bridge(pen, frame, colour, lenses)


def _arms(pen: Pen, fig: Figure) -> None:
    name = fig.look.glasses
    frame = FRAMES[name]
    for side in (-1, 1):
        _arm(pen, fig, frame, _colour(pen, name, frame), _lens(fig, name, frame, side))


def _colour(pen: Pen, name: str, frame: Frame) -> RGB:
    return INK if pen.inked and name != "round glasses" else frame.colour


def _lens(fig: Figure, name: str, frame: Frame, side: int) -> Lens:
    face, head = fig.face, fig.head
    half = min(face.eye_x - 5.5, face.eye_w * 0.65 + 19)
    half = max(half, face.eye_w + 3)
    cx = max(face.eye_x, half + 4.5)
    x, y = head.at(side * cx, face.eye_y + 4, 1.0)
    x -= head.yaw * 4
    w = half * max(0.66, head.narrowing(side)) * (1 - (0.86 if side == head.facing else 0.42) * head.profile)
    over = max(0.0, side * x + w - 6.0 - side * head.edge_x(side, y))  # the far lens may stand out a little, not fly
    x, w = x - side * 0.6 * over, w - 0.4 * over
    h = half * frame.height
    return Lens(side, x, y, w, h, _outline(name, side, x, y, w, h))


def _outline(name: str, side: int, x: float, y: float, w: float, h: float) -> skia.Path:
    if name == "round glasses":
        return oval(x, y, w, h)
    if name == "cat-eye glasses":
        return smooth(
            [
                (x - side * w, y - h * 0.45),
                (x - side * w * 0.4, y - h * 0.92),
                (x + side * w * 0.55, y - h * 1.0),
                (x + side * w * 1.16, y - h * 1.12),
                (x + side * w * 1.02, y + h * 0.15),
                (x + side * w * 0.45, y + h * 0.92),
                (x - side * w * 0.45, y + h * 0.90),
                (x - side * w * 0.96, y + h * 0.30),
            ]
        )
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeLTRB(x - w, y - h, x + w, y + h), h * 0.42, h * 0.42)
    if name == "sunglasses":  # the drop of an aviator
        return smooth(
            [
                (x - side * w, y - h * 0.66),
                (x, y - h * 0.95),
                (x + side * w * 0.96, y - h * 0.80),
                (x + side * w * 1.08, y - h * 0.10),
                (x + side * w * 0.66, y + h * 0.88),
                (x - side * w * 0.05, y + h * 1.05),
                (x - side * w * 0.78, y + h * 0.62),
            ]
        )
    return path


def _glass(pen: Pen, frame: Frame, lens: Lens) -> None:
    x, y, w, h = lens.x, lens.y, lens.w, lens.h
    if frame.dark:
        tone = (
            linear((x, y - h), (x, y + h), [(0.09, 0.09, 0.12), (0.20, 0.18, 0.25), (0.40, 0.33, 0.38)], [0, 0.55, 1])
            if pen.hand.soft
            else None
        )
        pen.fill(lens.path, (0.14, 0.13, 0.18), shader=tone)
    else:
        pen.fill(lens.path, (0.86, 0.94, 1.0), 0.06)
    glare = skia.Path()
    glare.addPoly(
        [skia.Point(*p) for p in ((x - w * 0.62, y + h), (x + w * 0.08, y - h * 1.1), (x + w * 0.42, y - h * 1.1), (x - w * 0.28, y + h))],
        True,
    )
    with pen.clip(lens.path):
        pen.fill(glare, WHITE, 0.16 if not frame.dark else 0.12)


def _rim(pen: Pen, name: str, frame: Frame, colour: RGB, lens: Lens) -> None:
    pen.canvas.save()
    if name == "half-rim glasses":
        pen.stroke(lens.path, colour, 1.2, 0.35)
        pen.canvas.clipRect(skia.Rect.MakeLTRB(0, 0, 512, lens.y + lens.h * 0.02), True)
    pen.stroke(lens.path, colour, frame.width)
    if pen.hand.soft:
        lit = skia.Path(lens.path)
        lit.offset(0, -frame.width * 0.22)
        pen.stroke(lit, lighter(colour, 0.6), frame.width * 0.24, 0.55)
    pen.canvas.restore()


def _bridge(pen: Pen, frame: Frame, colour: RGB, lenses: list[Lens]) -> None:
    left, right = lenses
    y = left.y - left.h * 0.22
    a, b = left.x + left.w * 0.99, right.x - right.w * 0.99
    bridge = smooth([(a - 1, y + 1), (0.5 * (a + b), y - 5), (b + 1, y + 1)], closed=False)
    pen.stroke(bridge, colour, frame.width)
    if frame.dark:
        pen.line((a - left.w * 0.3, left.y - left.h * 0.93), (b + right.w * 0.3, left.y - left.h * 0.93), colour, frame.width * 0.7)


def _arm(pen: Pen, fig: Figure, frame: Frame, colour: RGB, lens: Lens) -> None:
    """From the hinge to the top of the ear; the side that turns away hides its arm behind the face."""
    ear = fig.head.ear(lens.side)
    if not ear:
        return
    hinge = (lens.x + lens.side * lens.w * 1.0, lens.y - lens.h * 0.42)
    reach = -0.2 if ear.front else 0.0
    end = (ear.x + lens.side * ear.rx * reach, ear.y - ear.ry * 0.52)
    if lens.side * (end[0] - hinge[0]) < 2:
        return
    pen.line(hinge, end, colour, frame.width * 0.9)
    if ear.front:
        pen.stroke(
            smooth([end, (end[0] + lens.side * 5, end[1] + 2), (end[0] + lens.side * 8, end[1] + 10)], closed=False),
            colour,
            frame.width * 0.8,
        )
