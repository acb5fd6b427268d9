"""The mouth shapes of speech."""

import os
from itertools import combinations

import numpy as np
import pytest
from PIL import Image

from generation.atelier import Look, draw
from generation.atelier.character import EXPRESSIONS, VISEMES, Identity
from tests.atelier.test_golden import GOLDEN, difference_hash

PERSON = Identity(skin="olive", eyes="brown", presentation=0.7, age=31.0, lip_fullness=0.3)
SIDE = 96


def face(viseme: str, **look) -> np.ndarray:
    fields = {"hair": "bob", "expression": "neutral", "scene": "plain", "framing": "face", "style": "flat vector"} | look
    return draw(PERSON, Look(viseme=viseme, **fields), SIDE, SIDE).image()


def mouth_of(viseme: str, **look) -> np.ndarray:
    return face(viseme, **look)[SIDE // 2 : SIDE * 9 // 10, SIDE // 4 : SIDE * 3 // 4].astype(int)


@pytest.mark.parametrize("style", ["soft 3d", "flat vector", "comic"])
def test_no_two_sounds_have_one_mouth(style):
    mouths = {viseme: mouth_of(viseme, style=style) for viseme in VISEMES}
    alike = [pair for pair in combinations(VISEMES, 2) if np.abs(mouths[pair[0]] - mouths[pair[1]]).max() < 24]
    assert alike == []


@pytest.mark.parametrize("viseme", ["PP", "aa", "ou"])
def test_a_sound_moves_nothing_above_the_nose(viseme):
    rows = SIDE * 2 // 5
    assert np.array_equal(face(viseme)[:rows], face("none")[:rows])


def test_without_a_sound_the_mouth_is_the_expression_s_own():
    own = {expression: mouth_of("none", expression=expression) for expression in ("neutral", "big smile", "surprised")}
    assert all(np.abs(own[a] - own[b]).max() > 24 for a, b in combinations(own, 2))


def test_an_unknown_sound_is_refused():
    with pytest.raises(ValueError, match="viseme must be one of none, PP, FF"):
        Look.from_dict({"viseme": "zz"})


def test_every_sound_can_be_spoken_with_every_expression():
    for expression in EXPRESSIONS:
        assert not np.array_equal(face("aa", expression=expression), face("PP", expression=expression))


def test_the_mouths_still_are_their_golden_picture():
    file, drawn = GOLDEN / "visemes.png", np.hstack([face(viseme) for viseme in VISEMES])
    if os.environ.get("TROUPE_WRITE_GOLDEN"):
        Image.fromarray(drawn).save(file, optimize=True)
    golden = np.asarray(Image.open(file))
    for k in range(len(VISEMES)):
        now, then = (pixels[:, k * SIDE : (k + 1) * SIDE] for pixels in (drawn, golden))
        assert (difference_hash(now) != difference_hash(then)).sum() <= 5
        assert np.abs(now.astype(int) - then).mean() <= 1
