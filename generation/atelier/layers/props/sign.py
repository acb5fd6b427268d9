"""A sign held up with both hands: the text is set in a real font, whole, as large as the board lets it be."""

from ...canvas import Pen, box
from ...colour import INK, RGB, darker, luminance, mix
from ...figure import Figure
from ...lettering import fitted_text
from .material import PAPER, solid
from .prop import Prop, both

WIDTH, HEIGHT = 272.0, 176.0
MARGIN = 26.0  # beside the text, where the fingers are


def _draw(pen: Pen, fig: Figure) -> None:
    board = box(-WIDTH / 2, -HEIGHT / 2, WIDTH, HEIGHT, 9)
    solid(pen, board, PAPER, 7, shadow=0.36)
    if not fig.look.sign_text.strip():
        return
    height = HEIGHT - 28
    text = fitted_text(fig.look.sign_text, width=WIDTH - 2 * MARGIN - 16, height=height, largest=64)
    text.offset(-WIDTH / 2 + MARGIN + 8, -height / 2)
    pen.fill(text, _readable(fig))


def _readable(fig: Figure) -> RGB:
    """The second colour, as dark as text on white must be."""
    colour = fig.accent
    while luminance(colour) > 0.42:
        colour = darker(colour, 0.2)
    return mix(colour, INK, 0.35)


SIGN = Prop(_draw, (0, 576), both("edge", (133, 14), 182, (154, 54)))
