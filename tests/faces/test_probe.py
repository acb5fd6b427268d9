"""The shipped attribute probe reads drawn pictures, and words are examined on what it reads."""

import random
from pathlib import Path

import numpy as np
import pytest

from generation.atelier.draw import draw_group
from personas.faces.base import Face
from tests.words.expectation import OPEN, M
from training.attributes import HEADS, shown
from training.pictures import STALE, Pictures, probe_person, render_shard
from training.views import DRAWN, HEAD_ZOOM, SIZES, looks_at, views
from training.words import WEIGHTS, Finding, Probe, accepted, report, tally


@pytest.fixture(scope="module")
def probe():
    return Probe()


def test_the_probe_reads_pictures_it_never_saw(probe):
    right = {"framing": 0, "people": 0}
    for seed in range(20):
        rng = random.Random(f"tests/probe/{seed}")
        people = 1 + seed % 3
        cast = [probe_person(rng) for _ in range(people)]
        drawing = draw_group(cast, DRAWN, DRAWN)
        landmarks = Face.from_points(box=drawing.face_box, points=drawing.landmarks).landmarks
        truth, read = shown(*cast[0], people), probe.read(drawing.image(), landmarks)
        for head in right:
            right[head] += read[head] == truth[head]
    assert right["framing"] >= 16 and right["people"] >= 16


def test_the_card_names_the_classes_of_today_and_how_well_each_head_reads(probe):
    assert {name: tuple(classes) for name, classes in probe.card["heads"].items()} == HEADS
    assert set(probe.card["unseen"]) == set(HEADS)
    assert probe.card["views"] == SIZES
    assert Path(WEIGHTS / "probe.onnx").stat().st_size < 20 * 2**20


def test_a_picture_is_seen_whole_its_head_and_face_upright_and_close_and_the_body_under_it():
    picture = np.full((384, 384, 3), 200, np.uint8)
    picture[190:194, 150:154], picture[190:194, 230:234] = (255, 0, 0), (0, 255, 0)  # the eyes
    upright = np.array([(152, 192), (232, 192), (192, 228), (160, 264), (224, 264)], np.float32)
    seen = views(picture, upright)
    assert {view: pixels.shape for view, pixels in seen.items()} == {view: (size, size, 3) for view, size in SIZES.items()}
    leaning = views(np.rot90(picture).copy(), np.stack([upright[:, 1], 384 - upright[:, 0]], 1))
    for view in ("head", "face"):
        np.testing.assert_allclose(leaning[view].astype(int), seen[view], atol=2)  # turned by a quarter, yet the same
    apart = {view: np.linalg.norm(_where(seen[view], 0) - _where(seen[view], 1)) for view in ("head", "face")}
    assert apart["face"] / apart["head"] == pytest.approx(1 / HEAD_ZOOM, rel=0.03)  # the face is seen closer than the head
    assert not np.array_equal(leaning["whole"], seen["whole"])
    picture[300:, 48:336] = (0, 0, 255)  # a body, just under the eyes
    assert (views(picture, upright)["body"][140:] == (0, 0, 255)).all()
    assert (views(picture, upright + (200, 0))["body"][140:, 162:] == 200).all()  # whose face is at the right is looked for at the right


def test_pictures_from_before_a_head_was_drawn_anew_show_everything_else(tmp_path):
    render_shard(("tests", 0, 2, tmp_path))
    fresh = Pictures(tmp_path).classes
    (tmp_path / STALE).write_text("style\nlight\n")
    heads, older = tuple(HEADS), Pictures(tmp_path).classes
    anew = [heads.index("style"), heads.index("light")]
    assert (fresh[:, heads.index("style")] >= 0).any() and (older[:, anew] == -1).all()
    np.testing.assert_array_equal(np.delete(older, anew, 1), np.delete(fresh, anew, 1))


def _where(pixels: np.ndarray, channel: int) -> np.ndarray:
    """The middle of what is red (0) or green (1) and nothing else."""
    strength = (pixels[..., channel].astype(int) - pixels[..., 1 - channel]).clip(0)
    return np.argwhere(strength).T @ strength[strength > 0] / strength.sum()


def test_a_reader_looks_again_moved_and_mirrored():
    face = np.zeros((128, 128, 3), np.uint8)
    face[60, 20] = 255  # something at the left
    looks = looks_at({"head": face})["head"]
    assert looks.shape == (6, 128, 128, 3)
    places = [tuple(np.argwhere(look[..., 0])[0].tolist()) for look in looks]
    assert places == [(60, 20), (63, 18), (57, 22), (60, 107), (63, 109), (57, 105)]


@pytest.mark.parametrize(
    "field, wanted, classes",
    [
        ("hair", {"bob", "pixie"}, {"bob", "pixie"}),
        ("age", (60, 90), {"53 to 62", "63 and over"}),
        ("age", 50, {"43 to 52", "53 to 62"}),
        ("age", 22, {"under 43"}),
        ("presentation", M, {"masculine"}),
        ("yaw", {(-70, -45), (45, 70)}, {"near-profile"}),
        ("outfit_colour", "teal", {"green"}),
        ("prosthesis", "left arm", {"arm"}),
        ("people", 2, {"2"}),
        ("expression", OPEN, set()),
        ("mole", "chin", set()),
    ],
)
def test_what_the_english_allows_becomes_classes_of_the_probe(field, wanted, classes):
    assert accepted(field, wanted) == classes


def test_prompts_are_examined_on_the_pixels(probe):
    found = report([("two people at the beach", {"people": 2, "scene": "beach"}), ("older", {"age": OPEN}, {"hair": "bob"})], probe, seed=1)
    assert found["prompts"] == 1 and found["named"] == 2 and set(found["heads"]) == {"people", "scene"}
    assert found["drawn"] == 1 and found["read_back"] == 1 - len(found["missed"]) / 2


def test_what_is_hidden_counts_neither_for_nor_against():
    def finding(drawn, read):
        return Finding("a woman with a bob", "hair", ("bob",), drawn, read)

    figures = tally([finding("bob", "bob"), finding("bob", "pixie"), finding("pixie", "bob"), finding(None, "pixie")], 0.8)
    shares = {"drawn": 0.6667, "read_back": 0.6667, "probe_alone": 0.8, "corrected": 0.8333}
    assert figures == {"named": 4, "hidden": 1} | shares
