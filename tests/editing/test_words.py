"""Edit sentences are understood, in chips that can be corrected, and what is not understood is said."""

import string

import pytest

from generation.atelier.character import OUTFITS, Look
from generation.domain.request.placement import placements
from generation.editing.change import PICKABLE, Background, Change, Grade
from generation.editing.words import Chip, Unknown, alternatives, understand
from generation.editing.words.alternatives import IN_ORDER
from generation.editing.words.placing import PLACEMENTS
from tests.bench import edit_sentences

from .expected import ALWAYS_THERE, HERS, HIM, WORN, missed, understood
from .first_unseen_sentences import UNSEEN as ONCE
from .further_sentences import FIFTH, SEVENTH, SIXTH
from .more_sentences import FOURTH, THIRD
from .second_unseen_sentences import UNSEEN as TWICE
from .sentences import FIRST, SECOND
from .unseen_sentences import UNSEEN


def heard(sentence: str, picked=frozenset(), **worn):
    return understand(sentence, identity=HERS, look=WORN | worn, parts_present=ALWAYS_THERE, picked=frozenset(picked))


LEAST_UNDERSTOOD = 0.95
KNOWN = {
    "first": FIRST, "second": SECOND, "third": THIRD, "fourth": FOURTH, "fifth": FIFTH, "sixth": SIXTH, "seventh": SEVENTH,
    "once unseen": ONCE,
}  # fmt: skip


def misses(rows) -> list[str]:
    return [f"{row.sentence!r}: {', '.join(wrong)}" for row in rows if (wrong := missed(row, understood(row)))]


@pytest.mark.parametrize("name", KNOWN)
def test_a_sentence_means_what_its_english_says(name):
    assert misses(KNOWN[name]) == []


@pytest.mark.parametrize("rows", [TWICE, UNSEEN], ids=["learnt from in part", "never learnt from"])
def test_nineteen_of_twenty_sentences_nobody_tuned_for_are_fully_understood(rows):
    wrong = misses(rows)
    assert 1 - len(wrong) / len(rows) >= LEAST_UNDERSTOOD, "\n".join(wrong)


@pytest.mark.parametrize("part", PICKABLE)
def test_the_sentences_of_the_bench_are_understood_of_the_part_they_are_about(part):
    look = WORN | edit_sentences.WORN
    for sentence in edit_sentences.BY_PART[part]:
        found = understand(sentence, identity=HERS, look=look, parts_present=frozenset(PICKABLE))
        assert part in {chip.part for chip in found.chips} and found.is_complete, sentence


def test_a_chip_says_which_words_it_comes_from_and_which_part_it_changes():
    chips = heard("Please make the hiar Auburn, and give her round glasses").chips
    assert [(chip.part, chip.title, chip.words) for chip in chips] == [
        ("hair", "hair: auburn", "Auburn"),
        ("glasses", "glasses: round glasses", "round glasses"),
    ]


def test_every_chip_and_every_alternative_is_a_change_that_can_be_made():
    for row in [row for rows in KNOWN.values() for row in rows][::3]:
        for chip in understood(row).chips:
            for one in (chip, *alternatives(chip)):
                grade = Grade.from_dict(one.grade) if one.grade else None
                Change(one.fields, one.identity, one.background, grade, one.placement, one.remove)
                Look.from_dict(WORN | dict(one.fields))
                assert one.part in (*PICKABLE, "picture")
                assert one.title and one.words == chip.words


def test_alternatives_are_about_the_same_thing_and_the_nearest_come_first():
    (auburn,) = heard("make the hair auburn").chips
    found = alternatives(auburn)
    assert [chip.fields["hair_colour"] for chip in found[:3]] == ["brown", "dark brown", "ginger"]
    assert {tuple(chip.fields) for chip in found} == {("hair_colour",)}
    assert auburn not in found and len({chip.title for chip in found}) == len(found) <= 12
    (older,) = heard("older").chips
    assert [chip.identity["age"] for chip in alternatives(older)] == [45, 55, 40, 60, 30, 70]
    assert alternatives(Chip("picture", "remove what is marked", "remove this", remove=True)) == []


def test_a_menu_knows_every_outfit_and_every_placement():
    assert set(IN_ORDER["outfit"]) == set(OUTFITS)
    assert set(PLACEMENTS) == {place.key for place in placements()}


def test_what_is_picked_is_what_a_bare_word_is_said_of():
    (chip,) = heard("green", picked={"clothes"}).chips
    assert chip.fields == {"outfit_colour": "green"}
    (chip,) = heard("a bit darker", picked={"hair"}).chips
    assert chip.fields == {"hair_colour": "dark brown"}
    (chip,) = heard("green").unknown
    assert chip.word == "green"


def test_an_age_moves_by_ten_years_within_those_that_can_be_drawn_and_says_that_the_face_is_judged():
    (chip,) = heard("older").chips
    assert chip.identity == {"age": 50.0}
    assert chip.note == "This asks the face itself to change; the likeness check will judge it."
    ages = {"a bit older": 45, "much older": 60, "younger": 30, "sixty years older": 90, "30 years younger": 18}
    for sentence, years in ages.items():
        assert [chip.identity["age"] for chip in heard(sentence).chips] == [years], sentence


def test_a_word_that_is_not_known_is_told_with_the_nearest_that_is():
    assert heard("give her a tiara").unknown == (Unknown("tiara", "cap"),)
    assert heard("an orchestra plays").chips == ()


def test_a_part_that_is_not_there_is_said_and_nothing_changes():
    assert heard("remove the beard").absent == ("There is no beard to remove.",)
    assert heard("make her hat red").absent == ("There is no hat in this picture.",)
    assert heard("remove the earrings").absent == ("There are no earrings to remove.",)
    assert heard("remove the beard").chips == ()


def test_an_uploaded_picture_is_known_by_its_parts_only():
    found = understand("remove the glasses, shorter hair", identity={}, look={}, parts_present=frozenset({"hair", "face", "glasses"}))
    assert [(chip.part, dict(chip.fields)) for chip in found.chips] == [("glasses", {"glasses": "none"}), ("hair", {"hair": "short crop"})]
    without = understand("remove the glasses", identity={}, look={}, parts_present=frozenset({"hair", "face"}))
    assert without.absent == ("There are no glasses to remove.",)


def test_words_that_contradict_each_other_are_told():
    found = heard("bald with long hair")
    assert found.contradictions == ("“long” and “bald” contradict each other.",)
    assert heard("warmer and cooler").contradictions == ("“warmer” and “cooler” contradict each other.",)


def test_what_was_to_be_left_alone_is_left_alone_even_where_the_sentence_says_otherwise():
    found = heard("keep the hair as it is, make the hair red")
    assert found.chips == () and found.protected == ("hair",)
    assert found.contradictions == ("“red” would change the hair, which is to be left alone.",)


def test_the_face_is_locked_and_that_is_said():
    found = heard("give her green eyes")
    assert found.chips == () and found.locked == {"eyes": "green"}
    assert found.notes == ("“green”: the persona's face is locked; an edit changes its age and nothing else of it.",)
    assert not found.is_complete


def test_a_background_of_one_colour_is_a_layer_and_a_scene_is_drawn():
    assert [chip.background for chip in heard("swap the background for our brand blue #15c").chips] == [
        Background("colour", colours=("#1155cc",))
    ]
    assert [chip.background for chip in heard("gradient from white to #0b5fff").chips] == [
        Background("gradient", colours=("#f3f1ee", "#0b5fff"))
    ]
    assert [chip.background for chip in heard("put her on a beach").chips] == [Background("scene", scene="beach")]
    (own,) = heard("use our own photo as the background").chips
    assert (own.background, own.note) == (None, "Choose the picture that shall stand behind.")


def test_a_picture_nobody_knows_the_recipe_of_has_nothing_to_compare_with():
    found = understand("older", identity={}, look={}, parts_present=ALWAYS_THERE)
    assert found.chips == () and found.notes == (
        "“older”: nobody knows what this picture was made of, so there is nothing to compare with.",
    )
    (chip,) = understand("make her 50", identity={}, look={}, parts_present=ALWAYS_THERE).chips
    assert chip.identity == {"age": 50.0}


def test_a_sentence_that_asks_for_nothing_is_told_so():
    assert heard("make it like before").notes == ("Nothing in these words says what shall be different.",)
    assert heard("make it so " * 120).notes[0] == "Only the first 1,000 characters were read."


def test_what_is_marked_can_be_wiped_away():
    (chip,) = heard("remove this please").chips
    assert chip.remove and chip.part == "picture"


def test_letters_on_a_sign_are_kept_as_they_were_written():
    (chip,) = heard("give her a sign that says “Don't change THIS, hiar!”").chips
    assert chip.fields["sign_text"] == "Don't change THIS, hiar!"


STRANGE = ["", " ", "…", "?!", "a" * 5000, "the the the the " * 60, "\n\t", "🎉🎉", string.punctuation, "“", "“”", "make", "turn"]


@pytest.mark.parametrize("text", STRANGE)
def test_no_text_is_too_strange(text):
    assert heard(text).chips == ()


def test_one_persons_sentence_reads_the_same_about_another():
    for row in FIRST[:30]:
        understood(row)
    assert heard("shorter beard", **{name: HIM[name] for name in ("hair", "beard")}).chips[0].fields == {"beard": "stubble"}
