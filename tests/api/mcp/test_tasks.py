"""The tasks extension of /mcp."""

import asyncio
from contextlib import suppress
from decimal import Decimal
from typing import Literal

import pytest
from mcp.client.extension import ClientExtension, ResultClaim
from mcp_types import CallToolResult, ElicitResult, Request, Result
from pydantic import ConfigDict

from generation.domain.money.budget import set_budget
from generation.domain.request.create import create_request
from generation.models import Job
from tests.api.conftest import client_of
from tests.api.mcp.talking import META, key, post, talk, wish
from tests.api.worker import working
from tests.people import new_member


class Created(Result):
    result_type: Literal["task"]
    task_id: str
    status: str
    ttl_ms: int | None
    poll_interval_ms: int


class About(Request[dict, str]):
    name_param = "taskId"


class Tasks(ClientExtension):
    """The tasks extension, as a client implements it over the official SDK. `answer`: what is said to a question."""

    identifier = "io.modelcontextprotocol/tasks"

    def __init__(self, answer: dict | None = None):
        self.answer, self.seen = answer, []

    def claims(self):
        return [ResultClaim(result_type="task", model=Created, resolve=self.resolve)]

    async def resolve(self, created: Created, ctx):
        self.seen.append((created.status, created.ttl_ms))
        while True:
            told = (await self.ask(ctx, "tasks/get", created.task_id)).model_dump(by_alias=True)
            if told["status"] != self.seen[-1][0]:
                self.seen.append((told["status"], told.get("inputRequests")))
            match told["status"]:
                case "completed":
                    return CallToolResult.model_validate(told["result"])
                case "cancelled":
                    raise asyncio.CancelledError
                case "input_required":
                    await self.ask(ctx, "tasks/update", created.task_id, inputResponses={"approval": self.answer, "unasked": {}})
            await asyncio.sleep(0.05)

    @staticmethod
    async def ask(ctx, method: str, task: str, **params):
        return await ctx.session.send_request(About(method=method, params={"taskId": task, **params}), Anything)


class Anything(Result):
    model_config = ConfigDict(extra="allow")


def test_a_client_that_knows_tasks_gets_one_and_then_the_very_same_result(address, owner, nora):
    tasks = Tasks()
    with working():
        made = talk(address, key(owner), lambda client: client.call_tool("generate_image", wish(nora)), extensions=[tasks])
    assert (made.is_error, made.structured_content["state"]) == (False, "succeeded")
    assert [each.type for each in made.content] == ["text", "image", "resource_link"]
    assert tasks.seen[0] == ("working", None) and tasks.seen[-1][0] == "completed"


async def asked_by_a_person(context, params):
    """Only declares that this client could ask one: tasks are answered by `Tasks`."""
    return ElicitResult(action="decline")


@pytest.mark.long
@pytest.mark.parametrize(
    ("said", "state"), [({"action": "accept", "content": {"approve": True}}, "succeeded"), ({"action": "decline"}, "canceled")]
)
def test_held_work_asks_a_person_and_does_what_they_say(address, owner, nora, said, state):
    set_budget(by=owner, hard=Decimal("0.000001"), over="hold")
    tasks = Tasks(answer=said)
    with working(), suppress(asyncio.CancelledError):
        talk(
            address,
            key(owner),
            lambda client: client.call_tool("generate_image", wish(nora)),
            extensions=[tasks],
            elicitation_callback=asked_by_a_person,
        )
    question = tasks.seen[1][1]["approval"]
    assert (tasks.seen[1][0], question["method"], question["params"]["mode"]) == ("input_required", "elicitation/create", "form")
    assert Job.objects.get().state == state


TASKS = {"io.modelcontextprotocol/clientCapabilities": {"extensions": {"io.modelcontextprotocol/tasks": {}}, "elicitation": {}}}


def task(api, method: str, key: str, capabilities=TASKS, **params) -> dict:
    said = post(api, f"tasks/{method}", {"taskId": key, **params, "_meta": META | capabilities}, **{"Mcp-Name": key}).json()
    return said.get("result") or said["error"]


def test_a_task_is_told_as_it_stands_and_only_to_those_who_may_know(owner, someone):
    asked = create_request(member=owner, persona=someone, choices=[], prompt="laughing", count=1)
    api = client_of(owner)
    assert task(api, "get", asked.pk)["status"] == "working"
    for stranger in (client_of(new_member()), api):
        assert task(stranger, "get", asked.pk if stranger is not api else "gen_none")["code"] == -32602
    lacking = task(api, "get", asked.pk, capabilities={})
    assert (lacking["code"], list(lacking["data"]["requiredCapabilities"]["extensions"])) == (-32021, ["io.modelcontextprotocol/tasks"])
    assert task(client_of(owner, ["read"]), "cancel", asked.pk)["code"] == "scope_missing"
    assert asked.jobs.get().state == Job.State.QUEUED
    assert task(api, "cancel", asked.pk) == {"resultType": "complete"}
    assert task(api, "get", asked.pk)["status"] == "cancelled"


def test_held_work_is_no_question_for_a_token_that_may_not_answer_it(owner, someone):
    set_budget(by=owner, hard=Decimal("0.000001"), over="hold")
    asked = create_request(member=owner, persona=someone, choices=[], prompt="laughing", count=1)
    api, yes = client_of(owner, ["read", "generate"]), {"approval": {"action": "accept", "content": {"approve": True}}}
    told = task(api, "get", asked.pk)
    assert (told["status"], told["statusMessage"]) == ("working", "held: waits for approval by a person")
    assert task(api, "update", asked.pk, inputResponses=yes) == {"resultType": "complete"}
    assert asked.jobs.get().state == Job.State.HELD
    assert task(client_of(owner), "update", asked.pk, inputResponses=yes) == {"resultType": "complete"}
    assert asked.jobs.get().state == Job.State.QUEUED
