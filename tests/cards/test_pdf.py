"""Cards on paper: one page of the right size, with its fonts inside, and tagged for those who hear it."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from generation.cards import pdf
from tests.cards.test_pictures import arabic


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


@pytest.fixture(scope="module")
def written(card) -> bytes:
    return pdf.a4(card)


@pytest.fixture(scope="module")
def paper(written) -> PdfReader:
    return read(written)


def tags(reader: PdfReader) -> list:
    return [kid.get_object() for kid in reader.root_object["/StructTreeRoot"]["/K"][0].get_object()["/K"]]


def content(reader: PdfReader) -> str:
    return reader.pages[0].get_contents().get_data().decode("latin-1")


def told(reader: PdfReader) -> list[str]:
    """What each tagged paragraph says in place of its glyphs."""
    return [operands[1]["/ActualText"] for operands, operator in reader.pages[0].get_contents().operations
            if operator == b"BDC" and "/ActualText" in operands[1]]  # fmt: skip


def test_a_card_is_one_page_of_its_paper_whatever_it_says(paper, card, bare):
    long = replace(card, story="Nights are hers. " * 117, quote="Breathe first. " * 16, goals=("Hand over without a gap " * 5,) * 6)
    for reader, millimetres in ((paper, (210, 297)), (read(pdf.a4(long)), (210, 297)), (read(pdf.a5(bare)), (148, 210))):
        (page,) = reader.pages
        assert tuple(round(float(side) / 72 * 25.4) for side in (page.mediabox.width, page.mediabox.height)) == millimetres


def test_every_font_is_inside(paper):
    fonts = paper.pages[0]["/Resources"]["/Font"]
    assert len(fonts) == 2  # Inter, semibold and upright
    for font in fonts.values():
        inner = font["/DescendantFonts"][0].get_object()
        assert inner["/FontDescriptor"]["/FontFile2"].get_object().get_data()
        assert "/ToUnicode" in font


def test_words_can_be_searched_and_copied(paper, card):
    text = " ".join(paper.pages[0].extract_text().split())
    for words in (card.name, card.role, card.quote, card.story, *card.goals, card.disclosure):
        assert words in text


def test_it_is_read_aloud_in_order(paper, card):
    assert paper.root_object["/MarkInfo"]["/Marked"]
    kinds = [tag["/S"] for tag in tags(paper)]
    assert kinds == ["/Figure", "/H1", "/P", "/BlockQuote", "/P", "/H2", "/LI", "/LI", "/H2", "/LI", "/H2", "/LI", "/LI", "/P"]
    assert tags(paper)[0]["/Alt"] == card.picture.alt
    assert told(paper)[:4] == [card.name, card.role, card.quote, card.story]


def test_what_is_not_read_is_marked_as_decoration(paper):
    text = content(paper)
    assert text.count("BMC") + text.count("BDC") == text.count("EMC")
    assert text.count("/Artifact BMC") == 2  # the paper and the line beside the quotation


def test_arabic_is_told_in_reading_order_and_set_with_its_letters_joined(card):
    reader = read(pdf.a5(arabic(card)))
    assert told(reader)[:3] == ["نورا الخطيب", "رئيسة التمريض", "تنفّس أولاً، ثم ننظر إلى الشاشة."]
    ends = [float(operands[4]) for operands, operator in reader.pages[0].get_contents().operations if operator == b"Tm"]
    assert max(ends) < (800 - 64) * 419.53 / 800  # letters that are not joined are wider, and run over the margin


def test_the_title_and_the_time_are_the_cards_and_the_same_card_gives_the_same_bytes(paper, written, card):
    assert paper.metadata.title == card.name
    assert paper.metadata.creation_date == card.updated_at
    assert paper.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.a4(card) == written


def test_nothing_in_it_runs_or_leads_elsewhere(hostile):
    reader = read(pdf.a4(hostile))
    assert not {"/AA", "/AcroForm", "/Names"} & set(reader.root_object)
    assert reader.root_object["/OpenAction"][1] == "/Fit"  # a way to show the page, not an action
    assert "/Annots" not in reader.pages[0]
    assert told(reader)[0] == hostile.name
