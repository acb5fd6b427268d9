"""Turned beyond three quarters, up to near-profile: everything slides and foreshortens, and nothing jumps."""

import os

import numpy as np
import pytest
from PIL import Image

from generation.atelier import Look, draw
from generation.atelier.character import GLASSES, Identity
from generation.atelier.figure import Figure
from generation.atelier.layers.glasses import FRAMES, _lens
from tests.atelier.test_golden import GOLDEN, SIZE, difference_hash

PERSON = Identity(skin="tan", eyes="green", presentation=0.5, age=36.0)
LOOK = Look(hair="short crop", scene="plain", framing="face", style="flat vector")
STYLES = ("soft 3d", "flat vector", "comic", "watercolour")
WORN = (
    {"hair": "bald", "glasses": "square glasses"},
    {"hair": "ponytail", "glasses": "round glasses"},
    {"hair": "afro", "beard": "full beard"},
    {"hair": "bob", "headwear": "cap"},
)


def turned(yaw: float, **worn) -> np.ndarray:
    return draw(PERSON, Look(**LOOK.to_dict() | worn | {"yaw": yaw}), SIZE, SIZE).image().astype(int)


def head(yaw: float):
    return Figure.of(PERSON, Look(yaw=yaw)).head


@pytest.mark.parametrize("sign", [-1, 1])
@pytest.mark.parametrize("yaw", [44.5, 52, 60, 69])
def test_one_degree_more_moves_the_picture_a_little_and_never_jumps(yaw, sign):
    before, after = turned(sign * yaw), turned(sign * (yaw + 1))
    assert 0 < np.abs(after - before).mean() < 3


def test_the_whole_turn_moves_the_picture_far_more_than_one_degree_of_it():
    assert np.abs(turned(45) - turned(70)).mean() > 6


def test_up_to_three_quarters_a_head_has_no_profile_and_at_seventy_all_of_it():
    assert [head(yaw).profile for yaw in (0, 45, -45, 70, -70)] == [0, 0, 0, 1, 1]
    assert 0 < head(57).profile < 1


@pytest.mark.parametrize("sign", [-1, 1])
def test_the_near_ear_moves_to_the_middle_of_the_head_and_the_far_one_is_hidden(sign):
    assert head(sign * 60).ear(sign) is None
    to_the_middle = [abs(head(sign * yaw).ear(-sign).x - 256) for yaw in (45, 55, 65, 70)]
    assert to_the_middle == sorted(to_the_middle, reverse=True)
    assert head(sign * 60).ear(-sign).front


@pytest.mark.parametrize("sign", [-1, 1])
def test_the_far_eye_narrows_until_the_nose_hides_it(sign):
    widths = [head(sign * yaw).narrowing(sign) for yaw in (45, 52, 60, 66, 70)]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == 0 < widths[0]


@pytest.mark.parametrize("name", GLASSES[1:])
def test_lenses_foreshorten_with_the_head(name):
    def width(yaw: float, side: int) -> float:
        return _lens(Figure.of(PERSON, Look(yaw=yaw)), name, FRAMES[name], side).w

    for side in (-1, 1):
        widths = [width(yaw, side) for yaw in (45, 52, 60, 70)]
        assert widths == sorted(widths, reverse=True)
    assert width(70, -1) < 0.65 * width(45, -1)
    assert width(70, 1) < width(70, -1)


@pytest.mark.parametrize("yaw", [-70, 58])
def test_a_near_profile_still_is_its_golden_picture(yaw):
    file = GOLDEN / f"profile_{yaw}.png"
    drawn = np.hstack([turned(yaw, style=style, **worn) for style, worn in zip(STYLES, WORN, strict=True)]).astype(np.uint8)
    if os.environ.get("TROUPE_WRITE_GOLDEN"):
        Image.fromarray(drawn).save(file, optimize=True)
    golden = np.asarray(Image.open(file))
    for k in range(len(STYLES)):
        now, then = (pixels[:, k * SIZE : (k + 1) * SIZE] for pixels in (drawn, golden))
        assert (difference_hash(now) != difference_hash(then)).sum() <= 5
        assert np.abs(now.astype(int) - then).mean() <= 3
