"""Where the arms go: elbow, wrist and hand of both arms, at rest, on the lap or holding a prop."""

import math
from dataclasses import dataclass

from ...canvas import Point
from ...figure import Figure
from ..clothes.body import Body, blend
from ..props import Hold, holds_of

ELBOW = 690.0


@dataclass(frozen=True)
class Arm:
    """One arm on the stage. `side` is -1 on the picture's left. `hand` is the direction of the fingers in radians, `grip` what they do
    (rest, around, edge), `at` where the knuckles are. `artificial` from the elbow down."""

    side: int
    elbow: Point
    wrist: Point
    at: Point
    hand: float
    grip: str
    size: float
    artificial: bool

    @property
    def direction(self) -> float:
        """Of the forearm, in radians; 0 points to the picture's right, a quarter turn points down."""
        return math.atan2(self.wrist[1] - self.elbow[1], self.wrist[0] - self.elbow[0])


def arms_of(fig: Figure, body: Body) -> tuple[Arm, Arm]:
    """The arm on the picture's left, then the one on its right."""
    held = {hold.side: hold for hold in holds_of(fig, body)}
    return tuple(_arm(fig, body, side, held.get(side)) for side in (-1, 1))


def _arm(fig: Figure, body: Body, side: int, hold: Hold | None) -> Arm:
    look = fig.look
    size = blend(0.93, 1.05, body.bulk)
    artificial = look.prosthesis == ("right arm" if side < 0 else "left arm")
    elbow = body.at(*elbow_of(body, side))
    if hold:
        return Arm(side, elbow, hold.wrist, hold.at, hold.angle, hold.grip, size, artificial)
    s = body.shoulder
    if look.mobility == "wheelchair":
        wrist = body.at(side * (s * 0.60 + body.splay * 0.6), 806)
        return Arm(side, elbow, wrist, wrist, math.radians(90 + side * 38), "rest", size, artificial)
    wrist = body.at(side * (s * 0.985 + body.splay * 1.15), 822)
    return Arm(side, elbow, wrist, wrist, math.radians(90 + side * 3), "rest", size, artificial)


def elbow_of(body: Body, side: int) -> Point:
    """In body units."""
    outer, inner = body.outer_arm(0, ELBOW), body.inner_arm(0, ELBOW)
    return side * 0.5 * (outer[-1][0] + inner[0][0]), ELBOW
