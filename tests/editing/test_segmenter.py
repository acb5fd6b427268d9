"""What the segmenter sees in pictures that nobody drew a part map of."""

import random

import numpy as np
import pytest
from PIL import Image

from generation.atelier.character import Identity, Look, sample_identity
from generation.atelier.draw import Drawing, draw
from generation.atelier.regions import PARTS
from generation.atelier.sample import sample_look
from generation.editing.segmenter import LONGEST, Segmentation, load_segmenter


def drawing(seed: int, width: int = 384, height: int = 384) -> Drawing:
    rng = random.Random(f"segmenter/{seed}")
    identity = sample_identity(rng)
    return draw(identity, sample_look(rng, identity, framing="bust"), width, height)


def shown(found: Segmentation, *names: str) -> np.ndarray:
    return np.isin(found.parts, [found.names.index(name) for name in names])


def drawn(one: Drawing, *names: str) -> np.ndarray:
    return np.isin(one.parts(), [PARTS.index(name) for name in names])


def overlap(one: np.ndarray, other: np.ndarray) -> float:
    return float((one & other).sum() / (one | other).sum())


def test_head_body_and_background_are_seen_where_they_were_drawn():
    drawings = [drawing(seed) for seed in range(6)]
    found = [load_segmenter().segment(one.image()) for one in drawings]
    assert all(found)
    skin = "skin", "hands", "nose"
    assert np.mean([overlap(shown(f, "background"), drawn(d, "background")) for f, d in zip(found, drawings)]) > 0.9
    assert np.mean([overlap(shown(f, "skin", "hands"), drawn(d, *skin)) for f, d in zip(found, drawings)]) > 0.7
    assert np.mean([overlap(shown(f, "clothes"), drawn(d, "clothes", "accessories")) for f, d in zip(found, drawings)]) > 0.7


def test_a_map_has_the_shape_of_its_picture_and_no_more_than_it_needs():
    wide = load_segmenter().segment(drawing(2, 1200, 600).image())
    assert wide.parts.shape == (LONGEST // 2, LONGEST)
    assert set(np.unique(wide.parts)) <= {wide.names.index(name) for name in wide.certainty}
    small = load_segmenter().segment(np.asarray(Image.fromarray(drawing(2).image()).resize((160, 160))))
    assert small.parts.shape == (160, 160)


def test_of_what_it_is_sure_most_is_where_it_was_drawn():
    segmenter, overlaps = load_segmenter(), []
    for seed in range(6):
        one = drawing(seed)
        found = segmenter.segment(one.image())
        sure = [name for name, certain in found.certainty.items() if certain >= segmenter.unsure and name not in ("background", "hands")]
        overlaps += [overlap(shown(found, name), drawn(one, name, *({"nose"} if name == "skin" else ()))) for name in sure]
    assert len(overlaps) >= 12
    assert np.mean([each >= 0.4 for each in overlaps]) >= 0.8


@pytest.mark.parametrize("what", ["a plain colour", "noise", "a street without anybody"])
def test_where_nobody_is_nothing_is_said(what):
    pictures = {
        "a plain colour": lambda: np.full((300, 400, 3), 120, np.uint8),
        "noise": lambda: np.random.default_rng(1).integers(0, 256, (256, 256, 3), np.uint8),
        "a street without anybody": lambda: draw(Identity(), Look(scene="street"), 300, 300).layer("background")[..., :3],
    }
    assert load_segmenter().segment(pictures[what]()) is None
