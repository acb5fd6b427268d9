"""The outline of an arm, bare or in a sleeve: the upper arm always hangs from its shoulder, the forearm goes to the wrist."""

import math

import skia

from ...canvas import Point, polygon, smooth, union
from ..clothes.body import Body, blend
from .pose import ELBOW, Arm

START = 545.0  # an arm is drawn from here, over the end of the garment's own sleeve
STRAIGHT = math.radians(38)  # up to this bend the arm is one smooth outline


def limb(
    body: Body, arm: Arm, ease: float = 0.0, until: float = 1.0, cuff: float | None = None, *, start: float = START
) -> skia.Path:
    """The arm widened by `ease` units, from the height `start` down to the part `until` of the forearm (0 elbow .. 1 wrist), where it is
    widened by `cuff`."""
    bend = abs(math.remainder(arm.direction - math.pi / 2, math.tau))
    outer, inner = upper_edges(body, arm.side, ease, start)
    far, near = forearm_edges(body, arm, ease, until, ease if cuff is None else cuff)
    if bend <= STRAIGHT:
        return smooth(outer[:-1] + far[1:] + list(reversed(near[1:])) + inner[1:], tension=0.9)
    half = half_width(body, 0.0, ease)
    x, y = arm.elbow
    elbow = [(x + arm.side * half * 0.72, y + half * 0.62), (x, y + half * 0.95), (x - arm.side * half * 0.72, y + half * 0.62)]
    upper = smooth(outer + elbow + inner, tension=0.9)
    return union(upper, forearm(body, arm, ease, until, cuff))


def forearm(body: Body, arm: Arm, ease: float = 0.0, until: float = 1.0, cuff: float | None = None) -> skia.Path:
    """The same without the upper arm: where a cuff lies."""
    far, near = forearm_edges(body, arm, ease, until, ease if cuff is None else cuff)
    half, (x, y) = half_width(body, 0.0, ease), arm.elbow
    back = (x - math.cos(arm.direction) * half * 0.92, y - math.sin(arm.direction) * half * 0.92)
    return smooth([back] + far + list(reversed(near)), tension=0.9)


def upper_edges(body: Body, side: int, ease: float, start: float) -> tuple[list[Point], list[Point]]:
    """Outer edge downwards and inner edge upwards, on the stage."""
    edge, inner = body.outer_arm(ease, ELBOW), body.inner_arm(ease, ELBOW)[:-1]
    below = [p for p in edge if p[1] > start]
    outer = [(body.outer_arm(ease, start)[-1][0] if start > START else edge[0][0] + 1, start)] + below
    x, y = body.parting()
    inner += [(x + 1, y), (body.shoulder * 0.745, start)] if start < y - 20 else [(inner[0][0], start)]
    return body.half(outer, side), body.half(inner, side)


def forearm_edges(body: Body, arm: Arm, ease: float, until: float, cuff: float) -> tuple[list[Point], list[Point]]:
    """The edge away from the body (below, when the arm is bent) and the near one, both from the elbow to the sleeve's end."""
    (ex, ey), (wx, wy) = arm.elbow, arm.wrist
    angle = arm.direction
    nx, ny = math.sin(angle) * arm.side, -math.cos(angle) * arm.side
    far, near = [], []
    for t in (0.0, 0.3, 0.65, 1.0):
        part = t * until
        half = half_width(body, part, blend(ease, cuff, t))
        x, y = ex + (wx - ex) * part, ey + (wy - ey) * part
        far.append((x + nx * half, y + ny * half))
        near.append((x - nx * half, y - ny * half))
    return far, near


def half_width(body: Body, part: float, ease: float) -> float:
    """Half the width of the forearm at a part of its length."""
    elbow = body.shoulder * blend(0.118, 0.128, body.bulk) * (1 + 0.9 * (body.arm - 1))
    wrist = blend(14.6, 17.2, body.bulk) * (1 + 0.35 * (body.arm - 1))
    muscle = 1 + 0.06 * math.sin(math.pi * min(1.0, part * 1.5))
    return blend(elbow, wrist, max(0.0, part) ** 1.25) * muscle + ease


def across(body: Body, arm: Arm, part: float, share: float, ease: float = 6.0) -> Point:
    """A point of the forearm: `part` along it, `share` -1 (the edge near the body) .. 1 (the far one)."""
    (ex, ey), (wx, wy) = arm.elbow, arm.wrist
    angle, half = arm.direction, half_width(body, part, ease) * share
    return ex + (wx - ex) * part + math.sin(angle) * arm.side * half, ey + (wy - ey) * part - math.cos(angle) * arm.side * half


def cuff_band(body: Body, arm: Arm, start: float, end: float, ease: float) -> skia.Path:
    """A strip across the forearm between two parts of its length, wider than any sleeve: clip with the sleeve."""
    return polygon([across(body, arm, part, share, ease) for part, share in ((start, -1.3), (start, 1.3), (end, 1.3), (end, -1.3))])


def sleeve_quad(body: Body, side: int, top: float, bottom: float, ease: float = 16.0) -> skia.Path:
    """The region of a garment's own sleeve between two heights: what an arm must not cover."""
    s = body.shoulder
    outer, inner = s * 1.02 + ease + body.splay + 12, body.inner_arm(0, bottom)[0][0] - 9
    x, y = body.parting()
    quad = [(s * 0.70, top), (outer, top), (outer, bottom - 3), (inner, bottom + 7), (x - 8, min(y, bottom))]
    return smooth(body.half(quad, side), tension=0.0)
