"""What a table's row becomes: a phrase, what it claims, and what its adjectives mean."""

from dataclasses import dataclass, field

from .. import character
from ..colour import CLOTH, EYE, HAIR, SCENE, SKIN

SAID, IMPLIED, PRONOUN = 2, 1, 0  # a stronger claim beats a weaker one, a later one beats an earlier one

DRAWN = {
    "hair": character.HAIRS,
    "beard": character.BEARDS,
    "expression": character.EXPRESSIONS,
    "glasses": character.GLASSES,
    "headwear": character.HEADWEARS,
    "outfit": character.OUTFITS,
    "scene": character.SCENES,
    "light": character.LIGHTS,
    "framing": character.FRAMINGS,
    "style": character.STYLES,
    "eye_shape": character.EYE_SHAPES,
    "nose": character.NOSES,
    "mole": character.MOLES,
    "accessories": character.ACCESSORIES,
}


PALETTES = {
    "hair_colour": HAIR,
    "outfit_colour": CLOTH,
    "accent_colour": CLOTH,
    "headwear_colour": CLOTH,
    "scene_colour": SCENE,
    "eyes": EYE,
    "skin": SKIN,
}


@dataclass(frozen=True)
class Claim:
    """A field and the value some words ask for. Hair is claimed by its aspects: `hair.length`, `hair.texture`, `hair.cut`."""

    field: str
    value: object
    strength: int = SAID


@dataclass(frozen=True)
class Noun:
    """What adjectives lean on: the claims it makes alone, and what colours and other modifiers before it mean."""

    name: str
    modifiers: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    colour_fields: tuple[str, ...] = ()
    strength: int = SAID  # of a colour said of it

    def __hash__(self):
        return hash(self.name)


@dataclass(frozen=True)
class Entry:
    """One phrase. `kind`: word (claims values), noun, person, modifier, colour, negator, breaker, link, joiner, article, ignored, aside."""

    phrase: str
    kind: str
    claims: tuple[Claim, ...] = ()
    noun: Noun | None = None
    colour: str | None = None  # palette name or hex
    note: str | None = None
    whole_class: bool = False  # negated, it takes away every value of its field
