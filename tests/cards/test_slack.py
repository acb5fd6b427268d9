"""Slack takes the message: checked by Slack's own models."""

import json
from dataclasses import replace

import pytest
from slack_sdk.models.blocks import Block

from generation.cards import slack
from tests.cards.golden import assert_golden


def message(card) -> dict:
    return json.loads(slack.render(card))


def longest(card):
    line = "&<>👩" * 30
    return replace(
        card, name="&" * 80, role="<" * 120, summary="&" * 160, story="&" * 2000, quote="&" * 240, goals=(line,) * 6, pains=(line,) * 6
    )


def texts(value) -> list[str]:
    if isinstance(value, dict):
        return [value["text"]] if isinstance(value.get("text"), str) and "type" in value else [t for v in value.values() for t in texts(v)]
    return [t for v in value for t in texts(v)] if isinstance(value, list) else []


def test_the_message_is_as_it_was_read(card):
    assert_golden("nora.slack.json", slack.render(card))


@pytest.mark.parametrize("who", ["card", "bare", "hostile", "worldly"])
def test_every_block_is_one_slack_takes(who, request):
    blocks = message(request.getfixturevalue(who))["blocks"]
    for block in blocks:
        Block.parse(block).validate_json()
    assert blocks[0]["type"] == "card"
    assert len(blocks) <= 50


def test_the_longest_words_stay_within_the_limits_when_they_are_escaped(card):
    told = message(longest(card))
    for block in told["blocks"]:
        Block.parse(block).validate_json()
    assert len(told["text"]) <= 300
    limits = {"title": 150, "subtitle": 150, "body": 200}
    assert all(len(told["blocks"][0][part]["text"]) <= most for part, most in limits.items())
    assert all(len(block["text"]["text"]) <= 3000 for block in told["blocks"] if block["type"] == "section")
    assert not any(text.replace("…", "").endswith(("&", "&a", "&am", "&amp", "&l", "&lt")) for text in texts(told["blocks"]))


def test_nothing_that_was_typed_calls_a_channel_or_makes_a_link(hostile):
    told = message(hostile)
    assert "&lt;!channel&gt; &lt;@U123&gt; &lt;https://evil.example|click&gt;" in told["blocks"][3]["text"]["text"]
    assert all("<" not in text for text in texts(told["blocks"]))
    assert all(block["text"]["verbatim"] for block in told["blocks"] if block["type"] == "section")


def test_clients_without_cards_read_everything_in_the_sections(card):
    said = " ".join(texts(message(card)["blocks"][1:]))
    for words in (card.name, card.role, card.story, card.quote, *card.goals, *card.pains, *card.channels, card.disclosure):
        assert words in said


def test_names_of_other_scripts_stay_as_they_are(worldly):
    assert message(worldly)["blocks"][0]["title"]["text"] == worldly.name
    assert message(worldly)["blocks"][0]["subtitle"]["text"] == worldly.role


def test_a_persona_without_a_picture_has_none_in_the_card(bare):
    assert "hero_image" not in message(bare)["blocks"][0]
