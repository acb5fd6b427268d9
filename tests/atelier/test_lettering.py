"""Text in pictures is exact: the right glyphs, joined and ordered as each script asks, or a sentence that says what is missing."""

from itertools import pairwise
from pathlib import Path

import pytest
import skia

from generation.atelier.lettering import fitted_text, text_path

CHINESE = (Path(__file__).parent / "fonts",)


def line(text: str, **options) -> skia.Path:
    return text_path(text, size=100, **options)[0]


def advance(text: str) -> float:
    return text_path(text, size=100)[1]


def contours(path: skia.Path) -> int:
    """Strokes that touch count once."""
    return sum(verb == skia.Path.kMove_Verb for verb, _ in skia.Simplify(path))


def box(path: skia.Path) -> tuple[float, ...]:
    b = path.computeTightBounds()
    return b.left(), b.top(), b.right(), b.bottom()


@pytest.mark.parametrize("text, count", [
    ("Hello", 7),  # H l l in one stroke each, e and o with their counters
    ("Ωμέγα", 7),
    ("Дом", 5),
    ("שלום", 5),
])
def test_every_letter_of_a_string_is_drawn(text, count):
    assert contours(line(text)) == count


def test_hebrew_reads_from_right_to_left():
    assert box(line("אב"))[0] == pytest.approx(box(line("ב"))[0])
    moved = skia.Path(line("א"))
    moved.offset(advance("ב"), 0)
    assert box(line("אב"))[2] == pytest.approx(box(moved)[2])


def test_a_latin_name_and_a_number_stand_in_their_own_order_inside_hebrew():
    whole = line("שלום Bob 42")
    number, name, greeting = line("42"), line("Bob"), line("שלום")
    assert contours(whole) == sum(map(contours, (number, name, greeting)))
    assert advance("שלום Bob 42") == pytest.approx(sum(map(advance, ("שלום", "Bob 42"))) + advance("ש ש") - 2 * advance("ש"), rel=0.01)
    assert box(whole)[2] > box(line("Bob 42"))[2]
    assert box(whole)[0] == pytest.approx(box(name)[0])  # a Latin phrase with its number is one left-to-right run, at the left end


def test_brackets_open_towards_the_reader_in_both_directions():
    """Typed first, a bracket stands at the right of Hebrew, and opens to the left."""
    alef, opening = line("א"), line(")")
    opening.offset(advance("א"), 0)
    alef.addPath(opening)
    assert box(line("(א")) == pytest.approx(box(alef))


def test_arabic_letters_join():
    assert advance("ببب") < 3 * advance("ب")
    assert advance("لا") != pytest.approx(advance("ل") + advance("ا"))  # lam and alef are one sign


def test_arabic_vowel_marks_take_no_room():
    assert advance("مَرْحَبًا") == pytest.approx(advance("مرحبا"))
    assert contours(line("مَرْحَبًا")) > contours(line("مرحبا"))


def test_devanagari_builds_conjuncts_and_moves_the_short_i_before_its_consonant():
    assert advance("क्ष") < advance("क") + advance("ष")
    assert box(line("कि"))[1] < box(line("क"))[1]
    first = skia.Path(line("क"))
    first.offset(advance("कि") - advance("क"), 0)
    assert box(line("कि"))[2] == pytest.approx(box(first)[2], abs=3)  # क ends the syllable


def test_pairs_are_kerned():
    assert advance("AV") < advance("A") + advance("V")


def test_a_string_typed_with_combining_accents_looks_the_same():
    assert line("café") == line("cafe\u0301")


def test_size_only_scales():
    small, large = text_path("Wörld", size=10), text_path("Wörld", size=80)
    assert large[1] == pytest.approx(8 * small[1])
    assert box(large[0]) == pytest.approx([8 * v for v in box(small[0])], abs=0.01)


def test_characters_no_font_has_are_named_and_never_drawn_as_boxes():
    with pytest.raises(ValueError, match=r"no font here has 你 \(CJK UNIFIED IDEOGRAPH-4F60\), 🙂 \(SLIGHTLY SMILING FACE\): install one"):
        line("你 🙂 你", font_dirs=())


def test_a_folder_of_fonts_brings_another_script():
    assert line("你好", font_dirs=CHINESE).isEmpty() is False
    assert box(line("世界 Hello", font_dirs=CHINESE))[2] > box(line("世界", font_dirs=CHINESE))[2]


WIDE = "We are hiring! Come and talk to us today"
ARABIC = "مرحبا بالعالم! تعالوا وتحدثوا إلينا اليوم"


@pytest.mark.parametrize("text", [WIDE, ARABIC, "हम भर्ती कर रहे हैं आज आइए", "Hi"])
@pytest.mark.parametrize("width, height", [(180, 120), (300, 60), (90, 160)])
def test_fitted_text_stays_in_its_box_with_every_letter(text, width, height):
    path = fitted_text(text, width=width, height=height)
    left, top, right, bottom = box(path)
    assert left >= -1 and top >= 0 and right <= width + 1 and bottom <= height
    assert contours(path) == sum(contours(line(word)) for word in text.split())


def test_text_breaks_between_chinese_characters_too():
    tall = fitted_text("你好世界", width=40, height=200, smallest=30, font_dirs=CHINESE)
    assert contours(tall) == contours(line("你好世界", font_dirs=CHINESE))
    assert box(tall)[3] - box(tall)[1] > 60


def test_line_breaks_are_kept():
    one, two = (fitted_text(text, width=400, height=200, largest=30) for text in ("Now open", "Now\nopen"))
    assert box(two)[3] - box(two)[1] > box(one)[3] - box(one)[1]


def test_text_that_cannot_fit_is_refused_not_cut():
    with pytest.raises(ValueError, match="does not fit on the sign: use fewer or shorter words"):
        fitted_text("Donaudampfschifffahrtsgesellschaft", width=60, height=60, smallest=9)


def test_larger_boxes_hold_larger_letters():
    heights = [box(fitted_text("Sale", width=w, height=w))[3] - box(fitted_text("Sale", width=w, height=w))[1] for w in (40, 80, 120)]
    assert all(a < b for a, b in pairwise(heights))
