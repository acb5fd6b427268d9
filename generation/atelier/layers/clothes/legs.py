"""What is worn below a top that ends at the hips: trousers, as far as the half framing shows them."""

import skia

from ...canvas import Pen
from ...colour import RGB, darker, luminance
from ...figure import Figure
from .body import FLOOR, HEM, Body, mirrored, side_of
from .fabric import apart, cloth, crease, seam

MATCHING = frozenset({"suit", "scrubs"})  # sold as one
DENIM: RGB = (0.25, 0.33, 0.49)
CHARCOAL: RGB = (0.27, 0.28, 0.33)
CHECKED: RGB = (0.34, 0.36, 0.42)


def trousers_colour(fig: Figure) -> RGB:
    """Matching for suits and scrubs; else a colour that stays below the top and can be told from it."""
    outfit = fig.look.outfit
    if outfit in MATCHING:
        return fig.cloth
    base = CHARCOAL if outfit in {"blazer", "shirt", "chef jacket", "turtleneck", "v-neck sweater"} else DENIM
    if outfit == "sports jersey":
        return apart(fig.accent, fig.cloth, 0.2)
    return apart(base, fig.cloth, 0.14)


def draw_legs(pen: Pen, fig: Figure, body: Body) -> None:
    """Trousers from under the hem down to below the picture, with the shadow the hem casts on them."""
    colour = trousers_colour(fig)
    path = hips(body)
    cloth(pen, path, colour, 18)
    s = body.shoulder
    with pen.clip(path):
        seam(pen, body.curve([(0, HEM), (1, 930), (0, FLOOR)]), colour, 0.55)
        seam(pen, body.curve([(0, 940), (12, 930), (16, HEM)]), colour, 0.4)
        for side in (-1, 1):
            seam(pen, body.curve(side_of([(s * 0.46, HEM), (s * 0.60, 908), (s * 0.76, 924)], side)), colour, 0.5)
            crease(pen, body.half([(s * 0.06, 944), (s * 0.20, 930), (s * 0.34, 934)], side), colour, 8, 0.6)
        sides = [(s, HEM - 20), (s, HEM)], [(-s, HEM), (-s, HEM - 20)]
        hem = body.shape([(-s, HEM - 20), (s, HEM - 20)], sides[0], [(s, HEM), (0, HEM + 8), (-s, HEM)], sides[1])
        pen.shadow(hem, -pen.light.side * 2, 6, 6, 0.55 if luminance(colour) > 0.2 else 0.8)
        if not pen.hand.soft and pen.hand.modelling:
            lower = skia.Path(hem)
            lower.offset(0, 9)
            pen.fill(lower, darker(pen.tint(colour), 0.3), 0.5)


def hips(body: Body) -> skia.Path:
    x = body.side(0)[-1][0] - 5
    half = [[(x * 0.94, 790.0), (x, 868.0), (x * 0.99, FLOOR)], [(x * 0.99, FLOOR), (0, FLOOR)]]
    top = [(-x * 0.94, 790.0), (x * 0.94, 790.0)]
    return body.shape(top, *half, *[mirrored(curve) for curve in reversed(half)])
