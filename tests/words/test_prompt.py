"""Presets and a person's words, merged."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generation.domain.prompt import PresetParts, compose

OFFICE = PresetParts("office", "Office", prompt="office, blazer, smile", style="flat vector", palette=["teal", "navy"])
BEACH = PresetParts("beach", "Beach", prompt="beach, striped top, sunglasses", negative_prompt="beard", parameters={"framing": "half"})
BRAND = PresetParts("brand", "Brand", parameters={"outfit_colour": "purple", "style": "comic"}, locks=["outfit_colour", "style"])
PODCAST = PresetParts("podcast", "Podcast", prompt="studio", parameters={"accessories": ["headphones"]})


def rows(composed, source):
    return [(why.words, why.field, why.value, why.beaten_by) for why in composed.why if why.source == source]


def test_words_alone_become_fields():
    composed = compose([], "a navy blazer in the kitchen")
    assert composed.fields == {"outfit": "blazer", "outfit_colour": "navy", "scene": "kitchen"}
    assert rows(composed, "you") == [
        ("navy", "outfit_colour", "navy", None),
        ("blazer", "outfit", "blazer", None),
        ("kitchen", "scene", "kitchen", None),
    ]


def test_a_preset_gives_words_style_palette_and_parameters():
    assert compose([(BEACH, 1)], "").fields == {
        "beard": "none",
        "framing": "half",
        "glasses": "sunglasses",
        "outfit": "striped top",
        "scene": "beach",
    }
    assert compose([(OFFICE, 1)], "").fields == {
        "expression": "smile",
        "outfit": "blazer",
        "outfit_colour": "navy",
        "scene": "office",
        "scene_colour": "teal",
        "style": "flat vector",
    }


def test_the_persons_words_beat_every_preset():
    composed = compose([(OFFICE, 5), (BEACH, 5)], "in the mountains")
    assert composed.fields["scene"] == "mountains"
    assert ("office", "scene", "office", "you") in rows(composed, "office")
    assert [c for c in composed.conflicts if c.field == "scene"] == []


def test_the_heavier_preset_wins_and_the_disagreement_is_told():
    composed = compose([(OFFICE, 1), (BEACH, 3)], "")
    assert composed.fields["scene"] == "beach"
    assert [c.sentence for c in composed.conflicts if c.field == "scene"] == [
        "Beach says beach, Office says office: Beach sets the scene (weight 0.75 over 0.25)."
    ]


def test_equal_weights_are_settled_by_slug():
    assert compose([(OFFICE, 1), (BEACH, 1)], "").fields["scene"] == "beach"


@settings(max_examples=24, deadline=None)
@given(st.permutations([(OFFICE, 1.5), (BEACH, 0.7), (BRAND, 0.7), (PODCAST, 2.0)]))
def test_the_order_of_presets_never_matters(presets):
    in_order = compose([(OFFICE, 1.5), (BEACH, 0.7), (BRAND, 0.7), (PODCAST, 2.0)], "a red dress, no hat", "beard")
    assert compose(list(presets), "a red dress, no hat", "beard") == in_order


def test_weights_are_shares_of_one():
    composed = compose([(OFFICE, 3), (BEACH, 1)], "")
    assert {why.source: why.weight for why in composed.why} == {"office": 0.75, "beach": 0.25}
    assert compose([(OFFICE, 0.3), (BEACH, 0.1)], "").fields == composed.fields


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_a_weight_that_is_not_above_zero_is_refused(weight):
    with pytest.raises(ValueError, match="the weight of Office must be above 0"):
        compose([(OFFICE, weight)], "")


def test_a_lock_beats_the_persons_words_and_says_so():
    composed = compose([(BRAND, 0.1), (OFFICE, 9)], "watercolour, a red dress")
    assert composed.fields["outfit"] == "dress"
    assert composed.fields["outfit_colour"] == "purple"
    assert composed.fields["style"] == "comic"
    assert {c.sentence for c in composed.conflicts if c.kind == "lock"} == {
        "Your “red” is set aside: the preset Brand locks the outfit colour to purple.",
        "Your “watercolour” is set aside: the preset Brand locks the style to comic.",
        "Office's “navy” is set aside: the preset Brand locks the outfit colour to purple.",
        "Office's “flat vector” is set aside: the preset Brand locks the style to comic.",
    }
    assert ("red", "outfit_colour", "red", "brand") in rows(composed, "you")


def test_a_lock_that_agrees_with_the_words_is_no_conflict():
    assert compose([(BRAND, 1)], "a purple hoodie, comic").conflicts == ()


def test_locked_accessories_cannot_be_added_to():
    locked = PresetParts("locked", "Locked", parameters={"accessories": ["lanyard"]}, locks=["accessories"])
    composed = compose([(locked, 1), (PODCAST, 1)], "with a scarf")
    assert composed.fields["accessories"] == ("lanyard",)
    assert ("scarf", "accessories", "scarf", "locked") in rows(composed, "you")
    assert [c.sentence for c in composed.conflicts if c.field == "accessories"] == [
        "Your “scarf” is set aside: the preset Locked locks the accessories.",
        "Podcast's “headphones” is set aside: the preset Locked locks the accessories.",
    ]


def test_accessories_of_all_sources_add_up():
    assert compose([(PODCAST, 1)], "a necklace and a scarf").fields["accessories"] == ("headphones", "necklace", "scarf")


def test_a_refused_accessory_is_taken_off_and_the_others_stay():
    both = PresetParts("both", "Both", parameters={"accessories": ["headphones", "necklace"]})
    assert compose([(both, 1)], "no headphones").fields["accessories"] == ("necklace",)


def test_no_glasses_takes_the_presets_glasses_off():
    composed = compose([(BEACH, 1)], "no glasses")
    assert composed.fields["glasses"] == "none"
    assert ("sunglasses", "glasses", "sunglasses", "you") in rows(composed, "beach")


def test_no_hat_leaves_a_hijab_on():
    assert compose([], "no hat", base={"headwear": "hijab"}).fields == {}
    assert compose([], "no hat", base={"headwear": "cap"}).fields == {"headwear": "none"}
    assert compose([], "no headwear", base={"headwear": "hijab"}).fields == {"headwear": "none"}


def test_no_preset_takes_a_hijab_off():
    graduation = PresetParts("graduation", "Graduation", parameters={"headwear": "mortarboard"}, locks=["headwear"])
    composed = compose([(graduation, 1)], "", base={"headwear": "hijab"})
    assert "headwear" not in composed.fields
    assert [c.sentence for c in composed.conflicts] == ["The persona keeps the hijab: Graduation's mortarboard is left off."]
    assert compose([(graduation, 1)], "", base={"headwear": "cap"}).fields["headwear"] == "mortarboard"


def test_no_sunglasses_leaves_the_personas_own_glasses_on():
    assert compose([], "", "sunglasses", base={"glasses": "round glasses"}).fields == {}


def test_no_earrings_leaves_the_personas_hearing_aid_in():
    worn = {"accessories": ("earrings", "hearing aid")}
    assert compose([], "no earrings", base=worn).fields == {"accessories": ("hearing aid",)}
    assert compose([(PODCAST, 1)], "", base=worn).fields["accessories"] == ("earrings", "headphones", "hearing aid")


def test_negative_words_are_refusals():
    assert compose([(BEACH, 1)], "", "sunglasses").fields["glasses"] == "none"


def test_not_smiling_keeps_a_presets_serious_face():
    serious = PresetParts("serious", "Serious", prompt="serious expression")
    composed = compose([(serious, 1)], "not smiling")
    assert composed.fields["expression"] == "serious"
    assert rows(composed, "you") == [("smiling", "expression", "smile", None)]
    assert compose([(OFFICE, 1)], "not smiling").fields["expression"] == "neutral"


def test_a_prompt_against_its_own_negative_is_told():
    composed = compose([], "round glasses", "glasses")
    assert composed.fields == {"glasses": "none"}
    assert [(c.kind, c.sentence) for c in composed.conflicts] == [
        ("negative", "“round glasses” stands in the prompt, and “glasses” in the negative prompt takes it back.")
    ]


def test_unknown_words_are_carried_with_the_nearest_known_one():
    composed = compose([], "spectaculs and a latte")
    assert composed.unknown == (
        {"word": "spectaculs", "start": 0, "end": 10, "part": "prompt", "nearest": "spectacles"},
        {"word": "latte", "start": 17, "end": 22, "part": "prompt", "nearest": None},
    )


def test_words_about_the_face_do_not_become_fields_and_it_is_said():
    composed = compose([], "green eyes, smiling")
    assert composed.fields == {"expression": "smile"}
    assert composed.identity == {"eyes": "green"}
    assert composed.notes == ("“green”: the persona's face is locked, so words about the face change nothing.",)


def test_the_texts_for_word_reading_engines_leave_out_what_was_beaten():
    composed = compose([(OFFICE, 2), (BEACH, 1)], "at the beach, full beard", "blurry")
    assert composed.prompt == "at the beach, full beard, blazer, smile, flat vector, beach, sunglasses"
    assert composed.negative_prompt == "blurry"


def test_what_is_pinned_in_a_request_is_plain_json():
    composed = compose([(PODCAST, 1), (OFFICE, 1)], "looking left, no hat, a latte")
    pinned = composed.to_dict()
    assert json.loads(json.dumps(pinned)) == pinned
    assert pinned["fields"]["gaze"] == [-0.7, 0.0]
