"""What a hat leaves of the hair: nothing, or what shows below its rim; and what a near-profile hides of it."""

import math
from contextlib import contextmanager
from dataclasses import dataclass

import skia

from ...canvas import Pen, Point, box, intersection
from ...figure import CENTRE, Figure
from .scalp import Scalp


@dataclass(frozen=True)
class Rim:
    """The lower edge of a hat, `front` above the brows and `side` above the ears (units of the mean head), `radius` from the axis."""

    front: float
    side: float
    radius: float = 110.0
    nape: float = 0.0  # how much lower it runs round the back, seen in near-profile

    def height(self, turn: float) -> float:
        """`turn` in radians from the front of the face."""
        return self.front + (self.side - self.front) * (1 - max(-0.05, math.cos(turn))) ** 0.75

    def points(self, scalp: Scalp, lift: float = 0.0, steps: int = 10) -> list[Point]:
        """The visible half of the rim, from left to right, raised by `lift`."""
        views = [math.pi * (k / steps - 0.5) for k in range(steps + 1)]
        low = self.nape * scalp.head.profile
        turns = [v - scalp.head.yaw for v in views]
        return [scalp.ring(turn, self.height(turn) - lift + low * max(0.0, -math.cos(turn)), self.radius) for turn in turns]


RIMS = {
    "beanie": Rim(-64, -30, 112), "cap": Rim(-66, -42, 110), "hard hat": Rim(-68, -46, 112), "mortarboard": Rim(-78, -46, 108),
    "viking helmet": Rim(-66, -42, 112), "chef hat": Rim(-72, -46, 110), "headscarf": Rim(-76, -28, 108),
    "turban": Rim(-62, -14, 113, nape=48), "hijab": Rim(-84, -30, 108),
}
HIDES_HAIR = ("hijab", "turban")


@contextmanager
def below_the_rim(pen: Pen, fig: Figure):
    """Clips to what a hat leaves visible; bare heads are not clipped."""
    rim = RIMS.get(fig.look.headwear)
    pen.canvas.save()
    if rim:
        line = rim.points(Scalp.of(fig), lift=10)
        region = skia.Path()
        (x0, y0), (x1, y1) = line[0], line[-1]  # beyond the hat, hair swells out from under it
        corners = [(x0 - 300, y0 + 240), *line, (x1 + 300, y1 + 240), (x1 + 300, 1100), (x0 - 300, 1100)]
        region.addPoly([skia.Point(*p) for p in corners], True)
        pen.canvas.clipPath(region, True)
    try:
        yield
    finally:
        pen.canvas.restore()


@contextmanager
def behind_the_far_cheek(pen: Pen, fig: Figure, begins: float = 0.3):
    """In near-profile, hair and cloth on the far side hang behind the face, not over it: of the face, what lies further to the front than
    `begins` (half-widths of the head) is left free, growing from the edge as the turn goes on."""
    pen.canvas.save()
    if fig.head.profile:
        pen.keep_out(intersection(fig.head.outline, _far_half(fig, begins)))
    try:
        yield
    finally:
        pen.canvas.restore()


def _far_half(fig: Figure, begins: float) -> skia.Path:
    head, s = fig.head, fig.head.facing
    edge = s * (head.edge_x(s, CENTRE[1]) - CENTRE[0]) + 60  # the tip of the nose as well
    inner = edge + (begins * head.w - edge) * min(1.0, 4 * head.profile)
    left = CENTRE[0] + (inner if s > 0 else -edge)
    return box(left, CENTRE[1] - 36, edge - inner, 420)
