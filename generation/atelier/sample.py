"""Plausible chance: looks a casting director would put beside each other, with every word of the vocabulary reachable.

Weights follow what people wear, not what they may wear: `fixed` pins any choice, and no combination is forbidden.
"""

import random

from .character import (
    ACCESSORIES,
    BEARDS,
    BUILDS,
    EXPRESSIONS,
    HAIRS,
    HEADWEARS,
    OUTFITS,
    PROPS,
    SCENES,
    STYLES,
    Identity,
    Look,
)
from .colour import CLOTH, SCENE

# Weight (masculine, feminine); what is not named weighs (1, 1).
HAIR_WEIGHTS = {
    "bald": (0.9, 0.08), "buzz cut": (1.5, 0.12), "short crop": (2.6, 0.3), "side part": (2.4, 0.3), "quiff": (2.0, 0.15),
    "short curls": (1.8, 0.8), "afro": (0.9, 1.2), "long straight": (0.3, 2.4), "long wavy": (0.3, 2.6), "bob": (0.1, 2.2),
    "ponytail": (0.25, 1.8), "top bun": (0.4, 1.5), "pigtails": (0.03, 0.5), "fringe": (0.2, 1.5), "long curls": (0.3, 1.9),
    "pixie": (0.3, 1.5), "undercut": (1.7, 0.5), "braids": (0.3, 1.2), "locs": (0.8, 0.8), "receding": (0.8, 0.02),
}
BEARD_WEIGHTS = {"none": 4.0, "stubble": 1.6, "moustache": 0.6, "goatee": 0.7, "short beard": 1.4, "full beard": 0.9, "long beard": 0.4}
HEADWEAR_WEIGHTS = {
    "none": (24, 20), "headscarf": (0.05, 1.0), "hijab": (0.0, 2.0), "turban": (0.8, 0.1), "beanie": (1.0, 0.7), "cap": (1.2, 0.5),
    "hard hat": (0.4, 0.3), "mortarboard": (0.3, 0.4), "viking helmet": (0.12, 0.06), "chef hat": (0.3, 0.2), "kippah": (0.8, 0.05),
}
OUTFIT_WEIGHTS = {
    "dress": (0.02, 1.1), "suit": (1.3, 0.5), "gown": (0.3, 0.3), "armour": (0.15, 0.08), "overalls": (0.5, 0.5), "scrubs": (0.5, 0.6),
    "lab coat": (0.6, 0.6), "apron": (0.5, 0.5), "work vest": (0.5, 0.3), "saree": (0.0, 0.5), "thobe": (0.4, 0.0),
}
EXPRESSION_WEIGHTS = {
    "neutral": 1.6, "smile": 4.0, "big smile": 2.2, "laughing": 0.9, "serious": 0.8, "smirk": 0.7, "surprised": 0.5, "sad": 0.35,
    "thoughtful": 0.6, "wink": 0.4,
}
STYLE_WEIGHTS = {
    "soft 3d": 4.0, "flat vector": 1.8, "line art": 1.0, "comic": 1.0, "watercolour": 1.0, "pixel art": 0.8, "duotone": 0.8,
    "gouache": 1.0, "paper cut": 1.0, "pencil": 1.0, "pop art": 0.9, "brand palette": 0.8,
}
GLASSES_WEIGHTS = {
    "none": 7.0, "round glasses": 1.0, "square glasses": 1.1, "half-rim glasses": 0.6, "cat-eye glasses": 0.5, "sunglasses": 0.5,
}
ACCESSORY_WEIGHTS = {
    "earrings": (0.05, 0.30), "headphones": (0.05, 0.04), "necklace": (0.04, 0.20), "hearing aid": (0.03, 0.03), "scarf": (0.05, 0.07),
    "lanyard": (0.06, 0.06),
}
BUILD_WEIGHTS = {"average": 3.0, "slim": 1.2, "athletic": 1.2, "broad": 1.0, "plus-size": 1.4}
PROP_WEIGHTS = {"none": 6.0}
SIGN_TEXTS = ("Hello", "Open", "Sale", "Thank you", "Join us", "We are hiring", "Free delivery", "Book your demo today", "50% off")
HEADWEAR_OUTFITS = {"hard hat": "work vest", "mortarboard": "gown", "viking helmet": "armour", "chef hat": "apron"}
LIGHT_WEIGHTS = {"soft": 3.0, "bright": 1.4, "warm": 1.4, "cool": 1.0, "dramatic": 0.8, "rim": 0.8}
YOUNG_HAIR = {"black": 3.0, "dark brown": 3.0, "brown": 2.4, "auburn": 1.0, "ginger": 1.0, "blonde": 2.0, "platinum": 0.4}
GREYING = {"silver": 1.2, "grey": 1.5, "white": 1.0}
DYED = {"pink": 0.35, "blue": 0.3, "green": 0.2, "purple": 0.3}
DARK_SKINS = ("caramel", "brown", "dark brown", "deep")


def sample_look(rng: random.Random, identity: Identity, **fixed) -> Look:
    """A random look for this face. The draws do not depend on `fixed`, so pinning one field leaves the others as they were."""
    feminine = identity.feminine
    sides = rng.choice((0.0, 0.0, 1.0))  # a third of the pictures are turned for good, the rest face us
    headwear = _gendered(rng, HEADWEARS, HEADWEAR_WEIGHTS, feminine)
    outfit = _gendered(rng, OUTFITS, OUTFIT_WEIGHTS, feminine)
    choices = {
        "hair": _gendered(rng, HAIRS, HAIR_WEIGHTS, feminine),
        "hair_colour": natural(identity, rng) if rng.random() < 0.9 else _weighted(rng, tuple(DYED), DYED),
        "beard": _weighted(rng, BEARDS, BEARD_WEIGHTS),
        "expression": _weighted(rng, EXPRESSIONS, EXPRESSION_WEIGHTS),
        "gaze": (rng.uniform(-0.7, 0.7), rng.uniform(-0.4, 0.4)) if rng.random() < 0.35 else (0.0, 0.0),
        "yaw": rng.choice((-1, 1)) * (rng.uniform(12, 36) if sides else rng.uniform(0, 12)),
        "pitch": rng.triangular(-11, 11, 0),
        "roll": rng.triangular(-12, 12, 0),
        "outfit": HEADWEAR_OUTFITS[headwear] if headwear in HEADWEAR_OUTFITS and rng.random() < 0.7 else outfit,
        "outfit_colour": rng.choice(tuple(CLOTH)), "accent_colour": rng.choice(tuple(CLOTH)), "headwear_colour": rng.choice(tuple(CLOTH)),
        "glasses": _weighted(rng, tuple(GLASSES_WEIGHTS), GLASSES_WEIGHTS),
        "headwear": headwear,
        "accessories": _accessories(rng, feminine, headwear),
        "scene": rng.choice(SCENES), "scene_colour": rng.choice(tuple(SCENE)),
        "light": _weighted(rng, tuple(LIGHT_WEIGHTS), LIGHT_WEIGHTS), "light_from": rng.choice((-1.0, -1.0, 1.0)),
        "framing": rng.choices(("face", "bust", "half"), (2, 4, 1))[0],
        "style": _weighted(rng, STYLES, STYLE_WEIGHTS),
        "seed": rng.randrange(1 << 30),
        "build": _weighted(rng, BUILDS, BUILD_WEIGHTS),
        "prop": _weighted(rng, PROPS, PROP_WEIGHTS),
        "sign_text": rng.choice(SIGN_TEXTS),
        "mobility": rng.choices(("none", "wheelchair"), (12, 1))[0],
        "prosthesis": rng.choices(("none", "left arm", "right arm"), (24, 1, 1))[0],
    }
    if fixed.get("framing", choices["framing"]) != "half":  # nothing of these is in a closer picture
        choices |= {"prop": "none", "mobility": "none", "prosthesis": "none"}
    if fixed.get("prop", choices["prop"]) != "sign":
        choices["sign_text"] = ""
    if feminine or choices["hair"] == "pigtails":
        choices["beard"] = "none"
    if choices["accent_colour"] == choices["outfit_colour"]:
        choices["accent_colour"] = "white" if choices["outfit_colour"] != "white" else "navy"
    return Look(**choices | fixed)


def natural(identity: Identity, rng: random.Random) -> str:
    """A hair colour that grew: greying from forty on, dark hair more likely on dark skin."""
    grey = min(0.95, max(0.0, (identity.age - 38) / 34))
    if rng.random() < grey:
        weights = dict(GREYING, white=0.2 + 2 * max(0.0, grey - 0.4))
    elif identity.skin in DARK_SKINS:
        weights = dict(YOUNG_HAIR, black=7.0, brown=1.0, auburn=0.4, ginger=0.15, blonde=0.25, platinum=0.1)
    else:
        weights = YOUNG_HAIR
    return _weighted(rng, tuple(weights), weights)


def _accessories(rng: random.Random, feminine: bool, headwear: str) -> tuple[str, ...]:
    worn = [item for item in ACCESSORIES if rng.random() < ACCESSORY_WEIGHTS.get(item, (0.05, 0.05))[feminine]]
    if headwear != "none":  # a hat leaves no place for a headband
        worn = [item for item in worn if item != "headphones"]
    return tuple(worn)


def _weighted(rng: random.Random, words: tuple[str, ...], weights: dict[str, float]) -> str:
    return rng.choices(words, [weights.get(word, 1.0) for word in words])[0]


def _gendered(rng: random.Random, words: tuple[str, ...], weights: dict[str, tuple[float, float]], feminine: bool) -> str:
    return rng.choices(words, [weights.get(word, (1.0, 1.0))[feminine] for word in words])[0]
