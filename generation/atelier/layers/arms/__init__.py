"""Arms and hands of the half framing: bare arms, sleeves over them, hands, and the fingers that lie over a prop.

Closer framings show no hands; there arms are part of the garment (layers/clothes).
"""

import math

from ...canvas import Pen
from ...colour import skin_shade
from ...figure import Figure
from ..clothes.body import SHORT_CUFF, Body
from .hand import draw_fingers as _draw_fingers
from .hand import draw_hand
from .limb import limb, sleeve_quad
from .pose import Arm, arms_of
from .prosthesis import draw_prosthesis
from .sleeves import draw_bracer, draw_sleeve, sleeve_of


def draw_arms(pen: Pen, fig: Figure) -> None:
    """The skin of the arms; an artificial forearm with its socket."""
    for body, arm in _posed(fig):
        _draw_bare(pen, fig, body, arm)


def draw_sleeves(pen: Pen, fig: Figure) -> None:
    sleeve = sleeve_of(fig)
    for body, arm in _posed(fig):
        if sleeve:
            draw_sleeve(pen, fig, body, arm, sleeve)
        if fig.look.outfit == "armour" and not arm.artificial:
            draw_bracer(pen, body, arm)


def draw_hands(pen: Pen, fig: Figure) -> None:
    for _, arm in _posed(fig):
        draw_hand(pen, fig, arm)


def draw_fingers(pen: Pen, fig: Figure) -> None:
    sleeve = sleeve_of(fig)
    for body, arm in _posed(fig):
        pen.canvas.save()
        if sleeve:  # the cuff stays above the hand
            covered = limb(body, arm, sleeve.ease, sleeve.until, sleeve.cuff)
            pen.keep_out(covered)
        _draw_fingers(pen, fig, arm)
        pen.canvas.restore()


def _posed(fig: Figure) -> list[tuple[Body, Arm]]:
    body = Body.of(fig)
    return [(body, arm) for arm in arms_of(fig, body)] if body.posed else []


def _draw_bare(pen: Pen, fig: Figure, body: Body, arm: Arm) -> None:
    short = sleeve_of(fig) is None
    into_the_palm = 1 + 10 / math.dist(arm.elbow, arm.wrist)
    path = limb(body, arm, 0.0 if short else -2.0, into_the_palm, start=SHORT_CUFF - 16 if short else 655.0)
    skin = skin_shade(fig.skin, 0.04)
    pen.canvas.save()
    pen.keep_out(sleeve_quad(body, arm.side, 480, SHORT_CUFF + 1 if short else 668))
    pen.form(path, skin, 12, shade=0.24, sheen=0.10)
    if short:
        with pen.clip(path):
            strip = sleeve_quad(body, arm.side, SHORT_CUFF - 12, SHORT_CUFF + 15)
            pen.fill(strip, pen.tint(skin_shade(fig.skin, 0.42)), 0.6, blur=5)
    pen.canvas.restore()
    if arm.artificial:
        draw_prosthesis(pen, fig, body, arm)
