"""Every part in every style, as a fingerprint each: 64 bits of light and shade, and the mean colour. After a change that is meant:

    TROUPE_WRITE_GOLDEN=1 python -m pytest tests/atelier/test_golden_parts.py
"""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from generation.atelier import Look, draw
from generation.atelier.character import (
    ACCESSORIES,
    BEARDS,
    GLASSES,
    HAIRS,
    HEADWEARS,
    OUTFITS,
    PROPS,
    STYLES,
    Identity,
)
from tests.atelier.test_golden import difference_hash

FILE = Path(__file__).parent / "golden" / "parts.json"
SIDE = 64
PERSON = Identity(skin="tan", eyes="green", presentation=0.5, age=36.0)
PLAIN = {"scene": "plain", "framing": "face", "outfit_colour": "teal", "accent_colour": "orange"}
PARTS = {
    **{f"hair: {word}": {"hair": word} for word in HAIRS},
    **{f"beard: {word}": {"beard": word} for word in BEARDS[1:]},
    **{f"glasses: {word}": {"glasses": word} for word in GLASSES[1:]},
    **{f"headwear: {word}": {"headwear": word} for word in HEADWEARS[1:]},
    **{f"accessory: {word}": {"accessories": (word,)} for word in ACCESSORIES},
    **{f"outfit: {word}": {"outfit": word, "framing": "bust"} for word in OUTFITS},
    **{f"prop: {word}": {"prop": word, "framing": "half"} for word in PROPS[1:]},
}


def fingerprint(style: str, part: str) -> list:
    drawn = draw(PERSON, Look(**PLAIN | PARTS[part], style=style), SIDE, SIDE).image()
    bits = np.packbits(difference_hash(drawn)).tobytes().hex()
    return [bits, *(round(float(channel)) for channel in drawn.mean((0, 1)))]


def strangers(style: str, parts: list[str]) -> list[str]:
    """The parts that no longer look as they did."""
    known = json.loads(FILE.read_text())[style]
    changed = []
    for part in parts:
        (bits, *colour), (golden_bits, *golden_colour) = fingerprint(style, part), known[part]
        flipped = (int(bits, 16) ^ int(golden_bits, 16)).bit_count()
        if flipped > 8 or max(abs(a - b) for a, b in zip(colour, golden_colour, strict=True)) > 5:
            changed.append(part)
    return changed


@pytest.fixture(scope="module", autouse=True)
def written():
    if os.environ.get("TROUPE_WRITE_GOLDEN"):
        prints = {style: {part: fingerprint(style, part) for part in PARTS} for style in STYLES}
        lines = ",\n".join(f"{json.dumps(style)}: {json.dumps(parts)}" for style, parts in prints.items())
        FILE.write_text("{\n" + lines + "\n}\n")


def test_a_fifth_of_the_parts_is_drawn_as_it_was_in_one_style_or_another():
    turns = {style: list(PARTS)[number :: 5 * len(STYLES)] for number, style in enumerate(STYLES)}
    assert {style: changed for style, parts in turns.items() if (changed := strangers(style, parts))} == {}


@pytest.mark.long
@pytest.mark.parametrize("style", STYLES)
def test_every_part_is_drawn_as_it_was_in_every_style(style):
    assert strangers(style, list(PARTS)) == []


def test_a_fingerprint_tells_most_parts_of_one_kind_apart():
    prints = [fingerprint("flat vector", f"headwear: {word}") for word in HEADWEARS[1:]]
    assert len({bits for bits, *_ in prints}) == len(prints)
