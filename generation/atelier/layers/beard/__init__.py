"""Beards grow on the jaw and hang from it."""

from ...canvas import Pen
from ...figure import Figure
from ..brows import natural_tone
from .area import BUSHY, GROWTH
from .goatee import draw_goatee
from .growth import draw_mass, draw_stubble
from .moustache import draw_moustache


def draw_beard(pen: Pen, fig: Figure) -> None:
    kind, colour = fig.look.beard, natural_tone(fig)
    if kind == "stubble":
        draw_stubble(pen, fig, colour)
    elif kind in GROWTH:
        draw_mass(pen, fig, colour, kind)
        draw_moustache(pen, fig, colour, 0.92 if kind in BUSHY else 0.7)
    elif kind == "goatee":
        draw_goatee(pen, fig, colour)
        draw_moustache(pen, fig, colour, 0.72)
    elif kind == "moustache":
        draw_moustache(pen, fig, colour, 1.0)
