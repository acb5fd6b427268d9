"""The seven hands: how each style draws a shape, and what light the look asks for. Raster afterthoughts live in finish.py."""

from dataclasses import replace

from .canvas import Hand, Light
from .character import Look

HANDS = {
    "soft 3d": Hand(),
    "flat vector": Hand(soft=False),
    "line art": Hand(soft=False, outline=4.2, paper=0.42, modelling=0),
    "comic": Hand(soft=False, outline=5.2),
    "watercolour": Hand(modelling=0.8),
    "pixel art": Hand(modelling=0.7),
    "duotone": Hand(),
}
VECTOR = frozenset({"soft 3d", "flat vector", "line art"})  # drawn as they are; the others are finished as rasters

LIGHTS = {
    "soft": Light(strength=0.95),
    "bright": Light(strength=0.8),
    "warm": Light(warmth=1.0),
    "cool": Light(warmth=-1.0),
    "dramatic": Light(strength=1.55),
    "rim": Light(warmth=-0.3, strength=1.25, rim=1.0),
}


def light_of(look: Look) -> Light:
    return replace(LIGHTS[look.light], side=look.light_from)


def scene_hand(hand: Hand) -> Hand:
    """The same hand further away: thinner ink and paler paint, so that the person stands out."""
    return replace(hand, outline=hand.outline * 0.5, paper=hand.paper + 0.25 if hand.paper else 0.0)
