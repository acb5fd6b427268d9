"""The twelve hands: how each style draws a shape, and what light the look asks for. What styles do to pixels lives in finish/."""

from dataclasses import fields, replace
from functools import lru_cache

from .canvas import Hand, Light
from .character import Look

HANDS = {
    "soft 3d": Hand(),
    "flat vector": Hand(soft=False),
    "line art": Hand(soft=False, outline=4.2, paper=0.5, modelling=0),
    "comic": Hand(soft=False, outline=5.0, halftone=1.0),
    "watercolour": Hand(modelling=0.75),
    "pixel art": Hand(modelling=0.7, cell=4.6),
    "duotone": Hand(),
    "gouache": Hand(modelling=0.9, deep_focus=True),
    "paper cut": Hand(soft=False, card=1.25),
    "pencil": Hand(outline=2.2, modelling=1.1, rim=0.0, deep_focus=True),
    "pop art": Hand(soft=False, outline=6.4, modelling=0.7, halftone=1.5, dot_pitch=8.4, rim=0.0),
    "brand palette": Hand(modelling=1.25, deep_focus=True),
}
DRAWN = frozenset({"soft 3d", "flat vector", "line art", "comic"})  # shown as drawn; the others are finished as rasters

LIGHTS = {
    "soft": Light(strength=0.95),
    "bright": Light(strength=1.25, hard=1.0),
    "warm": Light(warmth=1.0),
    "cool": Light(warmth=-1.0),
    "dramatic": Light(strength=1.45),
    "rim": Light(warmth=-0.3, strength=1.2, rim=1.0),
}


def shares_of(look: Look) -> dict[str, float]:
    """How much of each style the look asks for, 0..1 and 1 in all; one style alone unless the look mixes some."""
    return dict(look.style_weights) or {look.style: 1.0}


def hand_of(look: Look) -> Hand:
    """The style's hand, or the one between the hands of the styles that are mixed."""
    return mixed_hand(look.style_weights) if look.style_weights else HANDS[look.style]


@lru_cache(maxsize=256)
def mixed_hand(weights: tuple[tuple[str, float], ...]) -> Hand:
    """Numbers are weighted means. A mixture is drawn softly from a third of soft hands on, and its blurs shrink with their share."""
    parts = [(HANDS[style], share) for style, share in weights]
    mean = {f.name: sum(getattr(hand, f.name) * share for hand, share in parts) for f in fields(Hand)}
    softness = sum(share for hand, share in parts if hand.soft)
    pitch = [(hand.dot_pitch, share) for hand, share in parts if hand.halftone]
    if pitch:
        mean["dot_pitch"] = sum(p * share for p, share in pitch) / sum(share for _, share in pitch)
    return Hand(**mean | {"soft": softness >= 1 / 3, "softness": softness, "deep_focus": mean["deep_focus"] >= 0.5})


def light_of(look: Look) -> Light:
    return replace(LIGHTS[look.light], side=look.light_from)


def scene_hand(hand: Hand) -> Hand:
    """The same hand further away: thinner ink, paler paint, no printed dots, so that the person stands out."""
    return replace(hand, outline=hand.outline * 0.46, paper=0.72 * min(1.0, hand.paper * 2), halftone=0.0)
