"""The tools of /mcp by the official SDKs, in both eras."""

import asyncio
import base64
import json

import pytest

from accounts.models import Role
from api.mcp import answer
from api.mcp.tools import TOOLS as TOOLS_BY_NAME
from generation.models import Asset, CostEntry, GenerationRequest
from tests.api.mcp.talking import STORY, key, talk, wish
from tests.api.worker import working
from tests.people import new_member

TOOLS = [
    "find_personas", "get_persona", "list_presets", "estimate", "generate_image", "edit_image", "replace_background", "create_batch",
    "get_generation", "cancel_generation", "verify_provenance", "get_card", "usage_summary",
]  # fmt: skip


@pytest.mark.parametrize(("mode", "version"), [("auto", "2026-07-28"), ("legacy", "2025-11-25")])
def test_a_model_makes_a_picture_and_changes_it(address, owner, nora, mode, version):
    async def story(client):
        assert client.protocol_version == version
        assert [tool.name for tool in (await client.list_tools()).tools] == TOOLS
        found = await client.call_tool("find_personas", {})
        assert found.structured_content["personas"][0]["slug"] == nora.slug
        made = await client.call_tool("generate_image", wish(nora, request_id="one"))
        again = await client.call_tool("generate_image", wish(nora, request_id="one"))
        asset = made.structured_content["outputs"][0]["asset"]
        return made, again, await client.call_tool("edit_image", {"image": asset, "prompt": "in a blue shirt"})

    with working():
        made, again, edited = talk(address, key(owner), story, mode)
    assert [each.type for each in made.content] == ["text", "image", "resource_link"]
    assert (made.is_error, made.structured_content["state"]) == (False, "succeeded")
    assert len(made.content[1].data) < 200_000
    assert again.structured_content["generation_id"] == made.structured_content["generation_id"]
    assert edited.structured_content["state"] == "succeeded"
    assert GenerationRequest.objects.count() == CostEntry.objects.count() == 2


def test_who_draws_and_how_far_are_part_of_what_a_model_may_say():
    said = {name: TOOLS_BY_NAME[name].told()["inputSchema"]["properties"] for name in ("generate_image", "edit_image", "estimate")}
    assert all(properties["engine"]["type"] == "string" for properties in said.values())
    assert all(properties["strength"]["maximum"] == 1 for properties in said.values())
    assert "guided-draft" in said["generate_image"]["engine"]["description"]


@pytest.mark.long
def test_what_is_not_done_is_never_told_as_done(address, owner, nora, monkeypatch):
    monkeypatch.setattr(answer, "WAIT", 0)

    async def story(client):
        made = await client.call_tool("generate_image", wish(nora))
        stopped = await client.call_tool("cancel_generation", {"generation_id": made.structured_content["generation_id"]})
        return made, stopped, await client.call_tool("get_generation", {"generation_id": made.structured_content["generation_id"]})

    made, stopped, after = talk(address, key(owner), story)
    assert made.structured_content["state"] == "queued"
    assert made.content[0].text.startswith("Not finished")
    assert stopped.structured_content["state"] == "canceled"
    assert (after.is_error, after.structured_content["state"]) == (True, "canceled")


@pytest.mark.long
def test_a_picture_that_waits_for_review_is_not_handed_over(address, owner, nora):
    async def story(client):
        made = await client.call_tool("generate_image", wish(nora))
        await asyncio.to_thread(Asset.objects.filter(job__isnull=False).update, verdict=Asset.Verdict.REVIEW)
        return await client.call_tool("get_generation", {"generation_id": made.structured_content["generation_id"]})

    with working():
        held = talk(address, key(owner), story)
    assert (held.is_error, [each.type for each in held.content]) == (True, ["text"])


@pytest.mark.long
def test_refusals_are_results_that_a_model_can_read(address, owner, nora):
    async def story(client):
        calls = [
            ("generate_image", wish(nora, persona="nobody")),
            ("generate_image", wish(nora, prompt="")),
            ("generate_image", {"prompt": "x"}),
            ("get_generation", {"generation_id": "gen_none"}),
            ("edit_image", {"image": "ast_none", "prompt": "x"}),
        ]
        return [await client.session.call_tool(name, arguments) for name, arguments in calls]

    said = talk(address, key(owner), story)
    codes = ["not_found", "prompt_missing", "invalid_arguments", "not_found", "not_found"]
    assert [(each.is_error, each.content[0].text.rpartition("(")[2]) for each in said] == [(True, f"{code})") for code in codes]
    viewer = talk(
        address, key(new_member(Role.VIEWER, owner.workspace)), lambda client: client.session.call_tool("generate_image", wish(nora))
    )
    assert viewer.is_error
    assert not GenerationRequest.objects.exists()


@pytest.mark.long
@pytest.mark.parametrize("which", ["v1", "legacy", "auto"])
def test_the_typescript_sdks_tell_the_same_story(node, address, owner, nora, which):
    with working():
        seen = json.loads(node(STORY, address, key(owner), which, nora.slug))
    assert seen == {
        "tools": TOOLS,
        "prompts": ["portrait", "campaign", "place"],
        "read": [nora.name, nora.slug],
        "prompt": True,
        "content": ["text", "image", "resource_link"],
        "state": "succeeded",
        "last": [1, 1],
        "refused": [True, "There is no such persona here. (not_found)"],
    }


@pytest.mark.long
def test_every_other_tool_does_what_it_says(address, owner, nora):
    async def story(client):
        async def call(name, **arguments):
            return await client.session.call_tool(name, arguments)

        made = await client.call_tool("generate_image", wish(nora))
        asset = made.structured_content["outputs"][0]["asset"]
        rows = {"rows": [{"persona": nora.slug, "prompt": "laughing", "placement": "square", "seed": 1, "width": 96, "height": 96}]}
        planned = await call("create_batch", **rows, dry_run=True)
        begun = await call("create_batch", **rows)
        for _ in range(100):
            batch = await call("get_generation", generation_id=begun.structured_content["generation_id"])
            if not batch.content[0].text.startswith("Not finished"):
                break
            await asyncio.sleep(0.05)
        return {
            "persona": await call("get_persona", persona=nora.slug),
            "placed": await call("replace_background", image=asset, background="at the beach"),
            "refused": await call("replace_background", image=asset, background="in a blue shirt"),
            "planned": planned,
            "begun": begun,
            "batch": batch,
            "ours": await call("verify_provenance", image=asset),
            "sent": await call("verify_provenance", data=base64.b64encode(b"no picture").decode()),
            "card": await call("get_card", persona=nora.slug),
            "unwritten": await call("get_card", persona=nora.slug, format="pdf"),
            "usage": await call("usage_summary", group_by="persona"),
        }

    with working():
        said = talk(address, key(owner), story)
    told = {name: each.structured_content for name, each in said.items()}
    assert told["persona"]["slug"] == nora.slug and told["persona"]["version"] == 1
    assert Asset.objects.get(pk=told["placed"]["outputs"][0]["asset"]).spec["look"]["scene"] == "beach"
    assert told["planned"]["counts"] == {"total": 1, "make": 1, "reuse": 0, "blocked": 0}
    assert said["begun"].content[0].text.startswith("Not finished: bat_")
    assert (told["batch"]["state"], told["batch"]["states"], said["batch"].is_error) == ("succeeded", {"succeeded": 1}, False)
    assert (told["ours"]["state"], told["ours"]["ours"]) == ("trusted", True)
    assert said["card"].content[0].text.startswith("#") and nora.name in said["card"].content[0].text
    assert told["usage"]["total"]["pictures"] == 3 and told["usage"]["groups"][0]["name"] == nora.name
    codes = {name: said[name].content[0].text.rpartition("(")[2] for name in ("refused", "sent", "unwritten")}
    assert codes == {"refused": "background_only)", "sent": "file_unsupported_type)", "unwritten": "format_unknown)"}
