"""The whole way with real processes: asked through HTTP, drawn by a worker, heard on a stream, delivered by the worker's courier."""

import contextlib
import http.client
import json
import os
import signal
import time

import pytest
from standardwebhooks import Webhook

from tests.api.server import Stream
from tests.ops.process import Up, manage
from tests.outbound.receiver import receiving

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def up(tmp_path_factory):
    up = Up(tmp_path_factory.mktemp("up"), WEBHOOK_ALLOW="127.0.0.1").ready()
    yield up
    up.end()


@pytest.fixture(scope="module")
def token(up) -> str:
    made = manage("token", "--workspace", "demo", "--name", "test", "--scopes", "all", data_dir=up.data_dir)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


@pytest.fixture(scope="module")
def ask(up, token):
    """ask(method, path, body) -> the answer's JSON."""

    def ask(method: str, path: str, body: dict | None = None):
        connection = http.client.HTTPConnection("127.0.0.1", up.port, timeout=60)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        connection.request(method, f"/api/v1/{path}", json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        said = json.loads(answer.read() or b"{}")
        assert answer.status < 400, said
        return said

    return ask


@pytest.fixture(scope="module")
def persona(ask) -> str:
    return ask("POST", "personas", {"name": "Nora", "brief": "a smiling woman in her thirties", "seed": 5})["id"]


def wait_for(happened, what: str):
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if answer := happened():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen")


def worker_of(up: Up) -> int | None:
    """Process id, and so process group, of the worker itself; None while there is none."""
    for pid, command in up.children().items():
        with contextlib.suppress(ProcessLookupError):
            if "celery" in command and os.getpgid(pid) == pid:
                return pid
    return None


def heard(receiver, kind: str) -> list[dict]:
    return [message for _, _, body in receiver.got if (message := json.loads(body))["type"] == kind]


def test_a_picture_is_heard_of_by_stream_and_by_webhook(up, token, ask, persona):
    with receiving() as receiver:
        point = ask("POST", "webhook_endpoints", {"url": receiver.url})
        made = ask("POST", "generations", {"persona": persona, "prompt": "laughing", "width": 256, "height": 256, "count": 3})
        done = list(Stream(up.port, f"/api/v1/generations/{made['id']}/events", token))[-1]
        assert (done[1], done[2]["state"]) == ("generation.done", "succeeded")
        wait_for(lambda: heard(receiver, "generation.succeeded"), "the webhook")

    [(_, headers, body)] = receiver.got
    message = Webhook(point["signing_secret"]).verify(body, headers)
    assert (message["id"], message["data"]["id"]) == (done[0], made["id"])
    assert [output["state"] for output in message["data"]["outputs"]] == ["succeeded"] * 3
    ask("DELETE", f"webhook_endpoints/{point['id']}")


def test_killed_workers_lose_no_message(up, token, ask, persona):
    """Ten generations, the worker killed again and again while they are drawn and told of."""
    with receiving() as receiver:
        point = ask("POST", "webhook_endpoints", {"url": receiver.url})
        wish = {"persona": persona, "prompt": "laughing", "width": 128, "height": 128}
        ids = {ask("POST", "generations", wish)["id"] for _ in range(10)}
        for _ in range(3):
            leader = wait_for(lambda: worker_of(up), "a worker")
            time.sleep(1.0)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(leader, signal.SIGKILL)
        wait_for(lambda: ids <= {message["data"]["id"] for message in heard(receiver, "generation.succeeded")}, "all ten messages")

    for _, headers, body in receiver.got:
        Webhook(point["signing_secret"]).verify(body, headers)
    by_id = {}
    for _, headers, body in receiver.got:
        by_id.setdefault(json.loads(body)["data"]["id"], set()).add(headers["webhook-id"])
    assert {generation: len(names) for generation, names in by_id.items()} == dict.fromkeys(ids, 1)
    ask("DELETE", f"webhook_endpoints/{point['id']}")
