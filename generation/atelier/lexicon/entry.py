"""What a table's row becomes: a phrase, what it claims, and what its adjectives mean."""

from dataclasses import dataclass, field, replace

from .. import character
from ..colour import CLOTH, EYE, HAIR, SCENE, SKIN

SAID, IMPLIED, PRONOUN = 2, 1, 0  # a stronger claim beats a weaker one, a later one beats an earlier one
HINT = -1  # where nobody at all names the field: the beach of "at sunset"

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
    "build": character.BUILDS,
    "prop": character.PROPS,
    "viseme": character.VISEMES,
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
    """A field and the value some words ask for. Hair is claimed by its aspects: `hair.length`, `hair.texture`, `hair.cut`.

    A comparison has a `step`: how far and which way from what the persona wears (0: the same one); `value` is then what the words mean
    where there is nothing to compare with."""

    field: str
    value: object  # None where only a comparison speaks: "a darker jacket"
    strength: int = SAID
    step: int | None = None


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
    """One phrase. `kind`: word (claims values), noun, person, modifier, colour, number, amount, negator, breaker, link, joiner, article,
    ignored, aside. `amount` is how many a number means, or which share of a style."""

    phrase: str
    kind: str
    claims: tuple[Claim, ...] = ()
    noun: Noun | None = None
    colour: str | None = None  # palette name or hex
    amount: float | None = None
    note: str | None = None
    nearest: str | None = None  # what is drawn instead of what the phrase means
    whole_class: bool = False  # negated, it takes away every value of its field

    def with_note(self, note: str) -> "Entry":
        return replace(self, note=note)
