"""Headwear. Each piece is a pair of plain functions: what lies behind the head, and what sits on it."""

from collections.abc import Callable

from ...canvas import Pen
from ...figure import Figure
from . import caps, ceremonial, helmets, kippah, wraps

Draw = Callable[[Pen, Figure], None]


def _nothing(pen: Pen, fig: Figure) -> None:
    """Nothing there."""


PIECES: dict[str, tuple[Draw, Draw]] = {
    "none": (_nothing, _nothing),
    "headscarf": (wraps.draw_headscarf_back, wraps.draw_headscarf),
    "hijab": (wraps.draw_hijab_back, wraps.draw_hijab),
    "turban": (_nothing, wraps.draw_turban),
    "beanie": (_nothing, caps.draw_beanie),
    "cap": (_nothing, caps.draw_cap),
    "hard hat": (helmets.draw_hard_hat_back, helmets.draw_hard_hat),
    "mortarboard": (_nothing, ceremonial.draw_mortarboard),
    "viking helmet": (helmets.draw_viking_back, helmets.draw_viking),
    "chef hat": (_nothing, ceremonial.draw_chef_hat),
    "kippah": (_nothing, kippah.draw_kippah),
}


def draw_headwear_back(pen: Pen, fig: Figure) -> None:
    """What shows behind the head."""
    PIECES[fig.look.headwear][0](pen, fig)


def draw_headwear(pen: Pen, fig: Figure) -> None:
    """What sits on the head."""
    PIECES[fig.look.headwear][1](pen, fig)
