"""Words and controls together: a control that was set says more than a word."""

import pytest

from generation.editing.change import Background, Change, Grade
from generation.editing.wishes import merged, overruled
from generation.editing.words import understand

LOOK = {"hair": "bob", "hair_colour": "black", "outfit": "t-shirt", "glasses": "none", "scene": "office", "expression": "smile"}


PRESENT = frozenset({"hair", "face", "clothes", "background"})


def asked(sentence: str, change: Change | None = None, **shown) -> dict:
    chips = understand(sentence, identity={"age": 30.0}, look=LOOK, parts_present=PRESENT).chips
    return merged(change or Change(), chips, **shown).to_dict()


def test_without_controls_it_is_what_the_words_say():
    assert asked("make the hair auburn and give her round glasses") == {"fields": {"hair_colour": "auburn", "glasses": "round glasses"}}


def test_a_control_replaces_the_word_about_the_same_thing_and_no_other():
    said = asked("make the hair auburn and give her round glasses", Change(fields={"hair_colour": "blue"}, parts=("hair",), grow=3))

    assert said == {"fields": {"hair_colour": "blue", "glasses": "round glasses"}, "parts": ["hair"], "grow": 3}


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("on a beach", Change(background=Background("colour", colours=("#112233",)))),
        ("warmer", Change(grade=Grade(warmth=-0.5))),
        ("extend to a LinkedIn banner", Change(placement="instagram_story")),
        ("older", Change(identity={"age": 70})),
    ],
)
def test_background_light_frame_and_age_are_overruled_as_one(sentence, change):
    (chip,) = understand(sentence, identity={"age": 30.0}, look=LOOK, parts_present=frozenset({"background", "face"})).chips

    assert overruled(chip, change) and not overruled(chip, Change())
    assert asked(sentence, change) == change.to_dict()


def test_what_the_picture_shows_already_is_not_asked_for():
    assert asked("in the office, make the hair auburn", look=LOOK) == {"fields": {"hair_colour": "auburn"}}
    behind = asked("in the office", look=LOOK, own_ground=True)["background"]
    assert (behind["kind"], behind["scene"]) == ("scene", "office")


def test_nothing_said_and_nothing_set_asks_nothing():
    assert merged(Change(), ()).is_nothing
