"""A face is brought upright and to size exactly, however it stands in the picture."""

import math

import numpy as np
import pytest
from PIL import Image

from personas.faces import Face, align
from personas.faces.align import similarity_transform, template


def placed(points: np.ndarray, *, angle: float, scale: float, shift: tuple[float, float]) -> np.ndarray:
    turn = math.radians(angle)
    rotation = np.array([(math.cos(turn), -math.sin(turn)), (math.sin(turn), math.cos(turn))])
    return scale * points @ rotation.T + shift


@pytest.mark.parametrize(("angle", "scale", "shift"), [(0, 1, (0, 0)), (0, 2.5, (40, -7)), (30, 0.8, (100, 60)), (-170, 3, (500, 400))])
def test_a_known_rotation_scale_and_shift_is_found_exactly(angle, scale, shift):
    points = template(112)
    matrix = similarity_transform(placed(points, angle=angle, scale=scale, shift=shift), points)
    back = placed(points, angle=angle, scale=scale, shift=shift) @ matrix[:, :2].T + matrix[:, 2]
    np.testing.assert_allclose(back, points, atol=1e-4)


def test_a_face_that_already_stands_on_the_template_comes_back_untouched():
    picture = np.random.default_rng(1).integers(0, 256, (112, 112, 3), np.uint8)
    np.testing.assert_array_equal(align(picture, template(112)), picture)


def test_a_face_turned_upside_down_comes_back_upright():
    picture = np.random.default_rng(2).integers(0, 256, (112, 112, 3), np.uint8)
    turned = np.ascontiguousarray(picture[::-1, ::-1])
    difference = np.abs(align(turned, 112 - template(112)).astype(int) - picture)
    assert difference.max() <= 1


def test_a_face_four_times_too_large_is_averaged_and_not_sampled():
    fine = np.zeros((448, 448, 3), np.uint8)
    fine[::2] = 255  # one-pixel lines: sampling would give black or white, the average is grey
    crop = align(fine, template(112) * 4)
    assert abs(crop.astype(int) - 128).max() <= 2


def test_a_picture_at_twice_the_size_gives_the_same_crop():
    rng = np.random.default_rng(3)
    small = Image.fromarray(rng.integers(0, 256, (8, 8, 3), np.uint8)).resize((240, 240), Image.Resampling.BICUBIC)
    large = small.resize((480, 480), Image.Resampling.BICUBIC)
    points = placed(template(112), angle=12, scale=1.1, shift=(60, 50))
    difference = align(np.asarray(small), points).astype(int) - align(np.asarray(large), points * 2)
    assert abs(difference).max() <= 6


def test_outside_the_picture_is_grey():
    crop = align(np.zeros((112, 112, 3), np.uint8), template(112) + 56)
    assert crop[100, 100].tolist() == [128, 128, 128] and crop[10, 10].tolist() == [0, 0, 0]


def test_landmarks_on_one_point_are_refused():
    with pytest.raises(ValueError, match="must be different points"):
        align(np.zeros((64, 64, 3), np.uint8), np.full((5, 2), 30.0))


def test_a_face_from_named_points_keeps_their_order_and_misses_none():
    points = {"chin": (5, 9), "mouth_right": (7, 7), "mouth_left": (3, 7), "nose": (5, 5), "right_eye": (7, 3), "left_eye": (3, 3)}
    face = Face.from_points(box=(0, 0, 10, 10), points=points, pose={"yaw": 5, "pitch": -2, "roll": 1})
    assert face.landmarks.tolist() == [[3, 3], [7, 3], [5, 5], [3, 7], [7, 7]] and face.pose == (5, -2, 1)
    del points["nose"]
    with pytest.raises(KeyError, match="nose"):
        Face.from_points(box=(0, 0, 10, 10), points=points)
