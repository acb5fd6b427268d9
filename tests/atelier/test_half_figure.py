"""The half framing: arms, hands and what they hold, builds, wheelchair, prosthesis."""

import dataclasses
import math

import numpy as np
import pytest

from generation.atelier import Look, draw
from generation.atelier.character import BUILDS, OUTFITS, PROPS, Identity
from generation.atelier.draw import draw_group
from generation.atelier.figure import Figure
from generation.atelier.layers.arms.pose import arms_of
from generation.atelier.layers.clothes.body import Body
from generation.atelier.regions import INDEX

MAN = Identity(presentation=0.05, skin="deep", jaw=0.8)
WOMAN = Identity(presentation=0.95, skin="fair", face_width=-0.6)
HALF = Look(framing="half", style="flat vector", hair="short crop", scene="plain", outfit_colour="teal", accent_colour="orange")
HELD = PROPS[1:]
SIZE = 160


def look(**fields) -> Look:
    return dataclasses.replace(HALF, **fields)


def picture(identity: Identity, **fields) -> np.ndarray:
    return draw(identity, look(**fields), SIZE, SIZE).image()


def pieces(mask: np.ndarray) -> int:
    """How many separate areas a mask has; specks of less than four pixels do not count."""
    left, count = {(int(y), int(x)) for y, x in np.argwhere(mask)}, 0
    while left:
        edge, size = [left.pop()], 0
        while edge:
            y, x = edge.pop()
            size += 1
            near = {(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)} & left
            left -= near
            edge += near
        count += size >= 4
    return count


def differ(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """x of every pixel in which two pictures differ."""
    return np.nonzero((a != b).any(-1))[1]


@pytest.mark.parametrize("prop", HELD)
def test_a_prop_is_held_below_the_face_at_every_turn_and_build(prop):
    for identity, build, yaw in ((MAN, "broad", -60), (MAN, "slim", 0), (WOMAN, "plus-size", 40), (WOMAN, "average", 0)):
        drawing = draw(identity, look(prop=prop, build=build, yaw=yaw, sign_text="Hello", beard="none"), SIZE, SIZE)
        shown = drawing.parts() == INDEX["prop"]
        assert shown.sum() > 0.004 * SIZE * SIZE
        assert np.nonzero(shown.any(1))[0].min() > drawing.landmarks["chin"][1]
        assert (drawing.parts() == INDEX["hands"]).sum() > 0.003 * SIZE * SIZE


@pytest.mark.parametrize("prop", HELD)
def test_a_forearm_that_holds_a_prop_is_not_much_shorter_than_one_at_rest(prop):
    def lengths(prop: str) -> list[float]:
        fig = Figure.of(MAN, look(prop=prop))
        return [math.dist(arm.elbow, arm.wrist) for arm in arms_of(fig, Body.of(fig))]

    assert min(lengths(prop)) > 0.65 * min(lengths("none"))


@pytest.mark.parametrize("outfit", OUTFITS)
def test_no_part_of_a_dressed_person_floats(outfit):
    for identity, prop in ((MAN, "cup"), (WOMAN, "parcel")):
        alpha = draw(identity, look(outfit=outfit, prop=prop), SIZE, SIZE).subject()[..., 3]
        assert pieces(alpha > 40) == 1


def test_both_hands_at_rest_are_whole_and_in_the_picture():
    for identity in (MAN, WOMAN):
        for headwear in ("none", "chef hat"):
            hands = draw(identity, look(headwear=headwear), SIZE, SIZE).layer("hands")[..., 3] > 128
            assert pieces(hands) == 2 and not hands[-1].any()


def test_closer_framings_show_neither_prop_nor_chair_nor_prosthesis():
    carried = {"prop": "sign", "sign_text": "Hello", "mobility": "wheelchair", "prosthesis": "left arm"}
    for framing in ("face", "bust"):
        plain = picture(MAN, framing=framing, outfit="polo")
        assert np.array_equal(plain, picture(MAN, framing=framing, outfit="polo", **carried))


def test_a_build_changes_the_body_and_never_the_head():
    drawings = {build: draw(MAN, look(build=build), SIZE, SIZE) for build in BUILDS}
    heads = {drawing.layer("head").tobytes() for drawing in drawings.values()}
    bodies = {drawing.layer("clothes").tobytes() for drawing in drawings.values()}
    assert len(heads) == 1 and len(bodies) == len(BUILDS)
    width = {build: (drawing.parts()[SIZE // 2 :] == INDEX["clothes"]).sum() for build, drawing in drawings.items()}
    assert width["slim"] < width["average"] < width["broad"] < width["plus-size"]


def test_a_prosthesis_is_on_the_persons_own_side():
    plain = picture(MAN)
    assert differ(plain, picture(MAN, prosthesis="left arm")).min() > SIZE / 2
    assert differ(plain, picture(MAN, prosthesis="right arm")).max() < SIZE / 2


def test_a_wheelchair_is_seen_on_both_sides_and_leaves_the_face_alone():
    drawing = draw(WOMAN, look(mobility="wheelchair", outfit="suit"), SIZE, SIZE)
    columns = np.nonzero((drawing.parts() == INDEX["wheelchair"]).any(0))[0]
    assert columns.min() < 0.35 * SIZE and columns.max() > 0.65 * SIZE
    assert np.array_equal(drawing.layer("head"), draw(WOMAN, look(outfit="suit"), SIZE, SIZE).layer("head"))


def test_the_text_of_a_sign_is_drawn_exactly_and_one_letter_shows():
    blank, hello, hallo = (picture(MAN, prop="sign", sign_text=text) for text in ("", "Hello", "Hallo"))
    assert len(differ(blank, hello)) > len(differ(hello, hallo)) > 0


TEXTS = ("Hi", "Open on Sundays", "Wir suchen Verstärkung für unser Lager in Köln", "Donaudampfschifffahrt", "مرحبا بكم")


@pytest.mark.parametrize("text", TEXTS)
def test_no_letter_leaves_the_board_or_lies_under_a_finger(text):
    drawing = draw(MAN, look(prop="sign", sign_text=text), 320, 320)
    letters, board, fingers = (drawing.layer(name)[..., 3] > 0 for name in ("lettering", "prop", "fingers"))
    assert letters.any() and not (letters & ~board).any() and not (letters & fingers).any()


def test_nobody_in_front_covers_the_text_of_a_sign():
    people = [(WOMAN, look(mobility="wheelchair")), (MAN, look(prop="sign", sign_text="Verstärkung gesucht"))]
    group = draw_group(people, 320, 240)
    letters = group.layer("person 2/lettering")[..., 3] > 0
    front = np.max([group.layer(name)[..., 3] for name in group.layer_names if name.startswith("person 1/")], axis=0) > 128
    assert letters.any() and not (letters & front).any()


def test_the_text_of_a_sign_stays_sharp_in_pixel_art():
    letters = draw(MAN, look(prop="sign", sign_text="Open on Sundays", style="pixel art"), 320, 320).layer("lettering")
    smooth = draw(MAN, look(prop="sign", sign_text="Open on Sundays"), 320, 320).layer("lettering")
    assert np.array_equal(letters[..., 3], smooth[..., 3])


def test_a_sign_that_cannot_be_read_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="at most 60 characters, not 61"):
        Look.from_dict({"sign_text": "x" * 61})
    with pytest.raises(ValueError, match="does not fit on the sign"):
        draw(MAN, look(prop="sign", sign_text="W" * 60))
    with pytest.raises(ValueError, match="no font here has"):
        draw(MAN, look(prop="sign", sign_text="こんにちは"))


@pytest.mark.parametrize("field", ["build", "prop", "mobility", "prosthesis"])
def test_words_outside_the_vocabulary_are_refused(field):
    with pytest.raises(ValueError, match=f"{field} must be one of"):
        Look.from_dict({field: "sword"})
