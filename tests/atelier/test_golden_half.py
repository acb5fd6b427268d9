"""Golden half figures: every prop, the wheelchair, a prosthesis and the builds, each in four hands (soft, flat, inked, painted).

    TROUPE_WRITE_GOLDEN=1 python -m pytest tests/atelier/test_golden_half.py
"""

import os

import numpy as np
import pytest
from PIL import Image

from generation.atelier import Look, draw
from generation.atelier.character import PROPS, Identity
from tests.atelier.test_golden import GOLDEN, SIZE, difference_hash

STYLES = ("soft 3d", "flat vector", "comic", "watercolour")
PEOPLE = (
    Identity(skin="brown", eyes="hazel", presentation=0.92, age=34, freckles=0.4),
    Identity(skin="light", eyes="blue", nose="aquiline", presentation=0.08, age=58, jaw=0.6),
    Identity(skin="deep", eyes="dark", nose="wide", presentation=0.1, age=30),
    Identity(skin="golden", eyes="dark", eye_shape="monolid", presentation=0.85, age=26, vitiligo=True),
)
OUTFITS = ("blazer", "shirt", "t-shirt", "dress")
CASES = {prop: {"prop": prop, "sign_text": "Join us" if prop == "sign" else ""} for prop in PROPS} | {
    "wheelchair": {"mobility": "wheelchair", "prop": "cup"},
    "prosthesis": {"prosthesis": "right arm"},
    "broad": {"build": "broad"},
    "slim": {"build": "slim"},
    "plus-size": {"build": "plus-size", "prop": "clipboard"},
}


def strip(case: str) -> np.ndarray:
    """The case in the four hands, side by side, on four people in four outfits."""
    pictures = []
    for k, (style, identity, outfit) in enumerate(zip(STYLES, PEOPLE, OUTFITS, strict=True)):
        look = Look(framing="half", style=style, outfit=outfit, hair=("bob", "side part", "buzz cut", "ponytail")[k], **CASES[case],
                    scene="plain", outfit_colour=("teal", "orange", "purple", "red")[k], yaw=(-14, 0, 24, 8)[k])  # fmt: skip
        pictures.append(draw(identity, look, SIZE, SIZE).image())
    return np.hstack(pictures)


@pytest.mark.long
@pytest.mark.parametrize("case", CASES)
def test_a_half_figure_still_is_its_golden_picture(case):
    file, drawn = GOLDEN / f"half_{case.replace(' ', '_')}.png", strip(case)
    if os.environ.get("TROUPE_WRITE_GOLDEN"):
        Image.fromarray(drawn).save(file, optimize=True)
    golden = np.asarray(Image.open(file))
    for k in range(len(STYLES)):
        now, then = (pixels[:, k * SIZE : (k + 1) * SIZE] for pixels in (drawn, golden))
        assert (difference_hash(now) != difference_hash(then)).sum() <= 5
        assert np.abs(now.astype(int) - then).mean() <= 1.5


def test_the_comparison_tells_a_cup_from_no_cup():
    assert np.abs(strip("cup").astype(int) - np.asarray(Image.open(GOLDEN / "half_none.png"))).mean() > 3
