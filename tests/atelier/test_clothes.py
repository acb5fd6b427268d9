"""What people wear: every outfit and accessory, painted alone in figure units (one pixel per unit)."""

import dataclasses

import numpy as np
import pytest
import skia

from generation.atelier.canvas import Pen
from generation.atelier.character import ACCESSORIES, Identity, Look
from generation.atelier.character import OUTFITS as OUTFIT_NAMES
from generation.atelier.figure import Figure
from generation.atelier.layers.accessories import draw_accessories, draw_body_accessories
from generation.atelier.layers.clothes import OUTFITS, draw_clothes, draw_neck
from generation.atelier.styles import HANDS, light_of

MAN = Identity(presentation=0.0, skin="fair", jaw=1.0, face_width=1.0)
WOMAN = Identity(presentation=1.0, skin="deep", face_width=-1.0)
WIDTH, HEIGHT = 512, 800
PLAIN = Look(style="flat vector", outfit_colour="teal", accent_colour="orange", hair="short crop")


def paint(look: Look, *draws, identity: Identity = MAN) -> np.ndarray:
    """The layers, RGBA uint8 (800, 512, 4), alpha straight enough for comparing."""
    pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    fig = Figure.of(identity, look)
    for draw in draws:
        draw(Pen(surface.getCanvas(), HANDS[look.style], light_of(look)), fig)
    return pixels


def dressed(look: Look, identity: Identity = MAN) -> np.ndarray:
    return paint(look, draw_neck, draw_clothes, identity=identity)


def change(look: Look, **fields) -> Look:
    return dataclasses.replace(look, **fields)


def test_every_outfit_of_the_vocabulary_is_drawn_and_no_other():
    assert set(OUTFITS) == set(OUTFIT_NAMES)


@pytest.mark.parametrize("outfit", OUTFITS)
def test_a_dressed_body_keeps_within_the_stage_and_reaches_the_waist(outfit):
    for identity in (MAN, WOMAN):
        for yaw in (-40, 0, 40):
            alpha = dressed(change(PLAIN, outfit=outfit, yaw=yaw), identity)[..., 3]
            assert not alpha[:, :12].any() and not alpha[:, 500:].any()
            assert (alpha[440:760, 226:286] == 255).all()  # no hole in the chest
            assert (alpha[512, 110:402] == 255).all()  # shoulder to shoulder where a bust is cut


@pytest.mark.parametrize("outfit", OUTFITS)
def test_the_same_outfit_is_painted_with_the_same_bytes_twice(outfit):
    look = change(PLAIN, outfit=outfit, style="soft 3d", seed=7)
    assert np.array_equal(dressed(look), dressed(look))


def test_the_first_colour_shows_in_every_outfit_and_the_second_where_there_is_a_second_part():
    one_colour = set()
    for outfit in OUTFITS:
        look = change(PLAIN, outfit=outfit)
        before = dressed(look)
        assert not np.array_equal(before, dressed(change(look, outfit_colour="purple"))), outfit
        if np.array_equal(before, dressed(change(look, accent_colour="navy"))):
            one_colour.add(outfit)
    assert one_colour == {"t-shirt", "shirt", "turtleneck", "v-neck sweater", "scrubs", "lab coat"}


@pytest.mark.parametrize("colour", ["black", "white"])
def test_black_and_white_cloth_keep_their_form(colour):
    look = change(PLAIN, outfit="turtleneck", style="soft 3d", outfit_colour=colour)
    chest = dressed(look)[470:700, 90:420, :3].mean(axis=2)
    assert np.percentile(chest, 99) - np.percentile(chest, 1) > 20


def test_second_colour_equal_to_the_first_still_shows():
    look = change(PLAIN, outfit="striped top", outfit_colour="red", accent_colour="red")
    chest = dressed(look)[470:700, 200:312, :3]
    assert chest.reshape(-1, 3).std(axis=0).max() > 20


def test_the_neck_of_a_head_turned_left_mirrors_that_of_a_head_turned_right():
    left, right = (paint(change(PLAIN, yaw=yaw), draw_neck)[..., 3].astype(int) for yaw in (-30, 30))
    unlike = [(np.abs(left - other) > 64).sum() for other in (right[:, ::-1], right)]
    assert unlike[0] * 20 < unlike[1]


def test_the_neck_leans_with_a_rolling_head_while_the_shoulders_stay():
    straight, leaning = (paint(change(PLAIN, roll=roll), draw_neck)[..., 3] for roll in (0, 15))
    assert not np.array_equal(straight[310:350], leaning[310:350])
    assert np.array_equal(straight[460:], leaning[460:])


@pytest.mark.parametrize("accessory", ACCESSORIES)
@pytest.mark.parametrize("yaw", [-35, 0, 35])
def test_every_accessory_shows_at_every_turn(accessory, yaw):
    look = change(PLAIN, accessories=(accessory,), yaw=yaw)
    assert paint(look, draw_accessories, draw_body_accessories)[..., 3].any()


def test_a_hijab_hides_what_is_worn_on_the_ears_and_round_the_neck():
    hidden = tuple(item for item in ACCESSORIES if item != "lanyard")
    look = change(PLAIN, headwear="hijab", accessories=hidden)
    assert not paint(look, draw_accessories, draw_body_accessories).any()


def test_headphones_go_round_the_neck_when_a_hat_is_in_the_way():
    look = change(PLAIN, accessories=("headphones",))
    bare, hatted = look, change(look, headwear="beanie")
    assert paint(bare, draw_accessories).any() and not paint(bare, draw_body_accessories).any()
    assert not paint(hatted, draw_accessories).any() and paint(hatted, draw_body_accessories).any()


def test_an_earring_on_the_far_side_never_lies_on_the_face():
    look = change(PLAIN, accessories=("earrings",), yaw=8)
    face = Figure.of(WOMAN, look).head.outline
    ys, xs = np.nonzero(paint(look, draw_accessories, identity=WOMAN)[..., 3] > 192)
    far = [(float(x) + 0.5, float(y) + 0.5) for x, y in zip(xs, ys, strict=True) if x > 256]
    assert far and not any(face.contains(*point) for point in far)
