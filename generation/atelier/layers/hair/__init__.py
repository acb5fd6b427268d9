"""Hair. A style is a pair of plain functions: what lies behind the head, and what lies on it."""

from collections.abc import Callable
from functools import partial

from ...canvas import Pen
from ...figure import Figure
from . import coily, long, ringlets, shaved, short, tied, woven
from .covered import HIDES_HAIR, behind_the_far_cheek, below_the_rim
from .cut import Cut, draw_cut, draw_cut_back

Draw = Callable[[Pen, Figure], None]


def _nothing(pen: Pen, fig: Figure) -> None:
    """No hair there."""


def _of(cut: Cut) -> tuple[Draw, Draw]:
    return partial(draw_cut_back, cut=cut), partial(draw_cut, cut=cut)


STYLES: dict[str, tuple[Draw, Draw]] = {
    "bald": (_nothing, shaved.draw_bald),
    "buzz cut": (_nothing, shaved.draw_buzz_cut),
    "short crop": _of(short.SHORT_CROP),
    "side part": _of(short.SIDE_PART),
    "quiff": _of(short.QUIFF),
    "slicked back": _of(short.SLICKED_BACK),
    "undercut": (_nothing, shaved.draw_undercut),
    "high fade": (_nothing, shaved.draw_high_fade),
    "pixie": _of(short.PIXIE),
    "receding": _of(short.RECEDING),
    "short curls": (_nothing, coily.draw_short_curls),
    "afro": (coily.draw_afro_back, coily.draw_afro),
    "long curls": (ringlets.draw_long_curls_back, ringlets.draw_long_curls),
    "long straight": _of(long.LONG_STRAIGHT),
    "long wavy": _of(long.LONG_WAVY),
    "shoulder length": _of(long.SHOULDER_LENGTH),
    "bob": _of(long.BOB),
    "fringe": _of(long.FRINGE),
    "wolf cut": _of(long.WOLF_CUT),
    "ponytail": (tied.draw_ponytail_back, tied.draw_ponytail),
    "top bun": (tied.draw_top_bun_back, tied.draw_top_bun),
    "low bun": (tied.draw_low_bun_back, tied.draw_low_bun),
    "pigtails": (tied.draw_pigtails_back, tied.draw_pigtails),
    "braids": (woven.draw_braids_back, woven.draw_braids),
    "cornrows": (woven.draw_cornrows_back, woven.draw_cornrows),
    "locs": (woven.draw_locs_back, woven.draw_locs),
}


def draw_hair_back(pen: Pen, fig: Figure) -> None:
    """What falls behind the head and neck."""
    _draw(pen, fig, 0)


def draw_hair(pen: Pen, fig: Figure) -> None:
    """What lies on the head and frames the face."""
    _draw(pen, fig, 1)


def _draw(pen: Pen, fig: Figure, layer: int) -> None:
    if fig.look.headwear in HIDES_HAIR:
        return
    with below_the_rim(pen, fig), behind_the_far_cheek(pen, fig):
        STYLES[fig.look.hair][layer](pen, fig)
