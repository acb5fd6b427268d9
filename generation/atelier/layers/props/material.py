"""What props are made of: plates with an edge, glass, card; all through the Pen, so that every style works."""

import skia

from ...canvas import Pen, Point, polygon
from ...colour import RGB

ALUMINIUM: RGB = (0.80, 0.82, 0.86)
GRAPHITE: RGB = (0.20, 0.21, 0.26)
PAPER: RGB = (0.975, 0.972, 0.965)
CARD: RGB = (0.80, 0.62, 0.43)
WOOD: RGB = (0.66, 0.46, 0.30)


def solid(
    pen: Pen, path: skia.Path, colour: RGB, depth: float = 7, *, shadow: float = 0.34, drop: float = 7, ink: float | None = None
) -> None:
    """A thing with volume, and its contact shadow on what lies behind."""
    pen.shadow(path, -pen.light.side * 3, drop, 7, shadow)
    pen.form(path, colour, depth, shade=0.22, sheen=0.22, outline=False)
    pen.ink(path, ink)


def flat(pen: Pen, path: skia.Path, colour: RGB, ink: float | None = None) -> None:
    """Printed on or let into a thing: no volume of its own."""
    pen.fill(path, pen.tint(colour))
    if ink:
        pen.ink(path, ink)


def glare(pen: Pen, points: list[Point], within: skia.Path, alpha: float = 0.16) -> None:
    """A band of light across glass."""
    with pen.clip(within):
        pen.fill(polygon(points), (1, 1, 1), alpha)


def rounded(points: list[Point], radius: float) -> skia.Path:
    """A polygon with rounded corners."""
    paint = skia.Paint(PathEffect=skia.CornerPathEffect.Make(radius))
    path = skia.Path()
    paint.getFillPath(polygon(points), path)
    return path


def lines_of_text(pen: Pen, x: float, y: float, widths: tuple[float, ...], pitch: float, colour: RGB, thick: float = 3.4) -> None:
    """Writing too small to read."""
    for k, width in enumerate(widths):
        pen.line((x, y + k * pitch), (x + width, y + k * pitch), pen.tint(colour), thick)
