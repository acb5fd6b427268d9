"""The card as JSON-LD, Markdown and HTML, and what all formats share."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from generation.atelier.colour import CLOTH, SCENE, rgb
from generation.cards import html, json_ld, markdown
from generation.cards.colours import READABLE, colours_of, contrast
from generation.cards.model import shortened, summary_of


class Seen(HTMLParser):
    """Tags with their attributes, and the text between them."""

    def __init__(self, document: str):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(document)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def test_markdown_reads_as_it_was_written(card):
    assert markdown.render(card) == (
        "# Nora Lindqvist\n\n"
        "**Head nurse**\n\n"
        "![Nora Lindqvist, Head nurse](https://troupe.example.com/p/nora-k7w2m9qx4t/hero.jpg)\n\n"
        "> Breathe first. Then we look at the screen.\n\n"
        "She has seen it all, and laughs about most of it. Nights are hers.\n\n"
        "## Goals\n\n- Hand over without a gap\n- Go home on time twice a week\n\n"
        "## Pains\n\n- Five systems, five passwords\n\n"
        "## Channels\n\n- Ward tablet\n- Radio\n\n"
        "*Nora Lindqvist is a fictional character. Drawn by an algorithm that was not trained on pictures.* "
        "[Nora Lindqvist, version 3](https://troupe.example.com/p/nora-k7w2m9qx4t)\n"
    )


def test_markup_means_nothing_in_markdown(hostile):
    text = markdown.render(hostile)

    assert re.findall(r"(?<!\\)[<>]", text.replace("\n> ", "\n")) == []
    assert r"\[click\](javascript:alert(1))" in text
    assert "\n\\# not a heading\n" in text and "\n- \\- not a list\n" in text


def test_paragraphs_that_a_browser_sent_stay_paragraphs_in_markdown(card):
    typed = replace(card, story="She has seen it all.\r\n\r\nNights are\r\nhers.")

    assert "\n\nShe has seen it all.\n\nNights are hers.\n\n" in markdown.render(typed)


@pytest.mark.parametrize("typed", ["1. one", "+ one", "--- ", "=== ", "## two", "10) ten"])
def test_a_line_that_looks_like_markup_is_a_line(typed):
    assert "\\" in markdown.plain(typed)


def test_json_ld_leaves_out_what_nobody_filled_in(card, bare):
    full, empty = json.loads(json_ld.render(card)), json.loads(json_ld.render(bare))

    assert full["likeness"] == {"score": 0.9312, "threshold": 0.71, "passed": True, "scorer": "atelier-b 2"}
    assert full["goals"] == list(card.goals) and full["image"]["caption"] == "Nora Lindqvist, Head nurse"
    assert full["@context"]["isFictional"] == "troupe:isFictional" and full["isFictional"] is empty["isFictional"] is True
    assert sorted(set(full) - set(empty)) == [
        "channels", "description", "disambiguatingDescription", "goals", "image", "jobTitle", "likeness", "pains", "quote",
    ]  # fmt: skip


@pytest.mark.parametrize("which", ["card", "bare", "worldly", "hostile"])
def test_html_holds_every_word_as_text_and_runs_nothing(request, which):
    card = request.getfixturevalue(which)
    document = html.render(card)
    seen = Seen(document)

    assert len(document.encode()) < html.LIMIT
    assert {tag for tag, _ in seen.tags}.isdisjoint({"script", "iframe", "form", "object", "link", "base"})
    assert not any(name.startswith("on") for _, attributes in seen.tags for name in attributes)
    for words in (card.name, card.role, card.summary, card.quote, *card.goals, *card.pains, *card.channels):
        assert words in seen.text
    assert [attributes["src"] for tag, attributes in seen.tags if tag == "img"] == ([card.picture.url] if card.picture else [])
    assert "Fictional character" in seen.text


def test_the_longest_card_stays_below_its_limit(card):
    long = replace(
        card, name="名" * 80, role="職" * 120, summary="一" * 160, quote="引" * 240, goals=("目" * 120,) * 6, pains=("痛" * 120,) * 6
    )

    assert len(html.render(long).encode()) < html.LIMIT / 4


@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#ffff00", "#808080", *SCENE.values(), *CLOTH.values()])
def test_letters_can_be_read_in_any_brands_colours(colour):
    found = {name: rgb(value) for name, value in vars(colours_of(colour)).items()}

    assert vars(colours_of(colour))["accent"] == colour
    for letters, paper in (("on_accent", "accent"), ("ink", "tint")):
        assert contrast(found[letters], found[paper]) > READABLE - 0.05  # rounded to 8 bits
    assert contrast(found["ink"], (1.0, 1.0, 1.0)) >= READABLE


@pytest.mark.parametrize(
    ("story", "summary"),
    [
        ("", ""),
        ("One line", "One line"),
        ("First. Second.", "First."),
        ("It is 3.5 km. Then home.", "It is 3.5 km."),
        ("वह देखती है। फिर हँसती है।", "वह देखती है।"),
        ("Breathe!\nThen look.", "Breathe!"),
    ],
)
def test_a_summary_is_the_first_sentence(story, summary):
    assert summary_of(story) == summary


def test_what_is_too_long_is_cut_between_words():
    assert shortened("one two three four", 14) == "one two three…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"
    assert len(summary_of("word " * 100)) <= 160
