"""Hair shorn to a shadow on the skin: buzz cuts and the clipped sides under longer tops."""

import math
import random

import skia

from ...canvas import Pen, linear, oval, smooth
from ...colour import mix
from ...figure import Figure
from .coily import draw_coily_top
from .cut import draw_cut, round_the_ear
from .scalp import Scalp, mirrored
from .short import UNDERCUT
from .strands import off_the_eyes, shade_of

_BUZZ_LINE = [
    (101, 18), (92, 14), (90, -24), (86, -52), (72, -70), (42, -78), (0, -82), (-42, -78), (-72, -70), (-86, -52), (-90, -24), (-92,
        14), (-101, 18),
]
_WHOLE = mirrored([(0, -119), (50, -116), (86, -104), (112, -76), (114, -36), (108, 10)])


def _shorn(pen: Pen, fig: Figure, path: skia.Path, density: float) -> None:
    """A shadow of hair: fades into the skin at its lower edge, with fine stubble in soft hands."""
    colour, path = mix(fig.skin, fig.hair, density), off_the_eyes(fig, path)
    with pen.clip(fig.head.outline):
        if pen.hand.soft:
            b = path.getBounds()
            pen.fill(path, colour, 0.95, blur=3.5)
            with pen.clip(path):
                pen.fill(path, colour, 0.5, shader=linear((0, b.top()), (0, b.bottom()),
                    [shade_of(colour, 0.16), colour, mix(colour, fig.skin, 0.25)]))
        else:
            pen.fill(path, pen.tint(colour))
        _stubble(pen, fig, path)
    if pen.hand.outline:
        with pen.clip(fig.head.outline):
            pen.ink(path, pen.hand.outline * 0.6)


def _stubble(pen: Pen, fig: Figure, path: skia.Path) -> None:
    if pen.hand.outline:
        return
    rng, dots, b = random.Random("stubble"), skia.Path(), path.getBounds()
    for _ in range(420):
        x, y = rng.uniform(b.left(), b.right()), rng.uniform(b.top(), b.bottom())
        if path.contains(x, y):
            dots.addPath(oval(x, y, 0.8, 1.5))
    pen.fill(dots, shade_of(fig.hair, 0.2 if sum(fig.hair) < 0.6 else -0.3), 0.35)


def draw_buzz_cut(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    _shorn(pen, fig, round_the_ear(scalp, scalp.cap(_WHOLE, _BUZZ_LINE)), 0.8)
    if not pen.hand.soft and pen.hand.outline:
        pen.ink(fig.head.outline)


def _clipped_sides(pen: Pen, fig: Figure) -> None:
    scalp = Scalp.of(fig)
    for s in (-1, 1):
        if s * math.sin(fig.head.yaw) > 0.3:  # the far side of a turn
            continue
        outer = [scalp.rim(s * x, y) for x, y in [(70, -112), (112, -80), (114, -36), (106, 12)]]
        inner = [scalp.on(s * x, y) for x, y in [(94, 10), (90, -24), (84, -54), (70, -74), (50, -90)]]
        _shorn(pen, fig, round_the_ear(scalp, smooth(outer + inner), side=s), 0.68)


def draw_undercut(pen: Pen, fig: Figure) -> None:
    _clipped_sides(pen, fig)
    draw_cut(pen, fig, UNDERCUT)


def draw_high_fade(pen: Pen, fig: Figure) -> None:
    _clipped_sides(pen, fig)
    if Scalp.of(fig).pressed is None:  # a hat covers the top
        draw_coily_top(pen, fig)


def draw_bald(pen: Pen, fig: Figure) -> None:
    """A quiet light on the crown."""
    if not pen.hand.soft:
        return
    scalp, side = Scalp.of(fig), 1 if pen.light.side > 0 else -1
    with pen.clip(fig.head.outline):
        pen.stroke(smooth([scalp.on(side * x, y) for x, y in [(70, -72), (48, -92), (16, -100)]], closed=False), (1, 0.97, 0.92), 13,
            0.26, blur=7)
