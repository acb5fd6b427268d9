"""What the hair of a beard looks like: stubble, mass, strands."""

import skia

from ...canvas import Pen, Point, smooth
from ...colour import RGB, darker, lighter, luminance, mix, skin_depth, skin_shade
from ...figure import CENTRE, Figure
from .area import BUSHY, GROWTH, area_of, between, hanging, pushed

FAIR = 0.2  # of luminance: hair that is not darker than its skin by this much


def draw_stubble(pen: Pen, fig: Figure, colour: RGB) -> None:
    """A shadow on the skin and short hairs on it. On deep skins, where both are hardly darker than the skin, they are denser and their tips
    catch light."""
    area, deep = area_of(fig, "stubble"), skin_depth(fig.skin)
    if deep < 0.5 and luminance(colour) > luminance(fig.skin) - FAIR:  # fair hair on fair skin is seen by its shade
        colour = mix(darker(colour, 0.45), skin_shade(fig.skin, 0.55), 0.4)
    dark = darker(colour, 0.35 * deep) if luminance(colour) < luminance(fig.skin) else colour
    tone = darker(mix(fig.skin, dark, 0.60 + 0.14 * deep), 0.08)
    with pen.clip(fig.head.outline):
        pen.fill(area, pen.tint(tone), (0.52 + 0.08 * deep) if pen.hand.soft else (0.31 + 0.10 * deep), blur=8 - 2 * deep)
    hairs = tone if pen.hand.soft else mix(fig.skin, darker(colour, 0.2), 0.75)
    _short_hairs(pen, fig, area, hairs, round(200 + 130 * deep), 0.72 + 0.12 * deep)
    if deep and not pen.inked:
        _short_hairs(pen, fig, area, mix(lighter(fig.skin, 0.34), (0.72, 0.74, 0.82), 0.3), 110, 0.36 * deep, "stubble sheen")


def _short_hairs(pen: Pen, fig: Figure, area: skia.Path, tone: RGB, count: int, alpha: float, salt: str = "stubble") -> None:
    rng, bounds, path = fig.own_rng(salt), area.getBounds(), skia.Path()
    for _ in range(count):
        x, y = rng.uniform(bounds.left(), bounds.right()), rng.uniform(bounds.top(), bounds.bottom())
        path.moveTo(x, y)
        path.lineTo(x + (x - CENTRE[0]) * 0.02, y + 3.2)
    inner = skia.Path(area)
    with pen.clip(fig.head.outline), pen.clip(inner):
        pen.stroke(path, tone, 1.4, alpha)


def draw_mass(pen: Pen, fig: Figure, colour: RGB, kind: str) -> None:
    area = area_of(fig, kind)
    with pen.clip(fig.head.outline):
        pen.shadow(area, 0, -2, 4, 0.22)
    if pen.hand.soft:  # hair thins out into the skin
        pen.stroke(area, colour, 5, 0.55, blur=3)
    pen.form(area, colour, 15, shade=0.30, sheen=0.10)
    if kind == "long beard":
        _falling(pen, fig, area, colour)
    else:
        _strands(pen, fig, area, colour, kind)


def _strands(pen: Pen, fig: Figure, area: skia.Path, colour: RGB, kind: str) -> None:
    """Growth lines that run with the jaw towards the chin."""
    head, light, dark = fig.head, lighter(colour, 0.30), darker(colour, 0.45)
    rng = fig.own_rng("beard")
    step = 0.14 if kind in BUSHY else 0.2
    with pen.clip(area):
        for edge, side in ((head.left, -1), (head.right, 1)):
            for k in range(6):
                t = 0.10 + step * k
                points = []
                for n, p in enumerate(edge[5:]):
                    inner = head.at(side * fig.face.mouth_w * 0.5, fig.face.mouth_y + 6 + n * 9)
                    points.append(between(pushed(p, GROWTH[kind][n + 1]), inner, min(0.95, t + rng.uniform(-0.03, 0.03))))
                tone = light if k % 2 else dark
                if pen.hand.soft:
                    pen.stroke(smooth(points, closed=False), tone, 3.2, 0.30, blur=1.0)
                elif pen.inked and k % 2:
                    pen.mark(smooth(points, closed=False), dark, 2.0, 0.5)


def _falling(pen: Pen, fig: Figure, area: skia.Path, colour: RGB) -> None:
    """Strands of what hangs: from cheeks and chin down to the tip, drawn together there, with a slight wave."""
    left, right = hanging(fig, -1), hanging(fig, 1)
    light, dark = lighter(colour, 0.30), darker(colour, 0.45)
    rng = fig.own_rng("long beard")
    with pen.clip(area):
        for k in range(9):
            across, wave = 0.06 + 0.11 * k, rng.uniform(-3, 3)
            points = [fig.head.at((2 * across - 1) * fig.head.jaw_w * 0.8, fig.head.bottom * (0.84 - 0.36 * abs(2 * across - 1)))]
            points += [_shifted(between(a, b, across), wave * (-1) ** n) for n, (a, b) in enumerate(zip(left[:-1], right, strict=False))]
            tone, line = light if k % 2 else dark, smooth(points, closed=False)
            if pen.hand.soft:
                pen.stroke(line, tone, 3.6, 0.34, blur=1.0)
            elif pen.inked:
                pen.mark(line, dark, 2.0, 0.5)
            else:
                pen.stroke(line, tone, 2.4, 0.4)


def _shifted(point: Point, dx: float) -> Point:
    return (point[0] + dx, point[1])
