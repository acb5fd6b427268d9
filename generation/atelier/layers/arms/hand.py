"""Hands: four fingers and a thumb, simple shapes that every style draws. All lengths are for a hand of size 1 in figure units.

A hand lives in its own frame: x from the wrist along the fingers, y across, thumb at negative y.
"""

import math
from dataclasses import dataclass

import skia

from ...canvas import Pen, Point, smooth, union
from ...colour import RGB, lighter, mix, skin_shade
from ...figure import Figure
from .pose import Arm

CARBON: RGB = (0.17, 0.18, 0.21)
SHELL: RGB = (0.88, 0.89, 0.91)


@dataclass(frozen=True)
class Frame:
    """Where a hand's own coordinates lie on the stage; `flip` -1 puts the thumb on the other side."""

    origin: Point
    angle: float
    flip: int
    size: float

    def at(self, x: float, y: float) -> Point:
        c, s = math.cos(self.angle), math.sin(self.angle)
        x, y = x * self.size, y * self.size * self.flip
        return self.origin[0] + x * c - y * s, self.origin[1] + x * s + y * c

    def curve(self, points: list[Point], closed: bool = True, tension: float = 1.0) -> skia.Path:
        return smooth([self.at(*p) for p in points], closed, tension)


@dataclass(frozen=True)
class Digit:
    """A finger or thumb along its middle line, with half-widths at root and tip. `nail`: its back is turned to us."""

    line: tuple[Point, ...]
    root: float
    tip: float
    nail: bool = False

    def path(self, frame: Frame) -> skia.Path:
        """Both sides and a round tip."""
        left, right, last = [], [], len(self.line) - 1
        for k, (x, y) in enumerate(self.line):
            dx, dy = self._direction(k)
            r = self.root + (self.tip - self.root) * k / last
            left.append((x + dy * r, y - dx * r))
            right.append((x - dy * r, y + dx * r))
        (x, y), (dx, dy), r = self.line[-1], self._direction(last), self.tip
        cap = [
            (x + dx * r * math.cos(a) + dy * r * math.sin(a), y + dy * r * math.cos(a) - dx * r * math.sin(a)) for a in (0.85, 0.0, -0.85)
        ]
        return frame.curve(left + cap + right[::-1], tension=0.9)

    def nail_path(self, frame: Frame) -> skia.Path:
        (x, y), (dx, dy), r = self.line[-1], self._direction(len(self.line) - 1), self.tip
        corners = [(0.62, 0.0), (0.30, 0.56), (-0.42, 0.56), (-0.62, 0.0), (-0.42, -0.56), (0.30, -0.56)]
        return frame.curve([(x + (dx * u - dy * v) * r, y + (dy * u + dx * v) * r) for u, v in corners])

    def _direction(self, k: int) -> Point:
        (ax, ay), (bx, by) = self.line[max(0, k - 1)], self.line[min(len(self.line) - 1, k + 1)]
        length = math.hypot(bx - ax, by - ay)
        return (bx - ax) / length, (by - ay) / length


REST_PALM = [(-4, -15), (14, -18), (32, -22), (48, -20), (53, -6), (53, 8), (49, 19), (30, 21), (12, 17), (-4, 15)]
REST_FINGERS = (
    Digit(((44, 15), (60, 18), (73, 17)), 6.4, 5.2),
    Digit(((45, 6), (66, 8), (83, 7)), 7.0, 5.6),
    Digit(((46, -4.5), (69, -4), (88, -5)), 7.2, 5.8),
    Digit(((44, -14), (64, -16), (81, -16)), 7.0, 5.6),
)
REST_THUMB = Digit(((8, -10), (25, -23), (41, -27.5), (55, -24)), 8.6, 5.4)
THUMB_LINE = [(29, -12), (40, -19.5), (50, -20), (56, -18.5)]
GRASP = ((-20.5, 31, 6.8), (-7, 36, 7.2), (7, 34, 7.0), (20, 27, 6.3))  # y, length, half-width of fingers lying side by side


def draw_hand(pen: Pen, fig: Figure, arm: Arm) -> None:
    """What of this hand lies behind a prop: all of it at rest, the palm of one that reaches over an edge."""
    if arm.grip == "rest":
        _draw_resting(pen, fig, arm)
    elif arm.grip == "edge":
        _form(pen, fig, arm, _palm(arm))


def draw_fingers(pen: Pen, fig: Figure, arm: Arm) -> None:
    """What lies in front of the prop: the fingers over its edge, or the whole hand around it."""
    if arm.grip == "rest":
        return
    frame = Frame(arm.at, arm.hand, _thumb_up(arm), arm.size)
    reach = 1.22 if arm.grip == "around" else 0.92
    fingers = [Digit(((-9, y), (length * 0.5 * reach, y * 0.97), (length * reach, y * 0.93)), r, r * 0.86, True) for y, length, r in GRASP]
    if arm.grip == "around":
        palm = _palm(arm)
        shape = palm
    else:
        shape = None
    for digit in fingers:
        path = digit.path(frame)
        shape = path if shape is None else union(shape, path)
    pen.canvas.save()
    pen.keep_out(_before_the_wrist(arm, 18))
    pen.shadow(shape, -pen.light.side * 2, 3, 3.5, 0.34)
    pen.canvas.restore()
    _form(pen, fig, arm, shape)
    _patches(pen, fig, arm, frame, shape)
    _gaps(pen, fig, arm, frame, fingers, start=-2 if arm.grip == "around" else -8)
    _nails(pen, fig, arm, frame, fingers)


def _draw_resting(pen: Pen, fig: Figure, arm: Arm) -> None:
    frame = Frame(arm.wrist, arm.hand, -arm.side, arm.size)
    shape = frame.curve(REST_PALM)
    for digit in (*REST_FINGERS, REST_THUMB):
        shape = union(shape, digit.path(frame))
    _form(pen, fig, arm, shape)
    _patches(pen, fig, arm, frame, shape)
    _gaps(pen, fig, arm, frame, list(REST_FINGERS), start=0.25)
    pen.mark(frame.curve(THUMB_LINE, closed=False), _line_colour(fig, arm), 2.4, 0.75, blur=0.6)
    if pen.hand.soft:
        pen.spot(frame.at(22, -8), 15, 12, lighter(skin_of(fig, arm), 0.5), 0.20)
        for x, y in ((48, 13), (50, 4.5), (51, -4.5), (49, -13)):
            pen.spot(frame.at(x, y), 6, 6, lighter(skin_of(fig, arm), 0.4), 0.22)


def _palm(arm: Arm) -> skia.Path:
    """From the wrist to the row of knuckles, as wide as four fingers there."""
    frame = Frame(arm.at, arm.hand, _thumb_up(arm), arm.size)
    knuckles = [frame.at(-12, -25), frame.at(1, -27), frame.at(4, 0), frame.at(1, 25), frame.at(-12, 24)]
    wrist_angle, r = arm.direction, 16.5 * arm.size
    nx, ny = math.sin(wrist_angle) * r, -math.cos(wrist_angle) * r
    back = (-math.cos(wrist_angle) * 8, -math.sin(wrist_angle) * 8)
    ends = [(arm.wrist[0] + nx + back[0], arm.wrist[1] + ny + back[1]), (arm.wrist[0] - nx + back[0], arm.wrist[1] - ny + back[1])]
    first, last = knuckles[0], knuckles[-1]
    if math.dist(last, ends[0]) + math.dist(ends[1], first) > math.dist(last, ends[1]) + math.dist(ends[0], first):
        ends.reverse()  # the outline must not cross itself
    return smooth([*knuckles, *ends], tension=0.85)


def _thumb_up(arm: Arm) -> int:
    """The index finger lies uppermost, whichever way the fingers point."""
    return 1 if math.cos(arm.hand) >= 0 else -1


def skin_of(fig: Figure, arm: Arm) -> RGB:
    return SHELL if arm.artificial else skin_shade(fig.skin, 0.04)


def _line_colour(fig: Figure, arm: Arm) -> RGB:
    return CARBON if arm.artificial else skin_shade(fig.skin, 0.42)


def _ink(pen: Pen) -> float:
    return min(pen.hand.outline, 3.6)


def _form(pen: Pen, fig: Figure, arm: Arm, path: skia.Path, outline: bool = True) -> None:
    """A part of the hand. It goes over into the forearm: no edge, no line at the wrist; an artificial hand has a joint there."""
    wrist = Frame(arm.wrist, arm.direction, 1, arm.size)
    fades = pen.hand.soft and not arm.artificial
    if fades:
        pen.canvas.saveLayer()
    pen.form(path, skin_of(fig, arm), 7, shade=0.24, sheen=0.12, outline=False)
    if fades:
        start, end = wrist.at(-6, 0), wrist.at(7, 0)
        gone = skia.GradientShader.MakeLinear([start, end], [skia.ColorBLACK, skia.ColorTRANSPARENT])
        back = wrist.curve([(-24, -19), (7, -19), (7, 19), (-24, 19)], tension=0.0)
        pen.canvas.drawPath(back, skia.Paint(Shader=gone, BlendMode=skia.BlendMode.kDstOut, AntiAlias=True))
        pen.canvas.restore()
    if outline:
        pen.canvas.save()
        pen.keep_out(_before_the_wrist(arm, 7))
        pen.ink(path, _ink(pen))
        pen.canvas.restore()


def _before_the_wrist(arm: Arm, end: float) -> skia.Path:
    """The forearm's side of a line `end` units beyond the wrist."""
    wrist = Frame(arm.wrist, arm.direction, 1, arm.size)
    return wrist.curve([(-60, -60), (end, -60), (end, 60), (-60, 60)], tension=0.0)


def _patches(pen: Pen, fig: Figure, arm: Arm, frame: Frame, shape: skia.Path) -> None:
    """Vitiligo: paler skin about the finger tips and on the back of the hand, the same in every picture."""
    if not fig.identity.vitiligo or arm.artificial:
        return
    rng, pale = fig.own_rng(f"hand {arm.side}"), pen.tint(lighter(mix(fig.skin, (1.0, 0.88, 0.82), 0.62), 0.1))
    reach = 78 if arm.grip == "rest" else 32
    with pen.clip(shape):
        for x, y, radius in ((reach, rng.uniform(-14, 6), 17), (reach - 44, rng.uniform(-4, 14), 11)):
            ring = [(math.tau * k / 9, radius * rng.uniform(0.7, 1.2)) for k in range(9)]
            pen.fill(frame.curve([(x + r * math.cos(a), y + r * math.sin(a)) for a, r in ring]), pale, 0.88, blur=1.4)


def _gaps(pen: Pen, fig: Figure, arm: Arm, frame: Frame, fingers: list[Digit], start: float) -> None:
    """The lines between fingers lying side by side; `start` is where they begin: x, or a share of the finger when below 1."""
    for a, b in zip(fingers, fingers[1:], strict=False):
        end = min(a.line[-1][0], b.line[-1][0]) + 2
        begin = a.line[0][0] + (end - a.line[0][0]) * start if 0 <= start < 1 else start
        ys = [(a.line[k][1] + b.line[k][1]) / 2 + (a.root - b.root) / 2 for k in (0, -1)]
        path = frame.curve([(begin, ys[0]), ((begin + end) / 2, sum(ys) / 2), (end, ys[1])], closed=False)
        pen.mark(path, _line_colour(fig, arm), 2.0, 0.62, blur=0.5)


def _nails(pen: Pen, fig: Figure, arm: Arm, frame: Frame, fingers: list[Digit]) -> None:
    if arm.artificial:
        for digit in fingers:
            x, y = digit.line[1]
            pen.line(frame.at(x, y - digit.root * 0.8), frame.at(x, y + digit.root * 0.8), CARBON, 1.8, 0.7)
        return
    colour = lighter(mix(fig.skin, (0.96, 0.66, 0.62), 0.35), 0.22)
    for digit in fingers:
        pen.fill(digit.nail_path(frame), pen.tint(colour), 0.75)
