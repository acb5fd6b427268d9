"""Teams takes the card: parsed and drawn by the library that its clients use."""

import json
from dataclasses import replace

import pytest

from generation.cards import teams
from tests.cards.golden import assert_golden

READ = """
    import { createRequire } from "node:module"
    import { readFileSync } from "node:fs"
    const bundle = "./node_modules/adaptivecards/dist/adaptivecards.js"  // the ES modules do not load in Node
    const { AdaptiveCard, SerializationContext, Versions } = createRequire(process.cwd() + "/")(bundle)
    const found = process.argv.slice(1).map((file) => {
        const context = new SerializationContext(Versions.v1_3)
        const card = new AdaptiveCard()
        card.parse(JSON.parse(readFileSync(file, "utf8")), context)
        const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
        return { events, problems: card.validateProperties().validationEvents.map((each) => each.message), parts: card.getItemCount() }
    })
    console.log(JSON.stringify(found))
"""


def told(card) -> dict:
    return json.loads(teams.render(card))


def runs(value) -> list[str]:
    if isinstance(value, dict):
        return [value["text"]] if value.get("type") == "TextRun" else [text for inner in value.values() for text in runs(inner)]
    return [text for inner in value for text in runs(inner)] if isinstance(value, list) else []


def test_the_card_is_as_it_was_read(card):
    assert_golden("nora.teams.json", json.dumps(told(card), ensure_ascii=False, indent=2))


@pytest.mark.long
def test_the_official_library_reads_every_card_without_a_complaint(node, tmp_path, request):
    cards = {who: request.getfixturevalue(who) for who in ("card", "bare", "hostile", "worldly")}
    files = []
    for who, one in cards.items():
        files.append(tmp_path / f"{who}.json")
        files[-1].write_text(teams.render(one))
    found = json.loads(node(READ, *files))
    assert found == [{"events": [], "problems": [], "parts": len(told(one)["body"])} for one in cards.values()]


def test_words_are_runs_which_know_no_markdown(hostile):
    card = told(hostile)
    assert card["version"] == "1.3"
    assert {hostile.name, hostile.role, hostile.quote, "# not a heading"} <= set(runs(card))
    assert '"TextBlock"' not in teams.render(hostile)


def test_the_longest_card_is_within_what_teams_takes(card):
    lines, words = ("夜" * 120,) * 6, {"name": "夜" * 80, "role": "夜" * 120, "story": "夜" * 2000, "quote": "夜" * 240}
    longest = replace(card, **words, goals=lines, pains=lines, channels=lines)
    assert len(teams.render(longest).encode()) < teams.MOST_BYTES


def test_the_picture_has_words_for_those_who_do_not_see_it(card, bare):
    column = told(card)["body"][0]["columns"][0]
    assert column["items"][0]["altText"] == card.picture.alt
    assert len(told(bare)["body"][0]["columns"]) == 1


def test_names_of_other_scripts_and_emoji_stay_as_they_are(worldly):
    assert runs(told(worldly))[:3] == [worldly.name, worldly.role, worldly.quote]
