"""What is measured of a photograph, on heads whose pose is known."""

import math

import numpy as np
import pytest

from personas.faces.quality import _HEAD, Measures, estimate_pose, findings

GOOD = Measures(yaw=5, pitch=-3, roll=2, sharpness=200, face_pixels=240, detection=0.85)


def seen(yaw: float, pitch: float, roll: float) -> np.ndarray:
    """Five points of the generic head, turned: yaw to the picture's right, pitch down, roll clockwise, in degrees."""
    y, p, r = (math.radians(angle) for angle in (yaw, pitch, roll))
    turn = np.array([(math.cos(y), 0, math.sin(y)), (0, 1, 0), (-math.sin(y), 0, math.cos(y))])
    nod = np.array([(1, 0, 0), (0, math.cos(p), math.sin(p)), (0, -math.sin(p), math.cos(p))])
    tilt = np.array([(math.cos(r), -math.sin(r), 0), (math.sin(r), math.cos(r), 0), (0, 0, 1)])
    return (tilt @ nod @ turn @ _HEAD.T).T[:, :2] * 1.7 + (300, 200)


@pytest.mark.parametrize("pose", [(0, 0, 0), (30, 0, 0), (-45, 0, 0), (0, 20, 0), (0, 0, -25), (20, -15, 10)])
def test_the_pose_of_a_turned_head_is_read_back(pose):
    assert estimate_pose(seen(*pose)) == pytest.approx(pose, abs=0.01)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"face_pixels": 111}, "face_small"),
        ({"sharpness": 29}, "face_blurred"),
        ({"yaw": -41}, "face_turned"),
        ({"pitch": 31}, "face_turned"),
        ({"roll": 46}, "face_turned"),
        ({"detection": 0.64}, "face_covered"),
    ],
)
def test_each_limit_has_a_reason_of_its_own(wrong, code):
    assert findings(GOOD) == []
    assert [finding.code for finding in findings(Measures(**{**vars(GOOD), **wrong}))] == [code]
