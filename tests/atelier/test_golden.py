"""Golden pictures: one person per style, so that a change of hand is seen, not discovered by a customer.

A picture may drift a little (another Skia, another rounding); it may not become another picture. After a change that is meant, look at the
new pictures and write them again:

    TROUPE_WRITE_GOLDEN=1 python -m pytest tests/atelier/test_golden.py
"""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generation.atelier import Look, draw
from generation.atelier.character import STYLES, Identity

GOLDEN = Path(__file__).parent / "golden"
SIZE = 128
# One case per style, fixed by hand and together touching every kind of layer; no sampler stands between the numbers and the picture.
CASES = {
    "soft 3d": (
        Identity(skin="brown", eyes="hazel", eye_shape="almond", presentation=0.92, age=34, freckles=0.4, mole="left cheek", eye_size=0.4),
        Look(hair="long curls", outfit="blazer", outfit_colour="teal", accessories=("earrings", "necklace"), scene="office",
             yaw=-12, roll=4),
    ),
    "flat vector": (
        Identity(skin="light", eyes="blue", nose="aquiline", presentation=0.08, age=58, jaw=0.6, face_width=0.3),
        Look(hair="side part", hair_colour="grey", beard="short beard", glasses="round glasses", outfit="shirt", scene="mountains",
             scene_colour="orange", style="flat vector", yaw=22),
    ),
    "line art": (
        Identity(skin="golden", eyes="dark", eye_shape="monolid", presentation=0.85, age=26, cheek=0.5),
        Look(hair="bob", hair_colour="black", outfit="striped top", scene="library", style="line art", expression="big smile", pitch=6),
    ),
    "comic": (
        Identity(skin="deep", eyes="dark", nose="wide", presentation=0.1, age=30, lip_fullness=0.6),
        Look(hair="afro", hair_colour="black", beard="goatee", outfit="hoodie", outfit_colour="orange", scene="city", style="comic",
             roll=-8),
    ),
    "watercolour": (
        Identity(skin="olive", eyes="green", presentation=0.95, age=41, eye_tilt=0.5),
        Look(headwear="hijab", headwear_colour="purple", outfit="dress", scene="beach", style="watercolour", light="warm"),
    ),
    "pixel art": (
        Identity(skin="caramel", eyes="amber", presentation=0.15, age=24, brow_thickness=0.5),
        Look(hair="short curls", headwear="cap", headwear_colour="red", outfit="t-shirt", scene="park", style="pixel art",
             expression="laughing"),
    ),
    "duotone": (
        Identity(skin="fair", eyes="grey", presentation=0.9, age=72, dimples=True),
        Look(hair="top bun", hair_colour="white", glasses="cat-eye glasses", outfit="turtleneck", outfit_colour="navy", scene="studio",
             scene_colour="pink", style="duotone", light="rim"),
    ),
    "gouache": (
        Identity(skin="tan", eyes="hazel", eye_shape="round", presentation=0.1, age=46, chin=0.6),
        Look(hair="locs", hair_colour="black", beard="full beard", outfit="denim jacket", scene="mountains", style="gouache", yaw=16),
    ),
    "paper cut": (
        Identity(skin="dark brown", eyes="dark", presentation=0.9, age=29, lip_fullness=0.5),
        Look(hair="afro", hair_colour="black", outfit="overalls", outfit_colour="yellow", accessories=("earrings",), scene="park",
             style="paper cut", expression="big smile", roll=6),
    ),
    "pencil": (
        Identity(skin="porcelain", eyes="blue", nose="long", presentation=0.2, age=67, freckles=0.6),
        Look(hair="receding", hair_colour="silver", glasses="half-rim glasses", outfit="suit", scene="library", style="pencil", yaw=-20),
    ),
    "pop art": (
        Identity(skin="caramel", eyes="green", presentation=0.95, age=25, eye_size=0.6),
        Look(hair="bob", hair_colour="pink", glasses="sunglasses", outfit="blazer", outfit_colour="red", scene="city",
             scene_colour="yellow", style="pop art", expression="surprised"),
    ),
    "brand palette": (
        Identity(skin="brown", eyes="brown", presentation=0.15, age=38, jaw=0.5),
        Look(hair="high fade", hair_colour="black", beard="short beard", outfit="suit", scene="office", style="brand palette",
             brand_colours=("#10243f", "#1f6f8b", "#f2a541", "#fdf3e1")),
    ),
}


def picture(style: str) -> np.ndarray:
    identity, look = CASES[style]
    return draw(identity, look, SIZE, SIZE).image()


def difference_hash(pixels: np.ndarray) -> np.ndarray:
    """64 bits: is each cell of a small grey picture brighter than its right neighbour?"""
    small = np.asarray(Image.fromarray(pixels).convert("L").resize((9, 8), Image.Resampling.BOX), int)
    return small[:, 1:] > small[:, :-1]


def test_there_is_one_golden_picture_per_style():
    assert set(CASES) == set(STYLES)
    assert all(look.style == style for style, (_, look) in CASES.items())


@pytest.mark.parametrize("style", STYLES)
def test_a_style_still_draws_its_golden_picture(style):
    file, drawn = GOLDEN / f"{style.replace(' ', '_')}.png", picture(style)
    if os.environ.get("TROUPE_WRITE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        Image.fromarray(drawn).save(file, optimize=True)
    golden = np.asarray(Image.open(file))
    assert (difference_hash(drawn) != difference_hash(golden)).sum() <= 5
    assert np.abs(drawn.astype(int) - golden).mean() <= 3


def test_the_comparison_tells_two_people_apart():
    golden = np.asarray(Image.open(GOLDEN / "comic.png"))
    identity, look = CASES["comic"]
    other = draw(Identity(skin="fair", presentation=0.9), look, SIZE, SIZE).image()
    assert np.abs(other.astype(int) - golden).mean() > 3
    assert not np.array_equal(draw(identity, look, SIZE, SIZE).image(), other)
