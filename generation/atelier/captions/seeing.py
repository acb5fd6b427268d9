"""What of the parameters can be seen, and as exactly as words can say it: what a caption tells, and what reading it gives back."""

from ..character import CONTINUOUS, Identity, Look
from ..layers.accessories import COVERS_EARS, HAIR_OVER_EARS
from ..layers.hair.covered import HIDES_HAIR
from ..lexicon.mixing import heaviest, shares
from ..lexicon.words.people import BETWEEN, FEMININE, HIGH, LOW, MASCULINE
from ..lexicon.words.pictures import PROFILE

MARKED = 0.4  # how far a trait must be from the mean face to be worth a word
GLANCE = 0.35  # how far eyes must turn
TURNED, IN_PROFILE = 10, 45  # degrees of yaw
FRECKLES = ((0.45, (0.2, 0.4)), (0.72, (0.4, 0.9)), (1.01, (0.7, 1.0)))  # up to -> as words say it
UNDER_CLOTH = frozenset({"earrings", "hearing aid", "necklace", "scarf", "headphones"})


def seen(identity: Identity, look: Look) -> dict:
    """Field -> the value reading the caption gives: traits as ranges, angles as the few that have names, nothing for what is hidden or
    left unsaid (a plain build, a smile's own mouth)."""
    return _face(identity) | _head(identity, look) | _body(look) | _picture(look)


def presentation(identity: Identity) -> tuple[float, float]:
    if 0.4 <= identity.presentation <= 0.6:
        return BETWEEN
    return FEMININE if identity.feminine else MASCULINE


def _face(identity: Identity) -> dict:
    told = {"presentation": presentation(identity), "age": round(identity.age)}
    told |= {name: getattr(identity, name) for name in ("skin", "eyes", "eye_shape", "nose")}
    told |= {name: True for name in ("dimples", "scar", "vitiligo") if getattr(identity, name)}
    if identity.mole != "none":
        told["mole"] = identity.mole
    if identity.freckles > 0:
        told["freckles"] = next(words for limit, words in FRECKLES if identity.freckles < limit)
    return told | {name: side for name in CONTINUOUS if (side := marked(identity, name))}


def marked(identity: Identity, name: str) -> tuple[float, float] | None:
    value = getattr(identity, name)
    return None if abs(value) < MARKED else HIGH if value > 0 else LOW


def _head(identity: Identity, look: Look) -> dict:
    told = {"expression": look.expression}
    if look.headwear not in HIDES_HAIR:
        told["hair"] = look.hair
        if look.hair != "bald":
            told["hair_colour"] = look.hair_colour
    if look.beard != "none" or not identity.feminine:
        told["beard"] = look.beard
    told |= {name: getattr(look, name) for name in ("glasses", "headwear", "viseme") if getattr(look, name) != "none"}
    if look.headwear != "none":
        told["headwear_colour"] = look.headwear_colour
    if worn := accessories(look):
        told["accessories"] = worn
    return told


def accessories(look: Look) -> tuple[str, ...]:
    """Those that nothing covers."""
    hidden = UNDER_CLOTH if look.headwear in COVERS_EARS else frozenset()
    if look.hair in HAIR_OVER_EARS or "headphones" in look.accessories:
        hidden = hidden | {"hearing aid"}
    return tuple(item for item in look.accessories if item not in hidden)


def _body(look: Look) -> dict:
    told = {name: getattr(look, name) for name in ("outfit", "outfit_colour", "accent_colour")}
    if look.build != "average" and look.framing != "face":
        told["build"] = look.build
    if look.framing == "half":
        told |= {name: getattr(look, name) for name in ("prop", "mobility", "prosthesis") if getattr(look, name) != "none"}
        if look.prop == "sign" and look.sign_text:
            told["sign_text"] = look.sign_text
    return told


def _picture(look: Look) -> dict:
    told = {name: getattr(look, name) for name in ("scene", "scene_colour", "light", "framing", "style")}
    told["light_from"] = -1.0 if look.light_from < 0 else 1.0
    told["yaw"] = turn(look)
    told |= {name: value for name, value in (("gaze", glance(look)), ("roll", lean(look)), ("pitch", nod(look))) if value is not None}
    if look.style_weights:
        mixed = shares([(name, round(100 * weight)) for name, weight in look.style_weights])  # whole per cent, as it is told
        told |= {"style": heaviest(mixed), "style_weights": dict(mixed)}
    if look.brand_colours and look.style == "brand palette" and not look.style_weights:
        told["brand_colours"] = look.brand_colours
    return told


def turn(look: Look) -> float:
    side = 1 if look.yaw > 0 else -1
    return 0.0 if abs(look.yaw) < TURNED else side * (25.0 if abs(look.yaw) <= IN_PROFILE else PROFILE)


def glance(look: Look) -> tuple[float, float] | None:
    x, y = look.gaze
    if max(abs(x), abs(y)) < GLANCE:
        return None
    return (0.7 if x > 0 else -0.7, 0.0) if abs(x) >= abs(y) else (0.0, 0.7 if y > 0 else -0.7)


def lean(look: Look) -> float | None:
    return None if abs(look.roll) < 5 else 8.0 if look.roll > 0 else -8.0


def nod(look: Look) -> float | None:
    return 10.0 if look.pitch >= 6 else -8.0 if look.pitch <= -6 else None
