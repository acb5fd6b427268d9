"""Where two or three people stand to each other: beside and a little behind, close enough to belong together, every face in full view.

Units are those of the figure that stands first. What each person covers is measured, so hats, curls and held signs make room.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import skia

from .figure import Figure
from .framing import BODY_END, CENTRE_X, CHIN, Extent, Placement
from .record import head_extent, roll

STEP, ORIGIN, CELLS = 6, (-256, -384), 231  # what is covered is measured in cells of six units, over twice the stage
FURTHER = 0.95  # how much smaller whoever stands behind appears
APART = 14  # units of air between a face and what stands in front of it
SITS = 78.0  # how much lower the head of someone in a wheelchair is


@dataclass(frozen=True)
class Stand:
    """Group units = figure units, scaled about the chin and moved. Whoever has the lower `depth` stands in front."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    depth: int = 0

    def matrix(self) -> skia.Matrix:
        return skia.Matrix.Translate(CENTRE_X + self.x, CHIN + self.y).preScale(self.scale, self.scale).preTranslate(-CENTRE_X, -CHIN)


class Silhouette:
    """What one person covers, and where the face is that must stay in view."""

    def __init__(self, fig: Figure, layers: dict[str, skia.Picture]):
        self.figure, self.layers = fig, layers

    @cached_property
    def covered(self) -> np.ndarray:
        """bool (CELLS, CELLS)."""
        return _painted(lambda canvas: [canvas.drawPicture(layer) for layer in self.layers.values()])

    @cached_property
    def face(self) -> np.ndarray:
        """float (n, 2): the middles of the cells of the face with some air around it, and of a sign's text, in figure units."""
        outline = skia.Path(self.figure.head.outline)
        outline.transform(roll(self.figure.roll))
        paint = skia.Paint(Style=skia.Paint.kStrokeAndFill_Style, StrokeWidth=2 * APART)
        written = self.layers.get("lettering")  # what is held up to be read stays in view like a face

        def kept(canvas: skia.Canvas) -> None:
            canvas.drawPath(outline, paint)
            if written:
                canvas.saveLayer(None, skia.Paint(ImageFilter=skia.ImageFilters.Dilate(APART, APART)))
                canvas.drawPicture(written)
                canvas.restore()

        rows, columns = np.nonzero(_painted(kept))
        return np.stack([columns, rows], 1) * float(STEP) + np.array(ORIGIN) + STEP / 2

    def waist(self) -> tuple[float, float]:
        """How far the body reaches to the left and to the right of its middle where the figure ends."""
        row = round((BODY_END[self.figure.look.framing] - 30 - ORIGIN[1]) / STEP)
        columns = np.flatnonzero(self.covered[row]) * STEP + ORIGIN[0] - CENTRE_X
        return columns.min(), columns.max() + STEP

    @cached_property
    def extent(self) -> Extent:
        return head_extent(self.layers)


def arrange(people: Sequence[Silhouette], *, tall: bool) -> list[Stand]:
    """One place for each, in their order: in a row with the first in front, or, where the picture is `tall`, one above the other's
    shoulder. Someone in a wheelchair sits in front, then comes whoever holds up a text."""
    seated = [person.figure.look.mobility == "wheelchair" and person.figure.look.framing == "half" for person in people]
    order = sorted(range(len(people)), key=lambda n: (not seated[n], "lettering" not in people[n].layers, n))
    drops = [SITS if seated[n] and not all(seated) else 0.0 for n in order]
    formation = (_staggered if tall else _row) if len(people) < 3 else (_pyramid if tall else _row)
    rng = random.Random(f"group/{people[0].figure.look.seed}")
    stands = formation([people[n] for n in order], drops, rng)
    return [stands[order.index(n)] for n in range(len(people))]


def group_extent(people: Sequence[Silhouette], stands: Sequence[Stand]) -> Extent:
    """The group as one wide figure, for the framing."""
    corners = []
    for person, stand in zip(people, stands, strict=True):
        box = person.extent
        corners += [stand.matrix().mapXY(x, box.top) for x in (box.left, box.right)]
    outer = [stand.x for stand in stands]
    end = BODY_END[people[0].figure.look.framing]
    edges = [stand for stand in stands if stand.x in (min(outer), max(outer))]  # a body between two others ends behind them
    return Extent(
        min(p.x() for p in corners), min(p.y() for p in corners), max(p.x() for p in corners),
        middle=CENTRE_X + (min(outer) + max(outer)) / 2,
        spread=max(outer) - min(outer),
        chin=max(CHIN + stand.y for stand in stands),
        ends_above=max(0.0, *(end - stand.matrix().mapXY(CENTRE_X, end).y() for stand in edges)),
    )


def bodies_end(framing: str, placement: Placement, stands: Sequence[Stand]) -> float:
    """The line of the picture, in pixels, down to which everyone's body is drawn. `stands` is empty for one person."""
    ends = [stand.matrix().mapXY(CENTRE_X, BODY_END[framing]).y() for stand in stands] or [BODY_END[framing]]
    return min(ends) * placement.scale + placement.y


def _row(people: list[Silhouette], drops: list[float], rng: random.Random) -> list[Stand]:
    """The first in front, the second to the right, a third to the left."""
    stands = [Stand(0.0, drops[0])]
    for n, side in zip(range(1, len(people)), (1, -1)):
        y = rng.uniform(-12, 4) + drops[n]
        stands.append(_first_clear(people, stands, n, (Stand(side * x, y, FURTHER, n) for x in _steps(132, 460))))
    return stands


def _staggered(people: list[Silhouette], drops: list[float], rng: random.Random) -> list[Stand]:
    """The second over the first one's shoulder: as close as an acceptable rise allows."""
    side, front = rng.choice((-1, 1)), Stand(0.0, drops[0])
    higher = (Stand(side * x, drops[1] - y, FURTHER, 1) for x in _steps(138, 460) for y in range(24, 150, STEP))
    return [front, _first_clear(people, [front], 1, higher)]


def _pyramid(people: list[Silhouette], drops: list[float], rng: random.Random) -> list[Stand]:
    """Two in front, the third between and above them."""
    left, right = _row(people[:2], drops[:2], rng)
    close = people[0].waist()[1] - people[1].waist()[0] * FURTHER - 2 * STEP  # no gap through which the third's body is seen to end
    right = replace(right, x=max(right.x, min(right.x * 1.24, close)))  # room for a neck between them
    middle = right.x / 2
    above = (Stand(middle, -float(y), FURTHER, 2) for y in range(60, 330, STEP))
    return [left, right, _first_clear(people, [left, right], 2, above)]


def _steps(first: int, last: int) -> Iterator[int]:
    return iter(range(first, last, STEP))


def _first_clear(people: list[Silhouette], stands: list[Stand], n: int, places: Iterator[Stand]) -> Stand:
    """The first place in which nobody standing in front covers the face of person `n`; the last one where there is none."""
    place = None
    for place in places:
        if not any(_covers(people[front], stand, people[n], place) for front, stand in enumerate(stands)):
            break
    return place


def _covers(front: Silhouette, front_stand: Stand, back: Silhouette, back_stand: Stand) -> bool:
    chin = np.array((CENTRE_X, CHIN))
    group = (back.face - chin) * back_stand.scale + chin + (back_stand.x, back_stand.y)
    own = (group - chin - (front_stand.x, front_stand.y)) / front_stand.scale + chin
    cells = ((own - ORIGIN) / STEP).astype(int)
    cells = cells[((cells >= 0) & (cells < CELLS)).all(1)]
    return bool(front.covered[cells[:, 1], cells[:, 0]].any())


def _painted(paint) -> np.ndarray:
    pixels = np.zeros((CELLS, CELLS), np.uint8)
    surface = skia.Surface(pixels, skia.kAlpha_8_ColorType, skia.kPremul_AlphaType)
    canvas = surface.getCanvas()
    canvas.scale(1 / STEP, 1 / STEP)
    canvas.translate(-ORIGIN[0], -ORIGIN[1])
    paint(canvas)
    del canvas, surface
    return pixels > 60
