"""Comparisons start from what the persona wears."""

import pytest

from generation.atelier.character import EXPRESSIONS, HAIRS, LIGHTS, Identity, Look
from generation.atelier.colour import CLOTH, luminance, rgb
from generation.domain.prompt import PresetParts, compose

BASE = Look(
    hair="long wavy", hair_colour="brown", beard="short beard", expression="smile", outfit="denim jacket", outfit_colour="blue",
    light="soft", framing="bust", scene_colour="teal",
).to_dict()  # fmt: skip

MOVES = [
    ("shorter hair", "hair", "shoulder length"),
    ("much shorter hair", "hair", "short crop"),
    ("shorter, curly hair", "hair", "short curls"),
    ("longer hair", "hair", "long wavy"),
    ("less beard", "beard", "stubble"),
    ("a fuller beard", "beard", "full beard"),
    ("bigger smile", "expression", "big smile"),
    ("a smaller smile", "expression", "neutral"),
    ("more serious", "expression", "serious"),
    ("closer", "framing", "face"),
    ("further back", "framing", "half"),
    ("warmer light", "light", "warm"),
    ("cooler lighting", "light", "cool"),
    ("moodier light", "light", "dramatic"),
    ("darker hair", "hair_colour", "dark brown"),
    ("slimmer", "build", "slim"),
    ("stockier", "build", "broad"),
]


@pytest.mark.parametrize("prompt, field, value", MOVES, ids=[row[0] for row in MOVES])
def test_a_comparison_moves_one_step_from_the_personas_own_look(prompt, field, value):
    assert compose([], prompt, base=BASE).fields == {field: value}


def moved(prompt: str, **worn) -> dict:
    return compose([], prompt, base=BASE | worn).fields


def test_hair_keeps_its_texture_and_finds_the_shortest_and_the_longest():
    assert moved("shorter hair", hair="long curls")["hair"] == "short curls"
    assert moved("shorter hair", hair="afro")["hair"] == "short curls"
    assert moved("longer hair", hair="short curls")["hair"] == "long curls"
    assert moved("shorter hair", hair="braids")["hair"] == "cornrows"
    assert moved("shorter hair", hair="bald")["hair"] == "bald"
    assert {moved("longer hair", hair=hair)["hair"] for hair in HAIRS} <= set(HAIRS)


def test_a_darker_jacket_is_the_jacket_she_wears_in_a_darker_colour():
    fields = moved("a darker jacket")
    assert fields["outfit"] == "denim jacket"
    assert luminance(rgb(fields["outfit_colour"])) < luminance(rgb(CLOTH["blue"]))
    assert luminance(rgb(moved("make the jacket lighter")["outfit_colour"])) > luminance(rgb(CLOTH["blue"]))


def test_the_reason_says_what_was_compared():
    (why,) = compose([], "shorter hair", base=BASE).why
    assert (why.words, why.value, why.compared) == ("shorter", "shoulder length", "shorter than long wavy")


def test_without_a_look_to_compare_with_a_comparison_has_its_plain_meaning():
    fields = {"expression": "big smile", "framing": "face", "hair": "long straight"}
    assert compose([], "longer hair, closer, bigger smile").fields == fields
    assert compose([], "a darker jacket").fields == {"outfit": "blazer"}


def test_the_face_is_compared_for_casting_and_stays_locked_for_a_persona():
    face = Identity(age=40, lip_fullness=0.0, freckles=0.2).to_dict()
    composed = compose([], "older, fuller lips, more freckles", base=BASE | face)
    assert composed.fields == {}
    assert composed.identity["age"] == (48, 56)
    assert composed.identity["lip_fullness"] == (0.25, 0.6)
    assert composed.identity["freckles"] == pytest.approx((0.45, 0.8))
    assert composed.notes == ("“older”, “fuller”, “more freckles”: the persona's face is locked, so words about the face change nothing.",)


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("words, last", [("warmer", "warm"), ("cooler", "cool"), ("brighter", "bright"), ("darker", "dramatic")])
def test_light_moves_towards_what_was_named_and_gets_there_in_two_steps(light, words, last):
    first = moved(f"{words} light", light=light)["light"]
    assert moved(f"{words} light", light=first)["light"] == last


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_every_face_can_smile_more(expression):
    more = moved("bigger smile", expression=expression)["expression"]
    assert more in ("neutral", "smile", "big smile", "laughing")
    assert more != expression or expression == "laughing"


def test_a_lock_beats_a_comparison():
    locked = PresetParts("brand", "Brand", parameters={"framing": "bust"}, locks=["framing"])
    assert compose([(locked, 1)], "closer", base=BASE).fields["framing"] == "bust"


def test_presets_of_different_styles_are_mixed_by_their_weights():
    flat, pencil = PresetParts("flat", "Flat", style="flat vector"), PresetParts("pencil", "Pencil", style="pencil")
    composed = compose([(flat, 3), (pencil, 1)], "")
    assert composed.fields == {"style": "flat vector", "style_weights": {"flat vector": 0.75, "pencil": 0.25}}
    assert composed.conflicts == ()
    assert compose([(pencil, 1), (flat, 3)], "") == composed
    assert composed.prompt == "flat vector, pencil"
    assert compose([(flat, 3), (pencil, 1)], "in comic style").fields == {"style": "comic"}
    Look.from_dict(BASE | composed.fields)


def test_the_heaviest_three_of_four_styles_are_mixed():
    weights = {"comic": 4, "pencil": 3, "duotone": 2, "pop art": 1}
    presets = [(PresetParts(style, style, style=style), weight) for style, weight in weights.items()]
    assert compose(presets, "").fields["style_weights"] == {"comic": 0.4444, "pencil": 0.3333, "duotone": 0.2222}


def test_one_style_said_clears_a_mixture_the_persona_has():
    mixed = {"style": "comic", "style_weights": {"comic": 0.6, "pencil": 0.4}}
    assert compose([], "watercolour", base=BASE | mixed).fields == {"style": "watercolour", "style_weights": {}}


def test_an_hour_brings_its_place_only_where_nobody_names_one():
    assert compose([], "at sunset", base=BASE).fields == {"light": "warm", "scene": "beach"}
    assert compose([], "office at sunset", base=BASE).fields == {"light": "warm", "scene": "office"}
    assert compose([(PresetParts("k", "K", prompt="kitchen"), 1)], "at sunset", base=BASE).fields["scene"] == "kitchen"
    assert compose([], "at sunset", base=BASE | {"scene": "stage"}).fields == {"light": "warm"}


def test_who_else_and_how_many_are_asked_beside_the_prompt():
    composed = compose([], "two people, four variations", base=BASE)
    assert composed.asked == {"people": 2, "count": 4}
    assert composed.fields == {}
    assert len(composed.notes) == 2


def test_what_is_drawn_in_place_of_a_word_is_offered_as_the_nearest():
    (word,) = compose([], "an airline pilot").unknown
    assert (word["word"], word["nearest"]) == ("airline pilot", "suit")


def test_what_two_presets_mix_is_told_as_both_counting():
    flat, pencil = PresetParts("flat", "Flat", style="flat vector"), PresetParts("pencil", "Pencil", style="pencil")
    why = compose([(flat, 1), (pencil, 1)], "").why
    assert [(row.source, row.value, row.beaten_by) for row in why] == [("flat", "flat vector", None), ("pencil", "pencil", None)]
