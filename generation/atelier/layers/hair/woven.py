"""Braids, cornrows and locs: ropes of hair, each rooted in a parted section of the scalp."""

import skia

from ...canvas import INK, Pen, smooth
from ...colour import mix
from ...figure import Figure
from .cut import round_the_ear
from .scalp import Scalp, mirrored
from .strands import Curve, between, cast, mass, shade_of

_SIDEBURN = [(99, 10), (94, 6), (92, -20)]
_LINE = _SIDEBURN + [(87, -48), (66, -74), (34, -86), (0, -90), (-34, -86), (-66, -74), (-87, -48)] + [(-x, y) for x, y in reversed(_SIDEBURN)]
_CLOSE = mirrored([(0, -127), (42, -121), (78, -104), (103, -74), (108, -40), (104, -4)])  # hair that lies close to the skull


def rope(pen: Pen, fig: Figure, spine: Curve, width: float, *, braided: bool, tone: float = 0.0) -> None:
    """A braid (chevrons along it) or a loc (rolled rings along it), rounded at the tip, lit from the light's side."""
    path, colour = smooth(spine, closed=False), pen.tint(shade_of(fig.hair, tone))
    if pen.hand.outline:
        pen.stroke(path, INK, width + pen.hand.outline * 1.1)
    else:
        pen.stroke(path, shade_of(colour, -0.42), width + 1.6, 0.9 if pen.hand.soft else 0.6)
    pen.stroke(path, colour, width)
    marks, lights = _marks(path, width, braided)
    if pen.hand.outline:
        pen.stroke(marks, INK, pen.hand.outline * 0.36, 0.8)
        return
    pen.stroke(marks, shade_of(colour, -0.5), width * 0.13, 0.62)
    pen.stroke(lights, shade_of(colour, 0.5), width * 0.2, 0.5 if pen.hand.soft else 0.25)


def _marks(path: skia.Path, width: float, braided: bool) -> tuple[skia.Path, skia.Path]:
    """The crossings of a braid or the rings of a loc, and the light on each."""
    marks, lights = skia.Path(), skia.Path()
    measure = skia.PathMeasure(path, False)
    step, half = width * (0.72 if braided else 0.62), width * 0.44
    at, k = step * 0.6, 0
    while at < measure.getLength():
        position, tangent = measure.getPosTan(at)
        x, y, tx, ty = position.x(), position.y(), tangent.x(), tangent.y()
        nx, ny = -ty, tx
        if braided:
            for s in (-1, 1):
                marks.moveTo(x + s * nx * half - tx * half * 0.8, y + s * ny * half - ty * half * 0.8)
                marks.lineTo(x + tx * half * 0.3, y + ty * half * 0.3)
            lights.moveTo(x + nx * half * 0.5, y + ny * half * 0.5)
            lights.lineTo(x + nx * half * 0.25 + tx * half * 0.4, y + ny * half * 0.25 + ty * half * 0.4)
        else:
            lean = half * (0.35 if k % 2 else -0.1)
            marks.moveTo(x + nx * half, y + ny * half)
            marks.quadTo(x + tx * lean, y + ty * lean, x - nx * half * 0.5 + tx * lean, y - ny * half * 0.5 + ty * lean)
            lights.moveTo(x + nx * half * 0.35, y + ny * half * 0.35)
            lights.lineTo(x + nx * half * 0.3 + tx * step * 0.45, y + ny * half * 0.3 + ty * step * 0.45)
        at, k = at + step, k + 1
    return marks, lights


def _scalp_rows(pen: Pen, fig: Figure, rows: list[Curve], width: float, *, braided: bool, out: float = 4) -> None:
    """Rows of braids or twists lying on the head, with the skin of the partings between them."""
    scalp = Scalp.of(fig)
    path = round_the_ear(scalp, scalp.cap(_CLOSE, _LINE))
    cast(pen, fig, path, 5, 0.26)
    mass(pen, path, mix(fig.hair, fig.skin, 0.22), 16, shade=0.4, sheen=0.1)
    with pen.clip(path):
        for row in rows:
            rope(pen, fig, [scalp.on(*p, out) for p in row], width, braided=braided)
    pen.ink(path)


def _swept_rows(count: int) -> list[Curve]:
    """Rows from the hairline back over the crown."""
    middle = between([(-82, -52), (-106, -66), (-140, -66), (-180, -40)], [(82, -52), (106, -66), (140, -66), (180, -40)], 2)
    high = between([(-76, -62), (-92, -84), (-104, -96), (-140, -90)], [(76, -62), (92, -84), (104, -96), (140, -90)], 2)
    a, b = [(-66, -72), (-70, -92), (-56, -112), (-44, -122)], [(66, -72), (70, -92), (56, -112), (44, -122)]
    sides = [[(s * 94, y0), (s * 112, y0 - 12), (s * 150, y0 + 4), (s * 190, y0 + 26)] for s in (-1, 1) for y0 in (8, -8, -24, -40)]
    return sides + middle + high + between(a, b, count)


def draw_cornrows(pen: Pen, fig: Figure) -> None:
    _scalp_rows(pen, fig, _swept_rows(8), 11, braided=True)


def draw_cornrows_back(pen: Pen, fig: Figure) -> None:
    """The ends of the rows, falling together behind the neck."""
    scalp = Scalp.of(fig)
    backing = smooth([scalp.behind(*p) for p in mirrored([(0, -60), (70, -50), (92, 20), (78, 110), (0, 120)])])
    mass(pen, backing, shade_of(fig.hair, -0.45), 16)
    for spine in _falling(_both_sides([(8, 8), (24, 26), (40, 44), (56, 60), (72, 76), (86, 90)]), -20, 148, 2):
        rope(pen, fig, [scalp.behind(*p) for p in spine], 13, braided=True, tone=-0.12)


def _falling(xs: list[tuple[float, float]], top: float, tip: float, curl: float) -> list[Curve]:
    """Ropes that hang: (root x, tip x) pairs, from `top` to about `tip`."""
    ropes = []
    for k, (a, b) in enumerate(xs):
        low = tip - (k % 3) * 9
        ropes.append([(a, top), (a + (b - a) * 0.6, top + (low - top) * 0.35), (b, top + (low - top) * 0.7), (b + curl * (-1 if k % 2 else 1), low)])
    return ropes


def _both_sides(right: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(-a, -b) for a, b in right] + right


def draw_braids_back(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    backing = smooth([scalp.behind(*p) for p in mirrored([(0, -100), (80, -90), (112, -30), (112, 60), (104, 130), (0, 140)])])
    mass(pen, backing, shade_of(fig.hair, -0.4), 20)
    for spine in _falling(_both_sides([(20, 24), (44, 54), (66, 82), (88, 110), (108, 134)]), -40, 214, 3):
        rope(pen, fig, [scalp.behind(*p) for p in spine], 14, braided=True, tone=-0.16)


def draw_braids(pen: Pen, fig: Figure) -> None:
    """Box braids from a centre parting, past the shoulders."""
    scalp = Scalp.of(fig)
    line = _LINE[:6] + [(34, -86), (0, -100), (-34, -86)] + _LINE[-6:]
    path = round_the_ear(scalp, scalp.cap(mirrored([(0, -132), (46, -126), (84, -106), (110, -72), (115, -36), (110, -8)]), line))
    cast(pen, fig, path)
    mass(pen, path, shade_of(fig.hair, -0.12), 18)
    with pen.clip(path):
        for s in (-1, 1):
            rows = between([(s * 20, -130), (s * 120, -100), (s * 190, -40), (s * 200, 20)], [(s * 10, -130), (s * 104, -92), (s * 120, -40), (s * 124, 10)], 5)
            rows += between([(s * 4, -132), (s * 70, -118), (s * 108, -60), (s * 112, 0)], [(s * 2, -96), (s * 44, -80), (s * 88, -40), (s * 100, 0)], 6)
            for row in rows:
                rope(pen, fig, [scalp.on(*p, 12) for p in row], 12, braided=True)
    pen.ink(path)
    for s in (-1, 1):
        for a, b, tip in ((103, 112, 176), (112, 126, 198), (120, 138, 184)):
            rope(pen, fig, [scalp.rim(s * x, y) for x, y in [(a, -26), (a + 6, 40), (b, 110), (b - 4, tip)]], 13, braided=True)


def draw_locs_back(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    backing = smooth([scalp.behind(*p) for p in mirrored([(0, -110), (84, -100), (116, -40), (112, 50), (96, 100), (0, 110)])])
    mass(pen, backing, shade_of(fig.hair, -0.4), 20)
    for spine in _falling(_both_sides([(16, 20), (40, 48), (62, 76), (84, 104), (104, 128)]), -30, 148, 5):
        rope(pen, fig, [scalp.behind(*p) for p in spine], 19, braided=False, tone=-0.14)


def draw_locs(pen: Pen, fig: Figure) -> None:
    """Locs swept off the forehead, falling to the shoulders behind and beside the ears."""
    scalp = Scalp.of(fig)
    path = round_the_ear(scalp, scalp.cap(mirrored([(0, -142), (46, -135), (86, -112), (112, -74), (118, -34), (110, 0)]), _LINE))
    cast(pen, fig, path)
    mass(pen, path, shade_of(fig.hair, -0.12), 20)
    with pen.clip(path):
        for s in (-1, 1):
            rows = between([(s * 160, -84), (s * 180, -50), (s * 186, 10)], [(s * 90, -36), (s * 108, -36), (s * 118, 0)], 5)
            rows += between([(s * 88, -44), (s * 106, -50), (s * 122, -20)], [(s * 4, -88), (s * 20, -126), (s * 66, -132)], 6)
            for row in rows:
                rope(pen, fig, [scalp.on(*p, 14) for p in row], 17, braided=False)
    pen.ink(path)
    for s in (-1, 1):
        for a, b, tip in ((106, 114, 112), (116, 130, 128)):
            rope(pen, fig, [scalp.rim(s * x, y) for x, y in [(a, -40), (a + 8, 20), (b, 76), (b - 6, tip)]], 18, braided=False)
