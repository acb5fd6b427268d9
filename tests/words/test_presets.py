"""The starter presets say only what the illustrator can draw."""

import json

import pytest

from generation.atelier.character import Look
from generation.atelier.lexicon import read
from generation.domain.prompt import PresetParts, compose
from personas.domain.preset import PARTS, STARTERS

ROWS = json.loads(STARTERS.read_text(encoding="utf-8"))


def parts(row: dict) -> PresetParts:
    return PresetParts(slug=row["slug"], name=row["name"], **{key: row[key] for key in PARTS})


def test_there_are_enough_of_them_with_names_of_their_own():
    assert len(ROWS) >= 26
    assert len({row["slug"] for row in ROWS}) == len({row["name"] for row in ROWS}) == len(ROWS)
    assert all(row["description"] and row["group"] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["slug"])
def test_every_word_of_a_preset_is_known_and_nothing_is_approximated(row):
    reading = read(row["prompt"], row["negative_prompt"])
    assert [word.word for word in reading.unknown] == []
    assert reading.notes == ()
    assert reading.identity == {}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["slug"])
def test_a_preset_alone_gives_a_look_that_can_be_drawn_and_agrees_with_itself(row):
    composed = compose([(parts(row), 1)], "")
    Look.from_dict(composed.fields)
    assert composed.conflicts == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["slug"])
def test_what_a_preset_locks_it_also_sets(row):
    assert set(row["locks"]) <= set(compose([(parts(row), 1)], "").fields)
