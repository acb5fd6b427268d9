"""The finder of drawn faces: where it is sure, it is right; where there is not one face, it says nothing."""

import random

import numpy as np
import pytest

from generation.atelier.character import Identity, Look, sample_identity
from generation.atelier.draw import Drawing, draw, draw_group
from generation.atelier.sample import sample_look
from personas.faces.base import LANDMARKS
from personas.faces.finder import SURE, load_finder
from training.part_figures import distances


def drawing(seed: int, width: int = 400, height: int = 400, **chosen) -> Drawing:
    rng = random.Random(f"finder/{seed}")
    identity = sample_identity(rng)
    return draw(identity, sample_look(rng, identity, **chosen), width, height)


def points(one: Drawing) -> np.ndarray:
    return np.array([one.landmarks[name] for name in LANDMARKS])


def test_most_faces_are_found_and_where_they_were_drawn():
    drawings = [drawing(seed, framing=framing) for seed, framing in enumerate(("face", "bust", "half") * 4)]
    found = [(one, seen) for one in drawings for seen in load_finder().find(one.image()) if seen.score >= SURE]
    assert len(found) >= 9
    off = distances(np.stack([seen.face.landmarks for _, seen in found]), np.stack([points(one) for one, _ in found]))
    assert off.max() < 0.3 and np.median(off) < 0.1


def test_in_a_wide_picture_the_points_are_those_of_the_whole_picture():
    one = drawing(3, 1200, 500)
    (seen,) = load_finder().find(one.image())
    assert distances(seen.face.landmarks[None], points(one)[None])[0] < 0.3
    left, top, right, bottom = seen.face.box
    x0, y0, x1, y1 = one.face_box
    shared = (min(right, x1) - max(left, x0)) * (min(bottom, y1) - max(top, y0))
    assert shared > 0.6 * max((right - left) * (bottom - top), (x1 - x0) * (y1 - y0))


@pytest.mark.parametrize("what", ["a plain colour", "noise", "a street without anybody", "three people"])
def test_where_there_is_not_one_face_none_is_sure(what):
    cast = [(Identity(), Look(scene="street", seed=n)) for n in range(3)]
    shown = {
        "a plain colour": lambda: np.full((300, 400, 3), 120, np.uint8),
        "noise": lambda: np.random.default_rng(1).integers(0, 256, (256, 256, 3), np.uint8),
        "a street without anybody": lambda: draw(*cast[0], 400, 400).layer("background")[..., :3],
        "three people": lambda: draw_group(cast, 600, 400).image(),
    }
    assert not [seen for seen in load_finder().find(shown[what]()) if seen.score >= SURE]
