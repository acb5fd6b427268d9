"""Hair and headwear: every piece draws in every hand, leaves the eyes free, and is the same twice."""

import random

import numpy as np
import pytest
import skia

from generation.atelier.canvas import Light, Pen
from generation.atelier.character import HAIRS, HEADWEARS, Identity, Look, sample_identity
from generation.atelier.figure import Figure
from generation.atelier.layers import hair, head, headwear
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
        least = 0.008 if name == "kippah" else 0.03  # of a kippah the front shows a low arc
        assert (pixels(figure(headwear=name), HEADWEAR_LAYERS, style)[..., 3] > 200).mean() > least, f"{name} in {style}"


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


@pytest.mark.parametrize("yaw", (-70, -40, 0, 40, 70))
def test_a_kippah_rests_on_the_hair_of_every_style_at_every_turn(yaw):
    for name in HAIRS:
        fig = figure(hair=name, headwear="kippah", yaw=yaw)
        cap = pixels(fig, HEADWEAR_LAYERS)[..., 3] > 128
        below = pixels(fig, (hair.draw_hair_back, head.draw_head, hair.draw_hair))[..., 3] > 128
        ys, xs = np.nonzero(cap)
        undersides = [ys[xs == x].max() for x in np.unique(xs)]
        floating = [x for x, y in zip(np.unique(xs), undersides, strict=True) if not below[y + 1 : y + 4, x].any()]
        assert len(floating) <= 3, f"{name} at yaw {yaw}"  # its tips
        assert ys.max() * 512 / SIZE < fig.head.at(0, fig.face.brow_y)[1] + 12


def test_a_kippah_leaves_the_hair_as_it_is():
    for name in HAIRS:
        assert (pixels(figure(hair=name), HAIR_LAYERS) == pixels(figure(hair=name, headwear="kippah"), HAIR_LAYERS)).all(), name


def test_from_the_side_a_kippah_lies_on_the_back_of_the_crown():
    for side in (-1, 1):
        fig = figure(hair="short crop", headwear="kippah", yaw=70 * side)
        _, xs = np.nonzero(pixels(fig, HEADWEAR_LAYERS)[..., 3] > 128)
        assert side * (xs.mean() * 512 / SIZE - 256) < -20


@pytest.mark.parametrize("yaw", (-65, -48, 0, 48, 65))
@pytest.mark.parametrize("name", ("hard hat", "chef hat", "cap", "beanie"))
def test_a_hat_has_no_hole_and_no_horn(name, yaw):
    cover = pixels(figure(headwear=name, yaw=yaw), HEADWEAR_LAYERS)[..., 3] > 128
    for column in cover[:, SIZE // 3 : 2 * SIZE // 3].T:  # the middle: a brim may stand apart at the sides
        rows = np.flatnonzero(column)
        assert np.ptp(rows) + 1 == len(rows)
    facing_us = np.flatnonzero((pixels(figure(headwear=name), HEADWEAR_LAYERS)[..., 3] > 128)[:, SIZE // 3 : 2 * SIZE // 3].any(1)).min()
    assert abs(np.flatnonzero(cover[:, SIZE // 3 : 2 * SIZE // 3].any(1)).min() - facing_us) <= 2


@pytest.mark.parametrize("side", (-1, 1))
def test_behind_the_ear_of_a_turned_turban_there_is_cloth(side):
    fig = figure(headwear="turban", yaw=62 * side)
    ear = fig.head.ear(-side)
    x, y = ear.x - side * (ear.rx + 10), ear.y + 14
    assert pixels(fig, HEADWEAR_LAYERS)[int(y * SIZE / 512), int(x * SIZE / 512), 3] == 255


def test_cloth_is_never_the_colour_of_the_skin():
    fig = figure(Identity(skin="brown"), headwear="hijab", headwear_colour="#9c6340")
    image = pixels(fig, HEADWEAR_LAYERS).reshape(-1, 4)
    shown = image[image[:, 3] == 255][:, :3] / 255
    assert np.linalg.norm(np.median(shown, axis=0) - np.array(fig.skin)) > 0.15
