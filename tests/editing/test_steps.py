"""Steps: what is laid into a picture, what stays to the byte, and what is measured."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from generation.editing import composite, measure
from generation.editing.change import Background, Change, Grade
from generation.editing.layered import Layered
from generation.editing.parts import PICKABLE, in_the_map, pickable, touched
from generation.editing.step import Step

SIDE = 12
pixels = arrays(np.uint8, (SIDE, SIDE, 3))
cover = arrays(np.uint8, (SIDE, SIDE))
grades = st.builds(Grade, st.floats(-1, 1), st.floats(-1, 1), st.sampled_from(["picture", "subject", "background"]))


@st.composite
def pictures(draw) -> Layered:
    """Layers of any kind, laid over each other."""
    background, colour, alpha = draw(pixels), draw(pixels), draw(cover)
    subject = np.dstack([colour, np.where(alpha > 200, 255, np.where(alpha < 60, 0, alpha))])
    return Layered(composite.over(subject, background), subject, background)


@settings(max_examples=40)
@given(pixels, pixels, cover)
def test_outside_the_mask_the_bytes_are_the_sources_and_inside_the_drawings(source, drawn, alpha):
    laid = composite.pasted(source, drawn, alpha)
    assert np.array_equal(laid[alpha == 0], source[alpha == 0])
    assert np.array_equal(laid[alpha == 255], drawn[alpha == 255])
    low, high = np.minimum(source, drawn), np.maximum(source, drawn)
    assert ((laid >= low) & (laid <= high)).all()


@settings(max_examples=40)
@given(pictures(), pictures(), cover)
def test_layers_are_laid_in_as_the_picture_is(before, drawn, alpha):
    after = before.painted(drawn, alpha)
    for name in ("image", "subject", "background"):
        was, now = getattr(before, name), getattr(after, name)
        assert np.array_equal(now[alpha == 0], was[alpha == 0])


@settings(max_examples=40)
@given(pictures(), pixels, st.booleans())
def test_another_background_leaves_the_subject_and_every_opaque_pixel_of_it(before, ground, clear):
    after = before.on(ground, clear=clear)
    assert after.subject is before.subject
    opaque = before.subject[..., 3] == 255
    assert np.array_equal(after.image[opaque], before.image[opaque])
    assert np.array_equal(after.on(before.background).image[opaque], before.image[opaque])


@settings(max_examples=40)
@given(pictures(), grades)
def test_light_on_one_layer_leaves_the_other_and_no_light_leaves_all(before, grade):
    after = before.graded(grade)
    if grade.of == "subject":
        assert np.array_equal(after.background, before.background)
        gone = before.subject[..., 3] == 0
        assert np.array_equal(after.image[gone], before.background[gone])
    if grade.of == "background":
        assert np.array_equal(after.subject, before.subject)
    assert np.array_equal(after.subject[..., 3], before.subject[..., 3])
    assert before.graded(dataclasses.replace(grade, warmth=0, strength=0)) is before


@settings(max_examples=40)
@given(pixels, st.floats(-1, 1), st.floats(-1, 1))
def test_light_moves_nothing_and_keeps_the_order_of_brightness(image, warmth, strength):
    after = composite.graded(image, warmth, strength)
    table = [{} for _ in range(3)]
    for channel in range(3):
        for was, now in zip(image[..., channel].ravel(), after[..., channel].ravel(), strict=True):
            assert table[channel].setdefault(was, now) == now
        levels = sorted(table[channel].items())
        assert [now for _, now in levels] == sorted(now for _, now in levels)


def test_no_light_is_the_same_picture_and_warmth_keeps_grey_as_bright():
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, 2)
    assert np.array_equal(composite.graded(ramp, 0.0, 0.0), ramp)
    grey = np.full((1, 1, 3), 120, np.uint8)
    for warmth in (-1.0, -0.5, 0.5, 1.0):
        shifted = composite.graded(grey, warmth, 0.0)
        assert abs(measure.lab(shifted)[0, 0, 0] - measure.lab(grey)[0, 0, 0]) < 1.0
        assert (int(shifted[0, 0, 0]) > int(shifted[0, 0, 2])) == (warmth > 0)


@settings(max_examples=40)
@given(pictures(), pictures(), cover, cover, st.sampled_from([None, "colour", "gradient", "transparent"]), st.none() | grades)
def test_what_a_step_says_it_left_alone_is_the_source_to_the_byte(before, drawn, parts, hand, ground, grade):
    background = Background(ground, colours=("#102030", "#f0e0d0")[: {"colour": 1, "gradient": 2}.get(ground, 0)]) if ground else None
    change = Change(fields={"hair": "afro"}, background=background, grade=grade)
    for where in (None, hand):
        step = Step(change, before, drawn, parts=parts, hand=where)
        after = step.taken()
        kept = step.changed(after) == 0
        assert np.array_equal(after.image[kept], before.image[kept])


def test_a_picture_of_one_layer_takes_light_too():
    picture = Layered(np.full((SIDE, SIDE, 3), 9, np.uint8))
    after = Step(Change(grade=Grade(0.5)), picture).taken()
    assert after.subject is None and not np.array_equal(after.image, picture.image)


@settings(max_examples=40)
@given(pixels, st.integers(0, 5), st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_a_wider_frame_keeps_every_old_pixel_in_its_place(image, left, top, right, bottom):
    framed = Layered(image).framed(left, top, right, bottom)
    assert framed.size == (SIDE + left + right, SIDE + top + bottom)
    assert np.array_equal(framed.image[top : top + SIDE, left : left + SIDE], image)


def test_the_new_frame_is_the_old_one_mirrored_at_the_edge_and_the_drawing_further_out():
    old = Layered(*(np.full(shape, 50, np.uint8) for shape in ((40, 40, 3), (40, 40, 4), (40, 40, 3))))
    new = Layered(*(np.full(shape, level, np.uint8) for shape, level in (((40, 100, 3), 200), ((40, 100, 4), 0), ((40, 100, 3), 200))))
    row = old.framed(60, 0, 0, 0, new).image[20, :, 0]
    assert (row[60:] == 50).all() and (row[:40] == 200).all()
    assert row[59] <= 80 and (np.diff(row[:60].astype(int)) <= 0).all()


def test_a_seam_is_one_where_nothing_differs_and_more_where_a_square_was_pasted():
    rng = np.random.default_rng(1)
    source = rng.integers(100, 140, (40, 40, 3), dtype=np.uint8)
    laid = np.zeros((40, 40), np.uint8)
    laid[10:30, 10:30] = 255
    assert measure.seam_ratio(source, source, laid) == 1.0
    assert measure.ring_shift(source, source, laid) == 0.0
    pasted = composite.pasted(source, np.full_like(source, 250), laid)
    assert measure.seam_ratio(source, pasted, laid) > 5
    assert measure.ring_shift(source, pasted, laid) > 20
    assert measure.outside_hash(source, laid) == measure.outside_hash(pasted, laid)
    assert measure.seam_ratio(source, source, np.full((40, 40), 255, np.uint8)) is None


def test_colour_distance_is_cielabs():
    white, black, red = (np.array([[colour]], np.uint8) for colour in ((255, 255, 255), (0, 0, 0), (255, 0, 0)))
    assert measure.delta_e(white, black)[0, 0] == pytest.approx(100, abs=0.01)
    assert measure.lab(red)[0, 0] == pytest.approx((53.24, 80.09, 67.20), abs=0.05)


def test_a_heat_map_is_dark_where_nothing_changed():
    before = np.full((100, 50, 3), 80, np.uint8)
    after = before.copy()
    after[:50] = 255
    heat = measure.heat_map(before, after, longest=50)
    assert heat.shape == (50, 25, 3)
    assert heat[40, 10].sum() < 60 < 500 < heat[5, 10].sum()


def test_every_look_field_is_of_some_parts_or_of_the_whole_picture():
    assert touched(["hair_colour"]) == {"hair", "brows", "beard"}
    assert touched(["hair_colour", "light"]) is None
    assert in_the_map(PICKABLE) >= {"hair", "skin", "eyes", "background"}
    assert pickable(in_the_map(["eyes", "hair"])) == ("hair", "eyes")


@pytest.mark.parametrize(
    "said",
    [
        {"fields": {"nose": "long"}},
        {"fields": {"seed": 3}},
        {"fields": "hair"},
        {"identity": {"eyes": "blue"}},
        {"parts": ["knee"]},
        {"background": {"kind": "colour"}},
        {"background": {"kind": "colour", "colours": ["red"]}},
        {"background": {"kind": "gradient", "colours": ["#000000"]}},
        {"background": {"kind": "picture"}},
        {"background": {"kind": "sky"}},
        {"background": {"kind": "scene"}},
        {"background": "beach"},
        {"grade": {"warmth": 2}},
        {"grade": {"warmth": True}},
        {"grade": {"of": "hair"}},
        {"grow": 1.5},
        {"feather": -1},
        {"feather": 4000},
        {"placement": 3},
        {"remove": "yes"},
        {"sharpen": 1},
        [],
    ],
)
def test_what_is_no_change_is_refused_in_a_sentence(said):
    with pytest.raises(ValueError, match=" "):
        Change.from_dict(said)


def test_a_change_comes_back_from_json_as_it_was():
    change = Change(
        fields={"hair": "afro"},
        identity={"age": 60.0},
        background=Background("gradient", colours=("#000000", "#ffffff"), angle=90),
        grade=Grade(0.2, -0.3, "subject"),
        placement="square",
        parts=("hair",),
        feather=0,
    )
    assert Change.from_dict(change.to_dict()) == change
    assert Change.from_dict({}) == Change() and Change().is_nothing
