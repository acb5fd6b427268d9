"""Taking something away: what is left is left to the byte, and the place is filled from around it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from generation.editing.composite import over
from generation.editing.layered import Layered
from generation.editing.removal import can_be_filled, removed

SIDE = 96


def hole(left: int, top: int, right: int, bottom: int) -> np.ndarray:
    marked = np.zeros((SIDE, SIDE), bool)
    marked[top:bottom, left:right] = True
    return marked


def stripes() -> np.ndarray:
    """Bars of two colours, eight pixels each."""
    bars = (np.arange(SIDE) // 8 % 2)[None, :, None]
    return np.broadcast_to(np.where(bars, np.uint8([30, 90, 200]), np.uint8([240, 220, 60])), (SIDE, SIDE, 3)).copy()


@settings(max_examples=4, deadline=None)
@given(arrays(np.uint8, (SIDE, SIDE, 3)), st.integers(8, 40), st.integers(8, 40), st.integers(1, 40), st.integers(1, 40))
def test_outside_of_the_hole_every_byte_stays_and_the_same_seed_fills_it_the_same(image, left, top, width, height):
    lost = hole(left, top, left + width, top + height)
    after = removed(image, lost)
    assert np.array_equal(after[~lost], image[~lost])
    assert np.array_equal(after, removed(image, lost))


def test_a_thing_before_stripes_leaves_the_stripes():
    clean = stripes()
    spoilt, lost = clean.copy(), hole(30, 30, 60, 60)
    spoilt[lost] = (255, 0, 0)
    after = removed(spoilt, lost)
    assert np.abs(after.astype(int) - clean).max() <= 8


def test_a_thing_before_one_colour_leaves_that_colour():
    lost = hole(20, 20, 70, 50)
    spoilt = np.full((SIDE, SIDE, 3), (10, 120, 40), np.uint8)
    spoilt[lost] = 255
    assert (removed(spoilt, lost) == (10, 120, 40)).all()


def test_a_hole_at_the_edge_of_the_picture_is_filled_too():
    clean = stripes()
    spoilt, lost = clean.copy(), hole(0, 40, 24, SIDE)
    spoilt[lost] = (255, 0, 0)
    assert np.abs(removed(spoilt, lost).astype(int) - clean).mean() <= 2


def test_a_hole_that_leaves_no_patch_cannot_be_filled():
    lost = np.ones((SIDE, SIDE), bool)
    lost[:4] = False
    assert not can_be_filled(lost)
    with pytest.raises(ValueError, match="too little of the picture"):
        removed(stripes(), lost)


def test_of_two_layers_only_the_one_that_the_hole_shows_is_filled():
    background = stripes()
    subject = np.zeros((SIDE, SIDE, 4), np.uint8)
    subject[50:, 20:80] = (120, 60, 30, 255)
    before = Layered(over(subject, background), subject, background)

    behind = before.without(hole(30, 8, 60, 40))
    assert np.array_equal(behind.subject, subject)
    assert not np.array_equal(behind.image[8:40, 30:60], np.full((32, 30, 3), (120, 60, 30)))

    spot = subject.copy()
    spot[66:76, 44:54, :3] = (255, 0, 0)
    shirt = Layered(over(spot, background), spot, background).without(hole(42, 64, 56, 78))
    assert np.array_equal(shirt.background, background)
    assert np.abs(shirt.image[64:78, 42:56].astype(int) - (120, 60, 30)).max() <= 1
