"""Golden scenes and groups: every place in three hands (soft, flat, inked) and as a banner, and two and three people in one picture.

    TROUPE_WRITE_GOLDEN=1 python -m pytest tests/atelier/test_golden_scenes.py
"""

import os
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from generation.atelier import Look, draw
from generation.atelier.character import SCENES, Identity
from generation.atelier.draw import draw_group
from tests.atelier.test_golden import GOLDEN, difference_hash

TILE = 80
BANNER = (3 * TILE, 64)
NOOR = (
    Identity(skin="tan", eyes="hazel", presentation=0.92, age=34),
    Look(headwear="hijab", headwear_colour="navy", outfit="blazer", outfit_colour="purple"),
)
SAM = (
    Identity(skin="deep", eyes="dark", presentation=0.1, age=27),
    Look(hair="high fade", hair_colour="black", outfit="hoodie", outfit_colour="orange"),
)
PAT = (
    Identity(skin="fair", eyes="blue", presentation=0.3, age=63),
    Look(hair="receding", hair_colour="grey", glasses="round glasses", outfit="suit"),
)
STYLES = ("soft 3d", "flat vector", "comic")


def scene_picture(scene: str) -> np.ndarray:
    """Three squares over a banner."""
    person, look = NOOR[0], replace(NOOR[1], scene=scene, scene_colour="teal", seed=7)
    squares = [draw(person, replace(look, style=style), TILE, TILE).image() for style in STYLES]
    banner = draw(person, look, *BANNER, safe_area=(0.45, 0.04, 0.97, 1.0)).image()
    return np.vstack([np.hstack(squares), banner])


def group_picture(count: int) -> np.ndarray:
    """A square, a story and a banner's middle, side by side."""
    people = [(NOOR[0], replace(NOOR[1], scene="office", seed=7)), SAM, PAT][:count]
    square, tall = draw_group(people, 128, 128).image(), draw_group(people, 72, 128).image()
    return np.hstack([square, tall, draw_group([(p, replace(look, style="flat vector")) for p, look in people], 200, 128).image()])


CASES = {scene: lambda scene=scene: scene_picture(scene) for scene in SCENES}
CASES |= {"two people": lambda: group_picture(2), "three people": lambda: group_picture(3)}


@pytest.mark.parametrize("case", CASES)
def test_a_scene_or_group_still_is_its_golden_picture(case):
    file, drawn = GOLDEN / f"scene_{case.replace(' ', '_')}.png", CASES[case]()
    if os.environ.get("TROUPE_WRITE_GOLDEN"):
        Image.fromarray(drawn).save(file, optimize=True)
    golden = np.asarray(Image.open(file))
    assert (difference_hash(drawn) != difference_hash(golden)).sum() <= 3
    assert np.abs(drawn.astype(int) - golden).mean() <= 1.5


def test_the_comparison_tells_a_shop_from_an_office():
    assert np.abs(scene_picture("shop").astype(int) - np.asarray(Image.open(GOLDEN / "scene_office.png"))).mean() > 3
