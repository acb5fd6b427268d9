"""What Compact is told: what nobody fixed stays within what it was taught, and what somebody did and it was not is told to them."""

import json
import random
from dataclasses import replace

import numpy as np
import pytest

from generation.atelier.character import Identity, Look, sample_identity
from generation.atelier.sample import sample_look
from generation.engines.base import EngineError, GenerationSpec
from generation.engines.compact import weights
from generation.engines.compact.nearest import ALIKE
from generation.engines.compact.recipe import settled

TAUGHT = {
    "style": ("soft 3d", "flat vector"),
    "scene": ("plain", "gradient", "office", "park"),
    "hair": ("bald", "short crop", "long wavy", "bob"),
    "hair_colour": ("black", "auburn"),
    "expression": ("neutral", "smile", "serious"),
    "outfit": ("t-shirt", "blazer", "shirt"),
    "outfit_colour": ("red", "orange", "white"),
    "headwear": ("none",),
    "accessories": (),
    "light": ("soft",),
    "framing": ("face", "bust"),
    "yaw": (0.0, -24.0, 24.0),
    "pitch": (0.0,),
    "roll": (0.0,),
}  # fmt: skip
FREE = GenerationSpec(character=Identity().to_dict(), ip_adapter_scale=0.0)


def asked(fields: dict, **of) -> GenerationSpec:
    return replace(FREE, fields=fields, **of)


def test_what_nobody_fixed_is_chosen_among_what_was_taught():
    looks = [settled(replace(FREE, seed=seed), TAUGHT) for seed in range(60)]
    assert {one.told.yaw for one in looks} == {0.0, -24.0, 24.0}
    assert {(one.told.pitch, one.told.roll, one.told.gaze) for one in looks} == {(0.0, 0.0, (0.0, 0.0))}
    assert {one.told.expression for one in looks} == {"neutral", "smile", "serious"}
    assert all(one.asked == one.told and one.instead == {} for one in looks)


def test_without_a_vocabulary_everything_varies_as_it_always_did():
    looks = [settled(replace(FREE, seed=seed), {}) for seed in range(8)]
    assert len({one.told.yaw for one in looks}) == 8 and len({one.told.gaze for one in looks}) == 8
    assert settled(asked({"style": "comic", "yaw": 65.0}), {}).told.style == "comic"


@pytest.mark.parametrize(
    ("field", "wish", "shown", "words"),
    [
        ("style", "watercolour", "soft 3d", {"watercolour": "soft 3d"}),
        ("style", "comic", "flat vector", {"comic": "flat vector"}),
        ("scene", "cafe", "office", {"cafe": "office"}),
        ("hair", "long curls", "long wavy", {"long curls": "long wavy"}),
        ("hair", "top bun", "short crop", {"top bun": "short crop"}),  # nothing like it was taught: the usual one
        ("headwear", "hijab", "none", {"hijab": "none"}),
        ("outfit_colour", "#ff8822", "orange", {"#ff8822": "orange"}),
        ("light", "warm", "soft", {"warm light": "soft light"}),
        ("framing", "half", "bust", {"a half-length portrait": "a head-and-shoulders portrait"}),
        ("yaw", 65.0, 24.0, {"in profile facing right": "turned to the right"}),
        ("yaw", -25.0, -24.0, {}),  # one word for both
        ("roll", 8.0, 0.0, {"head tilted to the right": "none"}),
        ("gaze", (0.7, 0.0), (0.0, 0.0), {"looking to the right": "turned to the right"}),
        ("gaze", (0.0, -0.7), (0.0, 0.0), {"looking up": "none"}),
        ("accessories", ("earrings", "necklace"), (), {"earrings": "none", "necklace": "none"}),
        ("expression", "smile", "smile", {}),
    ],
)
def test_for_what_was_not_taught_the_nearest_stands_in_and_it_is_told(field, wish, shown, words):
    found = settled(asked({field: wish}), TAUGHT)
    assert (getattr(found.told, field), found.instead) == (shown, words)
    assert getattr(found.asked, field) == wish


def test_who_cannot_look_aside_turns_the_head_unless_that_is_fixed():
    assert settled(asked({"gaze": (-0.7, 0.0)}), TAUGHT).told.yaw == -24.0
    ahead = settled(asked({"gaze": (-0.7, 0.0), "yaw": 0.0}), TAUGHT)
    assert (ahead.told.yaw, ahead.instead) == (0.0, {"looking to the left": "none"})


def test_what_nobody_can_draw_is_refused():
    with pytest.raises(EngineError, match="hair must be one of"):
        settled(asked({"hair": "mohawk"}), TAUGHT)


def test_a_model_of_few_words_was_shown_nothing_in_what_its_vocabulary_leaves_out():
    few = {"yaw": (0.0,), "pitch": (0.0,)}
    wish = {"accessories": ("earrings",), "viseme": "aa", "light_from": 1.0, "gaze": (0.0, 0.7)}
    assert set(settled(asked(wish), few).instead) == {"earrings", "aa", "light from the right", "looking down"}
    assert settled(asked(wish), {"style": ("soft 3d",)}).instead == {}


def test_what_the_persona_wears_is_fixed_as_words_are():
    assert settled(replace(FREE, look={"headwear": "turban"}), TAUGHT).instead == {"turban": "none"}


def test_mixed_styles_become_the_one_nearest_to_the_heaviest():
    found = settled(asked({"style_weights": {"comic": 0.6, "watercolour": 0.4}}), TAUGHT)
    assert (found.told.style, found.told.style_weights, found.instead) == ("flat vector", (), {"a mix of styles": "flat vector"})


def test_what_cannot_be_seen_is_not_complained_of():
    taught = TAUGHT | {"prop": ("none",), "mobility": ("none",)}
    assert settled(asked({"prop": "laptop", "mobility": "wheelchair", "framing": "bust"}), taught).instead == {}
    half = settled(asked({"prop": "laptop", "mobility": "wheelchair", "framing": "half"}), taught).instead
    assert (half["laptop"], half["wheelchair"]) == ("none", "none")


def test_of_a_picture_to_start_from_only_the_change_was_asked_for():
    worn = Look(style="watercolour", yaw=17.0, headwear="hijab").to_dict()
    found = settled(asked({"outfit": "dress"}, look=worn, image=np.zeros((64, 64, 3), np.uint8)), TAUGHT)
    assert found.instead == {"dress": "t-shirt"}
    assert (found.asked.style, found.asked.yaw, found.asked.headwear, found.told.style) == ("watercolour", 17.0, "hijab", "soft 3d")


def test_whatever_is_asked_the_model_hears_only_what_it_was_taught():
    rng = random.Random(3)
    for _ in range(300):
        identity = sample_identity(rng)
        told = settled(asked(sample_look(rng, identity).to_dict(), character=identity.to_dict()), TAUGHT).told
        assert all(getattr(told, name) in values for name, values in TAUGHT.items() if name != "accessories") and told.accessories == ()


def test_what_looks_alike_are_values_each_in_one_group():
    for field, groups in ALIKE.items():
        values = [value for group in groups for value in group]
        assert len(set(values)) == len(values) and all(Look.from_dict({field: value}) for value in values)


def vocabulary_of(tmp_path, text: str) -> dict:
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / weights.VOCABULARY).write_text(text)
    return weights.vocabulary(tmp_path)


def test_a_vocabulary_is_read_as_a_look_holds_its_values(tmp_path):
    told = {"yaw": [0, -24.0], "gaze": [[0.0, 0.0]], "accessories": [], "style": ["soft 3d"]}
    read = vocabulary_of(tmp_path / "good", json.dumps(told))
    assert read == {"yaw": (0, -24.0), "gaze": ((0.0, 0.0),), "accessories": (), "style": ("soft 3d",)}
    for number, bad in enumerate(("no JSON", "[]", '{"style": "soft 3d"}', '{"style": ["oil"]}', '{"hat": ["cap"]}', '{"yaw": [[1]]}')):
        with pytest.raises(ValueError):
            vocabulary_of(tmp_path / str(number), bad)
