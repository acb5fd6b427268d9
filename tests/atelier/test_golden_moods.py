"""Every expression and every light in every style, as one golden sheet. A tile may drift a little (another Skia, another rounding); no
patch of it may change. After a change that is meant, look at the new sheet and write it again:

    TROUPE_WRITE_GOLDEN=1 python -m pytest tests/atelier/test_golden_moods.py
"""

import os
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from generation.atelier import Look, draw
from generation.atelier.character import EXPRESSIONS, LIGHTS, STYLES, Identity

FILE = Path(__file__).parent / "golden" / "moods.png"
SIDE, PATCH = 48, 3  # pixels of a tile and of the patches in which it is compared
DRIFT = 4  # of 255 levels, the mean of a patch
PERSON = Identity(skin="tan", eyes="green", presentation=0.5, age=36.0)
MOODS = {f"expression: {word}": {"expression": word, "scene": "plain", "framing": "face"} for word in EXPRESSIONS}
MOODS |= {f"light: {word}": {"light": word, "scene": "office", "framing": "bust", "outfit_colour": "teal"} for word in LIGHTS}


def tile(style: str, mood: str) -> np.ndarray:
    drawing = draw(PERSON, Look(**MOODS[mood], style=style), 192, 192)
    picture = Image.fromarray(drawing.image())
    box = drawing.face_box if mood.startswith("expression") else None
    return np.asarray(picture.resize((SIDE, SIDE), Image.Resampling.BOX, box))


def golden(style: str) -> dict[str, np.ndarray]:
    row = SIDE * STYLES.index(style)
    return dict(zip(MOODS, np.split(np.asarray(Image.open(FILE))[row : row + SIDE], len(MOODS), 1), strict=True))


def farthest(one: np.ndarray, other: np.ndarray) -> float:
    """By how many levels the means of the two tiles' patches differ at most."""
    patches = (one.astype(float) - other).reshape(SIDE // PATCH, PATCH, SIDE // PATCH, PATCH, 3)
    return np.abs(patches.mean((1, 3))).max()


@pytest.fixture(scope="module", autouse=True)
def written():
    if os.environ.get("TROUPE_WRITE_GOLDEN"):
        Image.fromarray(np.vstack([np.hstack([tile(style, mood) for mood in MOODS]) for style in STYLES])).save(FILE, optimize=True)


@pytest.mark.parametrize("style", STYLES)
def test_every_expression_and_light_is_drawn_as_it_was(style):
    assert [mood for mood, known in golden(style).items() if farthest(tile(style, mood), known) > DRIFT] == []


@pytest.mark.parametrize("style", STYLES)
def test_the_sheet_would_notice_one_mood_in_the_place_of_another(style):
    pairs = [(one, other) for one, other in combinations(MOODS, 2) if one.split(":")[0] == other.split(":")[0]]
    known = golden(style)
    assert [pair for pair in pairs if farthest(*(known[mood] for mood in pair)) <= DRIFT] == []
