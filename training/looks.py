"""The looks that training and examination draw. They tell nothing about the face: every axis is uniform or has a fixed weight, the same for
everybody, except that beards need a masculine face. Harder than what the product draws, where a persona keeps its hair."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generation.atelier import character
from generation.atelier.character import Identity, Look
from generation.atelier.colour import CLOTH, HAIR, SCENE
from generation.atelier.sample import sample_look

FIRST_STYLES = ("soft 3d", "flat vector", "line art", "comic", "watercolour", "pixel art", "duotone")
NEW_STYLES = tuple(style for style in character.STYLES if style not in FIRST_STYLES)
THREE_QUARTER = 40.0  # degrees of yaw; beyond lies the near-profile, to LARGEST_YAW
LARGEST_YAW = 70.0
OLDER = (38.0, 85.0)  # years; age is drawn from 38 on


@dataclass(frozen=True)
class Recipe:
    """How wide looks range: the weight of each style, and the shares of pictures that mix styles, turn beyond three quarters, and speak.
    `older` is the share of people whose age is drawn again, between `OLDER`."""

    styles: Mapping[str, float]
    mixed: float = 0.0
    near_profile: float = 0.0
    speaking: float = 0.0
    older: float = 0.0


RECIPES = {
    "first": Recipe(dict.fromkeys(FIRST_STYLES, 1.0)),  # what version 1 of the embedders was trained on
    "even": Recipe(dict.fromkeys(character.STYLES, 1.0), mixed=0.1, near_profile=0.25, speaking=0.15),
    # For nets that know the first styles: most pictures show what is new to them, and what is hardest most of all.
    "new": Recipe(
        dict.fromkeys(FIRST_STYLES, 0.8) | dict.fromkeys(NEW_STYLES, 2.0) | {"brand palette": 5.0},
        mixed=0.1, near_profile=0.45, speaking=0.15,
    ),  # fmt: skip
    # For nets that know every style, but not how age is drawn.
    "aged": Recipe(
        dict.fromkeys(FIRST_STYLES, 1.0) | dict.fromkeys(NEW_STYLES, 1.4) | {"brand palette": 3.0},
        mixed=0.1, near_profile=0.33, speaking=0.15, older=0.6,
    ),  # fmt: skip
}


def random_look(rng: random.Random, identity: Identity, recipe: Recipe = RECIPES["even"]) -> Look:
    glasses = rng.choice(character.GLASSES[1:]) if rng.random() < 0.3 else "none"
    headwear = rng.choice(character.HEADWEARS[1:]) if rng.random() < 0.2 else "none"
    beard = rng.choice(character.BEARDS[1:]) if rng.random() < 0.45 and not identity.feminine else "none"
    styled = _style_weights(rng, recipe)
    return replace(
        sample_look(rng, identity),  # what is not named below lies far from the face: build, hands, what they hold
        hair=rng.choice(character.HAIRS), hair_colour=rng.choice(tuple(HAIR)), beard=beard,
        expression=rng.choice(character.EXPRESSIONS), gaze=(rng.uniform(-1, 1), rng.uniform(-1, 1)),
        viseme=rng.choice(character.VISEMES[1:]) if rng.random() < recipe.speaking else "none",
        yaw=random_yaw(rng, recipe.near_profile), pitch=rng.triangular(-15, 15, 0), roll=rng.triangular(-20, 20, 0),
        outfit=rng.choice(character.OUTFITS), outfit_colour=rng.choice(tuple(CLOTH)), accent_colour=rng.choice(tuple(CLOTH)),
        glasses=glasses, headwear=headwear, headwear_colour=rng.choice(tuple(CLOTH)),
        accessories=tuple(a for a in character.ACCESSORIES if rng.random() < 0.12),
        scene=rng.choice(character.SCENES), scene_colour=rng.choice(tuple(SCENE)),
        light=rng.choice(character.LIGHTS), light_from=rng.uniform(-1, 1), framing=rng.choices(character.FRAMINGS, (6, 2, 1))[0],
        style=max(styled, key=styled.get), style_weights=styled if len(styled) > 1 else {}, seed=rng.randrange(1 << 30),
    )  # fmt: skip


def random_yaw(rng: random.Random, near_profile: float) -> float:
    """Degrees: mostly towards us, and in a share of `near_profile` beyond three quarters, to either side."""
    if rng.random() < near_profile:
        return rng.choice((-1, 1)) * rng.uniform(THREE_QUARTER, LARGEST_YAW)
    return rng.triangular(-THREE_QUARTER, THREE_QUARTER, 0)


def _style_weights(rng: random.Random, recipe: Recipe) -> dict[str, float]:
    """One style, or two mixed."""
    first, second = (rng.choices(tuple(recipe.styles), tuple(recipe.styles.values()))[0] for _ in range(2))
    if first == second or rng.random() >= recipe.mixed:
        return {first: 1.0}
    share = round(rng.uniform(0.5, 0.8), 2)
    return {first: share, second: round(1 - share, 2)}


def enrolment_look(rng: random.Random, identity: Identity) -> Look:
    """A look fit for an enrolment picture: nothing covers the face, it is silent and turned at most 25 degrees; any hair, style, scene."""
    return replace(random_look(rng, identity), glasses="none", headwear="none", beard="none", viseme="none", yaw=rng.uniform(-25, 25))


def again(look: Look, rng: random.Random) -> Look:
    """What another seed changes when a prompt pins the rest: where the head turns, where the light falls, how the scene is arranged.
    A near-profile was asked for by name, so it stays one, on its side."""
    turned = abs(look.yaw) > THREE_QUARTER
    side = 1 if look.yaw > 0 else -1
    return replace(
        look, yaw=side * rng.uniform(THREE_QUARTER, LARGEST_YAW) if turned else random_yaw(rng, 0.0),
        pitch=rng.triangular(-15, 15, 0), roll=rng.triangular(-20, 20, 0),
        gaze=(rng.uniform(-1, 1), rng.uniform(-1, 1)), light_from=rng.uniform(-1, 1), seed=rng.randrange(1 << 30),
    )  # fmt: skip
