"""Where things stand on a card that is a picture: names whole, words inside the margins, the face never cut off."""

from dataclasses import replace

import pytest

from generation.atelier.lettering import text_path
from generation.cards.layout import Area, Face, Page, Unlettered, Words, landscape, portrait
from generation.cards.layout.page import Tag

UNKNOWN = "\U0002a6d6"  # a Chinese character of no common font
STORY = "She has seen it all, and laughs about most of it. Nights are hers: the ward is quiet, and the monitors hum. "


def upright(card) -> Page:
    return portrait(card, width=800, height=1000)


LAYOUTS = pytest.mark.parametrize("layout", [landscape, upright])


@pytest.fixture
def spoken(worldly):
    """The card of many scripts without the one that needs a font of the machine."""
    return replace(worldly, story=worldly.summary)


def drawn(page: Page) -> str:
    return " ".join(words.drawn for words in page.words)


def name_on(page: Page) -> Words:
    return next(words for words in page.words if words.style.tag is Tag.TITLE)


def faces(page: Page) -> list[Face]:
    return [part for part in page.parts if isinstance(part, Face)]


@LAYOUTS
@pytest.mark.parametrize("name", ["Bo", "W" * 80, "Konstantinopoulou-Weatherstone of Lower Brackenridge-upon-Thames and Else", "א" * 80])
def test_a_name_is_never_cut(layout, card, name):
    assert name_on(layout(replace(card, name=name, role="Head of a long department of many words " * 3))).drawn == name


@LAYOUTS
@pytest.mark.parametrize("who", ["card", "bare", "hostile", "spoken"])
def test_every_line_and_every_area_stays_on_the_page(layout, who, request):
    page = layout(request.getfixturevalue(who))
    for words in page.words:
        size = words.style.size
        for line in words.lines:
            assert line.x >= 0 and line.x + line.advance <= page.width
            assert line.baseline - 0.7 * size >= 0 and line.baseline + 0.3 * size <= page.height
    for part in page.parts:
        if isinstance(part, Area | Face):
            assert part.x >= 0 and part.x + part.width <= page.width
            assert part.y >= 0 and part.y + part.height <= page.height


@LAYOUTS
def test_paragraphs_do_not_run_into_each_other(layout, card):
    lines = ("Hand over without a gap between the shifts, every day of the year",) * 6
    page = layout(replace(card, story=f"{STORY * 8}\n\n{STORY * 8}", quote=STORY * 2, goals=lines, pains=lines, channels=lines))
    boxes = []
    for words in page.words:
        size, lefts = words.style.size, [line.x for line in words.lines]
        right = max(line.x + line.advance for line in words.lines)
        boxes.append((min(lefts), words.lines[0].baseline - 0.74 * size, right, words.lines[-1].baseline + 0.24 * size))
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_a_text_that_finds_no_room_ends_with_an_ellipsis_and_the_page_says_so(card):
    page = upright(replace(card, story=STORY * 18))
    assert not page.is_whole
    assert any(words.drawn.endswith("…") for words in page.words)
    assert upright(card).is_whole


@LAYOUTS
def test_the_disclosure_is_always_whole(layout, card):
    assert card.disclosure in drawn(layout(replace(card, story=STORY * 18)))
    long = replace(card, name="W" * 80)
    assert long.disclosure in drawn(layout(long))


@LAYOUTS
def test_emoji_are_left_out_of_the_picture_and_kept_for_those_who_hear_it(layout, card):
    words = name_on(layout(replace(card, name="Nora 🚀 Lind 👩🏽‍⚕️")))
    assert words.drawn == "Nora Lind"
    assert words.text == "Nora 🚀 Lind 👩🏽‍⚕️"


@pytest.mark.parametrize("name", ["🚀🌙", "\u200e\u200d", "\u202e"])
def test_a_name_of_nothing_that_is_drawn_is_told_by_its_slug(card, name):
    assert name_on(landscape(replace(card, name=name))).drawn == card.slug


@LAYOUTS
def test_a_letter_that_no_font_has_is_refused_and_named(layout, card):
    with pytest.raises(Unlettered, match=UNKNOWN):
        layout(replace(card, name=f"Nora {UNKNOWN}"))


def test_a_card_in_hebrew_or_arabic_is_laid_out_from_right_to_left(card):
    arabic = replace(card, name="نورا الخطيب", role="رئيسة التمريض", quote="تنفّس أولاً، ثم ننظر إلى الشاشة.", story="الليالي لها.")
    page, plain = landscape(arabic), landscape(card)
    assert faces(page)[0].x + faces(page)[0].width == page.width and faces(plain)[0].x == 0
    title, role = (words for words in page.words if words.text in (arabic.name, arabic.role))
    ends = {round(line.x + line.advance, 3) for words in (title, role) for line in words.lines}
    assert ends == {faces(page)[0].x - 64}
    assert all(words.leftwards for words in (title, role))


def test_an_english_sentence_that_starts_with_an_arabic_name_still_ends_at_its_right(card):
    page = landscape(replace(card, name="نورا"))
    told = next(words for words in page.words if "fictional" in words.text)
    assert not told.leftwards
    assert told.lines[-1].runs[-1].run.text.endswith("version 3.")


@LAYOUTS
@pytest.mark.parametrize("box", [(0.3, 0.2, 0.7, 0.75), (0.02, 0.05, 0.3, 0.4), (0.6, 0.5, 0.98, 0.99), (0.45, 0.45, 0.55, 0.6), None])
@pytest.mark.parametrize("size", [(1024, 1024), (1920, 1080), (1080, 1920)])
def test_the_face_is_inside_its_cut_and_is_not_stretched(layout, card, box, size):
    picture = replace(card.picture, box=box, width=size[0], height=size[1])
    face = faces(layout(replace(card, picture=picture, story="", quote="", goals=(), pains=(), channels=())))[0]
    left, top, right, bottom = face.crop
    assert 0 <= left < right <= 1 and 0 <= top < bottom <= 1
    assert (right - left) * size[0] / ((bottom - top) * size[1]) == pytest.approx(face.width / face.height, rel=1e-3)
    if box and size[0] == size[1]:
        assert left <= box[0] and right >= box[2] and top <= box[1] and bottom >= box[3]


@LAYOUTS
def test_without_a_picture_its_place_holds_the_first_letter(layout, bare):
    page = layout(bare)
    letter = next(words for words in page.words if words.style.tag is Tag.DECORATION)
    assert (faces(page), letter.drawn) == ([], "N")


def test_lines_are_set_as_wide_as_the_lettering_draws_them(card):
    line = name_on(landscape(replace(card, name="Nora"))).lines[0]
    assert line.advance == pytest.approx(text_path("Nora", size=76)[1])


def test_the_longest_story_is_set_larger_where_less_is_said(card):
    few, many = portrait(card, width=800, height=1131), portrait(replace(card, story=STORY * 18), width=1100, height=1556)
    assert few.is_whole
    assert sum(len(words.lines) for words in many.words) > sum(len(words.lines) for words in few.words)
