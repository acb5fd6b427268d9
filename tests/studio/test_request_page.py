"""Watching pictures appear: tiles, cancel, retry, and the live stream."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from asgiref.sync import async_to_sync
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from generation.domain.request.create import create_request
from generation.domain.work import job as jobs
from generation.domain.work.health import record_pulse
from generation.domain.work.run import work_on
from generation.models import Event, Job
from studio.views.event import _message
from tests.people import new_member
from tests.studio.conftest import add_persona


@pytest.fixture
def persona(owner):
    return add_persona(owner, "Nora")


@pytest.fixture
def asked(owner, persona):
    return create_request(member=owner, persona=persona, choices=[], prompt="smiling", count=2, seed=4, width=96, height=96)


@pytest.mark.django_db(transaction=True)  # pictures are stored by a second thread
def test_a_tile_shows_the_picture_once_it_is_drawn(browser, asked):
    first, second = asked.jobs.order_by("index")
    work_on([first.pk])

    page = browser.get(f"/requests/{asked.pk}/tiles").content.decode()

    first.refresh_from_db()
    assert f'href="/assets/{first.asset.pk}"' in page
    assert "1 of 2" in page
    assert page.count('data-state="queued"') == 1 and f'id="tile-{second.pk}"' in page
    assert "<html" not in page


def test_a_running_picture_shows_phase_and_step(browser, asked):
    claim = jobs.claim(asked.jobs.first().pk)
    jobs.beat(claim, phase="draw", step=3, steps=8)

    page = browser.get(f"/requests/{asked.pk}").content.decode()

    assert "Drawing" in page and "3 of 8" in page and '<progress max="8" value="3"' in page


def test_without_a_worker_the_page_says_that_pictures_wait(browser, asked):
    sentence = "No worker is drawing just now."
    assert sentence in browser.get(f"/requests/{asked.pk}/tiles").content.decode()

    record_pulse()

    assert sentence not in browser.get(f"/requests/{asked.pk}/tiles").content.decode()


def test_what_is_held_waits_for_a_person_and_not_for_a_worker(browser, asked):
    asked.jobs.update(state="held", held_for="budget")

    assert "No worker is drawing just now." not in browser.get(f"/requests/{asked.pk}/tiles").content.decode()


def test_a_waiting_picture_says_how_many_are_before_it(browser, asked):
    page = browser.get(f"/requests/{asked.pk}").content.decode()

    assert "Next in line" in page and '<span class="number">1</span> before it' in page


def test_cancel_answers_with_the_tile_and_try_again_puts_it_back(browser, asked):
    job = asked.jobs.first()

    tile = browser.post(f"/jobs/{job.pk}/cancel", headers={"HX-Request": "true"}).content.decode()
    assert 'data-state="canceled"' in tile and "Try again" in tile

    tile = browser.post(f"/jobs/{job.pk}/retry", headers={"HX-Request": "true"}).content.decode()
    assert 'data-state="queued"' in tile and "Cancel" in tile


def test_what_cannot_be_tried_again_says_so_and_stays(browser, asked):
    job = asked.jobs.first()

    answer = browser.post(f"/jobs/{job.pk}/retry", headers={"HX-Request": "true"})

    assert answer.status_code == 422
    assert "only failed, canceled or expired ones can be tried again" in answer.content.decode()
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


@pytest.mark.django_db(transaction=True)  # pictures are stored by a second thread
def test_the_rest_of_a_request_is_canceled_and_what_is_done_stays(browser, asked):
    first, second = asked.jobs.order_by("index")
    work_on([first.pk])

    browser.post(f"/requests/{asked.pk}/cancel")

    assert [job.state for job in asked.jobs.order_by("index")] == [Job.State.SUCCEEDED, Job.State.CANCELED]


def test_a_failed_picture_gives_its_reason(browser, asked):
    claim = jobs.claim(asked.jobs.first().pk)
    jobs.fail(claim, code="disk_full", message="There is no space left to save the picture.", permanent=True)

    page = browser.get(f"/requests/{asked.pk}").content.decode()

    assert "There is no space left to save the picture." in page and "Try again" in page


def test_without_javascript_the_page_refreshes_itself_until_all_is_done(browser, asked):
    refresh = '<meta http-equiv="refresh"'
    assert refresh in browser.get(f"/requests/{asked.pk}").content.decode()

    browser.post(f"/requests/{asked.pk}/cancel")

    assert refresh not in browser.get(f"/requests/{asked.pk}").content.decode()


def test_a_viewer_watches_but_may_not_cancel(viewing, asked):
    page = viewing.get(f"/requests/{asked.pk}").content.decode()

    assert "Cancel" not in page
    assert viewing.post(f"/jobs/{asked.jobs.first().pk}/cancel").status_code == 403
    assert viewing.post(f"/requests/{asked.pk}/cancel").status_code == 403
    assert not asked.jobs.exclude(state=Job.State.QUEUED).exists()


def test_a_strangers_request_does_not_exist_here(client, asked):
    client.force_login(new_member().user, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(f"/requests/{asked.pk}").status_code == 404
    assert client.get(f"/requests/{asked.pk}/tiles").status_code == 404
    assert client.post(f"/jobs/{asked.jobs.first().pk}/cancel").status_code == 404


def test_tiles_ask_as_much_for_many_pictures_as_for_one(browser, owner, persona):
    def queries(count: int) -> int:
        request = create_request(member=owner, persona=persona, choices=[], prompt="smiling", count=count)
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/requests/{request.pk}/tiles")
        return len(asked)

    queries(1)
    assert queries(1) == queries(3) == queries(24) <= 9


def first_parts(answer, count: int) -> list[str]:
    """The first parts of a streaming answer, then hang up."""

    async def read():
        parts = []
        async for part in answer.streaming_content:
            parts.append(part.decode())
            if len(parts) == count:
                break
        return parts

    def work():
        try:
            return async_to_sync(read)()
        finally:
            connections.close_all()

    # In a thread of its own: the browser of another test may have left an event loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as reader:
        return reader.submit(work).result()


@pytest.mark.django_db(transaction=True)
def test_the_stream_resumes_after_the_last_event_the_browser_heard(client):
    member = new_member()
    request = create_request(member=member, persona=add_persona(member), choices=[], prompt="smiling", count=3)
    other = new_member()
    create_request(member=other, persona=add_persona(other), choices=[], prompt="smiling", count=1)
    heard = Event.objects.filter(workspace=member.workspace).first()
    client.force_login(member.user, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.get("/events/stream", headers={"Last-Event-ID": str(heard.pk)})

    assert answer["Content-Type"] == "text/event-stream"
    parts = first_parts(answer, 3)
    assert parts[0].startswith("retry:")
    told = [json.loads(part.split("data: ")[1]) for part in parts[1:]]
    assert [message["kind"] for message in told] == ["job.queued", "job.queued"]
    assert {message["request"] for message in told} == {request.pk}
    assert heard.job_id not in {message["job"] for message in told}


def test_a_message_names_its_place_in_the_log(asked):
    event = Event.objects.first()

    assert _message(event).decode().splitlines()[:2] == [f"id: {event.pk}", "event: job.queued"]
