"""Plain English in, attributes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generation.atelier.character import Identity, Look
from generation.atelier.lexicon import read
from generation.atelier.lexicon.entry import DRAWN
from generation.atelier.lexicon.vocabulary import vocabulary

from .more_prompts import MORE
from .prompts import ALL as FIRST
from .third_prompts import THIRD

ALL = FIRST + MORE + THIRD


def expected_fields(named: dict) -> dict:
    """The table's values, where several spell "the first of these that can be drawn"."""
    return {
        name: next(v for v in value if v in DRAWN[name]) if name in DRAWN and name != "accessories" and isinstance(value, tuple) else value
        for name, value in named.items()
    }


@pytest.mark.parametrize("prompt, named, unknown", [(*row, [])[:3] for row in ALL], ids=[row[0] for row in ALL])
def test_a_prompt_names_exactly_these_fields_and_these_unknown_words(prompt, named, unknown):
    reading = read(prompt)
    assert reading.fields == expected_fields(named)
    assert [word.word for word in reading.unknown] == unknown


def test_every_value_read_is_one_that_can_be_drawn():
    for prompt, *_ in ALL:
        reading = read(prompt)
        Look.from_dict(reading.look)
        Identity.from_dict({name: value[0] if isinstance(value, tuple) else value for name, value in reading.identity.items()})


def test_a_span_says_where_the_words_stand_and_what_they_mean():
    reading = read("She wears a navy blazer")
    assert [(s.start, s.end, s.text, s.field, s.value) for s in reading.spans] == [
        (0, 3, "She", "presentation", (0.7, 1.0)),
        (12, 16, "navy", "outfit_colour", "navy"),
        (17, 23, "blazer", "outfit", "blazer"),
    ]


def test_offsets_point_into_the_text_as_typed():
    text = "Élégant CAFÉ, mit Bärtchen ☕ and a Beanie"
    reading = read(text)
    for found in (*reading.spans, *reading.unknown):
        assert text[found.start : found.end] == getattr(found, "text", None) or found.word
    assert reading.look == {"scene": "cafe", "headwear": "beanie"}


def test_a_typo_is_read_and_the_correction_is_reported():
    (span,) = read("turtelneck").spans
    assert (span.text, span.value, span.correction) == ("turtelneck", "turtleneck", "turtleneck")


@pytest.mark.parametrize(
    "prompt, fields",
    [
        ("green-eyed redhead", {"eyes": "green", "hair_colour": "ginger"}),
        ("glasses: none, beard: full", {"glasses": "none", "beard": "full beard"}),
        ("hat off, hair = blonde", {"headwear": "none", "hair_colour": "blonde"}),
        ("a monochrome, grey-haired lady", {"hair_colour": "grey", "presentation": (0.7, 1.0)}),
        ("two ladies", {"presentation": (0.7, 1.0), "people": 2}),
        ("woman wearing white", {"presentation": (0.7, 1.0), "outfit_colour": "white"}),
        ("a slight head tilt to the left", {"roll": -8.0}),
        ("NO GLASSES!!!", {"glasses": "none"}),
    ],
)
def test_short_forms_are_read(prompt, fields):
    assert read(prompt).fields == fields


def test_short_words_are_never_corrected():
    assert read("a cyp").look == {}
    assert [word.word for word in read("a cyp").unknown] == ["cyp"]


def test_a_real_word_one_letter_from_a_known_one_stays_itself():
    reading = read("shorts, a coach and a clutch, a watch")
    assert "shirt" not in reading.look.values()
    assert [word.word for word in reading.unknown] == ["shorts", "clutch", "watch"]


def test_an_unknown_word_is_offered_the_nearest_known_one():
    (unknown,) = read("spectaculs").unknown
    assert (unknown.word, unknown.start, unknown.end, unknown.nearest) == ("spectaculs", 0, 10, "spectacles")


def test_an_unknown_word_with_nothing_near_is_still_reported():
    (unknown,) = read("quixotry").unknown
    assert unknown.nearest is None


def test_an_adjective_that_leans_on_nothing_is_unknown():
    assert [word.word for word in read("a long day at the office").unknown] == ["long"]


def test_the_colour_of_something_without_a_colour_is_unknown():
    reading = read("red glasses")
    assert reading.look == {"glasses": "round glasses"}
    assert [word.word for word in reading.unknown] == ["red"]


def test_overridden_words_name_the_words_that_won():
    spans = read("in the office, then the beach").spans
    assert [(span.text, span.value, span.beaten_by) for span in spans] == [("office", "office", "beach"), ("beach", "beach", None)]


def test_hair_said_in_two_ways_gives_way_to_the_cut():
    spans = {span.text: span for span in read("wavy hair in a bob").spans}
    assert spans["wavy"].beaten_by == "bob"
    assert spans["bob"].beaten_by is None


def test_said_clothes_beat_the_trade_that_implies_others():
    spans = {span.text: span for span in read("in a suit, a nurse").spans}
    assert spans["nurse"].implied and spans["nurse"].beaten_by == "suit"
    assert not spans["suit"].implied and spans["suit"].beaten_by is None


def test_a_refusal_reports_what_it_refuses():
    reading = read("not smiling")
    assert reading.excluded == {"expression": frozenset({"smile", "big smile", "laughing"})}
    assert reading.spans[0].negated


def test_a_refusal_does_not_beat_another_value_of_the_field():
    assert read("round glasses, no sunglasses").look == {"glasses": "round glasses"}


def test_negative_prompts_refuse_what_they_name():
    reading = read("a smiling woman", "glasses, beard, hat, blurry, low quality")
    assert reading.look == {"expression": "smile", "glasses": "none", "beard": "none", "headwear": "none"}
    assert reading.unknown == ()


def test_a_negative_prompt_beats_the_same_words_in_the_prompt():
    reading = read("round glasses", "glasses")
    assert reading.look == {"glasses": "none"}
    assert reading.spans[0].beaten_by == "glasses"


def test_children_are_drawn_as_adults_and_it_is_said():
    reading = read("a 9-year-old girl")
    assert reading.identity["age"] == 18
    assert [note.sentence for note in reading.notes] == ["Troupe draws adults only: the youngest age is 18."]


def test_an_approximation_is_said():
    (note,) = read("an airline pilot").notes
    assert note.words == "airline pilot"
    assert note.sentence == "“airline pilot” has no outfit of its own yet: “suit” is the nearest."


def test_every_name_of_the_illustrator_is_understood():
    for name in ("hair", "beard", "expression", "glasses", "headwear", "outfit", "scene", "style"):
        for value in DRAWN[name]:
            if value != "none":
                assert read(value).look.get(name) == value, value
    for item in DRAWN["accessories"]:
        assert read(item).look == {"accessories": (item,)}
    for light in DRAWN["light"]:
        assert read(f"{light} light").look == {"light": light}


def test_no_phrase_stands_in_two_tables():
    assert vocabulary().repeated == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text):
    reading = read(text, text)
    assert all(text[u.start : u.end] == u.word for u in reading.unknown)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in ALL] + ["no", "without", "or", ",", "and", "in", "#fff", "very"]), max_size=6))
def test_any_mixture_of_words_gives_values_that_can_be_drawn(pieces):
    reading = read(" ".join(pieces))
    Look.from_dict(reading.look)
    assert set(reading.identity) <= set(Identity().to_dict())


def test_five_thousand_characters_are_read():
    text = ("a friendly woman in a navy blazer, long silver curls, no glasses, " * 100)[:5000]
    reading = read(text)
    assert reading.look["hair"] == "long curls"
    assert len(reading.spans) > 400
