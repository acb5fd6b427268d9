"""Hair as material: masses with volume, combed strands, sheen and the shadow hair throws on a forehead."""

import math
import random

import skia

from ...canvas import INK, Pen, Point, difference, intersection, linear, oval, smooth
from ...colour import RGB, WHITE, darker, lighter, luminance, mix
from ...figure import Figure

Curve = list[Point]


def lens(spine: Curve, width: float, root: float = 0.0) -> skia.Path:
    """A lock of hair: pointed at the tip, `root` (0..1) of the width left at its start, fullest in between."""
    n = len(spine)
    left, right = [], []
    for k, (x, y) in enumerate(spine):
        (ax, ay), (bx, by) = spine[max(0, k - 1)], spine[min(n - 1, k + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        t = k / (n - 1)
        half = width / 2 * max(math.sin(math.pi * t) ** 0.8 if 0 < t < 1 else 0.0, root * (1 - t))
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    path = smooth(left, closed=False)
    path.addPath(smooth(right[::-1], closed=False), skia.Path.kExtend_AddPathMode)
    path.close()
    return path


def between(a: Curve, b: Curve, count: int) -> list[Curve]:
    """`count` curves spread evenly from guide a to guide b (which have equally many points)."""
    if len(a) != len(b):
        raise ValueError("the two guides of a comb must have equally many points")
    curves = []
    for k in range(count):
        t = k / max(1, count - 1)
        curves.append([(p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t) for p, q in zip(a, b)])
    return curves


def union(paths: list[skia.Path]) -> skia.Path:
    """One outline round all of them, so that ink runs round the whole and not round each part."""
    whole = skia.Path(paths[0])
    for path in paths[1:]:
        whole.addPath(path)
    whole.setFillType(skia.PathFillType.kWinding)
    try:
        return skia.Simplify(whole)
    except RuntimeError:  # Skia gives up on some curl clouds; the parts together look the same but for inner ink lines
        return whole


def shade_of(colour: RGB, amount: float) -> RGB:
    """A lighter (amount > 0) or darker strand of the same hair; dark hair shows its light, light hair its shade."""
    if amount > 0:
        return lighter(colour, amount * (0.55 if luminance(colour) < 0.25 else 0.8))
    grey = max(colour) - min(colour) < 0.09 and luminance(colour) > 0.5
    return mix(colour, (0.42, 0.43, 0.52), -amount) if grey else darker(colour, -amount)


def line_on(pen: Pen, colour: RGB) -> RGB:
    """What an inking hand draws a strand with: ink, or a light of the hair itself where ink would drown."""
    seen = pen.tint(colour)
    return INK if luminance(seen) > 0.24 else lighter(seen, 0.32)


def mass(pen: Pen, path: skia.Path, colour: RGB, depth: float = 20, *, shade: float = 0.36, sheen: float = 0.2) -> None:
    pen.form(path, colour, depth, shade, sheen)


def comb(pen: Pen, clip: skia.Path, strands: list[Curve], colour: RGB, width: float = 9.0, *, salt: str = "comb",
    strength: float = 1.0) -> None:
    """Strands laid over a mass. Painted hands vary the tone from strand to strand; inked hands draw every third as a line."""
    rng = random.Random(salt)
    with pen.clip(clip):
        if pen.hand.outline:
            line = line_on(pen, colour)
            for curve in strands[1::3]:
                pen.stroke(smooth(curve, closed=False), line, pen.hand.outline * 0.5, 0.8)
            return
        tones = (-0.34, 0.26, -0.2, 0.4) if pen.hand.soft else (-0.24, 0.16)
        groups: dict[float, skia.Path] = {tone: skia.Path() for tone in tones}
        for k, curve in enumerate(strands):
            wobble = rng.uniform(0.55, 1.15)
            groups[tones[k % len(tones)]].addPath(lens(curve, width * wobble))
        for tone, path in groups.items():
            path.setFillType(skia.PathFillType.kWinding)
            pen.fill(path, shade_of(pen.tint(colour), tone), (0.36 if tone < 0 else 0.26) * strength)


def lock(pen: Pen, spine: Curve, width: float, colour: RGB, root: float = 0.25) -> None:
    """One big lock with its own turn towards the light: dark where it leaves the head, light at its fullest."""
    path = lens(spine, width, root)
    c = pen.tint(colour)
    if pen.hand.soft:
        pen.shadow(path, 0, 3, 3, 0.16)
        pen.fill(path, c, shader=linear(spine[0], spine[-1], [shade_of(c, -0.12), shade_of(c, 0.12), shade_of(c, -0.04)], [0, 0.55, 1]))
    else:
        pen.fill(path, c)
    pen.ink(path, pen.hand.outline * 0.5)


def gloss(pen: Pen, clip: skia.Path, curve: Curve, colour: RGB, width: float = 13, strength: float = 0.36) -> None:
    """The band of light that runs across combed hair. Inked hands leave it out."""
    if pen.hand.outline or not pen.hand.modelling:
        return
    tint = mix(colour, WHITE, 0.6)
    with pen.clip(clip):
        if pen.hand.soft:
            pen.stroke(smooth(curve, closed=False), tint, width, strength * pen.light.strength, blur=5)
        else:
            pen.fill(lens(curve, width), lighter(colour, 0.22), 0.7)


def off_the_eyes(fig: Figure, path: skia.Path) -> skia.Path:
    """In a strong turn the far eye reaches the edge of the head: hair gives way to it there."""
    if abs(fig.head.yaw) < 0.42 or fig.head.profile > 0.8:
        return path
    side = 1 if fig.head.yaw > 0 else -1
    x, y = fig.head.at(side * fig.face.eye_x, fig.face.eye_y)
    eye = intersection(oval(x, y, fig.face.eye_w * 0.86 * (1 - fig.head.profile), fig.face.eye_h * 1.9), fig.head.outline)
    return difference(path, eye)


def cast(pen: Pen, fig: Figure, path: skia.Path, drop: float = 8, alpha: float = 0.34) -> None:
    """The contact shadow of hair or a hat on the face, in a deep tone of the skin itself."""
    with pen.clip(fig.head.outline):
        if pen.hand.soft:
            pen.shadow(path, 0, drop, 6, alpha, darker(fig.skin, 0.72))
        elif pen.hand.modelling and not pen.hand.outline:
            moved = skia.Path(path)
            moved.offset(0, drop * 0.8)
            pen.fill(moved, darker(fig.skin, 0.3), 0.45)
