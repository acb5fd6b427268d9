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
    Identity,
    Look,
    sample_identity,
)
from .draw import draw
from .sample import sample_look

Case = tuple[Identity, Look]


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


PLAIN = {"style": "soft 3d", "scene": "gradient", "headwear": "none", "framing": "bust", "light": "soft"}
SHEETS = {
    "everyone": everyone,
    "faces": faces,
    "same_person": same_person,
    "styles": one_of("style", STYLES, scene="office"),
    "scenes": one_of("scene", SCENES),
    "lights": one_of("light", LIGHTS),
    "hairs": one_of("hair", HAIRS, framing="face"),
    "headwears": one_of("headwear", HEADWEARS[1:]),
    "outfits": one_of("outfit", OUTFITS, framing="half", prop="none", mobility="none"),
    "props": one_of("prop", PROPS[1:], framing="half"),
    "builds": one_of("build", BUILDS, framing="half", prop="none", mobility="none"),
    "wheelchairs": one_of("prop", PROPS, framing="half", mobility="wheelchair"),
    "prostheses": one_of("prosthesis", PROSTHESES[1:], framing="half"),
    "expressions": one_of("expression", EXPRESSIONS, framing="face"),
    "beards": one_of("beard", BEARDS[1:], framing="face"),
    "glasses": one_of("glasses", GLASSES[1:], framing="face"),
}


def sheet(cases: list[Case], tile: int = 256, columns: int = 8) -> np.ndarray:
    """The pictures side by side, uint8 (rows * tile, columns * tile, 3); empty places stay white."""
    rows = -(-len(cases) // columns)
    page = np.full((rows * tile, columns * tile, 3), 255, np.uint8)
    for index, (identity, look) in enumerate(cases):
        y, x = index // columns * tile, index % columns * tile
        page[y : y + tile, x : x + tile] = draw(identity, look, tile, tile).image()
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
        Image.fromarray(sheet(cases, options.tile, options.columns)).save(file, quality=82, method=4)
        print(f"{file}  {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
