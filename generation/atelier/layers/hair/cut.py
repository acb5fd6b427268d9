"""A combed style as data: silhouette, hairline, what hangs behind, and the guides its strands follow."""

from dataclasses import dataclass, field

import skia

from ...canvas import Pen, Point, difference, smooth, union
from ...colour import RGB, mix
from ...figure import Figure
from .scalp import Scalp
from .strands import Curve, between, cast, comb, gloss, lock, mass, off_the_eyes, shade_of


@dataclass(frozen=True)
class Comb:
    """Strands from guide a to guide b, `out` units above the skin."""

    a: Curve
    b: Curve
    count: int
    out: float = 14.0
    width: float = 9.0


@dataclass(frozen=True)
class Cut:
    """One hair style drawn for the mean head seen from the front (see scalp.py for the units)."""

    outer: list[Point]
    hairline: list[Point]
    combs: tuple[Comb, ...] = ()
    locks: tuple[tuple[Curve, float], ...] = ()  # big locks over the mass: spine and width
    gloss: Curve = field(default_factory=list)
    back: list[Point] = field(default_factory=list)
    back_combs: tuple[Comb, ...] = ()
    depth: float = 20.0
    ears: str = "covered"  # "free": the hair goes round them; "covered"; "above": the style ends higher


def draw_cut_back(pen: Pen, fig: Figure, cut: Cut) -> None:
    """The hair behind head and neck, a little darker than the front."""
    if not cut.back:
        return
    scalp, colour = Scalp.of(fig), shade_of(fig.hair, -0.14)
    path = smooth([scalp.behind(*p) for p in cut.back])
    mass(pen, path, colour, 26, shade=0.45, sheen=0.12)
    for each in cut.back_combs:
        comb(pen, path, [[scalp.behind(*p) for p in s] for s in between(each.a, each.b, each.count)], colour, each.width, salt="back")


def draw_cut(pen: Pen, fig: Figure, cut: Cut) -> None:
    scalp = Scalp.of(fig, over_ears=cut.ears == "covered")
    path = scalp.cap(cut.outer, cut.hairline)
    if cut.ears == "free":
        path = round_the_ear(scalp, path)
    path = off_the_eyes(fig, path)
    cast(pen, fig, path)
    soften(pen, fig, [scalp.on(*p) for p in cut.hairline])
    mass(pen, path, fig.hair, cut.depth)
    dress(pen, scalp, path, cut, fig.hair)


def soften(pen: Pen, fig: Figure, hairline: list[Point]) -> None:
    """Fine hair along the hairline, where scalp and hair meet."""
    if pen.hand.soft:
        with pen.clip(fig.head.outline):
            pen.stroke(smooth(hairline, closed=False), mix(fig.skin, fig.hair, 0.6), 7, 0.5, blur=2.4)


def round_the_ear(scalp: Scalp, path: skia.Path, side: int = 0) -> skia.Path:
    """On a turned head, hair also covers what lies behind the near ear, and leaves the ear itself free.
    `side` says which side of the head `path` is on, 0 for both."""
    nape, ear = scalp.nape(), scalp.ear()
    if nape is None or ear is None or side * scalp.head.yaw > 0:
        return path
    whole = union(path, nape)
    return difference(whole, ear)


def dress(pen: Pen, scalp: Scalp, path: skia.Path, cut: Cut, colour: RGB) -> None:
    """Strands, light and locks over a mass that is already laid."""
    for side in (-1, 1):  # what a turn brings into view behind the ear
        if cut.ears != "above" and -side * scalp.head.yaw > 0.12:
            a, b = [(side * 96, -92), (side * 112, -50), (side * 122, -6)], [(side * 100, -112), (side * 150, -60), (side * 172, 30)]
            behind = [[scalp.on(*p, 12) for p in s] for s in between(a, b, 6)]
            comb(pen, path, behind, colour, 8, salt="behind the ear")
    for k, each in enumerate(cut.combs):
        strands = [[scalp.on(*p, each.out) for p in s] for s in between(each.a, each.b, each.count)]
        comb(pen, path, strands, colour, each.width, salt=f"comb {k}")
    if cut.gloss:
        side = 1 if pen.light.side > 0 else -1
        gloss(pen, path, [scalp.on(side * x, y, 14) for x, y in cut.gloss], colour)
    for spine, width in cut.locks:
        lock(pen, [scalp.on(*p, 8) for p in spine], width * scalp.head.w / 104, colour)
