"""Braids, cornrows and locs: ropes of hair, each rooted in a parted section of the scalp."""

import math

import skia

from ...canvas import INK, Pen, smooth
from ...colour import mix
from ...figure import Figure
from .cut import round_the_ear
from .scalp import Scalp, behind_the_temple, mirrored
from .strands import Curve, between, cast, line_on, mass, shade_of

_SIDEBURN = [(99, 10), (94, 6), (92, -20)]
_LINE = _SIDEBURN + [(87, -48), (66, -74), (34, -86), (0, -90), (-34, -86), (-66, -74), (-87, -48)] + [(-x, y) for x,
    y in reversed(_SIDEBURN)]
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
        pen.stroke(marks, line_on(pen, fig.hair), pen.hand.outline * 0.36, 0.8)
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


def _scalp_rows(pen: Pen, fig: Figure, width: float) -> None:
    """Rows of braids lying on the head, with the skin of the partings between them."""
    scalp = Scalp.of(fig)
    path = round_the_ear(scalp, scalp.cap(_CLOSE, _LINE))
    cast(pen, fig, path, 5, 0.26)
    mass(pen, path, mix(fig.hair, fig.skin, 0.16), 16, shade=0.4, sheen=0.1)
    with pen.clip(path):
        for row in _swept_rows(scalp, 4):
            rope(pen, fig, row, width, braided=True)
    pen.ink(path)


def _swept_rows(scalp: Scalp, out: float, tops: int = 5) -> list[Curve]:
    """Rows from the hairline straight back over the skull, as far as they are seen."""
    right = [(12 + 66 * k / (tops - 1), -90 + 22 * (k / (tops - 1)) ** 2) for k in range(tops)] + [(88, -52), (94, -32), (97, -12), (99, 8)]
    rows = [scalp.meridian(side * x, y, out) for x, y in right for side in (-1, 1)]
    return [row for row in rows if len(row) > 2]


def draw_cornrows(pen: Pen, fig: Figure) -> None:
    _scalp_rows(pen, fig, 12)


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
        ropes.append([(a, top), (a + (b - a) * 0.6, top + (low - top) * 0.35), (b, top + (low - top) * 0.7),
            (b + curl * (-1 if k % 2 else 1), low)])
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
    _beside_the_face(pen, fig, scalp, [(104, 116, 176), (112, 128, 198), (119, 139, 184)], 13, braided=True)
    line = _LINE[:6] + [(34, -86), (0, -100), (-34, -86)] + _LINE[-6:]
    path = round_the_ear(scalp, scalp.cap(mirrored([(0, -132), (46, -126), (84, -106), (110, -72), (115, -36), (110, -8)]), line))
    cast(pen, fig, path)
    mass(pen, path, shade_of(fig.hair, -0.12), 18)
    with pen.clip(path):
        for s in (-1, 1):
            rows = between([(s * 20, -130), (s * 120, -100), (s * 190, -40), (s * 200, 20)],
                [(s * 10, -130), (s * 104, -92), (s * 120, -40), (s * 124, 10)], 5)
            rows += between([(s * 4, -132), (s * 70, -118), (s * 108, -60), (s * 112, 0)],
                [(s * 2, -96), (s * 44, -80), (s * 88, -40), (s * 100, 0)], 6)
            for row in rows:
                rope(pen, fig, [scalp.on(*p, 12) for p in row], 12, braided=True)
    pen.ink(path)


def _beside_the_face(pen: Pen, fig: Figure, scalp: Scalp, ropes: list[tuple[float, float, float]], width: float, *, braided: bool) -> None:
    """Ropes (root x, tip x, tip y) that come out from under the hair on both sides; in a turn the far ones stay behind the cheek."""
    for side in (-1, 1):
        turned_away = max(0.0, side * math.sin(scalp.head.yaw))
        out = 10 * turned_away if scalp.pressed is None else 0
        for a, b, tip in ropes[1:] if turned_away > 0.3 else ropes:
            spine = [(a - 18, -92), (a, -34), (b, tip * 0.55), (b - 4, tip)]
            rope(pen, fig, [scalp.rim(side * (x + out) * behind_the_temple(scalp, side), y) for x, y in spine], width, braided=braided)


def draw_locs_back(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    backing = smooth([scalp.behind(*p) for p in mirrored([(0, -110), (84, -100), (116, -40), (112, 50), (96, 100), (0, 110)])])
    mass(pen, backing, shade_of(fig.hair, -0.4), 20)
    for spine in _falling(_both_sides([(16, 20), (40, 48), (62, 76), (84, 104), (104, 128)]), -30, 148, 5):
        rope(pen, fig, [scalp.behind(*p) for p in spine], 19, braided=False, tone=-0.14)


def draw_locs(pen: Pen, fig: Figure) -> None:
    """Locs swept off the forehead, falling to the shoulders behind and beside the ears."""
    scalp = Scalp.of(fig)
    _beside_the_face(pen, fig, scalp, [(108, 116, 112), (117, 131, 128)], 18, braided=False)
    path = round_the_ear(scalp, scalp.cap(mirrored([(0, -142), (46, -135), (86, -112), (112, -74), (118, -34), (110, 0)]), _LINE))
    cast(pen, fig, path)
    mass(pen, path, shade_of(fig.hair, -0.12), 20)
    with pen.clip(path):
        for row in _swept_rows(scalp, 14):
            rope(pen, fig, row, 18, braided=False)
    pen.ink(path)
