"""The sleeve each outfit continues down the arm: its cloth, length, width, cuff and pattern."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

import skia

from ...canvas import Pen
from ...colour import RGB, darker, lighter, luminance
from ...figure import Figure
from ..clothes.body import Body
from ..clothes.collars import SHIRT_WHITE
from ..clothes.fabric import BRASS, apart, button, cloth, crease, laid, seam, stitches, trim
from ..clothes.festive import LEATHER
from ..clothes.workwear import COAT_WHITE
from .limb import across, cuff_band, forearm, limb, sleeve_quad
from .pose import Arm

SHORT = frozenset({"t-shirt", "polo", "overalls", "scrubs", "dress", "saree", "sports jersey", "work vest", "apron"})
FADE = (548.0, 606.0)  # between these heights a sleeve goes over into the garment's own


@dataclass(frozen=True)
class Sleeve:
    """`until` is the part of the forearm it covers; `ease` and `cuff` widen it at the elbow and at its end."""

    colour: RGB
    ease: float
    until: float = 0.94
    cuff: float | None = None
    finish: Callable[[Pen, Figure, Body, Arm, "Sleeve"], None] | None = None
    shirt: RGB | None = None  # a cuff that looks out below


def sleeve_of(fig: Figure) -> Sleeve | None:
    """None for outfits with short sleeves: those are drawn with the garment."""
    outfit, colour = fig.look.outfit, fig.cloth
    if outfit in SHORT:
        return None
    white = SHIRT_WHITE if luminance(colour) < 0.85 else (0.80, 0.87, 0.95)
    return {
        "hoodie": lambda: Sleeve(colour, 12, 0.97, 5, _ribbed),
        "turtleneck": lambda: Sleeve(colour, 6, 0.97, 5, _ribbed),
        "v-neck sweater": lambda: Sleeve(colour, 6, 0.92, 5, _ribbed, white),
        "striped top": lambda: Sleeve(colour, 3, 0.94, 4, _striped),
        "shirt": lambda: Sleeve(colour, 5, 0.34, 9, _rolled),
        "suit": lambda: Sleeve(colour, 9, 0.91, 7, _buttoned, white),
        "blazer": lambda: Sleeve(colour, 9, 0.93, 7, _buttoned),
        "lab coat": lambda: Sleeve(COAT_WHITE, 9, 0.92, 8, _hemmed),
        "chef jacket": lambda: Sleeve(colour, 8, 0.90, 9, _turned_back),
        "denim jacket": lambda: Sleeve(colour, 9, 0.95, 6, _denim_cuff),
        "thobe": lambda: Sleeve(colour, 8, 0.95, 9, _hemmed),
        "gown": lambda: Sleeve(colour, 14, 0.80, 26, _hemmed, white),
        "armour": lambda: Sleeve(colour, 8, 0.55, 7, None),
    }[outfit]()


def draw_sleeve(pen: Pen, fig: Figure, body: Body, arm: Arm, sleeve: Sleeve) -> None:
    if sleeve.shirt:
        with pen.clip(cuff_band(body, arm, sleeve.until - 0.2, 1.1, 14)):
            under = forearm(body, arm, sleeve.ease * 0.5, min(1.0, sleeve.until + 0.10), 5)
            cloth(pen, under, sleeve.shirt, 5, outline=False)
            trim(pen, under, pen.hand.outline * 0.8)
    path = limb(body, arm, sleeve.ease, sleeve.until, sleeve.cuff)
    with faded_in(pen, body, arm.side):
        cloth(pen, path, sleeve.colour, 16)
        with pen.clip(path):
            _folds(pen, body, arm, sleeve.colour)
            if sleeve.finish is _striped:
                _striped(pen, fig, body, arm, sleeve)
            elif sleeve.finish:
                with pen.clip(forearm(body, arm, sleeve.ease, sleeve.until, sleeve.cuff)):
                    sleeve.finish(pen, fig, body, arm, sleeve)
        if sleeve.finish is _striped:
            pen.ink(path)


@contextmanager
def faded_in(pen: Pen, body: Body, side: int):
    """What is drawn inside goes over, at its upper end, into the sleeve already drawn with the garment: softly where the hand is soft."""
    canvas = pen.canvas
    if pen.hand.soft:
        canvas.saveLayer()
    else:
        canvas.save()
        pen.keep_out(sleeve_quad(body, side, 480, body.parting()[1] - 6))
    try:
        yield
        if pen.hand.soft:
            gone = skia.GradientShader.MakeLinear([(0, FADE[0]), (0, FADE[1])], [skia.ColorBLACK, skia.ColorTRANSPARENT])
            above = sleeve_quad(body, side, 500, FADE[1] + 4)
            canvas.drawPath(above, skia.Paint(Shader=gone, BlendMode=skia.BlendMode.kDstOut))
    finally:
        canvas.restore()


def _folds(pen: Pen, body: Body, arm: Arm, colour: RGB) -> None:
    """At the crook of the elbow, and a long one down the forearm."""
    x, y = arm.elbow
    s = arm.side
    crease(pen, [(x - s * 24, y - 14), (x - s * 6, y - 4), (x + s * 12, y - 8)], colour, 8, 0.8)
    crease(pen, [(x - s * 22, y + 4), (x - s * 8, y + 8), (x + s * 6, y + 4)], colour, 6, 0.55)
    crease(pen, [across(body, arm, 0.30, -0.7), across(body, arm, 0.42, 0.0), across(body, arm, 0.50, 0.5)], colour, 7, 0.5)
    crease(pen, [across(body, arm, 0.62, 0.7), across(body, arm, 0.70, 0.1), across(body, arm, 0.72, -0.5)], colour, 6, 0.45)


def _ribbed(pen: Pen, fig: Figure, body: Body, arm: Arm, sleeve: Sleeve) -> None:
    strip = cuff_band(body, arm, sleeve.until - 0.16, sleeve.until + 0.1, 8)
    laid(pen, strip, lighter(sleeve.colour, 0.04), 4, 2, 0.3)
    for k in range(-3, 4):
        a, b = across(body, arm, sleeve.until - 0.15, k * 0.27), across(body, arm, sleeve.until, k * 0.27)
        pen.line(a, b, darker(pen.tint(sleeve.colour), 0.45), 1.8, 0.34)


def _buttoned(pen: Pen, fig: Figure, body: Body, arm: Arm, sleeve: Sleeve) -> None:
    colour = darker(sleeve.colour, 0.35) if luminance(sleeve.colour) > 0.3 else lighter(sleeve.colour, 0.18)
    for k in range(3):
        button(pen, across(body, arm, sleeve.until - 0.06 - 0.07 * k, 0.55), 3.2, colour)


def _hemmed(pen: Pen, fig: Figure, body: Body, arm: Arm, sleeve: Sleeve) -> None:
    ease = (sleeve.cuff or sleeve.ease) + 4
    line = skia.Path()
    line.moveTo(*across(body, arm, sleeve.until - 0.07, -1.0, ease))
    line.lineTo(*across(body, arm, sleeve.until - 0.07, 1.0, ease))
    seam(pen, line, sleeve.colour, 0.4)


def _turned_back(pen: Pen, fig: Figure, body: Body, arm: Arm, sleeve: Sleeve) -> None:
    strip = cuff_band(body, arm, sleeve.until - 0.2, sleeve.until + 0.1, 12)
    laid(pen, strip, lighter(sleeve.colour, 0.05), 5, 2, 0.32)
    piping = pen.tint(apart(fig.accent, fig.cloth, 0.2))
    pen.line(across(body, arm, sleeve.until - 0.2, -1.2, 10), across(body, arm, sleeve.until - 0.2, 1.2, 10), piping, 3)


def _denim_cuff(pen: Pen, fig: Figure, body: Body, arm: Arm, sleeve: Sleeve) -> None:
    strip = cuff_band(body, arm, sleeve.until - 0.15, sleeve.until + 0.1, 10)
    laid(pen, strip, lighter(sleeve.colour, 0.05), 4, 2, 0.3)
    for part in (sleeve.until - 0.12, sleeve.until - 0.02):
        line = skia.Path()
        line.moveTo(*across(body, arm, part, -1.1, 8))
        line.lineTo(*across(body, arm, part, 1.1, 8))
        stitches(pen, line, (0.93, 0.72, 0.38) if luminance(sleeve.colour) < 0.62 else (0.72, 0.48, 0.22), 1.5)
    button(pen, across(body, arm, sleeve.until - 0.07, 0.4), 3.6, BRASS)


def _rolled(pen: Pen, fig: Figure, body: Body, arm: Arm, sleeve: Sleeve) -> None:
    for start, shade in ((sleeve.until - 0.26, 0.03), (sleeve.until - 0.13, 0.07)):
        laid(pen, cuff_band(body, arm, start, sleeve.until + 0.1, 14), lighter(sleeve.colour, shade), 5, 2, 0.3)


def _striped(pen: Pen, fig: Figure, body: Body, arm: Arm, sleeve: Sleeve) -> None:
    """Around the arm, and on the upper arm where the garment's own stripes run on."""
    stripe = pen.tint(apart(fig.accent, fig.cloth, 0.22))
    s = body.shoulder
    for y in range(556, 690, 31):
        paint = pen.paint(stripe, 1.0, stroke=12)
        paint.setStrokeCap(skia.Paint.kButt_Cap)
        line = body.curve([(arm.side * x, dy + y) for x, dy in ((s * 0.68, 1), (s * 0.88, 9), (s * 1.16, -4))])
        if y + 9 < arm.elbow[1] - 4:
            pen.canvas.drawPath(line, paint)
    length = ((arm.wrist[0] - arm.elbow[0]) ** 2 + (arm.wrist[1] - arm.elbow[1]) ** 2) ** 0.5
    count = max(2, round(length / 31))
    for k in range(count):
        a, b = across(body, arm, (k + 0.5) / count, -1.5), across(body, arm, (k + 0.5) / count, 1.5)
        paint = pen.paint(stripe, 1.0, stroke=12)
        paint.setStrokeCap(skia.Paint.kButt_Cap)
        pen.canvas.drawLine(*a, *b, paint)


def draw_bracer(pen: Pen, body: Body, arm: Arm) -> None:
    """The viking's leather bracer, laced."""
    path = limb(body, arm, 5, 0.96, 5)
    band_path = cuff_band(body, arm, 0.42, 1.0, 12)
    with pen.clip(band_path):
        cloth(pen, path, LEATHER, 7, outline=False)
        pen.ink(path)
        for k in range(3):
            y = 0.52 + 0.14 * k
            pen.line(across(body, arm, y, -0.5), across(body, arm, y + 0.09, 0.5), lighter(LEATHER, 0.45), 2.6, 0.9)
            pen.line(across(body, arm, y, 0.5), across(body, arm, y + 0.09, -0.5), lighter(LEATHER, 0.45), 2.6, 0.9)
    pen.line(across(body, arm, 0.42, -1.0), across(body, arm, 0.42, 1.0), darker(LEATHER, 0.35), 4)
