"""The twelve hands and their mixtures."""

import random
from dataclasses import replace

import numpy as np
import pytest

from generation.atelier import Look, draw, sample_identity
from generation.atelier.character import LIGHTS, STYLES, Identity
from generation.atelier.colour import SKIN, rgb
from generation.atelier.draw import draw_group
from generation.engines.atelier import vary

IDENTITY = sample_identity(random.Random(21), skin="caramel", presentation=0.8, age=35.0)
LOOK = Look(hair="long wavy", outfit="blazer", outfit_colour="purple", glasses="round glasses", scene="cafe", scene_colour="orange", yaw=10)
BRAND = ("#10243f", "#1f6f8b", "#f2a541", "#fdf3e1")


def picture(look: Look, side: int = 128, identity: Identity = IDENTITY) -> np.ndarray:
    return draw(identity, look, side, side).image()


def difference(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.abs(a.astype(int) - b).mean())


def test_every_style_has_a_hand_of_its_own_even_on_a_thumbnail():
    drawn = {style: picture(replace(LOOK, style=style)) for style in STYLES}
    apart = {(a, b): difference(drawn[a], drawn[b]) for a in STYLES for b in STYLES if a < b}
    assert min(apart.values()) > 4


@pytest.mark.parametrize("style", ["gouache", "paper cut", "pencil", "pop art", "brand palette"])
def test_a_face_is_readable_in_every_light_on_the_deepest_and_the_palest_skin(style):
    for skin in (min(SKIN, key=lambda name: sum(rgb(SKIN[name]))), max(SKIN, key=lambda name: sum(rgb(SKIN[name])))):
        for light in LIGHTS:
            look = Look(style=style, light=light, framing="face", hair="bald", scene="plain")
            drawing = draw(Identity(skin=skin), look, 160, 160)
            grey = drawing.image() @ np.array([0.3, 0.59, 0.11])
            x0, y0, x1, y1 = (round(v) for v in drawing.face_box)
            for eye in ("left_eye", "right_eye"):
                x, y = (round(v) for v in drawing.landmarks[eye])
                around = grey[y - 8 : y + 9, x - 10 : x + 11]
                assert np.percentile(around, 97) - np.percentile(around, 3) > 45, (skin, light, eye)


@pytest.mark.parametrize("style", STYLES)
def test_all_of_one_style_is_that_style_to_the_byte(style):
    assert Look(style_weights={style: 0.4}) == Look(style=style)
    mixed = replace(LOOK, style_weights={style: 3.0, "comic" if style != "comic" else "pencil": 0.0})
    assert np.array_equal(picture(mixed, 96), picture(replace(LOOK, style=style), 96))


def test_the_order_of_a_mixture_never_matters():
    one = Look.from_dict({"style_weights": {"pencil": 0.2, "soft 3d": 0.5, "watercolour": 0.3}})
    other = Look.from_dict({"style_weights": {"watercolour": 0.3, "pencil": 0.2, "soft 3d": 0.5}, "style": "comic"})
    assert one == other
    assert one.style == "soft 3d"
    assert one.style_weights == (("pencil", 0.2), ("soft 3d", 0.5), ("watercolour", 0.3))


def test_equal_weights_are_led_by_the_first_name_and_add_up_to_one():
    look = Look(style_weights={"soft 3d": 2, "comic": 2})
    assert look.style == "comic"
    assert look.style_weights == (("comic", 0.5), ("soft 3d", 0.5))


def test_a_mixture_survives_the_record():
    look = Look(style_weights={"soft 3d": 1, "comic": 1, "pencil": 1}, brand_colours=BRAND)
    assert Look.from_dict(look.to_dict()) == look
    assert look.to_dict()["style_weights"] == {"comic": 0.3333, "pencil": 0.3333, "soft 3d": 0.3333}


@pytest.mark.parametrize(
    "data, sentence",
    [
        ({"style_weights": {"cubism": 0.5, "comic": 0.5}}, "must name styles among"),
        ({"style_weights": {"comic": -1, "pencil": 2}}, "must be a number from 0 up"),
        ({"style_weights": {"comic": "much"}}, "must be a number from 0 up"),
        ({"style_weights": {"comic": float("nan")}}, "must be a number from 0 up"),
        ({"style_weights": dict.fromkeys(STYLES[:4], 1)}, "at most 3 styles"),
        ({"brand_colours": ["#123456"] * 6}, "at most 5 colours"),
        ({"brand_colours": ["navy"]}, "must be #rrggbb"),
    ],
)
def test_a_mixture_or_a_brand_that_cannot_be_drawn_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(ValueError, match=sentence):
        Look.from_dict(data)


@pytest.mark.parametrize("pair", [("soft 3d", "watercolour"), ("comic", "soft 3d"), ("gouache", "pencil"), ("duotone", "paper cut")])
def test_more_of_a_style_looks_more_like_it(pair):
    first, second = pair
    ends = picture(replace(LOOK, style=first)), picture(replace(LOOK, style=second))
    little, much = (picture(replace(LOOK, style_weights={first: 1 - share, second: share})) for share in (0.25, 0.75))
    assert difference(little, ends[0]) < difference(much, ends[0])
    assert difference(much, ends[1]) < difference(little, ends[1])


def test_a_poster_is_printed_in_the_brands_colours_and_no_others():
    drawn = picture(Look(style="brand palette", brand_colours=BRAND, scene="office", light="dramatic"), 512).reshape(-1, 3).astype(int)
    inks = np.array([[round(255 * channel) for channel in rgb(colour)] for colour in BRAND])
    off = np.abs(drawn[:, None] - inks).max(-1)
    assert (off.min(1) <= 2).mean() > 0.93  # the rest are edges, blended between two inks
    assert all((off[:, k] <= 2).mean() > 0.02 for k in range(len(BRAND)))


def test_a_deeper_skin_is_printed_in_a_darker_ink():
    look = Look(style="brand palette", brand_colours=BRAND, framing="face", hair="bald", scene="plain")
    faces = []
    for skin in ("deep", "porcelain"):
        drawing = draw(Identity(skin=skin), look, 128, 128)
        x0, y0, x1, y1 = (round(v) for v in drawing.face_box)
        faces.append(np.median(drawing.image()[y0:y1, x0:x1].reshape(-1, 3) @ np.array([0.3, 0.59, 0.11])))
    assert faces[0] < faces[1] - 60


def test_a_style_asked_for_by_name_is_not_mixed_into_the_personas():
    persona = {"style_weights": {"comic": 0.5, "pencil": 0.5}}
    assert Look.from_dict(vary(persona, {"style": "gouache"}, seed=1, freedom=0.0)).style_weights == ()
    assert Look.from_dict(vary(persona, {}, seed=1, freedom=0.0)).style_weights == (("comic", 0.5), ("pencil", 0.5))


def test_a_poster_of_a_group_models_its_deepest_and_its_palest_face():
    look = Look(style="brand palette", brand_colours=BRAND, hair="bald", scene="plain")
    group = draw_group([(Identity(skin="deep"), look), (Identity(skin="porcelain"), look)], 320, 240)
    drawn = group.image().astype(int)
    for person in group.people:
        x0, y0, x1, y1 = (round(v) for v in person.face_box)
        face = drawn[y0 + (y1 - y0) // 4 : y1, x0 : x1].reshape(-1, 3)
        inks = [np.abs(face - [round(255 * channel) for channel in rgb(colour)]).max(-1) <= 2 for colour in BRAND]
        assert sum(ink.mean() > 0.04 for ink in inks) >= 2
