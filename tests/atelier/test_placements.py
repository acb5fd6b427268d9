"""Every placement of the catalogue in every framing: the face stands in the safe area, and the scene is composed for the shape."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import generation
from generation.atelier import Look, draw
from generation.atelier.character import FRAMINGS, Identity
from generation.atelier.draw import draw_group
from generation.atelier.scenes import SCENES, Stage

PLACEMENTS = json.loads((Path(generation.__file__).parent / "data" / "placements.json").read_text())
PERSON = Identity(skin="brown", presentation=0.8)
LOOK = Look(scene="plain", style="flat vector", hair="short curls")
COMPANION = (Identity(skin="fair", presentation=0.2), LOOK)
OPEN = ("office", "city", "park", "beach", "night sky", "library", "cafe", "mountains", "kitchen", "workshop", "clinic", "stage",
        "warehouse", "street", "living room", "gym", "garden", "shop")  # fmt: skip


def small(placement: dict) -> tuple[int, int]:
    """The placement's shape with 96 pixels on its shorter side: framing does not depend on size."""
    step = min(placement["width"], placement["height"]) / 96
    return round(placement["width"] / step), round(placement["height"] / step)


def outside(box, area, width: int, height: int) -> float:
    """By how many pixels the box leaves the safe area."""
    left, top, right, bottom = (share * side for share, side in zip(area, (width, height) * 2, strict=True))
    return max(left - box[0], top - box[1], box[2] - right, box[3] - bottom)


@pytest.mark.parametrize("framing", FRAMINGS)
@pytest.mark.parametrize("placement", PLACEMENTS, ids=lambda p: p["key"])
def test_the_face_is_inside_the_safe_area(placement, framing):
    width, height = small(placement)
    area = tuple(placement["safe_area"])
    assert outside(draw(PERSON, replace(LOOK, framing=framing), width, height, safe_area=area).face_box, area, width, height) <= 0


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("placement", PLACEMENTS, ids=lambda p: p["key"])
def test_every_face_of_a_group_is_inside_the_safe_area(placement, count):
    width, height = small(placement)
    area = tuple(placement["safe_area"])
    for person in draw_group([(PERSON, LOOK), COMPANION, COMPANION][:count], width, height, safe_area=area).people:
        assert outside(person.face_box, area, width, height) <= 0


@pytest.mark.parametrize("scene", OPEN)
def test_the_empty_side_of_a_banner_is_not_empty(scene):
    """Around its middle stands something with edges."""
    ground = draw(PERSON, replace(LOOK, scene=scene), 792, 198, safe_area=(0.45, 0.04, 0.97, 1.0)).layer("background")[..., :3].astype(int)
    edges = (np.abs(np.diff(ground, axis=1)).sum(2) > 24).mean(0)
    assert edges[160:320].max() > 0.04


def test_only_a_picture_with_room_beside_the_person_has_an_open_side():
    assert list(Stage(512, (256, 240), 136).open_side()) == []
    assert list(Stage(288, (144, 300), 86).open_side()) == []
    assert list(Stage(2048, (1454, 240), 136).open_side()) == [642]
    assert list(Stage(2048, (1454, 240), 136, clear=200).open_side()) == [542]


@pytest.mark.parametrize("scene", sorted(set(SCENES) - {"plain"}))
def test_scenes_are_composed_anew_for_a_shape_not_stretched(scene):
    look = replace(LOOK, scene=scene, seed=5)
    wide, square = (draw(PERSON, look, width, 128).layer("background")[..., :3].astype(int) for width in (512, 128))
    stretched = square.repeat(4, axis=1)
    assert np.abs(stretched - wide).mean() > 1
