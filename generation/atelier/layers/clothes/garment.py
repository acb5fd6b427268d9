"""Whole-garment outlines: a neckline, a sleeve and an ease of cloth make the path of a top."""

import skia

from ...canvas import Point
from .body import HEM, SHORT_CUFF, Body, mirrored


def crew(body: Body, drop: float = 0.0, width: float = 14.0) -> list[Point]:
    """A round neckline, right half from the middle outwards; it ends on the shoulder line."""
    end = body.neck + width
    return [(0, 447 + drop), (end * 0.42, 443 + drop), (end * 0.80, 430 + drop * 0.7), (end, body.slope(end) - 4)]


def vee(body: Body, depth: float, width: float = 12.0) -> list[Point]:
    """A V neckline whose point lies `depth` below the pit of the neck."""
    end = body.neck + width
    return [(0, 440 + depth), (end * 0.55, 432 + depth * 0.40), (end, body.slope(end) - 4)]


def boat(body: Body, drop: float = 0.0) -> list[Point]:
    """A wide shallow neckline."""
    end = body.shoulder * 0.60
    return [(0, 466 + drop), (end * 0.55, 461 + drop), (end * 0.88, 447 + drop * 0.6), (end, body.slope(end) - 3)]


def closed(body: Body) -> list[Point]:
    """Up to the root of the neck: what lies under a collar."""
    return [(0, 434), (body.neck * 0.7, 424), (body.neck + 3, 400)]


def top(body: Body, neckline: list[Point], sleeve: str = "long", ease: float = 4.0) -> skia.Path:
    """The outline of a garment for the upper body. `sleeve` is long, short or none; `neckline` is a right half from the middle outwards."""
    half = [neckline, *_over_the_shoulder(body, neckline[-1], sleeve, ease), body.side(ease), _hem(body, ease)]
    return body.shape(*half, *[mirrored(curve) for curve in reversed(half)])


def _over_the_shoulder(body: Body, neck_point: Point, sleeve: str, ease: float) -> list[list[Point]]:
    line = [neck_point] + [p for p in body.shoulder_line(ease) if p[0] > neck_point[0] + 14]
    if sleeve == "none":
        hole = body.armhole(ease)
        return [[p for p in line if p[0] < hole[0][0] - 6] + [hole[0]], hole]
    end = SHORT_CUFF if sleeve == "short" else body.sleeve_end
    outer, inner = body.outer_arm(ease, end), body.inner_arm(ease, end)
    if sleeve == "short":
        flare, lift = 5.0, 10.0
        outer = outer[:-1] + [(outer[-1][0] + flare, end)]
        inner = [(inner[0][0] - flare, max(end + lift, body.parting()[1] + 4))] + [body.parting()]
    return [line + outer[1:], [outer[-1], inner[0]], inner]


def _hem(body: Body, ease: float) -> list[Point]:
    """Right half of the lower edge; where it is seen, it goes round the hips."""
    end = body.side(ease)[-1]
    if body.foot != HEM:
        return [end, (0, body.foot)]
    return [end, (end[0] * 0.92, end[1] + 3), (end[0] * 0.5, end[1] + 7), (0, end[1] + 9)]


def trunk(body: Body, ease: float = 8.0) -> skia.Path:
    """The body between the arms: what a belt or a strap lies on, leaving sleeves free."""
    right = [[(0, 400), (body.armhole()[0][0], 430)], [(body.armhole()[0][0], 430), *body.armhole()[1:]], body.side(ease)]
    bottom = [body.side(ease)[-1], (-body.side(ease)[-1][0], body.foot)]
    return body.shape(*right, bottom, *[mirrored(curve) for curve in reversed(right)])
