"""Curls and coils: a soft uneven silhouette, and a surface of small turns instead of strands."""

import random

import skia

from ...canvas import Pen, Point, box, difference, intersection, oval, smooth
from ...canvas import union as merged
from ...figure import Figure
from .scalp import Scalp, mirrored
from .strands import cast, line_on, mass, off_the_eyes, shade_of, union


def cloud(outer: list[Point], radius: float, salt: str, line: list[Point] | None = None) -> skia.Path:
    """An outline grown by overlapping curls of about `radius`; the hairline that closes it keeps to small ones, off the face."""
    rng = random.Random(salt)
    parts = [smooth(outer + (line or []))]
    parts += _along(smooth(outer, closed=line is None), radius, rng)
    if line:
        parts += _along(smooth(line[1:-1], closed=False), min(4.5, radius * 0.4), rng)
    return union(parts)


def _along(path: skia.Path, radius: float, rng: random.Random) -> list[skia.Path]:
    measure, at, curls = skia.PathMeasure(path, False), 0.0, []
    while at < measure.getLength():
        position, _tangent = measure.getPosTan(at)
        r = radius * rng.uniform(0.75, 1.15)
        curls.append(oval(position.x() + rng.uniform(-0.2, 0.2) * radius, position.y() + rng.uniform(-0.2, 0.2) * radius, r, r))
        at += r * 1.15
    return curls


def coils(pen: Pen, path: skia.Path, fig: Figure, radius: float, salt: str) -> None:
    """Small turns all over a mass: shade under each coil, light on top; a few inked ones in line styles."""
    rng, b = random.Random(salt), path.getBounds()
    dark, light = skia.Path(), skia.Path()
    step = radius * (2.7 if pen.hand.outline else 1.75)
    y, row = b.top() + step * 0.5, 0
    while y < b.bottom():
        x = b.left() + step * (0.3 if row % 2 else 0.8)
        while x < b.right():
            cx, cy, r = x + rng.uniform(-0.3, 0.3) * step, y + rng.uniform(-0.3, 0.3) * step, radius * rng.uniform(0.7, 1.05)
            start, sweep = rng.uniform(0, 360), rng.uniform(190, 290)
            if path.contains(cx, cy):
                bounds = skia.Rect.MakeXYWH(cx - r, cy - r, 2 * r, 2 * r)
                dark.addArc(bounds, start, sweep)
                light.addArc(bounds.makeOffset(-0.14 * r, -0.3 * r), 185 + rng.uniform(-30, 30), 120)
            x += step
        y, row = y + step * 0.86, row + 1
    with pen.clip(path):
        if pen.hand.outline:
            pen.stroke(dark, line_on(pen, fig.hair), pen.hand.outline * 0.45, 0.75)
            return
        pen.stroke(dark, shade_of(fig.hair, -0.42), radius * 0.34, 0.42 if pen.hand.soft else 0.34)
        pen.stroke(light, shade_of(fig.hair, 0.42), radius * 0.3, 0.42 if pen.hand.soft else 0.2)


_LINE = [(99, 10), (93, -2), (91, -38), (77, -68), (42, -82), (0, -86), (-42, -82), (-77, -68), (-91, -38), (-93, -2), (-99, 10)]


def _draw_curly_front(pen: Pen, fig: Figure, outer: list[Point], line: list[Point], curl: float, coil: float, salt: str,
    down: bool = False) -> None:
    scalp = Scalp.of(fig, over_ears=outer[0][1] > 20)
    path = cloud([scalp.rim(*p) for p in outer], curl, salt, [scalp.on(*p) for p in line])
    path = off_the_eyes(fig, down_the_nape(scalp, path, curl, salt) if down else path)
    cast(pen, fig, path)
    mass(pen, path, fig.hair, 22, shade=0.4, sheen=0.16)
    coils(pen, path, fig, coil, salt)


def down_the_nape(scalp: Scalp, path: skia.Path, radius: float, salt: str) -> skia.Path:
    """The curls behind the ear that near-profile brings into view, growing in from the edge of the head."""
    grown, line = min(1.0, 2.5 * scalp.head.profile), scalp.nape_line()
    if not grown or line is None:
        return path
    edge, inner = line
    inner = [(e[0] + (p[0] - e[0]) * grown, e[1] + (p[1] - e[1]) * grown) for e, p in zip(reversed(edge), inner, strict=True)]
    curls = union(_along(smooth(edge, closed=False), radius * 0.8 * grown, random.Random(salt)))
    whole = merged(merged(path, smooth(edge + inner)), curls)
    return difference(whole, scalp.ear())


def draw_short_curls(pen: Pen, fig: Figure) -> None:
    outer = mirrored([(0, -130), (44, -126), (80, -108), (99, -78), (103, -44), (99, -16)])
    line = [(95, -22), (90, -52), (72, -76), (38, -88), (0, -91), (-38, -88), (-72, -76), (-90, -52), (-95, -22)]
    _draw_curly_front(pen, fig, outer, line, 13, 8.5, "short curls", down=True)


_AFRO = [(0, -184), (60, -174), (108, -141), (137, -90), (143, -32), (131, 18)]


def draw_afro_back(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    path = cloud([scalp.rim(*p) for p in mirrored(_AFRO + [(94, 60), (40, 68)])], 11, "afro back")
    mass(pen, path, shade_of(fig.hair, -0.16), 28, shade=0.45, sheen=0.12)
    seen = box(0, scalp.rim(0, -10)[1], 512, 400)  # the rest lies behind the head and the front
    coils(pen, intersection(path, seen), fig, 5.2, "afro back")


def draw_afro(pen: Pen, fig: Figure) -> None:
    _draw_curly_front(pen, fig, mirrored(_AFRO + [(114, 52)]), [(102, 52), *_LINE, (-102, 52)], 10, 5.2, "afro")


def draw_coily_top(pen: Pen, fig: Figure) -> None:
    """A short coily top, level at the sides: what stands above a fade."""
    outer = mirrored([(0, -140), (38, -136), (72, -118), (93, -90), (99, -62)])
    line = [(92, -52), (84, -66), (68, -80), (36, -86), (0, -88), (-36, -86), (-68, -80), (-84, -66), (-92, -52)]
    _draw_curly_front(pen, fig, outer, line, 6.5, 4.6, "coily top")
