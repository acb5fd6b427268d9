"""The shipped attribute probe reads drawn pictures, and words are examined on what it reads."""

import json
import random
from pathlib import Path

import pytest

from generation.atelier.character import sample_identity
from generation.atelier.draw import draw_group
from tests.words.expectation import OPEN, M
from training.attributes import HEADS, shown
from training.pictures import probe_look
from training.words import WEIGHTS, Probe, accepted, report


@pytest.fixture(scope="module")
def probe():
    return Probe()


def test_the_probe_reads_framing_and_people_off_pictures_it_never_saw(probe):
    right = {"framing": 0, "people": 0}
    for seed in range(20):
        rng = random.Random(f"tests/probe/{seed}")
        people = 1 + seed % 3
        cast = [(identity, probe_look(rng, identity)) for identity in (sample_identity(rng) for _ in range(people))]
        truth, read = shown(*cast[0], people), probe.read(draw_group(cast, 320, 320).image())
        for head in right:
            right[head] += read[head] == truth[head]
    assert right["framing"] >= 16 and right["people"] >= 16


def test_the_card_names_the_classes_of_today_and_how_well_each_head_reads(probe):
    assert {name: tuple(classes) for name, classes in probe.card["heads"].items()} == HEADS
    assert set(probe.card["unseen"]) == set(HEADS)
    assert Path(WEIGHTS / "probe.onnx").stat().st_size < 3 * 2**20
    assert json.loads((WEIGHTS / "probe.json").read_text())["size"] == 160


@pytest.mark.parametrize(
    "field, wanted, classes",
    [
        ("hair", {"bob", "pixie"}, {"bob", "pixie"}),
        ("age", (60, 90), {"older"}),
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
    assert found["prompts"] == 1 and found["attributes"] == 2 and set(found["heads"]) == {"people", "scene"}
