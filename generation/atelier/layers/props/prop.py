"""What every prop says of itself: where it is held, by which hand, how."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import skia

from ...canvas import Pen, Point
from ...figure import Figure
from ..clothes.body import Body


@dataclass(frozen=True)
class Hold:
    """One hand on a prop. `side` -1 is the hand on the picture's left. `at` is where the knuckles touch, `angle` where the fingers point
    (0 the picture's right, 90 down; degrees in a prop's own units, radians on the stage), `wrist` where the hand begins. `grip`: "around"
    lies in front of the prop, "edge" reaches over its edge from behind."""

    side: int
    grip: str
    at: Point
    angle: float
    wrist: Point


@dataclass(frozen=True)
class Prop:
    """`centre` in body units; `tilt` in degrees; `size` a factor; `draw` paints it upright around (0, 0)."""

    draw: Callable[[Pen, Figure], None]
    centre: Point
    holds: tuple[Hold, ...]
    tilt: float = 0.0
    size: float = 1.0


def placed(prop: Prop, body: Body) -> skia.Matrix:
    """From prop units to the stage."""
    x, y = body.at(*prop.centre)
    return skia.Matrix.Translate(x, y).preRotate(prop.tilt).preScale(prop.size, prop.size)


def stage_hold(hold: Hold, prop: Prop, body: Body) -> Hold:
    matrix = placed(prop, body)
    at, wrist = matrix.mapXY(*hold.at), matrix.mapXY(*hold.wrist)
    return replace(
        hold, at=(at.x(), at.y()), wrist=(wrist.x(), wrist.y()), angle=math.radians(hold.angle + prop.tilt)
    )


def both(grip: str, at: Point, angle: float, wrist: Point) -> tuple[Hold, Hold]:
    """The same hold with both hands: given for the picture's right, mirrored for its left."""
    return Hold(1, grip, at, angle, wrist), Hold(-1, grip, (-at[0], at[1]), 180 - angle, (-wrist[0], wrist[1]))
