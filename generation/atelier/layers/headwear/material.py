"""What all headwear shares: its colour, seams, and the crown that rises from a rim."""

import math

import skia

from ...canvas import INK, Pen, Point, smooth
from ...colour import RGB, darker, lighter, luminance
from ...figure import Figure
from ..hair.covered import RIMS, Rim
from ..hair.scalp import Scalp


def cloth_colour(fig: Figure) -> RGB:
    """The chosen colour, moved away from the skin where the two would melt into one."""
    c, skin = fig.headwear, fig.skin
    if sum((a - b) ** 2 for a, b in zip(c, skin)) ** 0.5 > 0.22:
        return c
    return darker(c, 0.45) if luminance(skin) > 0.4 else lighter(c, 0.5)


def rim_of(fig: Figure) -> Rim:
    return RIMS[fig.look.headwear]


def crown(scalp: Scalp, rim: Rim, outline: list[Point], lift: float = 0.0) -> skia.Path:
    """The body of a hat: `outline` runs from left over the top to the right (mean head), closed by the rim."""
    low = rim.points(scalp, lift)
    ends = {-1: low[0][1], 1: low[-1][1]}  # a turn lifts the far end of the rim: the outline goes no lower
    points = [(x, min(y, ends[-1 if at < 0 else 1])) for at, (x, y) in ((p[0], scalp.rim(*p)) for p in outline)]
    return smooth(points + low[-2:0:-1])


def band(scalp: Scalp, rim: Rim, height: float, *, wider: float = 0.0, drop: float = 0.0) -> skia.Path:
    """A strip along the rim, `height` tall."""
    wide = Rim(rim.front, rim.side, rim.radius + wider)
    low, high = wide.points(scalp, -drop), wide.points(scalp, height)
    path = smooth(low, closed=False)
    path.lineTo(*high[-1])
    upper = smooth(high[::-1], closed=False)
    path.addPath(upper, skia.Path.kExtend_AddPathMode)
    path.close()
    return path


def visor(scalp: Scalp, rim: Rim, reach: float, drop: float, half_angle: float = 68.0) -> skia.Path:
    """A peak that grows out of the front of a rim: `reach` forward and `drop` down at its middle."""
    steps = 8
    turns = [math.radians(half_angle) * (2 * k / steps - 1) for k in range(steps + 1)]
    inner = [scalp.ring(t, rim.height(t) - 3, rim.radius) for t in turns]
    shape = [math.cos(t / math.radians(half_angle) * math.pi / 2) ** 0.7 for t in turns]
    sunk, short = 19 * math.sin(scalp.head.yaw) ** 2, 1 - 0.25 * scalp.head.profile  # from the side a peak shows its curve
    outer = [scalp.ring(t, rim.height(t) + (drop + sunk) * s, rim.radius + reach * short * s) for t, s in zip(turns, shape)]
    return smooth(_hull(inner + outer), tension=0.8)  # no gap between rim and tip, however the peak is turned


def _hull(points: list[Point]) -> list[Point]:
    """The corners of the convex hull, in order (Andrew's monotone chain)."""

    def half(ordered: list[Point]) -> list[Point]:
        chain: list[Point] = []
        for x, y in ordered:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    ordered = sorted(points)
    return half(ordered) + half(ordered[::-1])


def seam(pen: Pen, clip: skia.Path, points: list[Point], colour: RGB, width: float = 2.6, alpha: float = 0.42) -> None:
    """A seam or fold: a dark line, with a light beside it in soft hands."""
    line = smooth(points, closed=False)
    with pen.clip(clip):
        if pen.hand.outline:
            pen.stroke(line, INK, pen.hand.outline * 0.5, 0.85)
            return
        if not pen.hand.soft:
            pen.stroke(line, darker(colour, 0.5), width, alpha)
            return
        for spread, share in ((1.9, 0.4), (0.9, 0.6)):  # two strokes read as a soft crease, far cheaper than a blur
            pen.stroke(line, darker(colour, 0.5), width * spread, alpha * share)
        lit = skia.Path(line)
        lit.offset(0, width * 1.2)
        pen.stroke(lit, lighter(colour, 0.5), width * 0.9, alpha * 0.4)
