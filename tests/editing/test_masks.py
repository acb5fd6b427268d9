"""Masks: what travels, what grows, what fades, and what is refused."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from PIL import Image

from generation.editing import masks

a_mask = arrays(bool, array_shapes(min_dims=2, max_dims=2, min_side=3, max_side=24))


@settings(max_examples=50)
@given(a_mask)
def test_a_mask_travels_as_one_bit_and_comes_back_as_it_was(mask):
    data = masks.encode(mask)
    assert data[24] == 1  # the bit depth of the header
    assert np.array_equal(masks.decode(data, mask.shape[1], mask.shape[0]), mask)
    assert masks.encode(mask) == data


@settings(max_examples=60)
@given(a_mask, st.integers(1, 9))
def test_growing_is_by_a_disc_to_the_pixel(mask, pixels):
    rows, columns = np.nonzero(mask)
    y, x = np.mgrid[: mask.shape[0], : mask.shape[1]]
    near = ((y[..., None] - rows) ** 2 + (x[..., None] - columns) ** 2 <= pixels**2).any(-1)
    assert np.array_equal(masks.grown(mask, pixels), near)


@settings(max_examples=50)
@given(a_mask, st.integers(0, 6))
def test_shrinking_is_growing_of_what_is_kept_and_closing_loses_nothing(mask, pixels):
    assert np.array_equal(masks.grown(mask, -pixels), ~masks.grown(~mask, pixels))
    assert (masks.grown(masks.grown(mask, pixels), -pixels) >= mask).all()


@settings(max_examples=50)
@given(a_mask, st.integers(0, 8))
def test_a_feather_never_leaves_its_mask_and_always_reaches_its_middle(mask, pixels):
    soft = masks.feathered(mask, pixels)
    assert not soft[~mask].any()
    assert soft.any() == mask.any()


def test_what_was_marked_is_seen_in_full_once_it_is_grown_by_twice_the_feather_and_two():
    marked = np.zeros((120, 120), bool)
    marked[50:70, 40:75] = marked[60, 80] = True
    for feather in range(12):
        assert (masks.feathered(masks.grown(marked, 2 * feather + 2), feather)[marked] == 255).all()


def test_a_large_mask_of_many_strokes_is_small_on_its_way():
    rng = np.random.default_rng(1)
    mask = np.zeros((2048, 2048), bool)
    for x, y in rng.integers(0, 2048, (400, 2)):
        mask[y, x] = True
    assert len(masks.encode(masks.grown(mask, 20))) <= 50_000


def png(mode: str, size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "mask_unreadable"),
        (b"GIF89a", "mask_unreadable"),
        (png("L", (8, 8)), "mask_unreadable"),
        (png("RGBA", (8, 8)), "mask_unreadable"),
        (png("1", (8, 8))[:45], "mask_unreadable"),
        (png("1", (9, 8)), "mask_size"),
        (png("1", (60_000, 60_000))[:5000], "mask_size"),  # a bomb is told by its header
        (bytes(70_000), "mask_too_large"),
    ],
)
def test_a_mask_that_is_none_is_refused_with_a_code(data, code):
    with pytest.raises(masks.MaskError) as refused:
        masks.decode(data, 8, 8)
    assert refused.value.code == code


@pytest.mark.parametrize("mask, code", [(np.zeros((4, 4), bool), "mask_empty"), (np.ones((4, 4), bool), "mask_everything")])
def test_a_mask_that_keeps_nothing_or_everything_is_told(mask, code):
    with pytest.raises(masks.MaskError) as refused:
        masks.require_partial(mask)
    assert refused.value.code == code


def test_a_part_is_found_at_the_pictures_size():
    index = np.array([[0, 1], [2, 1]], np.uint8)
    found = masks.of_parts(index, ("background", "hair", "skin"), {"hair", "beard"}, 4, 4)
    assert np.array_equal(found, np.repeat(np.repeat(index == 1, 2, 0), 2, 1))
