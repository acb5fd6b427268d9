"""Clients of /mcp that wait no longer: what they began stops, and nothing else."""

import asyncio
from contextlib import suppress

import pytest
import requests
from django.utils import timezone

from accounts.domain.token import make_token
from accounts.models import Scope
from api.models import OpenCall
from generation.domain.request.create import create_request
from generation.domain.work.job import cancel_job
from generation.models import Job
from tests.api.conftest import ApiClient
from tests.api.mcp.talking import GIVES_UP, META, key, talk, wish
from tests.waiting import until


@pytest.mark.parametrize("mode", ["auto", pytest.param("legacy", marks=pytest.mark.long)])
def test_a_call_that_is_given_up_stops_what_it_began(address, owner, someone, mode):
    async def story(client):
        heard = asyncio.Event()

        async def progress(*told):
            heard.set()

        calling = asyncio.create_task(client.call_tool("generate_image", wish(someone), progress_callback=progress))
        await heard.wait()
        calling.cancel()
        with suppress(asyncio.CancelledError):
            await calling
        await client.list_tools()

    talk(address, key(owner), story, mode)
    until(lambda: Job.objects.get().state == Job.State.CANCELED)
    until(lambda: not OpenCall.objects.exists())


@pytest.mark.long
@pytest.mark.parametrize("which", ["v1", "legacy", "auto"])
def test_the_typescript_sdks_give_up_too(node, address, owner, someone, which):
    assert node(GIVES_UP, address, key(owner), which, someone.slug) == "given up\n"
    until(lambda: Job.objects.get().state == Job.State.CANCELED)


def test_hanging_up_while_nothing_is_said_cancels_too_and_looking_on_does_not(address, owner, someone):
    token = key(owner)
    with suppress(TimeoutError):
        say(address, token, "tools/call", {"name": "generate_image", "arguments": wish(someone)}, seconds=1)
    until(lambda: Job.objects.filter(state=Job.State.CANCELED).exists())
    asked = create_request(member=owner, persona=someone, choices=[], prompt="laughing", count=1)
    with suppress(TimeoutError):
        say(address, token, "tools/call", {"name": "get_generation", "arguments": {"generation_id": asked.pk}}, seconds=0.5)
    assert asked.jobs.get().state == Job.State.QUEUED
    cancel_job(member=owner, job=asked.jobs.get())  # so that the server waits no longer


def test_nobody_gives_up_anothers_call(owner, someone):
    asked = create_request(member=owner, persona=someone, choices=[], prompt="laughing", count=1)
    token, other = (make_token(member=owner, name=name, scopes=Scope.values) for name in ("one", "other"))
    OpenCall.objects.create(token=token[0], session="mine", number="1", generation=asked, created_at=timezone.now())

    def give_up(secret: str, session: str, number) -> int:
        body = {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": number}}
        return ApiClient(secret).post("/mcp", body, headers={"Mcp-Session-Id": session} if session else {}).status_code

    for secret, session, number in [(token[1], "theirs", 1), (token[1], "", 1), (token[1], "mine", "1"), (other[1], "mine", 1)]:
        assert give_up(secret, session, number) == 202
        assert asked.jobs.get().state == Job.State.QUEUED
    assert give_up(token[1], "mine", 1) == 202
    assert asked.jobs.get().state == Job.State.CANCELED


def say(address: str, token: str, method: str, params: dict, *, seconds: float) -> dict:
    """One request of the stateless protocol. TimeoutError when no answer came: then the line is cut."""
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params | {"_meta": META}}
    headers = {"Authorization": f"Bearer {token}", "Mcp-Protocol-Version": "2026-07-28", "Mcp-Method": method, "Mcp-Name": params["name"]}
    try:
        return requests.post(address, json=body, headers=headers, timeout=seconds).json()
    except requests.Timeout as late:
        raise TimeoutError from late
