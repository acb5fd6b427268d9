"""Hearing what happens as it happens, over real sockets: resumed, dropped, ended, capped; and the log by polling."""

import base64
import http.client
import io
import json
import threading
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from accounts.domain.token import make_token
from accounts.models import Scope
from generation.domain.event.feed import Feed, feed
from generation.domain.work import job as jobs
from generation.domain.work.run import work_on
from generation.models import Event, Job
from tests.api.conftest import client_of
from tests.api.server import Stream
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_jobs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def token(owner) -> str:
    return make_token(member=owner, name="stream", scopes=list(Scope.values))[1]


@pytest.fixture
def wish(nora, settings):
    settings.ENGINES = dict.fromkeys(("atelier", "scripted"), "tests.engines.ScriptedEngine")
    yield {"persona": nora.slug, "prompt": "smiling", "width": 96, "height": 96, "seed": 5, "count": 2}


def draw(generation: str) -> None:
    work_on([job.pk for job in Job.objects.filter(request=generation)])


def names(heard: list[tuple]) -> list[str]:
    return [name for _, name, _ in heard if name not in ("generation.progress", "generation.preview")]


def test_a_generation_is_heard_to_its_end_and_ends_with_the_whole_object(port, token, api, wish):
    made = api.post("/api/v1/generations", wish).json()
    stream = Stream(port, f"/api/v1/generations/{made['id']}/events", token)
    threading.Thread(target=lambda: (draw(made["id"]), connection.close())).start()
    heard = list(stream)

    assert stream.answer.status == 200
    assert {name: stream.answer.headers[name] for name in ("Content-Type", "Cache-Control", "X-Accel-Buffering")} == {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-cache, no-transform",
        "X-Accel-Buffering": "no",
    }
    states = [data["state"] for _, name, data in heard if name == "generation.state"]
    outputs = [data["type"] for _, name, data in heard if name == "generation.output"]
    assert states == ["queued", "running", "succeeded"]
    assert sorted(outputs) == sorted(["job.queued", "job.running", "job.succeeded"] * 2)
    ids = [id for id, _, _ in heard if id]
    assert ids == sorted(ids) and heard[-1][1] == "generation.done"
    done = api.get(f"/api/v1/generations/{made['id']}", headers={"Host": f"127.0.0.1:{port}"}).json()
    assert heard[-1][2] == done


def test_a_dropped_stream_resumes_where_it_was_and_misses_nothing(port, token, api, wish):
    made = api.post("/api/v1/generations", wish).json()
    address = f"/api/v1/generations/{made['id']}/events"
    first = Stream(port, address, token)
    before = first.until("generation.state")
    first.close()
    draw(made["id"])

    second = list(Stream(port, address, token, **{"Last-Event-ID": before[-1][0]}))
    whole = list(Stream(port, address, token))
    assert before + second == whole
    assert list(Stream(port, f"{address}?after={before[-1][0]}", token)) == second


def test_a_stream_can_be_opened_after_the_end_and_still_tells_it(port, token, api, wish):
    made = api.post("/api/v1/generations", wish).json()
    api.post(made["urls"]["cancel"])
    address = f"/api/v1/generations/{made['id']}/events"
    first = list(Stream(port, address, token))
    again = list(Stream(port, address, token, **{"Last-Event-ID": first[-1][0]}))

    assert first[-1][2]["state"] == "canceled"
    assert again == first[-1:]


def test_the_workspace_is_heard_from_now_on_and_others_are_not(port, token, api, wish):
    stream = Stream(port, "/api/v1/events/stream?type=generation.*", token)
    assert stream.answer.readline() == b"retry: 2000\n"
    stranger = new_member()
    theirs = client_of(stranger).post("/api/v1/generations", wish | {"persona": add_persona(stranger, "Ada").slug}).json()
    made = api.post("/api/v1/generations", wish | {"count": 1}).json()
    api.post(made["urls"]["cancel"])

    heard = stream.until("generation.canceled")
    stream.close()
    assert [(name, data["generation"]) for _, name, data in heard] == [
        ("generation.queued", made["id"]),
        ("generation.canceled", made["id"]),
    ]
    assert theirs["id"] not in json.dumps(heard)


def test_a_picture_that_is_drawn_is_seen_small_by_address_or_inline_and_not_after_its_end(port, token, api, wish, settings):
    settings.ENGINES = {"atelier": "generation.engines.atelier.AtelierEngine"}  # which shows its picture before it has drawn it
    heard = {}
    for query in ("", "?previews=inline"):
        made = api.post("/api/v1/generations", wish | {"count": 1, "width": 1024, "height": 512}).json()
        stream = Stream(port, f"/api/v1/generations/{made['id']}/events{query}", token)
        claim = jobs.claim(made["outputs"][0]["id"])
        [*_, (number, _, told)] = stream.until("generation.preview")
        heard[query] = (number, told)
        if not query:
            seen = api.get(told["url"])
        jobs.stop(claim)
        assert stream.until("generation.done")[-1][2]["state"] == "canceled"

    assert (heard[""][0], seen.status_code, seen["Content-Type"]) == ("", 200, "image/webp")
    assert Image.open(io.BytesIO(seen.content)).size == (256, 128)
    assert base64.b64decode(heard["?previews=inline"][1]["b64"]) and "url" not in heard["?previews=inline"][1]
    assert api.get(heard[""][1]["url"]).status_code == 404


def test_silence_is_filled_with_comments(port, token, monkeypatch):
    monkeypatch.setitem(Feed.heard.__kwdefaults__, "silence", 0.05)
    stream = Stream(port, "/api/v1/events/stream", token)
    lines = [stream.answer.readline() for _ in range(4)]
    stream.close()

    assert lines == [b"retry: 2000\n", b"\n", b": still here\n", b"\n"]


def test_a_token_has_so_many_streams_and_gets_a_place_back_when_one_is_dropped(port, token, settings):
    settings.STREAMS_PER_TOKEN = 2
    two = [Stream(port, "/api/v1/events/stream", token) for _ in range(2)]
    third = Stream(port, "/api/v1/events/stream", token)

    assert (third.answer.status, third.answer.headers["Retry-After"]) == (429, "5")
    assert json.loads(third.answer.read())["code"] == "too_many_streams"
    two[0].close()
    deadline = time.monotonic() + 20
    while (again := Stream(port, "/api/v1/events/stream", token)).answer.status == 429 and time.monotonic() < deadline:
        again.close()
        time.sleep(0.05)
    assert again.answer.status == 200
    for each in (two[1], again):
        each.close()


def test_a_hundred_streams_ask_the_database_as_often_as_one(owner, nora):
    [job] = add_jobs(nora)
    heard = []
    listeners = [feed.join(workspace_id=owner.workspace_id, request_id=job.request_id, hear=heard.append) for _ in range(100)]
    try:
        with CaptureQueriesContext(connection) as queries:
            feed._look(listeners)
        assert len([each for each in queries if "SELECT" in each["sql"]]) == 2
    finally:
        for listener in listeners:
            feed.leave(listener)


def test_what_cannot_be_streamed_is_a_problem_before_the_first_byte(port, token):
    refused = {"generations/gen_nothing/events": 404, "events/stream?type=moon": 422, "events/stream?after=x": 422}
    for path, status in refused.items():
        answer = Stream(port, f"/api/v1/{path}", token).answer
        assert (answer.status, answer.headers["Content-Type"]) == (status, "application/problem+json")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_without_a_token_nothing_is_streamed_and_strangers_generations_are_not_there(port, owner, nora):
    [job] = add_jobs(nora)
    connection_ = http.client.HTTPConnection("127.0.0.1", port)
    connection_.request("GET", f"/api/v1/generations/{job.request_id}/events")
    assert (answer := connection_.getresponse()).status == 401 and answer.headers["WWW-Authenticate"]
    stranger = make_token(member=new_member(), name="x", scopes=["read"])[1]
    foreign = Stream(port, f"/api/v1/generations/{job.request_id}/events", stranger, **{"X-Request-Id": "r"}).answer
    absent = Stream(port, "/api/v1/generations/gen_x/events", stranger, **{"X-Request-Id": "r"}).answer
    assert (foreign.status, foreign.read()) == (404, absent.read())


# --- the same by polling ------------------------------------------------------------------------------------------


def test_the_log_is_read_on_from_an_event_and_narrowed_by_type_and_generation(api, wish):
    made, other = (api.post("/api/v1/generations", wish | {"count": 1}).json() for _ in range(2))
    api.post(made["urls"]["cancel"])
    newest = api.get("/api/v1/events?type=generation.*").json()["data"]
    assert [(each["type"], each["generation"]) for each in newest] == [
        ("generation.canceled", made["id"]),
        ("generation.queued", other["id"]),
        ("generation.queued", made["id"]),
    ]
    on = api.get(f"/api/v1/events?type=generation.*&after={newest[2]['id']}&limit=1").json()
    assert ([each["id"] for each in on["data"]], on["has_more"]) == ([newest[1]["id"]], True)
    assert {each["generation"] for each in api.get(f"/api/v1/events?generation={other['id']}").json()["data"]} == {other["id"]}
    assert api.get("/api/v1/events?type=moon").json()["code"] == "event_type_unknown"
    assert api.get("/api/v1/events?after=moon").json()["code"] == "event_id_invalid"


def test_polling_waits_for_the_next_event(api, wish, nora, owner):
    made = api.post("/api/v1/generations", wish | {"count": 1}).json()
    last = Event.objects.latest("pk").pk
    answers = []

    def ask():
        answers.append(api.get(f"/api/v1/events?after={last}&wait=50&type=generation.*").json()["data"])
        connection.close()

    asking = threading.Thread(target=ask)
    asking.start()
    for job in Job.objects.filter(request=made["id"]):
        jobs.cancel_job(member=owner, job=job)
    asking.join(timeout=30)

    assert [each["type"] for each in answers[0]] == ["generation.canceled"]


def test_asking_for_one_generation_waits_for_its_end(api, wish):
    made = api.post("/api/v1/generations", wish).json()
    answers = []

    def ask():
        answers.append(api.get(f"/api/v1/generations/{made['id']}?wait=50").json()["state"])
        connection.close()

    asking = threading.Thread(target=ask)
    asking.start()
    draw(made["id"])
    asking.join(timeout=30)

    assert answers == ["succeeded"]
    assert api.get(f"/api/v1/generations/{made['id']}?wait=56").json()["code"] == "invalid_input"
