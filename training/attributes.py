"""What can be read off a whole picture, and what a drawn picture truly shows of it: the classes of the attribute probe."""

import numpy as np

from generation.atelier import character
from generation.atelier.character import Identity, Look
from generation.atelier.colour import CLOTH, HAIR, SKIN, rgb, skin_colour

# Years, the upper end not included. Lines begin at 38 and are faint at first; younger faces are drawn alike.
AGES = {"under 43": (18, 43), "43 to 52": (43, 53), "53 to 62": (53, 63), "63 and over": (63, 91)}
TURNS = {"front": (0, 15), "three-quarter": (15, 42), "near-profile": (42, 91)}  # degrees either way
COARSE = dict.fromkeys(CLOTH, "") | {name: name for name in ("red", "orange", "yellow", "purple", "pink", "white", "grey", "black")}
COARSE |= {"green": "green", "teal": "green", "blue": "blue", "navy": "blue", "beige": "brown", "brown": "brown"}

HEADS = {
    "hair": character.HAIRS, "hair_colour": tuple(HAIR), "beard": character.BEARDS, "glasses": character.GLASSES,
    "headwear": character.HEADWEARS, "outfit": character.OUTFITS, "outfit_colour": tuple(dict.fromkeys(COARSE.values())),
    "expression": character.EXPRESSIONS, "scene": character.SCENES, "style": character.STYLES, "framing": character.FRAMINGS,
    "light": character.LIGHTS, "skin": tuple(SKIN), "age": tuple(AGES), "presentation": ("masculine", "feminine"),
    "turn": tuple(TURNS), "build": character.BUILDS, "prop": character.PROPS, "mobility": character.MOBILITIES,
    "prosthesis": ("none", "arm"), "people": ("1", "2", "3"),
}  # fmt: skip
OF_THE_PICTURE = ("scene", "style", "framing", "light", "people")  # what is true of a picture of several people as a whole

OWN_COLOURS = ("duotone", "brand palette", "pop art")  # styles that do not keep the colours of things
LEAST_LEVELS = 4  # of 255, a mean over colours: two classes that differ by less in the drawing are not told apart by anybody
FAINT_LIGHT = (*OWN_COLOURS, "watercolour", "pencil")  # styles in which two lights differ by less, a mean over whole pictures
PALE = ("lab coat", "armour")  # outfits that outfit_colour hardly touches
HIDES_HAIR = ("headscarf", "hijab", "turban")
SHOWS_STYLE = ("none", "kippah")  # headwear under which one still sees how hair is cut


def shown(identity: Identity, look: Look, people: int = 1) -> dict[str, str | None]:
    """The true class of every head; None where this picture, or one of several `people` led by this one, does not show it."""
    coloured = look.style not in OWN_COLOURS and not look.style_weights
    half, close = look.framing == "half", look.framing == "face"
    truth = {name: getattr(look, name) for name in ("beard", "glasses", "headwear", "scene", "framing")} | {
        "hair": look.hair if look.headwear in SHOWS_STYLE else None,
        "hair_colour": look.hair_colour if coloured and look.hair != "bald" and look.headwear not in HIDES_HAIR else None,
        "outfit": None if close else look.outfit,
        "outfit_colour": COARSE.get(look.outfit_colour) if coloured and not close and look.outfit not in PALE else None,
        "expression": look.expression if look.viseme == "none" else None,
        "style": None if look.style_weights else look.style,
        "light": None if look.style in FAINT_LIGHT else look.light,
        "skin": identity.skin if coloured and _own_tone(identity) else None,
        "age": band(AGES, identity.age),
        "presentation": "feminine" if identity.feminine else "masculine",
        "turn": band(TURNS, abs(look.yaw)),
        "build": None if close else look.build,
        "prop": look.prop if half else None,
        "mobility": look.mobility if half else None,
        "prosthesis": ("none" if look.prosthesis == "none" else "arm") if half else None,
        "people": str(people),
    }
    return {name: truth[name] if people == 1 or name in OF_THE_PICTURE else None for name in HEADS}


def _own_tone(identity: Identity) -> bool:
    """Whether the colour that is drawn (no two people of a tone have the same) is plainly nearer to its own tone than to any other."""
    drawn = 255 * np.array(skin_colour(identity.skin, identity.skin_shift))
    away = {tone: np.abs(drawn - 255 * np.array(rgb(SKIN[tone]))).mean() for tone in SKIN}
    own = away.pop(identity.skin)
    return min(away.values()) - own >= LEAST_LEVELS


def band(bands: dict[str, tuple[float, float]], value: float) -> str:
    return next(name for name, (low, high) in bands.items() if low <= value < high)


def numbered(truth: dict[str, str | None]) -> list[int]:
    """Class numbers in the order of HEADS, -1 where a picture does not show it."""
    return [-1 if truth[name] is None else HEADS[name].index(truth[name]) for name in HEADS]
