"""A sign held up with both hands: the text is set in a real font, whole, as large as the board lets it be."""

import math
from functools import lru_cache

import skia

from ...canvas import Pen, box
from ...colour import INK, RGB, darker, luminance, mix
from ...figure import Figure
from ...lettering import LINE_HEIGHT, fitted_text, text_path
from .material import PAPER, solid
from .prop import Prop, both

WIDTH, HEIGHT = 290.0, 194.0
# Left, top, width, height of where text may stand: between the hands, or wider but above the fingers.
BETWEEN, ABOVE = (-50.0, -80.0, 100.0, 160.0), (-127.0, -84.0, 254.0, 132.0)
LARGEST, SMALLEST = 64.0, 9.0


def _draw(pen: Pen, fig: Figure) -> None:
    board = box(-WIDTH / 2, -HEIGHT / 2, WIDTH, HEIGHT, 9)
    solid(pen, board, PAPER, 7, shadow=0.36)
    border = box(-WIDTH / 2 + 7, -HEIGHT / 2 + 7, WIDTH - 14, HEIGHT - 14, 5)  # keeps a white board apart from white cloth
    pen.stroke(border, _readable(fig), 3.0, 0.85)


def draw_text(pen: Pen, fig: Figure) -> None:
    """A layer of its own: it stays sharp where a style makes the rest coarse."""
    if fig.look.sign_text.strip():
        pen.fill(lettered(fig.look.sign_text), _readable(fig))


@lru_cache(maxsize=32)
def lettered(text: str) -> skia.Path:
    """The text where it stands on the board, in the place that lets it be larger. ValueError when it fits neither, or a font lacks a
    character of it."""
    text = text.strip()
    _, advance = text_path(text, size=1.0)  # says which character is missing, rather than that nothing fits
    size = min(LARGEST, max(_bound(advance, width, height) for _, _, width, height in (BETWEEN, ABOVE)))
    while True:
        last = size * 0.94 < SMALLEST
        for left, top, width, height in (BETWEEN, ABOVE):
            try:
                path = fitted_text(text, width=width, height=height, largest=size, smallest=size)
            except ValueError:
                if last and top == ABOVE[1]:
                    raise
                continue
            path.offset(left, top)
            return path
        size *= 0.94


def _bound(advance: float, width: float, height: float) -> float:
    """No size above this can fit: that many lines of that width do not hold the text, even without the spaces at their ends."""
    return max(SMALLEST, 1.1 * math.sqrt(width * height / (LINE_HEIGHT * max(advance, 0.1))))


def _readable(fig: Figure) -> RGB:
    """The second colour, as dark as text on white must be."""
    colour = fig.accent
    while luminance(colour) > 0.42:
        colour = darker(colour, 0.2)
    return mix(colour, INK, 0.35)


SIGN = Prop(_draw, (0, 566), both("edge", (84, 90), 250, (103, 128)))
