"""Contact sheets: the quickest way to see what a change did.

    python -m generation.atelier.sheet --count 48 --seed 1 --out sheets/
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from .character import (
    BEARDS,
    BUILDS,
    EXPRESSIONS,
    GLASSES,
    HAIRS,
    HEADWEARS,
    LIGHTS,
    OUTFITS,
    PROPS,
    PROSTHESES,
    SCENES,
    STYLES,
    VISEMES,
    Identity,
    Look,
    sample_identity,
)
from .colour import SKIN
from .draw import draw_group
from .framing import SafeArea
from .sample import sample_look

Case = tuple[Identity, Look]
Shape = tuple[int, int, SafeArea | None]
SQUARE: Shape = (256, 256, None)
BANNER: Shape = (512, 128, (0.45, 0.04, 0.97, 1.0))
STORY: Shape = (256, 456, (0.06, 0.13, 0.94, 0.87))


def everyone(rng: random.Random, count: int) -> Iterator[Case]:
    """Random people in random looks."""
    for _ in range(count):
        identity = sample_identity(rng)
        yield identity, sample_look(rng, identity)


def faces(rng: random.Random, count: int) -> Iterator[Case]:
    """Random people in one style, plainly lit: are they different people?"""
    for _ in range(count):
        identity = sample_identity(rng)
        yield identity, sample_look(rng, identity, style="soft 3d", scene="gradient", framing="face", headwear="none", glasses="none")


def companies(rng: random.Random, count: int) -> Iterator[list[Case]]:
    """Two and three people in one picture, in every style and scene in turn."""
    for index in range(count):
        people = [(identity := sample_identity(rng), sample_look(rng, identity)) for _ in range(2 + index % 2)]
        shared = {"style": STYLES[index % len(STYLES)], "scene": SCENES[index % len(SCENES)], "style_weights": ()}
        lead = replace(people[0][1], framing="half" if index % 5 == 4 else "bust", **shared)
        yield [(people[0][0], lead), *people[1:]]


def one_of(field: str, words: tuple[str, ...], **plain: str):
    """Every word of one field in turn, on random people who are otherwise plainly dressed and lit."""

    def cases(rng: random.Random, count: int) -> Iterator[Case]:
        for index in range(max(count, len(words))):
            identity = sample_identity(rng)
            yield identity, sample_look(rng, identity, **PLAIN | plain | {field: words[index % len(words)]})

    return cases


def same_person(rng: random.Random, count: int) -> Iterator[Case]:
    """One identity in every style, scene, outfit, turn."""
    identity = sample_identity(rng)
    signature = sample_look(rng, identity, headwear="none", glasses="none")
    for index in range(count):
        look = sample_look(rng, identity, style=STYLES[index % len(STYLES)], hair_colour=signature.hair_colour)
        yield identity, look if index % 3 == 2 else replace(look, hair=signature.hair, headwear="none", beard=signature.beard)


def profiles(rng: random.Random, count: int) -> Iterator[Case]:
    """Everyone turned beyond three quarters, left and right, up to near-profile."""
    for index in range(count):
        identity = sample_identity(rng)
        yaw = (-70.0, -58.0, -48.0, 48.0, 58.0, 70.0)[index % 6]
        yield identity, sample_look(rng, identity, **PLAIN | {"hair": HAIRS[index % len(HAIRS)], "yaw": yaw, "framing": "face"})


def coverings(rng: random.Random, count: int) -> Iterator[Case]:
    """Every head covering on every hair style, skin and turn in turn."""
    for index in range(count):
        identity = sample_identity(rng, skin=tuple(SKIN)[index % len(SKIN)])
        worn = {"headwear": HEADWEARS[1 + index % (len(HEADWEARS) - 1)], "hair": HAIRS[(7 * index) % len(HAIRS)]}
        yaw = (-62.0, -38.0, -12.0, 12.0, 38.0, 52.0, 66.0)[index % 7]
        yield identity, sample_look(rng, identity, **PLAIN | worn | {"yaw": yaw, "framing": "face"})


def visemes(rng: random.Random, count: int) -> Iterator[Case]:
    """The mouth shapes of speech in turn, a whole row of them by one person."""
    while count > 0:
        identity = sample_identity(rng)
        look = sample_look(rng, identity, **PLAIN | {"framing": "face", "beard": "none", "expression": "neutral"})
        yield from ((identity, replace(look, viseme=viseme)) for viseme in VISEMES[: max(0, count)])
        count -= len(VISEMES)


def mixtures(rng: random.Random, count: int) -> Iterator[Case]:
    """Two or three styles in one hand, by chance."""
    for _ in range(count):
        identity = sample_identity(rng)
        weights = {style: rng.choice((0.3, 0.5, 0.7)) for style in rng.sample(STYLES, rng.choice((2, 2, 3)))}
        yield identity, replace(sample_look(rng, identity, framing="bust"), style_weights=weights)


PLAIN = {"style": "soft 3d", "scene": "gradient", "headwear": "none", "framing": "bust", "light": "soft"}
SHEETS = {
    "everyone": everyone,
    "faces": faces,
    "same_person": same_person,
    "styles": one_of("style", STYLES, scene="office"),
    "mixtures": mixtures,
    "scenes": one_of("scene", SCENES),
    "lights": one_of("light", LIGHTS),
    "hairs": one_of("hair", HAIRS, framing="face"),
    "headwears": one_of("headwear", HEADWEARS[1:]),
    "outfits": one_of("outfit", OUTFITS, framing="half", prop="none", mobility="none"),
    "props": one_of("prop", PROPS[1:], framing="half"),
    "builds": one_of("build", BUILDS, framing="half", prop="none", mobility="none"),
    "wheelchairs": one_of("prop", PROPS, framing="half", mobility="wheelchair"),
    "prostheses": one_of("prosthesis", PROSTHESES[1:], framing="half"),
    "groups": companies,
    "group_stories": companies,
    "banners": one_of("scene", SCENES),
    "stories": one_of("scene", SCENES),
    "expressions": one_of("expression", EXPRESSIONS, framing="face"),
    "beards": one_of("beard", BEARDS[1:], framing="face"),
    "glasses": one_of("glasses", GLASSES[1:], framing="face"),
    "profiles": profiles,
    "coverings": coverings,
    "visemes": visemes,
}


SHAPES: dict[str, Shape] = {"banners": BANNER, "stories": STORY, "group_stories": STORY}  # the others are square


def sheet(cases: list[Case | list[Case]], tile: int = 256, columns: int = 8, shape: Shape = SQUARE) -> np.ndarray:
    """The pictures side by side, uint8 (rows, columns, 3), each `tile` pixels wide; empty places stay white."""
    rows, high = -(-len(cases) // columns), round(tile * shape[1] / shape[0])
    page = np.full((rows * high, columns * tile, 3), 255, np.uint8)
    for index, case in enumerate(cases):
        y, x = index // columns * high, index % columns * tile
        people = case if isinstance(case, list) else [case]
        page[y : y + high, x : x + tile] = draw_group(people, tile, high, safe_area=shape[2]).image()
    return page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=48)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tile", type=int, default=256)
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--only", nargs="*", choices=SHEETS, default=list(SHEETS))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.only:
        cases = list(SHEETS[name](random.Random(f"{options.seed}/{name}"), options.count))
        file = options.out / f"{name}.webp"
        Image.fromarray(sheet(cases, options.tile, options.columns, SHAPES.get(name, SQUARE))).save(file, quality=82, method=4)
        print(f"{file}  {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
