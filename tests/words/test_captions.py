"""Every parameter is told in English, in every phrasing, and reading the English gives it back."""

import random
from dataclasses import replace

import pytest

from generation.atelier import character as c
from generation.atelier.captions import PHRASINGS, caption, seen
from generation.atelier.character import CONTINUOUS, Identity, Look
from generation.atelier.colour import CLOTH, EYE, HAIR, SCENE, SKIN
from generation.atelier.lexicon import read

PLAIN_FACE, PLAIN = Identity(), Look()
HALF = Look(framing="half")
SIGN = replace(HALF, prop="sign")
FACES = [replace(PLAIN_FACE, **{name: value}) for name, values in (
    ("skin", SKIN), ("eyes", EYE), ("eye_shape", c.EYE_SHAPES), ("nose", c.NOSES), ("mole", c.MOLES),
    ("freckles", (0.0, 0.2, 0.5, 1.0)), ("dimples", (True,)), ("scar", (True,)), ("vitiligo", (True,)),
    ("presentation", (0.0, 0.5, 1.0)), ("age", (18, 29.6, 44, 67, 90)), *((trait, (-1.0, -0.5, 0.5, 1.0)) for trait in CONTINUOUS),
) for value in values]  # fmt: skip
LOOKS = [replace(base, **{name: value}) for base, name, values in (
    (PLAIN, "hair", c.HAIRS), (PLAIN, "hair_colour", [*HAIR, "#a1b2c3"]), (PLAIN, "beard", c.BEARDS), (PLAIN, "expression", c.EXPRESSIONS),
    (PLAIN, "viseme", c.VISEMES), (PLAIN, "gaze", [(-0.6, 0.1), (0.6, 0.1), (0.1, -0.5), (0.1, 0.5)]),
    (PLAIN, "yaw", (-70, -50, -30, -12, 0, 12, 30, 50, 70)), (PLAIN, "pitch", (-12, 12)), (PLAIN, "roll", (-12, 12)),
    (PLAIN, "outfit", c.OUTFITS), (PLAIN, "outfit_colour", [*CLOTH, "#123456"]), (PLAIN, "accent_colour", [*CLOTH, "#abcdef"]),
    (PLAIN, "glasses", c.GLASSES), (PLAIN, "headwear", c.HEADWEARS),
    (replace(PLAIN, headwear="beanie"), "headwear_colour", [*CLOTH, "#0a0b0c"]),
    (PLAIN, "accessories", [(item,) for item in c.ACCESSORIES] + [c.ACCESSORIES]),
    (PLAIN, "scene", c.SCENES), (PLAIN, "scene_colour", [*SCENE, "#fedcba"]), (replace(PLAIN, scene="office"), "scene_colour", SCENE),
    (PLAIN, "light", c.LIGHTS), (PLAIN, "light_from", (-1.0, 1.0)), (PLAIN, "framing", c.FRAMINGS), (PLAIN, "build", c.BUILDS),
    (HALF, "build", c.BUILDS), (HALF, "prop", c.PROPS), (HALF, "mobility", c.MOBILITIES), (HALF, "prosthesis", c.PROSTHESES),
    (SIGN, "sign_text", ["Hello", "We’re open!", 'Say "yes"', "Größe 38 & 40", "Καλημέρα", "Привет", "שלום", "مرحبا", "नमस्ते", "你好"]),
    (PLAIN, "style", c.STYLES),
    (PLAIN, "style_weights", [{"pencil": 0.8, "gouache": 0.2}, {"pop art": 0.3, "soft 3d": 0.7},
                               {"comic": 0.5, "line art": 0.25, "duotone": 0.25}]),
    (replace(PLAIN, style="brand palette"), "brand_colours", [("#0b5fff",), ("#0b5fff", "#ffd166", "#112233", "#ffffff", "#00aa88")]),
) for value in values]  # fmt: skip


def assert_told(identity: Identity, look: Look, phrasing) -> None:
    text = caption(identity, look, phrasing=phrasing)
    reading = read(text)
    assert reading.fields == seen(identity, look), text
    assert [word.word for word in reading.unknown] == [], text


@pytest.mark.parametrize("phrasing", range(PHRASINGS))
def test_every_value_of_the_face_is_told_and_read_back(phrasing):
    for identity in FACES:
        assert_told(identity, PLAIN, phrasing)


@pytest.mark.parametrize("phrasing", range(PHRASINGS))
def test_every_value_of_the_look_is_told_and_read_back(phrasing):
    for look in LOOKS:
        assert_told(PLAIN_FACE, look, phrasing)


def any_character(rng: random.Random) -> tuple[Identity, Look]:
    """Every field by chance at once, the rarest values as often as the others."""
    identity = c.sample_identity(rng, presentation=rng.random(), freckles=rng.choice((0.0, rng.random())))
    palettes = {name: rng.choice([*palette, f"#{rng.randrange(1 << 24):06x}"]) for name, palette in c.COLOUR_FIELDS.items()}
    styles = rng.sample(c.STYLES, rng.choice((1, 1, 2, 3)))
    return identity, Look(
        **palettes,
        hair=rng.choice(c.HAIRS), beard=rng.choice(c.BEARDS), expression=rng.choice(c.EXPRESSIONS), viseme=rng.choice(c.VISEMES),
        gaze=(rng.uniform(-1, 1), rng.uniform(-1, 1)), yaw=rng.uniform(-70, 70), pitch=rng.uniform(-20, 20), roll=rng.uniform(-25, 25),
        outfit=rng.choice(c.OUTFITS), glasses=rng.choice(c.GLASSES), headwear=rng.choice(c.HEADWEARS),
        accessories=tuple(item for item in c.ACCESSORIES if rng.random() < 0.3), scene=rng.choice(c.SCENES), light=rng.choice(c.LIGHTS),
        light_from=rng.choice((-1.0, 1.0)), framing=rng.choice(c.FRAMINGS), build=rng.choice(c.BUILDS), prop=rng.choice(c.PROPS),
        sign_text=rng.choice(("", "Open", "Don't panic", "50 % off: glasses & hats!")), mobility=rng.choice(c.MOBILITIES),
        prosthesis=rng.choice(c.PROSTHESES), style=styles[0],
        style_weights={name: rng.randrange(10, 100) for name in styles} if len(styles) > 1 else (),
        brand_colours=tuple(f"#{rng.randrange(1 << 24):06x}" for _ in range(rng.randrange(6))),
    )  # fmt: skip


def test_two_hundred_characters_of_everything_at_once_are_told_and_read_back():
    for seed in range(200):
        rng = random.Random(seed)
        assert_told(*any_character(rng), rng)


def test_the_four_phrasings_are_four_sentences_and_chance_finds_more():
    told = {caption(PLAIN_FACE, PLAIN, phrasing=phrasing) for phrasing in range(PHRASINGS)}
    assert len(told) == PHRASINGS
    assert len({caption(PLAIN_FACE, PLAIN, phrasing=random.Random(seed)) for seed in range(30)}) == 30


def test_the_same_phrasing_is_the_same_text_each_time():
    assert caption(PLAIN_FACE, HALF, phrasing=2) == caption(PLAIN_FACE, HALF, phrasing=2)
    assert caption(PLAIN_FACE, HALF, phrasing=random.Random(5)) == caption(PLAIN_FACE, HALF, phrasing=random.Random(5))


def test_what_cannot_be_seen_is_not_told():
    look = Look(headwear="hijab", hair="long wavy", framing="face", prop="laptop", build="athletic", accessories=("earrings", "lanyard"))
    told = seen(PLAIN_FACE, look)
    assert not {"hair", "hair_colour", "prop", "build"} & told.keys()
    assert told["accessories"] == ("lanyard",)
    assert "jaw" not in told
