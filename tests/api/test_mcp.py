"""/mcp by the official SDKs, in both eras, and by hand where a client would never go."""

import asyncio
import json
from pathlib import Path

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from accounts.domain.token import make_token
from accounts.models import Role, Scope
from api.mcp import answer
from generation.models import Asset, CostEntry, GenerationRequest
from tests import node as node_packages
from tests.api.conftest import client_of
from tests.api.server import serving
from tests.api.worker import working
from tests.people import new_member, new_persona

TOOLS = [
    "find_personas", "get_persona", "list_presets", "estimate", "generate_image", "edit_image", "replace_background", "create_batch",
    "get_generation", "cancel_generation", "verify_provenance", "get_card", "usage_summary",
]  # fmt: skip
STORY = Path(node_packages.__file__).with_name("mcp_story.mjs")
META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"}}


@pytest.fixture
def owner(transactional_db):
    return new_member()


@pytest.fixture
def nora(owner):
    return new_persona(owner)


@pytest.fixture
def address(owner):
    with serving() as port:
        yield f"http://127.0.0.1:{port}/mcp"


def key(member) -> str:
    return make_token(member=member, name="mcp", scopes=Scope.values)[1]


def talk(address: str, token: str, story, mode: str = "auto"):
    async def talked():
        http = httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=60)
        async with http, Client(streamable_http_client(address, http_client=http), mode=mode) as client:
            return await story(client)

    return asyncio.run(talked())


def wish(nora, **more) -> dict:
    return {"persona": nora.slug, "prompt": "in a red shirt", "width": 256, "height": 256, "seed": 3, **more}


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
def test_the_typescript_sdk_is_told_of_progress(node, address, owner, nora):
    with working():
        seen = json.loads(node(STORY, address, key(owner), nora.slug))
    assert seen == {
        "tools": TOOLS,
        "content": ["text", "image", "resource_link"],
        "state": "succeeded",
        "last": [1, 1],
        "refused": [True, "There is no such persona here. (not_found)"],
    }


def post(api, method: str, params: dict | None = None, **headers):
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": (params or {}) | {"_meta": META}}
    return api.post("/mcp", body, headers={"Mcp-Protocol-Version": "2026-07-28", "Mcp-Method": method} | headers)


def test_the_envelope_is_checked(owner):
    api = client_of(owner)
    bad = post(api, "tools/list", **{"Mcp-Method": "tools/call"})
    assert (bad.status_code, bad.json()["error"]["code"]) == (400, -32020)
    old = api.post("/mcp", {"jsonrpc": "2.0", "id": 1, "method": "ping"}, headers={"Mcp-Protocol-Version": "1999-01-01"})
    assert (old.status_code, old.json()["error"]["code"], old.json()["error"]["data"]["supported"][0]) == (400, -32022, "2026-07-28")
    absent = post(api, "completion/complete")
    assert (absent.status_code, absent.json()["error"]["code"], absent.json()["id"]) == (404, -32601, 1)
    assert api.post("/mcp", {"jsonrpc": "2.0", "method": "notifications/initialized"}).status_code == 202
    assert api.post("/mcp", "no JSON").status_code == 400
    assert api.get("/mcp").status_code == 405


def test_strangers_and_pages_of_other_sites_stay_outside(owner, client):
    refused = client.post("/mcp", {}, content_type="application/json")
    assert refused.status_code == 401
    assert "resource_metadata=" in refused["WWW-Authenticate"]
    assert post(client_of(owner), "tools/list", Origin="https://evil.example").status_code == 403
