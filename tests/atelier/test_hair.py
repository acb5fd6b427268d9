"""Hair and headwear: every piece draws in every hand, leaves the eyes free, and is the same twice."""

import random

import numpy as np
import pytest
import skia

from generation.atelier.canvas import Light, Pen
from generation.atelier.character import HAIRS, HEADWEARS, Identity, Look, sample_identity
from generation.atelier.figure import Figure
from generation.atelier.layers import hair, headwear
from generation.atelier.styles import HANDS

SIZE = 128
DRAWN_HANDS = ("soft 3d", "flat vector", "line art", "comic")
COVERING = [name for name in HEADWEARS if name != "none"]


def pixels(figure: Figure, layers, style: str = "flat vector") -> np.ndarray:
    """The layers alone on nothing, as premultiplied RGBA."""
    surface = skia.Surface(SIZE, SIZE)
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorTRANSPARENT)
    canvas.scale(SIZE / 512, SIZE / 512)
    for layer in layers:
        layer(Pen(canvas, HANDS[style], Light()), figure)
    return surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)


def figure(identity: Identity | None = None, **look) -> Figure:
    return Figure.of(identity or Identity(), Look(**look))


HAIR_LAYERS = (hair.draw_hair_back, hair.draw_hair)
HEADWEAR_LAYERS = (headwear.draw_headwear_back, headwear.draw_headwear)


def test_the_vocabulary_and_the_drawn_styles_are_the_same():
    assert set(hair.STYLES) == set(HAIRS)
    assert set(headwear.PIECES) == set(HEADWEARS)


@pytest.mark.parametrize("style", DRAWN_HANDS)
def test_every_hair_style_leaves_its_own_mark_in_every_hand(style):
    drawn = {name: pixels(figure(hair=name), HAIR_LAYERS, style) for name in HAIRS if name != "bald"}
    for name, image in drawn.items():
        assert (image[..., 3] > 200).mean() > 0.02, f"{name} covers almost nothing in {style}"
    assert len({image.tobytes() for image in drawn.values()}) == len(drawn)


@pytest.mark.parametrize("style", DRAWN_HANDS)
def test_every_headwear_draws_in_every_hand(style):
    for name in COVERING:
        assert (pixels(figure(headwear=name), HEADWEAR_LAYERS, style)[..., 3] > 200).mean() > 0.03, f"{name} in {style}"


@pytest.mark.parametrize("yaw", (-40, 0, 40))
def test_nothing_hangs_over_the_eyes(yaw):
    faces = [Identity(), *(sample_identity(random.Random(seed)) for seed in range(2))]
    for number, identity in enumerate(faces):
        for look in [{"hair": name} for name in HAIRS] + [{"hair": "fringe", "headwear": name} for name in COVERING]:
            fig = figure(identity, yaw=yaw, **look)
            front = pixels(fig, (hair.draw_hair, headwear.draw_headwear))[..., 3]
            for side in (-1, 1):
                x, y = fig.head.at(side * fig.face.eye_x, fig.face.eye_y)
                wide, tall = fig.face.eye_w * 0.4 * fig.head.narrowing(side), fig.face.eye_h * 0.5
                scale = SIZE / 512
                eye = front[int((y - tall) * scale) : int((y + tall) * scale) + 1, int((x - wide) * scale) : int((x + wide) * scale) + 1]
                assert eye.max() == 0, f"{look} on face {number} covers an eye at yaw {yaw}"


def test_the_same_look_gives_the_same_bytes_and_the_seed_does_not_restyle_the_hair():
    for name in HAIRS:
        first = pixels(figure(hair=name, seed=1), HAIR_LAYERS, "soft 3d")
        assert (first == pixels(figure(hair=name, seed=2), HAIR_LAYERS, "soft 3d")).all(), name


def test_hijab_and_turban_leave_no_hair_visible():
    for name in ("hijab", "turban"):
        assert pixels(figure(hair="long curls", headwear=name), HAIR_LAYERS).max() == 0


def test_long_hair_shows_below_a_cap_and_the_high_bun_is_gone():
    bare, capped = (pixels(figure(hair="long straight", headwear=name), HAIR_LAYERS)[..., 3] for name in ("none", "cap"))
    below, above = slice(SIZE // 2, None), slice(None, SIZE // 4)
    assert (capped[below] > 0).sum() > 0.7 * (bare[below] > 0).sum()
    bun = pixels(figure(hair="top bun", headwear="cap"), HAIR_LAYERS)[..., 3]
    assert bun[above].max() == 0


def test_cloth_is_never_the_colour_of_the_skin():
    fig = figure(Identity(skin="brown"), headwear="hijab", headwear_colour="#9c6340")
    image = pixels(fig, HEADWEAR_LAYERS).reshape(-1, 4)
    shown = image[image[:, 3] == 255][:, :3] / 255
    assert np.linalg.norm(np.median(shown, axis=0) - np.array(fig.skin)) > 0.15
