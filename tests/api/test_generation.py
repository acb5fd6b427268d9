"""Asking for pictures through HTTP: made, watched, stopped, tried again, and never made twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.client import MULTIPART_CONTENT
from django.utils import timezone

from accounts.models import AuditEntry
from api.models import IdempotencyKey
from generation.domain.request.state import state_of
from generation.domain.work.run import work_on
from generation.models import Asset, Event, GenerationRequest, Job
from personas.domain.persona import retire_persona
from tests.api.conftest import client_of, same
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_jobs

ADDRESS = "/api/v1/generations"


@pytest.fixture
def wish(nora) -> dict:
    return {"persona": nora.slug, "prompt": "smiling", "width": 96, "height": 96, "seed": 5}


@pytest.fixture
def scripted(settings):
    """Draws at once, or does what the prompt says: tests/engines.py."""
    settings.ENGINES = dict.fromkeys(("atelier", "scripted"), "tests.engines.ScriptedEngine")
    yield


def draw(generation: str) -> None:
    work_on([job.pk for job in Job.objects.filter(request=generation)])


def nothing_was_made() -> bool:
    return not GenerationRequest.objects.exists() and not Job.objects.exists() and not Event.objects.exists()


@pytest.mark.django_db
def test_a_wish_is_pinned_queued_and_told_where_to_look(api, nora, owner):
    presets = [{"preset": "headshot", "weight": 2}, {"preset": nora.workspace.presets.get(slug="clinic").pk}]
    answer = api.post(ADDRESS, {"persona": nora.pk, "presets": presets, "prompt": "laughing", "count": 2, "seed": 7, "likeness": 0.9})

    made = answer.json()
    assert (answer.status_code, answer["Location"], answer["Retry-After"]) == (202, made["urls"]["self"], "1")
    assert (made["object"], made["state"], made["progress"]) == ("generation", "queued", {"done": 0, "total": 2, "fraction": 0.0})
    assert made["persona"] == {"id": nora.pk, "version": 1}
    assert [(pin["version"], pin["weight"]) for pin in made["presets"]] == [(1, 2.0), (1, 1.0)]
    assert [(each["index"], each["seed"], each["state"]) for each in made["outputs"]] == [(0, 7, "queued"), (1, 8, "queued")]
    assert (made["placement"], made["width"], made["height"], made["cost"]["amount"]) == ("square", 1024, 1024, "0.000000")
    assert AuditEntry.objects.get(verb="request.created").actor == owner.user
    assert api.get(answer["Location"]).json() == made


@pytest.mark.django_db(transaction=True)
def test_create_wait_download(api, wish, scripted, client):
    """The whole way of a plugin: ask, be told when it is done, fetch the bytes without a token."""
    answers = []
    asking = threading.Thread(target=lambda: (answers.append(api.post(ADDRESS, wish, headers={"Prefer": "wait=50"})), connection.close()))
    asking.start()
    while asking.is_alive():
        for job in Job.objects.filter(state=Job.State.QUEUED):
            work_on([job.pk])
        asking.join(0.05)

    [answer] = answers
    done = answer.json()
    assert (answer.status_code, answer["Preference-Applied"], done["state"]) == (200, "wait=50", "succeeded")
    [output] = done["outputs"]
    Asset.objects.filter(pk=output["asset"]).update(verdict=Asset.Verdict.PASS)
    asset = api.get(f"/api/v1/assets/{output['asset']}?renditions=w64.png,original.webp").json()
    assert list(asset["renditions"]) == ["w64.png", "original.webp"]
    bytes_ = b"".join(client.get(asset["renditions"]["w64.png"], headers={"Origin": "null"}).streaming_content)
    assert bytes_.startswith(b"\x89PNG")
    assert asset["generation"] == done["id"]
    assert asset["cost"] == done["cost"]
    upload = SimpleUploadedFile("picture.png", bytes_)
    checked = api.post("/api/v1/provenance/verify", {"file": upload}, content_type=MULTIPART_CONTENT)
    assert (checked.status_code, checked.json()["state"], checked.json()["ours"]) == (200, "trusted", True)


@pytest.mark.django_db
def test_waiting_ends_with_what_there_is_when_the_time_is_up(api, wish):
    answer = api.post(ADDRESS, wish, headers={"Prefer": "respond-async, wait=1"})

    assert (answer.status_code, answer.json()["state"], "Preference-Applied" in answer) == (202, "queued", False)


@pytest.mark.django_db(transaction=True)
def test_a_picture_that_waits_for_review_cannot_be_downloaded(api, wish, scripted):
    made = api.post(ADDRESS, wish).json()
    draw(made["id"])
    Asset.objects.update(verdict=Asset.Verdict.REVIEW)

    [output] = api.get(f"{ADDRESS}/{made['id']}").json()["outputs"]
    assert (output["state"], output["verdict"], "image_url" in output) == ("succeeded", "needs_review", False)
    asset = api.get(f"/api/v1/assets/{output['asset']}?renditions=original.png").json()
    assert (asset["delivered"], asset["renditions"], "renditions_expire_at" in asset) == (False, {}, False)


@pytest.mark.django_db
def test_a_dry_run_tells_the_price_and_makes_nothing(api, nora, wish):
    wish |= {"dry_run": True, "count": 4, "prompt": "smiling, flurbish", "width": 1024, "height": 1024}
    answer = api.post(ADDRESS, wish, headers={"Idempotency-Key": "k"})

    told = answer.json()
    assert (answer.status_code, told["object"], told["count"], told["width"]) == (200, "estimate", 4, 1024)
    assert told["cost"] == {"amount": "0.000020", "currency": "USD"}  # 4 x (1.05 megapixels, a quarter second each, at the rate)
    assert told["unknown_words"] == [{"word": "flurbish", "part": "prompt", "start": 9, "end": 17}]
    assert nothing_was_made() and not IdempotencyKey.objects.exists() and not AuditEntry.objects.filter(verb="request.created").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"prompt": ""}, "prompt_missing"),
        ({"prompt": "x" * 2001}, "prompt_too_long"),
        ({"count": 25}, "count_out_of_range"),
        ({"likeness": 1.5}, "likeness_out_of_range"),
        ({"seed": -1}, "seed_out_of_range"),
        ({"seed": 10**30}, "seed_out_of_range"),
        ({"height": 5000}, "size_out_of_range"),
        ({"placement": "moon"}, "placement_unknown"),
        ({"presets": [{"preset": "headshot", "weight": 0}]}, "weight_out_of_range"),
    ],
)
@pytest.mark.parametrize("dry_run", [False, True])
def test_what_the_domain_refuses_keeps_its_code_and_makes_nothing(api, wish, change, code, dry_run):
    answer = api.post(ADDRESS, wish | change | {"dry_run": dry_run})

    assert (answer.status_code, answer.json()["code"], answer.json()["error"]["code"]) == (422, code, code)
    assert nothing_was_made()


@pytest.mark.django_db
def test_half_a_size_and_a_retired_persona_are_refused(api, wish, owner, nora):
    half = {name: value for name, value in wish.items() if name != "height"}
    assert api.post(ADDRESS, half).json()["code"] == "size_incomplete"
    retire_persona(member=owner, persona=nora)
    assert api.post(ADDRESS, wish).json()["code"] == "persona_retired"
    assert nothing_was_made()


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["\x00", "\ud800"])
def test_text_that_no_database_takes_is_refused(api, wish, text):
    assert api.post(ADDRESS, wish | {"prompt": f"smiling {text}"}).json()["code"] == "invalid_input"
    assert api.post(ADDRESS, wish | {"persona": f"nora{text}"}).json()["code"] == "invalid_input"
    assert nothing_was_made()


# --- never twice --------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_same_key_and_wish_give_the_same_generation(api, wish, owner):
    first = api.post(ADDRESS, wish, headers={"Idempotency-Key": "a-1"})
    again = client_of(owner).post(ADDRESS, dict(reversed(wish.items())), headers={"Idempotency-Key": "a-1"})

    assert (first.status_code, again.status_code) == (202, 202)
    assert ("Idempotency-Replayed" in first, again["Idempotency-Replayed"]) == (False, "true")
    assert same(first) == same(again)
    assert GenerationRequest.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_replay_may_wait_for_what_the_first_one_began(api, wish, scripted, owner, nora):
    first = api.post(ADDRESS, wish, headers={"Idempotency-Key": "a-1"}).json()
    draw(first["id"])
    retire_persona(member=owner, persona=nora)  # no new wish would pass, and this is none
    again = api.post(ADDRESS, wish, headers={"Idempotency-Key": "a-1", "Prefer": "wait=55"})

    assert (again.status_code, again.json()["id"], again.json()["state"]) == (200, first["id"], "succeeded")


@pytest.mark.django_db
def test_a_key_with_another_wish_is_refused(api, wish):
    api.post(ADDRESS, wish, headers={"Idempotency-Key": "a-1"})
    answer = api.post(ADDRESS, wish | {"seed": 6}, headers={"Idempotency-Key": "a-1"})

    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reuse")
    assert GenerationRequest.objects.count() == 1


@pytest.mark.django_db
def test_a_refused_wish_leaves_its_key_free(api, wish):
    assert api.post(ADDRESS, wish | {"count": 99}, headers={"Idempotency-Key": "a-1"}).status_code == 422
    assert not IdempotencyKey.objects.exists()
    assert api.post(ADDRESS, wish, headers={"Idempotency-Key": "a-1"}).status_code == 202


@pytest.mark.django_db
def test_two_workspaces_may_use_the_same_key(api, wish):
    other = new_member()
    mine = api.post(ADDRESS, wish, headers={"Idempotency-Key": "a-1"}).json()
    theirs = client_of(other).post(ADDRESS, wish | {"persona": add_persona(other).slug}, headers={"Idempotency-Key": "a-1"})

    assert theirs.status_code == 202 and theirs.json()["id"] != mine["id"]


@pytest.mark.django_db
def test_a_key_is_remembered_for_a_week(api, wish):
    api.post(ADDRESS, wish, headers={"Idempotency-Key": "a-1"})
    IdempotencyKey.objects.update(created_at=timezone.now() - timedelta(days=7, seconds=1))

    assert "Idempotency-Replayed" not in api.post(ADDRESS, wish, headers={"Idempotency-Key": "a-1"})
    assert GenerationRequest.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x" * 256, "a b", "ä"])
def test_a_key_that_is_none_is_refused(api, wish, key):
    answer = api.post(ADDRESS, wish, headers={"Idempotency-Key": key})

    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_invalid")
    assert nothing_was_made()


@pytest.mark.django_db(transaction=True)
def test_six_at_once_with_one_key_make_one_generation(owner, wish):
    clients = [client_of(owner) for _ in range(6)]

    def ask(client):
        try:
            return client.post(ADDRESS, wish, headers={"Idempotency-Key": "a-1"}).json()["id"]
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        ids = set(pool.map(ask, clients))
    assert len(ids) == 1
    assert (GenerationRequest.objects.count(), Job.objects.count()) == (1, 1)


# --- stop, and again ----------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_cancel_stops_what_waits_and_says_so_twice_the_same(api, wish):
    made = api.post(ADDRESS, wish | {"count": 2}).json()
    first, again = api.post(made["urls"]["cancel"]), api.post(made["urls"]["cancel"])

    assert (first.status_code, first.json()["state"], first.json()["progress"]["done"]) == (200, "canceled", 2)
    assert same(first) == same(again)
    assert "poll_after_ms" not in first.json() and "queue" not in first.json()


@pytest.mark.django_db(transaction=True)
def test_cancel_leaves_alone_what_is_done(api, wish, scripted):
    made = api.post(ADDRESS, wish).json()
    draw(made["id"])
    before = api.get(f"{ADDRESS}/{made['id']}").json()

    assert same(api.post(made["urls"]["cancel"])) == before


@pytest.mark.django_db
def test_retry_queues_the_failed_and_leaves_the_rest(api, nora):
    done, failed = add_jobs(nora, 2)
    now = timezone.now()
    Job.objects.filter(pk=done.pk).update(state=Job.State.SUCCEEDED, started_at=now, finished_at=now)
    Job.objects.filter(pk=failed.pk).update(state=Job.State.FAILED, error_code="engine_busy", error="The engine is busy.", tries=3)
    before = api.get(f"{ADDRESS}/{done.request_id}").json()
    answer = api.post(f"{ADDRESS}/{done.request_id}/retry")

    assert (before["state"], before["outputs"][1]["failure"]) == ("partial", {"code": "engine_busy", "message": "The engine is busy."})
    assert (answer.status_code, [each["state"] for each in answer.json()["outputs"]]) == (202, ["succeeded", "queued"])
    assert (answer.json()["state"], "failure" in answer.json()["outputs"][1]) == ("running", False)


@pytest.mark.django_db
def test_retry_of_what_did_not_fail_is_refused(api, wish):
    made = api.post(ADDRESS, wish).json()
    answer = api.post(made["urls"]["retry"])

    assert (answer.status_code, answer.json()["code"]) == (422, "job_not_retryable")
    assert Job.objects.get().state == Job.State.QUEUED


@pytest.mark.django_db
def test_an_open_generation_tells_its_place_and_when_to_ask_again(api, nora):
    add_jobs(nora, 3)
    waiting = add_jobs(nora)[0]
    answer = api.get(f"{ADDRESS}/{waiting.request_id}").json()

    assert (answer["queue"], answer["poll_after_ms"]) == ({"ahead": 3}, 1000)


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        ("queued queued", "queued"),
        ("queued running", "running"),
        ("queued succeeded", "running"),
        ("succeeded succeeded", "succeeded"),
        ("succeeded failed", "partial"),
        ("succeeded canceled", "partial"),
        ("failed canceled", "failed"),
        ("blocked canceled", "blocked"),
        ("canceled canceled", "canceled"),
    ],
)
def test_the_states_of_pictures_make_one_state(states, whole):
    assert state_of([Job(state=state) for state in states.split()]) == whole
