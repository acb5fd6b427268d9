"""A sign held up with both hands: the text is set in a real font, whole, as large as the board lets it be."""

import skia

from ...canvas import Pen, box
from ...colour import INK, RGB, darker, luminance, mix
from ...figure import Figure
from ...lettering import fitted_text, text_path
from .material import PAPER, solid
from .prop import Prop, both

WIDTH, HEIGHT = 290.0, 194.0
# Left, top, width, height of where text may stand: between the hands, or wider but above the fingers.
BETWEEN, ABOVE = (-90.0, -80.0, 180.0, 160.0), (-130.0, -86.0, 260.0, 108.0)
LARGEST, SMALLEST = 64.0, 9.0


def _draw(pen: Pen, fig: Figure) -> None:
    board = box(-WIDTH / 2, -HEIGHT / 2, WIDTH, HEIGHT, 9)
    solid(pen, board, PAPER, 7, shadow=0.36)


def draw_text(pen: Pen, fig: Figure) -> None:
    """A layer of its own: it stays sharp where a style makes the rest coarse."""
    if fig.look.sign_text.strip():
        pen.fill(lettered(fig.look.sign_text), _readable(fig))


def lettered(text: str) -> skia.Path:
    """The text where it stands on the board, in the place that lets it be larger. ValueError when it fits neither, or a font lacks a
    character of it."""
    text_path(text.strip(), size=SMALLEST)  # says which character is missing, rather than that nothing fits
    size = LARGEST
    while True:
        last = size * 0.94 < SMALLEST
        for left, top, width, height in (BETWEEN, ABOVE):
            try:
                path = fitted_text(text.strip(), width=width, height=height, largest=size, smallest=size)
            except ValueError:
                if last and top == ABOVE[1]:
                    raise
                continue
            path.offset(left, top)
            return path
        size *= 0.94


def _readable(fig: Figure) -> RGB:
    """The second colour, as dark as text on white must be."""
    colour = fig.accent
    while luminance(colour) > 0.42:
        colour = darker(colour, 0.2)
    return mix(colour, INK, 0.35)


SIGN = Prop(_draw, (0, 566), both("edge", (142, 50), 184, (166, 84)))
