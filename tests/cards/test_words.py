"""Lengths as other people's services count them."""

import pytest

from generation.cards.words import clipped, paragraphs, pieces, utf16, writable


def test_pieces_are_within_the_limit_and_hold_every_character():
    text = "Nights are hers. 🫶🏾 " * 200
    found = pieces(text, 100)
    assert "".join(found) == text
    assert max(map(utf16, found)) <= 100
    assert all(piece.endswith(" ") for piece in found[:-1])


def test_a_word_longer_than_a_piece_is_cut_between_characters():
    assert pieces("👩" * 5, 4) == ["👩👩", "👩👩", "👩"]


@pytest.mark.parametrize("text, short", [("Nora", "Nora"), ("Nora Lindqvist", "Nora L…"), ("👩👩👩👩", "👩👩👩…")])
def test_a_clipped_text_says_that_something_is_missing(text, short):
    assert clipped(text, 7) == short


def test_what_no_xml_can_hold_is_left_out():
    assert writable("a\x00b\x1bc\ud800d\ufffee\tf\n🎭") == "abcde\tf\n🎭"


def test_paragraphs_are_parted_at_blank_lines_only():
    assert paragraphs(" One\ntwo\r\n \r\n\r\nthree \n\n\n") == ["One\ntwo", "three"]
