"""The seven hands: how each style draws a shape, and what light the look asks for. What styles do to pixels lives in finish.py."""

from dataclasses import replace

from .canvas import Hand, Light
from .character import Look

HANDS = {
    "soft 3d": Hand(),
    "flat vector": Hand(soft=False),
    "line art": Hand(soft=False, outline=4.2, paper=0.5, modelling=0),
    "comic": Hand(soft=False, outline=5.0, halftone=True),
    "watercolour": Hand(modelling=0.75),
    "pixel art": Hand(modelling=0.7),
    "duotone": Hand(),
}
VECTOR = frozenset({"soft 3d", "flat vector", "line art", "comic"})  # shown as drawn; the others are finished as rasters

LIGHTS = {
    "soft": Light(strength=0.95),
    "bright": Light(strength=0.8),
    "warm": Light(warmth=1.0),
    "cool": Light(warmth=-1.0),
    "dramatic": Light(strength=1.45),
    "rim": Light(warmth=-0.3, strength=1.2, rim=1.0),
}


def light_of(look: Look) -> Light:
    return replace(LIGHTS[look.light], side=look.light_from)


def scene_hand(hand: Hand) -> Hand:
    """The same hand further away: thinner ink, paler paint, no printed dots, so that the person stands out."""
    return replace(hand, outline=hand.outline * 0.46, paper=0.72 if hand.paper else 0.0, halftone=False)
