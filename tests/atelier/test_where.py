"""Where somebody stands, found without drawing the picture: the very numbers of the picture."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

import generation
from generation.atelier import Look, draw
from generation.atelier.character import FRAMINGS, HAIRS, HEADWEARS, STYLES, Identity, sample_identity
from generation.atelier.draw import draw_group, find_person, find_stance
from generation.atelier.sample import sample_look

PLACEMENTS = json.loads((Path(generation.__file__).parent / "data" / "placements.json").read_text())
AREAS = [tuple(placement["safe_area"]) for placement in PLACEMENTS]
SIZES = ((64, 64), (256, 256), (90, 160), (792, 198))


def somebody(seed: int) -> tuple[Identity, Look]:
    """By chance, but every hair, hat, style, framing and light comes up."""
    rng = random.Random(seed)
    identity = sample_identity(rng)
    pose = {"yaw": rng.uniform(-70, 70), "pitch": rng.uniform(-15, 15), "roll": rng.uniform(-20, 20)}
    named = {"hair": HAIRS, "headwear": ("none", *HEADWEARS), "style": STYLES, "framing": FRAMINGS, "light": ("soft", "rim")}
    return identity, sample_look(rng, identity, **{name: words[seed % len(words)] for name, words in named.items()}, **pose)


def test_a_person_is_found_exactly_where_the_picture_has_them():
    for seed in range(60):
        person, size, area = somebody(seed), SIZES[seed % len(SIZES)], (None, *AREAS)[seed % (1 + len(AREAS))]
        drawn, found = draw(*person, *size, safe_area=area), find_person(*person, *size, safe_area=area)
        assert (found.landmarks, found.face_box, found.pose) == (drawn.landmarks, drawn.face_box, drawn.pose)


def test_a_group_is_found_where_the_picture_has_it():
    people = [somebody(seed) for seed in (1, 2, 3)]
    assert find_stance(people, 256, 128) == draw_group(people, 256, 128).stance


def test_what_no_picture_can_be_is_nowhere():
    person = somebody(1)
    with pytest.raises(ValueError, match="64 to 4096 pixels"):
        find_person(*person, 32, 64)
    with pytest.raises(ValueError, match="safe_area must be"):
        find_person(*person, safe_area=(0.5, 0, 0.5, 1))
    with pytest.raises(ValueError, match="one to 3 people, not 0"):
        find_stance([])
    with pytest.raises(ValueError, match="one to 3 people, not 4"):
        find_stance([person] * 4)


def test_the_pose_moves_the_points():
    identity, look = somebody(4)
    one, other = (find_person(identity, replace(look, yaw=yaw), 256, 256) for yaw in (0, 30))
    assert one.landmarks["nose"] != other.landmarks["nose"]
