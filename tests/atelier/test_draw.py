"""The illustrator by its front door: sizes, aspects, layers, maps, safe areas."""

import random
from dataclasses import replace

import numpy as np
import pytest

from generation.atelier import Look, draw, natural, sample_identity, sample_look
from generation.atelier import character as words
from generation.atelier.character import SCENES, STYLES, Identity
from generation.atelier.finish.pixel_art import CELL
from generation.atelier.regions import INDEX, PARTS
from generation.atelier.styles import DRAWN

IDENTITY = sample_identity(random.Random(11), presentation=0.9, age=32.0)
LOOK = Look(hair="long wavy", outfit="blazer", glasses="round glasses", scene="office", yaw=14, roll=6, light="warm")


def lay_over(drawing, names):
    """The layers blended in floats, so that the test rounds once and the drawing's own rounding is what shows."""
    picture = np.zeros((drawing.height, drawing.width, 3))
    for name in names:
        layer = drawing.layer(name).astype(float)
        alpha = layer[..., 3:] / 255
        picture = layer[..., :3] * alpha + picture * (1 - alpha)
    return picture


@pytest.mark.parametrize("width, height", [(64, 64), (300, 75), (75, 300), (333, 217), (1584, 396)])
def test_a_picture_has_the_size_that_was_asked(width, height):
    drawing = draw(IDENTITY, LOOK, width, height)
    assert drawing.image().shape == (height, width, 3) and drawing.image().dtype == np.uint8
    assert drawing.subject().shape == (height, width, 4)


@pytest.mark.parametrize("width, height", [(63, 200), (200, 63), (4097, 64), (64, 5000), (0, 64)])
def test_a_size_outside_the_limits_is_refused_with_a_sentence(width, height):
    with pytest.raises(ValueError, match="64 to 4096 pixels each way, not"):
        draw(IDENTITY, LOOK, width, height)


@pytest.mark.parametrize("area", [(0.5, 0, 0.4, 1), (0, 0, 1, 1.2), (-0.1, 0, 1, 1), (0, 0.7, 1, 0.7)])
def test_a_safe_area_that_is_no_area_is_refused(area):
    with pytest.raises(ValueError, match="safe_area must be left, top, right, bottom"):
        draw(IDENTITY, LOOK, 128, 128, safe_area=area)


@pytest.mark.parametrize("style", STYLES)
def test_the_same_character_gives_the_same_bytes(style):
    look = replace(LOOK, style=style)
    assert np.array_equal(draw(IDENTITY, look, 160, 128).image(), draw(IDENTITY, look, 160, 128).image())


@pytest.mark.parametrize("style", sorted(DRAWN))
def test_the_layers_of_a_drawn_style_add_up_to_the_picture(style):
    drawing = draw(IDENTITY, replace(LOOK, style=style), 200, 200)
    error = np.abs(lay_over(drawing, drawing.layer_names) - drawing.image())
    assert error.mean() < 0.2
    assert np.quantile(error, 0.95) <= 1
    assert error.max() <= 6  # where many thin layers, each rounded to 8 bits, lie over each other


def test_the_person_over_the_background_is_the_picture_in_every_style():
    for style in STYLES:
        drawing = draw(IDENTITY, replace(LOOK, style=style), 160, 160)
        subject, ground = drawing.subject().astype(float), drawing.layer("background").astype(float)
        alpha = subject[..., 3:] / 255
        error = np.abs(subject[..., :3] * alpha + ground[..., :3] * (1 - alpha) - drawing.image())
        assert error.max() <= 2, style


def test_light_from_behind_is_a_layer_of_its_own():
    assert "rim_light" in draw(IDENTITY, replace(LOOK, light="rim"), 64, 64).layer_names
    assert "rim_light" not in draw(IDENTITY, LOOK, 64, 64).layer_names


def test_a_layer_that_is_not_in_the_picture_is_refused_by_name():
    with pytest.raises(KeyError, match="no layer 'beard'"):
        draw(IDENTITY, LOOK, 64, 64).layer("beard")


def test_the_part_map_agrees_with_the_layers():
    drawing = draw(IDENTITY, LOOK, 200, 200)
    parts = drawing.parts(200)
    assert parts.shape == (200, 200) and parts.max() < len(PARTS)
    covered = drawing.subject()[..., 3] >= 250
    assert (parts[~(drawing.subject()[..., 3] > 40)] == INDEX["background"]).all()
    assert (parts[covered] != INDEX["background"]).mean() > 0.995
    front = drawing.layer("glasses")[..., 3] >= 128
    assert (parts[front] == INDEX["glasses"]).mean() > 0.95  # all but what hair and hats in front cover


def test_the_part_map_shrinks_with_the_longer_side():
    assert draw(IDENTITY, LOOK, 400, 200).parts(100).shape == (50, 100)
    assert draw(IDENTITY, LOOK, 96, 64).parts().shape == (64, 96)


def test_landmarks_lie_on_the_parts_they_name():
    drawing = draw(IDENTITY, replace(LOOK, glasses="none", yaw=20, roll=-15), 256, 256)
    parts, points = drawing.parts(256), drawing.landmarks
    for name, part in {"left_eye": "eyes", "right_eye": "eyes"}.items():
        x, y = points[name]
        assert parts[round(y), round(x)] == INDEX[part], name
    x0, y0, x1, y1 = drawing.face_box
    for x, y in points.values():
        assert x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1
    assert list(points)[:5] == ["left_eye", "right_eye", "nose", "mouth_left", "mouth_right"]
    assert drawing.pose == {"yaw": 20, "pitch": 0.0, "roll": -15}


def test_a_larger_picture_is_the_same_picture_not_another_crop():
    small, large = draw(IDENTITY, LOOK, 128, 128), draw(IDENTITY, LOOK, 512, 512)
    for name, (x, y) in small.landmarks.items():
        assert large.landmarks[name] == pytest.approx((4 * x, 4 * y), abs=0.01)
    shrunk = large.image().reshape(128, 4, 128, 4, 3).mean((1, 3))
    assert np.abs(shrunk - small.image()).mean() < 4


PLACEMENTS = [  # width, height, framing, safe area
    (1584, 396, "bust", (0.35, 0.05, 0.95, 1.0)),  # banner with a badge in its lower left
    (1500, 500, "bust", (0.30, 0.0, 1.0, 1.0)),
    (400, 400, "face", (0.1, 0.05, 0.9, 0.95)),
    (1080, 1080, "bust", (0.0, 0.0, 1.0, 1.0)),
    (1080, 1350, "half", (0.05, 0.05, 0.95, 0.9)),
    (1080, 1920, "bust", (0.08, 0.14, 0.92, 0.72)),  # story: buttons above and below
    (1080, 1920, "face", (0.08, 0.14, 0.92, 0.80)),
    (1280, 720, "bust", (0.5, 0.05, 1.0, 0.95)),
    (1200, 628, "half", (0.0, 0.1, 0.5, 1.0)),
    (1600, 900, "face", (0.4, 0.1, 1.0, 1.0)),
    (600, 1200, "half", (0.1, 0.1, 0.9, 0.85)),
    (64, 64, "face", (0.0, 0.0, 1.0, 1.0)),
]


@pytest.mark.parametrize("hair, headwear", [("long straight", "none"), ("afro", "none"), ("bald", "chef hat")])
@pytest.mark.parametrize("width, height, framing, area", PLACEMENTS)
def test_the_face_stands_in_the_safe_area_and_the_body_reaches_the_lower_edge(width, height, framing, area, hair, headwear):
    look = replace(LOOK, framing=framing, hair=hair, headwear=headwear, scene="plain", style="flat vector", glasses="none")
    step = max(1, round(max(width, height) / 256))  # the framing does not depend on the size: draw it small
    width, height = max(64, width // step), max(64, height // step)
    drawing = draw(IDENTITY, look, width, height, safe_area=area)
    left, top, right, bottom = (share * side for share, side in zip(area, (width, height) * 2, strict=True))
    for x, y in drawing.landmarks.values():
        assert left <= x <= right and top <= y <= bottom
    alpha = drawing.subject()[..., 3]
    columns = np.flatnonzero(alpha[-1] > 200)
    chin_x = drawing.landmarks["chin"][0]
    assert columns.min() < chin_x < columns.max()
    assert not (alpha[: int(top)] > 200).any()  # nothing of the head above the safe area, so nothing cut


@pytest.mark.parametrize("width, height, area", [(64, 640, None), (128, 128, (0.0, 0.0, 0.2, 0.2)), (128, 128, (0.7, 0.6, 1.0, 0.7))])
def test_where_no_head_fits_the_safe_area_it_is_still_not_cut(width, height, area):
    drawing = draw(IDENTITY, replace(LOOK, style="flat vector"), width, height, safe_area=area)
    x0, y0, x1, y1 = drawing.face_box
    assert 0 <= x0 < x1 <= width and 0 <= y0 < y1 <= height
    assert (drawing.subject()[-1, :, 3] > 200).any()


def test_a_wide_picture_leaves_room_beside_the_person():
    for width, height in ((396 * 4, 396), (1200, 400)):
        x = draw(IDENTITY, LOOK, width, height).landmarks["nose"][0]
        assert 0.6 * width < x < 0.78 * width


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("style", ["soft 3d", "line art"])
def test_every_scene_fills_every_aspect(scene, style):
    for width, height in ((256, 64), (64, 256)):
        ground = draw(IDENTITY, replace(LOOK, scene=scene, style=style), width, height).layer("background")
        assert (ground[..., 3] == 255).all()


def test_the_seed_arranges_the_scene_and_leaves_the_face_alone():
    one, other = (draw(IDENTITY, replace(LOOK, seed=seed), 200, 200) for seed in (1, 2))
    assert not np.array_equal(one.layer("background"), other.layer("background"))
    assert np.array_equal(one.layer("eyes"), other.layer("eyes")) and np.array_equal(one.layer("head"), other.layer("head"))


def test_pixel_art_has_cells_of_one_size_and_few_colours():
    drawing = draw(IDENTITY, replace(LOOK, style="pixel art"), 512, 512)
    cell = round(CELL * drawing.placement.scale)
    picture = drawing.image()
    blocks = picture[: 512 // cell * cell, : 512 // cell * cell].reshape(512 // cell, cell, 512 // cell, cell, 3)
    assert (blocks == blocks[:, :1, :, :1]).all()
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) <= 28 + 2 * 44  # background, person, and the person's inked rim


def test_duotone_uses_the_two_colours_of_the_look_and_keeps_dark_faces_modelled():
    deep = Identity(skin="deep", presentation=0.1)
    drawing = draw(deep, replace(LOOK, style="duotone", hair="bald", glasses="none", scene="studio", light="soft"), 200, 200)
    x0, y0, x1, y1 = (round(v) for v in drawing.face_box)
    face = drawing.image()[y0:y1, x0:x1] @ np.array([0.3, 0.59, 0.11])
    assert np.percentile(face, 90) - np.percentile(face, 10) > 30


def test_sampled_looks_are_valid_and_pinned_words_stay():
    rng = random.Random(3)
    for _ in range(300):
        identity = sample_identity(rng)
        look = sample_look(rng, identity, scene="cafe")
        assert Look.from_dict(look.to_dict()) == look
        assert look.scene == "cafe"
        assert look.beard == "none" or not identity.feminine


def test_every_word_can_be_sampled():
    rng, seen = random.Random(5), {}
    for _ in range(3000):
        look = sample_look(rng, sample_identity(rng))
        for field in ("hair", "beard", "expression", "glasses", "headwear", "outfit", "scene", "style", "light", "framing"):
            seen.setdefault(field, set()).add(getattr(look, field))
    for field, vocabulary in {
        "hair": words.HAIRS, "beard": words.BEARDS, "expression": words.EXPRESSIONS, "glasses": words.GLASSES, "headwear": words.HEADWEARS,
        "outfit": words.OUTFITS, "scene": words.SCENES, "style": words.STYLES, "light": words.LIGHTS, "framing": words.FRAMINGS,
    }.items():
        assert seen[field] == set(vocabulary), field


def test_natural_hair_greys_with_age():
    rng = random.Random(1)
    grey = {"silver", "grey", "white"}
    share = {age: sum(natural(replace(IDENTITY, age=age), rng) in grey for _ in range(400)) / 400 for age in (25.0, 50.0, 80.0)}
    assert share[25.0] == 0 < share[50.0] < share[80.0]
    assert share[80.0] > 0.9
