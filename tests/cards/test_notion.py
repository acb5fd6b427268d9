"""Notion takes the blocks: checked against the types of its own client."""

import json
from dataclasses import replace

import pytest

from generation.cards import notion
from generation.cards.words import utf16
from tests.cards.golden import assert_golden


def blocks(card) -> list[dict]:
    return json.loads(notion.render(card))["children"]


def texts(card) -> list[str]:
    return [text["text"]["content"] for block in blocks(card) for text in block[block["type"]].get("rich_text", [])]


def test_the_blocks_are_as_they_were_read(card):
    assert_golden("nora.notion.json", notion.render(card))


@pytest.mark.long
def test_the_types_of_the_official_client_take_every_block(node, tmp_path, request):
    """The compiler runs once for all."""
    source = ['import type { AppendBlockChildrenParameters } from "@notionhq/client"']
    for who in ("card", "bare", "hostile", "worldly"):
        body = notion.render(request.getfixturevalue(who))
        source.append(f"export const {who}: AppendBlockChildrenParameters = {{ block_id: 'b', ...{body} }}")
    (tmp_path / "cards.ts").write_text("\n".join(source))
    (tmp_path / "node_modules").symlink_to(node.folder / "node_modules")
    node.tool("tsc", "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022", "cards.ts", cwd=tmp_path)


def test_a_long_text_is_parted_at_two_thousand_units_and_nothing_is_lost(card):
    story = "Nights are hers 🌙 " * 111
    found = [block["paragraph"]["rich_text"] for block in blocks(replace(card, story=story)) if block["type"] == "paragraph"][1]
    pieces = [text["text"]["content"] for text in found]
    assert "".join(pieces) == story.strip()
    assert len(pieces) == 2
    assert max(map(utf16, pieces)) <= 2000


def test_a_story_of_a_thousand_paragraphs_is_still_one_call(card):
    lines = ("Twice a week",) * 6
    found = blocks(replace(card, story="\n\n".join(str(n) for n in range(500)), goals=lines, pains=lines, channels=lines))
    assert len(found) <= 100
    said = "\n".join(text["text"]["content"] for block in found for text in block[block["type"]].get("rich_text", []))
    assert all(f"{n}" in said.split() for n in range(500))
    assert said.endswith("Open in Troupe")


def test_markup_stays_words(hostile):
    assert {hostile.name, hostile.role, hostile.quote, *hostile.goals, *hostile.pains} <= set(texts(hostile))


def test_names_of_other_scripts_and_emoji_stay_as_they_are(worldly):
    assert texts(worldly)[:3] == [worldly.name, worldly.role, worldly.quote]


def test_a_persona_without_a_picture_starts_with_its_name(bare, card):
    assert [block["type"] for block in blocks(bare)] == ["heading_1", "callout", "paragraph"]
    assert blocks(card)[0]["image"]["external"]["url"] == card.picture.url
