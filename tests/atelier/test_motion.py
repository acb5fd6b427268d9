"""Motion: only what is asked to move moves, and everything else gives the same pixels again."""

from dataclasses import replace

import numpy as np
import pytest

from generation.atelier.character import EXPRESSIONS, VISEMES, Identity, Look
from generation.atelier.draw import draw
from generation.atelier.motion import Track, animate, idle, interpolate, speech
from generation.atelier.styles import HANDS

WHO = Identity(presentation=0.8)
LOOK = Look(hair="long wavy", scene="office", expression="neutral")


def frames(track: Track, look: Look = LOOK, fps: int = 12, size: int = 128) -> np.ndarray:
    return np.stack(list(animate(WHO, look, track, fps, width=size, height=size)))


def moving(pictures: np.ndarray) -> np.ndarray:
    """Where any frame differs from the first, (height, width)."""
    return (pictures != pictures[0]).any((0, 3))


def test_a_track_gives_its_seconds_times_the_rate_in_frames():
    assert frames(Track(0.5), fps=24).shape == (12, 128, 128, 3)


@pytest.mark.parametrize("style", HANDS)
def test_what_stands_still_is_the_picture_at_rest_in_every_frame(style):
    look = replace(LOOK, style=style)
    still = frames(Track(0.25), look)
    assert not moving(still).any()
    # Straight and premultiplied alpha round differently at the person's edge.
    assert np.abs(still[0].astype(int) - draw(WHO, look, 128, 128).image()).max() <= 2


def test_several_processes_draw_the_same_frames_in_the_same_order():
    track, look = idle(2, seed=3), replace(LOOK, style="pencil")
    shared = np.stack(list(animate(WHO, look, track, 6, width=64, height=64, processes=2)))
    assert np.array_equal(shared, frames(track, look, fps=6, size=64))


def test_the_background_stays_bit_identical_while_the_person_moves():
    track = idle(2, seed=3)
    pictures = frames(track)
    ground = draw(WHO, LOOK, 128, 128).layer("background")[..., :3]
    subject = draw(WHO, LOOK, 128, 128).subject()[..., 3] > 0
    wide = np.zeros_like(subject)
    for dy in range(-6, 7):  # the person moves by a few pixels at this size
        for dx in range(-6, 7):
            wide |= np.roll(subject, (dy, dx), (0, 1))
    assert moving(pictures).any()
    assert all(np.array_equal(picture[~wide], ground[~wide]) for picture in pictures)


def test_a_blink_moves_the_eyes_and_nothing_else():
    pictures = frames(Track(1.0, blink=((0.2, 0.0), (0.4, 1.0), (0.6, 0.0))), size=256)
    box = np.argwhere(moving(pictures))
    marks = draw(WHO, LOOK, 256, 256).landmarks
    (top, left), (bottom, right) = box.min(0), box.max(0)
    reach = abs(marks["right_eye"][0] - marks["left_eye"][0]) * 0.6
    assert marks["left_eye"][0] - reach < left and right < marks["right_eye"][0] + reach
    assert abs((top + bottom) / 2 - marks["left_eye"][1]) < reach
    assert np.array_equal(pictures[0], pictures[-1])


def test_speech_passes_through_each_mouth_shape_and_ends_at_rest():
    track = speech([("PP", 0.1, 0.2), ("aa", 0.2, 0.4), ("oh", 0.8, 1.0)])
    assert [track.mimic(LOOK, time).visemes for time in (0.0, 0.15, 0.3, 0.6, 0.9, track.seconds)] == [
        (("none", 1.0),), (("PP", 1.0),), (("aa", 1.0),), (("none", 1.0),), (("oh", 1.0),), (("none", 1.0),),
    ]  # fmt: skip
    assert dict(track.mimic(LOOK, 0.225).visemes) == pytest.approx({"PP": 0.5, "aa": 0.5})


def test_a_turn_goes_a_little_further_with_every_frame():
    pictures = frames(Track(1.0, yaw=((0.0, -10.0), (1.0, 10.0)))).astype(int)
    steps = [np.abs(b - a).mean() for a, b in zip(pictures, pictures[1:], strict=False)]
    assert min(steps) > 0
    assert max(steps) < 3 * np.median(steps)


def test_waiting_ends_as_it_began_so_that_it_loops():
    for seed in range(20):
        track = idle(4, seed=seed)
        at_start, at_end = ([track.number(name, time) for name in ("yaw", "pitch", "roll", "gaze_x", "blink", "breath")] for time in (0, 4))
        assert at_start == at_end == [0.0] * 6


def test_speech_and_waiting_go_together():
    track = speech([("aa", 0.2, 0.4)]).over(idle(3, seed=1))
    assert track.seconds == 3 and track.viseme and track.breath and track.blink


def test_every_expression_and_mouth_shape_can_be_passed_through_half_way():
    for name in EXPRESSIONS:
        assert frames(Track(0.2, expression=((0.0, "neutral"), (0.2, name))), fps=10, size=64).shape[0] == 2
    for name in VISEMES:
        assert frames(Track(0.2, viseme=((0.0, "none"), (0.2, name))), fps=10, size=64).shape[0] == 2


def test_two_looks_meet_half_way():
    a, b = replace(LOOK, yaw=-20.0, expression="neutral"), replace(LOOK, yaw=10.0, expression="smile", gaze=(0.4, 0.0))
    look, mimic = interpolate(a, b, 0.5)
    assert (look.yaw, look.gaze) == (-5.0, (0.2, 0.0))
    assert mimic.expressions == (("neutral", 0.5), ("smile", 0.5))
    assert interpolate(a, b, 0.0)[0] == a


def test_hair_does_not_change_half_way():
    with pytest.raises(ValueError, match="hair cannot change half way"):
        interpolate(LOOK, replace(LOOK, hair="bob"), 0.5)


@pytest.mark.parametrize(
    ("channels", "said"),
    [
        ({"seconds": 0}, "up to 600 seconds"),
        ({"seconds": 1, "yaw": ((0.5, 1.0), (0.2, 2.0))}, "keys of yaw"),
        ({"seconds": 1, "blink": ((0.5, 1.0), (1.2, 0.0))}, "keys of blink"),
        ({"seconds": 1, "viseme": ((0.5, "zz"),)}, "viseme must be one of"),
        ({"seconds": 1, "expression": ((0.5, "grin"),)}, "expression must be one of"),
    ],
)
def test_a_track_that_cannot_be_played_is_refused(channels, said):
    with pytest.raises(ValueError, match=said):
        Track(**channels)
