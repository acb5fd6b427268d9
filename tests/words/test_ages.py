"""Ages as people write them, in words as well as in numbers."""

import pytest

from generation.atelier.lexicon import read
from generation.atelier.lexicon.words.people import MINOR_NOTE

TOLD = [
    ("a man of seventy", 70),
    ("a woman of sixty-five in a suit", 65),
    ("a gentleman of 82", 82),
    ("a man of some seventy years", 70),
    ("sixty-five-year-old baker", 65),
    ("a sixty five year old baker", 65),
    ("a sixtyfive-year-old baker", 65),
    ("a chef, seventy years of age", 70),
    ("a teacher, seventy years young", 70),
    ("a founder at fifty", 50),
    ("at the age of fifty-five", 55),
    ("a woman turning fifty", 50),
    ("a nurse who just turned forty", 40),
    ("a man on the wrong side of fifty", 50),
    ("pushing sixty, gray hair", 60),
    ("at her sixtieth birthday", 60),
    ("in her fiftieth year", 50),
    ("a hundred-year-old man", 90),
    ("a grandmother of eighty", 80),
    ("a woman in her late fifties", (57, 59)),
    ("a man in his mid-to-late forties", (44, 49)),
    ("a woman in her early to mid thirties", (30, 36)),
    ("in his sixties or seventies", (60, 79)),
    ("forty-five to fifty-five", (45, 55)),
    ("a forty-odd-year-old man", (40, 49)),
    ("an octogenarian", (80, 89)),
    ("a fifty-plus woman", (50, 85)),
    ("a 50+ woman", (50, 85)),
    ("a man over the age of sixty-five", (65, 85)),
]


@pytest.mark.parametrize("prompt, age", TOLD)
def test_an_age_is_read_however_it_is_written(prompt, age):
    assert read(prompt).identity["age"] == age


@pytest.mark.parametrize("prompt", ["a girl of seventeen", "a ten-year-old", "a five years old boy", "fifteen years old"])
def test_nobody_under_age_is_drawn_and_the_answer_says_so(prompt):
    reading = read(prompt)
    assert reading.identity["age"] == 18
    assert [note.sentence for note in reading.notes] == [MINOR_NOTE]


@pytest.mark.parametrize(
    "prompt",
    [
        "a team of twenty", "fifty shades of gray backdrop", "a sixties style portrait", "a person of color", "at fifty percent off",
        "a man with 20 years of experience",
    ],
)  # fmt: skip
def test_a_number_that_is_no_age_is_not_taken_for_one(prompt):
    assert "age" not in read(prompt).identity


def test_a_mother_of_three_is_not_three():
    assert read("a mother of 3").identity["age"] == read("a mother").identity["age"]
