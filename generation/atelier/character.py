"""What a character is: an Identity (the face that never changes) and a Look (everything that may).

All names here are the words the lexicon, the forms, the API and the training captions use.
"""

import dataclasses
import math
import random
from dataclasses import dataclass, field

from .colour import CLOTH, EYE, HAIR, SCENE, SKIN

EYE_SHAPES = ("almond", "round", "hooded", "monolid", "downturned")
NOSES = ("button", "straight", "wide", "long", "aquiline")
MOLES = ("none", "left cheek", "right cheek", "above lip", "chin", "brow")
HAIRS = (
    "bald", "buzz cut", "short crop", "side part", "quiff", "short curls", "afro", "long straight", "long wavy", "bob",
    "ponytail", "top bun", "pigtails", "fringe", "long curls", "pixie", "undercut", "braids", "locs", "receding",
    "high fade", "slicked back", "shoulder length", "wolf cut", "low bun", "cornrows",
)
BEARDS = ("none", "stubble", "moustache", "goatee", "short beard", "full beard", "long beard")
EXPRESSIONS = ("neutral", "smile", "big smile", "laughing", "serious", "smirk", "surprised", "sad", "thoughtful", "wink")
VISEMES = ("none", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou")  # of the OVR lip sync reference
GLASSES = ("none", "round glasses", "square glasses", "half-rim glasses", "cat-eye glasses", "sunglasses")
HEADWEARS = ("none", "headscarf", "hijab", "turban", "beanie", "cap", "hard hat", "mortarboard", "viking helmet", "chef hat", "kippah")
ACCESSORIES = ("earrings", "headphones", "necklace", "hearing aid", "scarf", "lanyard")
OUTFITS = (
    "t-shirt", "hoodie", "suit", "blazer", "turtleneck", "shirt", "v-neck sweater", "overalls", "striped top", "lab coat",
    "scrubs", "apron", "work vest", "dress", "gown", "armour", "polo", "denim jacket", "chef jacket", "sports jersey", "saree", "thobe",
)
SCENES = (
    "plain", "gradient", "halo", "bokeh", "office", "city", "park", "beach", "night sky", "studio", "shapes", "library",
    "cafe", "mountains", "kitchen", "workshop", "clinic", "stage",
    "warehouse", "classroom", "street", "living room", "gym", "garden", "shop", "brand pattern",
)
LIGHTS = ("soft", "bright", "warm", "cool", "dramatic", "rim")
FRAMINGS = ("face", "bust", "half")
BUILDS = ("average", "slim", "athletic", "broad", "plus-size")
PROPS = ("none", "laptop", "phone", "cup", "clipboard", "parcel", "sign", "book", "tablet")
MOBILITIES = ("none", "wheelchair")
PROSTHESES = ("none", "left arm", "right arm")
SIGN_LENGTH = 60
STYLES = (
    "soft 3d", "flat vector", "line art", "comic", "watercolour", "pixel art", "duotone", "gouache", "paper cut", "pencil", "pop art",
    "brand palette",
)
MOST_MIXED_STYLES = 3
MOST_BRAND_COLOURS = 5

CONTINUOUS = (
    "face_width", "face_height", "cheek", "jaw", "chin", "forehead",
    "eye_size", "eye_openness", "eye_spacing", "eye_tilt", "eye_height",
    "brow_thickness", "brow_arch", "brow_angle", "brow_length", "brow_height",
    "nose_width", "nose_length", "mouth_width", "lip_fullness", "upper_lip", "mouth_height",
    "ear_size", "ear_angle", "blush", "skin_shift",
)

COLOUR_FIELDS = {"hair_colour": HAIR, "outfit_colour": CLOTH, "accent_colour": CLOTH, "headwear_colour": CLOTH, "scene_colour": SCENE}


@dataclass(frozen=True)
class Identity:
    """The face. Every continuous trait lies in -1..1 with 0 the mean face; `presentation` runs 0 (masculine) .. 1 (feminine)
    and `age` is in years, 18..90. Nothing here depends on hair, clothes, expression or style."""

    skin: str = "light"
    eyes: str = "brown"
    eye_shape: str = "almond"
    nose: str = "straight"
    mole: str = "none"
    freckles: float = 0.0  # 0 none .. 1 many
    dimples: bool = False
    scar: bool = False
    vitiligo: bool = False
    presentation: float = 0.5
    age: float = 30.0
    face_width: float = 0.0
    face_height: float = 0.0
    cheek: float = 0.0
    jaw: float = 0.0
    chin: float = 0.0
    forehead: float = 0.0
    eye_size: float = 0.0
    eye_openness: float = 0.0
    eye_spacing: float = 0.0
    eye_tilt: float = 0.0
    eye_height: float = 0.0
    brow_thickness: float = 0.0
    brow_arch: float = 0.0
    brow_angle: float = 0.0
    brow_length: float = 0.0
    brow_height: float = 0.0
    nose_width: float = 0.0
    nose_length: float = 0.0
    mouth_width: float = 0.0
    lip_fullness: float = 0.0
    upper_lip: float = 0.0
    mouth_height: float = 0.0
    ear_size: float = 0.0
    ear_angle: float = 0.0
    blush: float = 0.0
    skin_shift: float = 0.0

    @property
    def feminine(self) -> bool:
        return self.presentation > 0.5

    @property
    def wrinkles(self) -> float:
        """0 below forty, 1 at seventy-five and above."""
        return min(1.0, max(0.0, (self.age - 38) / 37))

    @property
    def ageing(self) -> float:
        """0 up to 38, 1 at eighty-five and above, faster at first: how old the face is drawn."""
        return min(1.0, max(0.0, (self.age - 38) / 47)) ** 0.7

    def to_dict(self) -> dict:
        return dataclasses.asdict(self)

    @classmethod
    def from_dict(cls, data: dict) -> "Identity":
        """Raises TypeError on unknown keys and ValueError on values outside the vocabulary or range."""
        identity = cls(**data)
        _check(identity, {"skin": SKIN, "eyes": EYE, "eye_shape": EYE_SHAPES, "nose": NOSES, "mole": MOLES})
        for name in CONTINUOUS:
            if not -1 <= getattr(identity, name) <= 1:
                raise ValueError(f"{name} must lie between -1 and 1, not {getattr(identity, name)}")
        for name in ("freckles", "presentation"):
            if not 0 <= getattr(identity, name) <= 1:
                raise ValueError(f"{name} must lie between 0 and 1, not {getattr(identity, name)}")
        if not 18 <= identity.age <= 90:
            raise ValueError(f"age must lie between 18 and 90, not {identity.age}")
        return identity


@dataclass(frozen=True)
class Look:
    """Everything about one picture that is not the face. Angles in degrees: yaw > 0 turns to the picture's right,
    pitch > 0 looks down, roll > 0 leans to the right. `gaze` is x, y in -1..1. Colours are palette names or #rrggbb.
    Prop, mobility and prosthesis (the person's own left or right) show in the half framing."""

    hair: str = "short crop"
    hair_colour: str = "dark brown"
    beard: str = "none"
    expression: str = "smile"
    viseme: str = "none"  # the mouth shape of a sound; "none" is the expression's own mouth
    gaze: tuple[float, float] = (0.0, 0.0)
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    outfit: str = "t-shirt"
    outfit_colour: str = "blue"
    accent_colour: str = "white"
    glasses: str = "none"
    headwear: str = "none"
    headwear_colour: str = "teal"
    accessories: tuple[str, ...] = ()
    scene: str = "gradient"
    scene_colour: str = "teal"
    light: str = "soft"
    light_from: float = -1.0  # -1 left .. 1 right
    framing: str = "bust"
    build: str = "average"
    prop: str = "none"
    sign_text: str = ""  # drawn exactly, on the sign
    mobility: str = "none"
    prosthesis: str = "none"
    style: str = "soft 3d"
    style_weights: tuple[tuple[str, float], ...] = ()  # of a mixture; `style` is then its heaviest. Given as pairs or a mapping
    brand_colours: tuple[str, ...] = ()  # #rrggbb, for "brand palette"; none = from the colours of scene and clothes
    seed: int = field(default=0)  # arranges the scene and the grain; never the face

    def __post_init__(self):
        weights = canonical_weights(self.style_weights)
        if weights:
            object.__setattr__(self, "style", max(weights, key=lambda pair: pair[1])[0])
        object.__setattr__(self, "style_weights", weights if len(weights) > 1 else ())

    def to_dict(self) -> dict:
        data = dataclasses.asdict(self)
        lists = {key: list(data[key]) for key in ("gaze", "accessories", "brand_colours")}
        return data | lists | {"style_weights": dict(self.style_weights)}

    @classmethod
    def from_dict(cls, data: dict) -> "Look":
        """Raises TypeError on unknown keys and ValueError on values outside the vocabulary or range."""
        look = cls(**data | {key: tuple(data[key]) for key in ("gaze", "accessories", "brand_colours") if key in data})
        _check(look, {
            "hair": HAIRS, "beard": BEARDS, "expression": EXPRESSIONS, "viseme": VISEMES, "outfit": OUTFITS, "glasses": GLASSES,
            "headwear": HEADWEARS, "scene": SCENES, "light": LIGHTS, "framing": FRAMINGS, "style": STYLES,
            "build": BUILDS, "prop": PROPS, "mobility": MOBILITIES, "prosthesis": PROSTHESES,
        })
        for name, palette in COLOUR_FIELDS.items():
            value = getattr(look, name)
            if not (value in palette or _is_hex(value)):
                raise ValueError(f"{name} must be #rrggbb or one of {', '.join(palette)}; not {value!r}")
        for item in look.accessories:
            if item not in ACCESSORIES:
                raise ValueError(f"accessories must be among {', '.join(ACCESSORIES)}; not {item!r}")
        if len(look.sign_text) > SIGN_LENGTH:
            raise ValueError(f"sign_text must have at most {SIGN_LENGTH} characters, not {len(look.sign_text)}")
        _check_styles(look)
        if abs(look.yaw) > 70 or abs(look.pitch) > 20 or abs(look.roll) > 25:
            raise ValueError("yaw must lie within 70 degrees, pitch within 20, roll within 25")
        return look


def canonical_weights(weights) -> tuple[tuple[str, float], ...]:
    """A mapping or pairs of style and weight as pairs sorted by name that add up to 1, without zeros. ValueError for a weight that is
    negative or no number."""
    parts = dict(weights)
    for style, weight in parts.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight < math.inf:
            raise ValueError(f"a style's weight must be a number from 0 up, not {weight!r} ({style})")
    total = sum(parts.values())
    return tuple(sorted((style, round(weight / total, 4)) for style, weight in parts.items() if total and weight / total >= 0.0001))


def _check_styles(look: Look) -> None:
    for style, _ in look.style_weights:
        if style not in STYLES:
            raise ValueError(f"style_weights must name styles among {', '.join(STYLES)}; not {style!r}")
    if len(look.style_weights) > MOST_MIXED_STYLES:
        raise ValueError(f"style_weights may mix at most {MOST_MIXED_STYLES} styles")
    if len(look.brand_colours) > MOST_BRAND_COLOURS:
        raise ValueError(f"brand_colours may hold at most {MOST_BRAND_COLOURS} colours")
    for colour in look.brand_colours:
        if not (isinstance(colour, str) and _is_hex(colour)):
            raise ValueError(f"brand_colours must be #rrggbb, not {colour!r}")


def _is_hex(value: str) -> bool:
    return len(value) == 7 and value[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in value[1:])


def _check(value, vocabulary: dict) -> None:
    for name, allowed in vocabulary.items():
        if getattr(value, name) not in allowed:
            raise ValueError(f"{name} must be one of {', '.join(allowed)}; not {getattr(value, name)!r}")


def sample_identity(rng: random.Random, **fixed) -> Identity:
    """A random face; `fixed` pins any trait."""
    presentation = fixed.get("presentation", rng.choice((rng.uniform(0, 0.3), rng.uniform(0.7, 1))))
    traits = {name: rng.uniform(-1, 1) for name in CONTINUOUS}
    traits |= {
        "skin": rng.choice(tuple(SKIN)),
        "eyes": rng.choice(tuple(EYE)),
        "eye_shape": rng.choice(EYE_SHAPES),
        "nose": rng.choice(NOSES),
        "mole": rng.choice(MOLES + ("none",) * 5),
        "freckles": rng.choice((0.0, 0.0, 0.0, rng.uniform(0.3, 1))),
        "dimples": rng.random() < 0.15,
        "scar": rng.random() < 0.06,
        "vitiligo": rng.random() < 0.03,
        "presentation": presentation,
        "age": rng.choice((rng.uniform(18, 35), rng.uniform(25, 50), rng.uniform(40, 80))),
    }
    return Identity(**traits | fixed)
