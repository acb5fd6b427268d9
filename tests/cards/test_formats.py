"""Which format a reader gets."""

import pytest

from generation.cards.formats import FORMATS, accepted, of_extension


@pytest.mark.parametrize(
    ("accept", "extension"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("application/json", "json"),
        ("application/ld+json", "json"),
        ("text/markdown", "md"),
        ("TEXT/Markdown; charset=utf-8", "md"),
        ("text/markdown;q=0.4, application/json;q=0.3", "md"),
        ("application/json;q=0, */*;q=0.1", "md"),
        ("text/markdown, */*", "md"),
    ],
)
def test_an_accept_header_finds_the_format_it_wishes_most(accept, extension):
    assert accepted(accept).extension == extension


@pytest.mark.parametrize("accept", ["video/*", "application/x-unknown", "*/*;q=0", "text/markdown;q=x", ";;q=1,,"])
def test_a_wish_for_none_of_ours_finds_nothing(accept):
    assert accepted(accept) is None


def test_every_extension_and_every_label_is_there_once():
    assert len({each.extension for each in FORMATS}) == len({each.label for each in FORMATS}) == len(FORMATS)
    assert all(of_extension(each.extension) is each for each in FORMATS)
    assert of_extension("exe") is None
