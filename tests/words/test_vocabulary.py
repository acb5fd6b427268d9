"""Words for props, signs, builds, bodies, turns, speech, company and mixtures, in the forms in which people type them."""

import pytest

from generation.atelier.character import PROPS, SCENES, STYLES, VISEMES
from generation.atelier.lexicon import read
from generation.atelier.lexicon.tables import synonyms
from generation.atelier.lexicon.words.neighbours import NEIGHBOURS

F, M = (0.7, 1.0), (0.0, 0.3)
HALF = {"framing": "half"}

PROPS_HELD = [
    ("holding a coffee", {"prop": "cup"}),
    ("sipping tea", {"prop": "cup"}),
    ("with a mug of tea", {"prop": "cup"}),
    ("with her laptop open", {"prop": "laptop", "presentation": F}),
    ("working on a MacBook", {"prop": "laptop"}),
    ("carrying a parcel", {"prop": "parcel"}),
    ("holding a big box", {"prop": "parcel"}),
    ("clipboard in hand", {"prop": "clipboard"}),
    ("reading a book", {"prop": "book"}),
    ("on the phone", {"prop": "phone"}),
    ("phone in his hand", {"prop": "phone", "presentation": M}),
    ("scrolling on an iPad", {"prop": "tablet"}),
    ("holding a sign", {"prop": "sign"}),
]


@pytest.mark.parametrize("prompt, fields", PROPS_HELD, ids=[row[0] for row in PROPS_HELD])
def test_what_hands_hold_is_read_and_wants_the_half_figure(prompt, fields):
    assert read(prompt).fields == fields | HALF


def test_a_named_framing_beats_the_one_a_prop_wants():
    assert read("headshot, holding a coffee").look == {"prop": "cup", "framing": "bust"}


@pytest.mark.parametrize("prompt", ["book a demo", "sign up now", "our coffee brand", "your package deal", "a boxing world cup"])
def test_a_thing_that_nobody_holds_is_no_prop(prompt):
    assert "prop" not in read(prompt).look


def test_no_phone_takes_the_phone_away():
    assert read("no phone").look == {"prop": "none"}
    assert read("empty-handed").look == {"prop": "none"}


SIGNS = [
    ('holding a sign that says "Hello"', "Hello"),
    ("a sign saying “We're open!”", "We're open!"),
    ("with a placard: «Добро пожаловать»", "Добро пожаловать"),
    ("sie hält ein sign „Größe 38“", "Größe 38"),
    ("he holds up a sign with the words 'Don't panic'", "Don't panic"),
    ('a "50 % off" sign', "50 % off"),
    ('sign that reads "你好"', "你好"),
]


@pytest.mark.parametrize("prompt, text", SIGNS, ids=[row[1] for row in SIGNS])
def test_words_on_a_sign_are_taken_exactly(prompt, text):
    look = read(prompt).look
    assert (look["prop"], look["sign_text"], look["framing"]) == ("sign", text, "half")


def test_other_quotations_are_read_as_words():
    assert read('think "friendly", not "corporate"').look == {"expression": "smile"}
    assert "sign_text" not in read('a t-shirt that says "Hello"').look


def test_a_sign_without_quotation_marks_says_how_it_is_done():
    reading = read("holding a sign that says hello")
    assert "sign_text" not in reading.look
    assert [note.sentence for note in reading.notes] == [
        "What stands on the sign goes between quotation marks: a sign that says “Hello”."
    ]


def test_more_than_a_sign_can_hold_is_told_and_not_cut():
    reading = read(f'holding a sign that says "{"a" * 61}"')
    assert reading.look == {"prop": "sign", "framing": "half"}
    assert "A sign holds up to 60 characters." in [note.sentence for note in reading.notes]


BODIES = [
    ("a slim woman", {"build": "slim", "presentation": F}),
    ("tall, athletic man", {"build": "athletic", "presentation": M}),
    ("a man with an athletic build", {"build": "athletic", "presentation": M}),
    ("broad-shouldered guy", {"build": "broad", "presentation": M}),
    ("stocky, cheerful baker", {"build": "broad", "expression": "big smile", "outfit": "apron"}),
    ("plus-size model", {"build": "plus-size"}),
    ("curvy woman", {"build": "plus-size", "presentation": F}),
    ("of average build", {"build": "average"}),
    ("slim fit navy blazer", {"outfit": "blazer", "outfit_colour": "navy"}),
    ("a slim face", {"face_width": (-1.0, -0.4)}),
    ("a wheelchair user in a suit", {"mobility": "wheelchair", "outfit": "suit"} | HALF),
    ("she uses a wheelchair", {"mobility": "wheelchair", "presentation": F} | HALF),
    ("without a wheelchair", {"mobility": "none"}),
    ("man with a prosthetic left arm", {"prosthesis": "left arm", "presentation": M} | HALF),
    ("amputee with a bionic right hand", {"prosthesis": "right arm"} | HALF),
    ("a right arm prosthesis", {"prosthesis": "right arm"} | HALF),
]


@pytest.mark.parametrize("prompt, fields", BODIES, ids=[row[0] for row in BODIES])
def test_bodies_are_read(prompt, fields):
    assert read(prompt).fields == fields


VIEWS = [
    ("in profile", {"yaw": 65.0}),
    ("side view", {"yaw": 65.0}),
    ("left profile", {"yaw": -65.0}),
    ("profile picture", {"framing": "bust"}),
    ("mid-sentence", {"viseme": "aa"}),
    ("talking, smiling", {"viseme": "aa", "expression": "smile"}),
    ("not talking", {"viseme": "none"}),
    ("singing on stage", {"viseme": "oh", "scene": "stage"}),
    ("talking to camera", {"viseme": "aa", "gaze": (0.0, 0.0)}),
]


@pytest.mark.parametrize("prompt, fields", VIEWS, ids=[row[0] for row in VIEWS])
def test_turns_and_speech_are_read(prompt, fields):
    assert read(prompt).fields == fields


COUNTS = [
    ("two people", {"people": 2}),
    ("a group of three", {"people": 3}),
    ("a group of colleagues", {"people": 3}),
    ("a couple on the beach", {"people": 2, "scene": "beach"}),
    ("team photo in the office", {"people": 3, "scene": "office"}),
    ("a man and a woman", {"people": 2, "presentation": F}),
    ("3 friends", {"people": 3}),
    ("four variations", {"count": 4}),
    ("3 pictures of a nurse", {"count": 3, "outfit": "scrubs"}),
    ("a couple of portraits", {"count": 2}),
    ("six watercolour portraits of two friends", {"count": 6, "people": 2, "style": "watercolour"}),
    ("a mother of two", {"presentation": F, "age": (28, 48)}),
    ("16-bit pixel art", {"style": "pixel art"}),
    ("a three-piece suit", {"outfit": "suit"}),
    ("a pair of round glasses", {"glasses": "round glasses"}),
]


@pytest.mark.parametrize("prompt, fields", COUNTS, ids=[row[0] for row in COUNTS])
def test_people_and_pictures_are_counted(prompt, fields):
    assert read(prompt).fields == fields


def test_a_crowd_is_three_and_it_is_said():
    reading = read("five colleagues")
    assert reading.asked == {"people": 3}
    assert [note.sentence for note in reading.notes] == ["A picture holds up to three people."]


MIXTURES = [
    ("half watercolour, half flat vector", {"watercolour": 0.5, "flat vector": 0.5}),
    ("mostly pencil with a hint of gouache", {"pencil": 0.8, "gouache": 0.2}),
    ("70% soft 3d 30% pop art", {"soft 3d": 0.7, "pop art": 0.3}),
    ("watercolour 70%, comic 30%", {"watercolour": 0.7, "comic": 0.3}),
    ("a mix of line art and watercolor", {"line art": 0.5, "watercolour": 0.5}),
    ("comic meets pixel art", {"comic": 0.5, "pixel art": 0.5}),
    ("a cross between pop art, comic and duotone", {"pop art": 0.3333, "comic": 0.3333, "duotone": 0.3333}),
    ("half comic, half pencil, gouache", {"comic": 0.5, "pencil": 0.5}),
    ("70/30 mix of watercolour and line art", {"watercolour": 0.7, "line art": 0.3}),
    ("paper cut with a touch of pencil", {"paper cut": 0.8, "pencil": 0.2}),
]


@pytest.mark.parametrize("prompt, weights", MIXTURES, ids=[row[0] for row in MIXTURES])
def test_styles_are_mixed_by_the_shares_that_were_said(prompt, weights):
    look = read(prompt).look
    assert look["style_weights"] == weights
    assert look["style"] == min(weights, key=lambda style: (-weights[style], style))


@pytest.mark.parametrize(
    "prompt, style",
    [("watercolour, comic", "comic"), ("not watercolour but pencil", "pencil"), ("8-bit pixel art", "pixel art")],
)
def test_styles_merely_named_one_after_the_other_are_not_mixed(prompt, style):
    assert read(prompt).look == {"style": style}


def test_the_colours_of_a_brand_are_kept_in_order():
    assert read("brand palette: #0B5FFF, #ffd166 and navy").look == {
        "style": "brand palette",
        "brand_colours": ("#0b5fff", "#ffd166", "#2b3a67"),
    }


HOURS = [
    ("at sunset", "warm", "beach"),
    ("on a winter morning", "cool", "mountains"),
    ("at night", "cool", "night sky"),
    ("golden hour", "warm", "beach"),
    ("a spring day", "bright", "park"),
]


@pytest.mark.parametrize("prompt, light, place", HOURS, ids=[row[0] for row in HOURS])
def test_an_hour_or_a_season_colours_the_light_and_hints_at_a_place(prompt, light, place):
    reading = read(prompt)
    assert reading.look == {"light": light}
    assert [(hint.field, hint.value) for hint in reading.hints] == [("scene", place)]


@pytest.mark.parametrize(
    "word", ["policy", "media", "world", "leader", "winner", "price", "market", "study", "quiet", "summary", "plant", "skill", "track"]
)
def test_english_is_never_corrected_into_something_that_can_be_drawn(word):
    reading = read(word)
    assert reading.fields == {}
    assert [unknown.word for unknown in reading.unknown] == [word]


def test_every_style_scene_prop_and_mouth_is_known_by_its_own_name():
    assert [read(f"in {style} style").look for style in STYLES] == [{"style": style} for style in STYLES]
    assert [read(f"scene: {scene}").look for scene in SCENES] == [{"scene": scene} for scene in SCENES]
    assert [read(f"holding a {prop}").look["prop"] for prop in PROPS[1:]] == list(PROPS[1:])
    assert [read(f"viseme {viseme}").look for viseme in VISEMES] == [{"viseme": viseme} for viseme in VISEMES]


TYPOS = [
    ("a man w/ a mustach and eyeglases", {"presentation": M, "beard": "moustache", "glasses": "round glasses"}),
    ("freckels, dimpels, smilling, curly hiar", {"freckles": (0.4, 0.9), "dimples": True, "expression": "smile", "hair": "short curls"}),
    ("hoddie and a beenie", {"outfit": "hoodie", "headwear": "beanie"}),
    ("goache with a touch of pensil", {"style": "gouache", "style_weights": {"gouache": 0.8, "pencil": 0.2}}),
    ("Lena, Otto and Kofi", {}),
]


@pytest.mark.parametrize("prompt, fields", TYPOS, ids=[row[0] for row in TYPOS])
def test_typos_within_one_edit_are_read_and_names_are_left_alone(prompt, fields):
    assert read(prompt).fields == fields


AGES = [
    ("Tunde — 34 — developer", 34),
    ("Mr Tanaka, sixty-six, proper", 66),
    ("Halima, nineteen, a student", 19),
    ("51, plus-size", 51),
    ("50ish", (47, 53)),
    ("fourty years old", 40),
]


@pytest.mark.parametrize("prompt, age", AGES, ids=[row[0] for row in AGES])
def test_ages_are_read_however_they_are_written(prompt, age):
    assert read(prompt).identity["age"] == age


def test_numbers_that_are_no_ages_are_left():
    assert "age" not in read("70s vibe, 3 options, 16-bit pixel art, chapter 12").identity


@pytest.mark.parametrize("known, words", NEIGHBOURS.items(), ids=NEIGHBOURS)
def test_what_is_nearest_in_meaning_is_itself_known_and_the_word_is_not(known, words):
    assert read(f"holding a {known}").look
    for word in synonyms(words):
        assert read(word).unknown, word
        if " " not in word:
            assert [unknown.nearest for unknown in read(word).unknown] == [known]


@pytest.mark.parametrize(
    "prompt, fields",
    [
        ("no text, no logo", {}),
        ("nothing stocky", {"build": "average"}),
        ("a huge grey moustache", {"beard": "moustache", "hair_colour": "grey"}),
        ("light stubble", {"beard": "stubble"}),
        ("a long grey beard", {"beard": "long beard", "hair_colour": "grey"}),
        ("navy yarmulke", {"headwear": "kippah", "headwear_colour": "navy"}),
        ("a white skull cap", {"headwear": "kippah", "headwear_colour": "white"}),
        ("no hat, keep the kippah", {"headwear": "kippah"}),
        ("remove the kippah", {"headwear": "none"}),
        ("remove the hat and the scarf", {"headwear": "none", "accessories": ()}),
        ("no hat and a scarf", {"headwear": "none", "accessories": ("scarf",)}),
        ("round sunglasses", {"glasses": "sunglasses"}),
        ("change the shirt to forest green", {"outfit": "shirt", "outfit_colour": "#2f6b47"}),
        ("the shirt should be #00A4BD", {"outfit": "shirt", "outfit_colour": "#00a4bd"}),
        ("comic rather than watercolour", {"style": "comic"}),
        ("undercut, blonde, blue work vest", {"hair": "undercut", "hair_colour": "blonde", "outfit": "work vest", "outfit_colour": "blue"}),
        ('make a poster "Careers"', {}),
        ("a teal-dyed undercut", {"hair": "undercut", "hair_colour": "green"}),
        ("blue dyed hair", {"hair_colour": "blue"}),
        ("white beard down to his chest", {"presentation": (0.0, 0.3), "hair_colour": "white", "beard": "long beard"}),
        ("a chest-length ginger beard", {"hair_colour": "ginger", "beard": "long beard"}),
        ("grey at the temples, navy suit", {"hair_colour": "grey", "outfit": "suit", "outfit_colour": "navy"}),
        ("slick hair, no-nonsense", {"hair": "slicked back", "expression": "serious"}),
        ("cut-out collage look, hard shadows", {"style": "paper cut", "light": "dramatic"}),
        ("black ink outlines only", {"style": "line art"}),
        ("overcast daylight", {"light": "soft"}),
        ("k-pop idol, smirking", {"expression": "smirk"}),
        ("brand-coloured poster, lit by candles", {"style": "brand palette", "light": "warm"}),
        ("somebody, maybe 40", {"age": 40}),
        ("basketball player", {"outfit": "sports jersey"}),
        ("softly lit", {"light": "soft"}),
        ("a brightly lit office", {"light": "bright", "scene": "office"}),
        ("lit from the side", {"light": "dramatic"}),
        ("on stage, spotlit", {"scene": "stage", "light": "dramatic"}),
        ("the sun behind them", {"light": "rim"}),
        ("against the light", {"light": "rim"}),
        ("late-afternoon sun", {"light": "warm"}),
        ("as if cut from paper", {"style": "paper cut"}),
        ("like an old video game", {"style": "pixel art"}),
        ("a poster in two colours", {"style": "duotone"}),
        ("CGI avatar", {"style": "soft 3d", "framing": "bust"}),
        ("a sly grin", {"expression": "smirk"}),
        ("a black rollneck sweater", {"outfit": "turtleneck", "outfit_colour": "black"}),
        ("a golf shirt", {"outfit": "polo"}),
        ("shaven-headed", {"hair": "bald"}),
        ("corn rows", {"hair": "cornrows"}),
        ("somebody annoyed", {"expression": "serious"}),
        ("reddish-brown hair", {"hair_colour": "auburn"}),
        ("a baker, plump, 50", {"outfit": "apron", "build": "plus-size", "age": 50}),
    ],
)
def test_what_briefs_say_between_the_lines_is_read(prompt, fields):
    assert read(prompt).fields == fields
