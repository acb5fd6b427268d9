"""The queue as people see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from generation.domain.work.health import record_pulse
from generation.models import Job
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_jobs, add_pictures


@pytest.fixture
def nora(owner):
    return add_persona(owner, "Nora")


def test_the_queue_shows_what_is_drawn_what_waits_and_how_many_are_before_it(browser, nora):
    running, *waiting = add_jobs(nora, 3)
    Job.objects.filter(pk=running.pk).update(state="running", phase="draw", step=3, steps=8)
    page = browser.get("/activity").content.decode()
    assert 'Draw <span class="number">3 of 8</span>' in page
    assert '<span class="number">1</span> before it' in page and '<span class="number">2</span> before it' in page
    assert page.count(">Cancel</button>") == 3


def test_the_queue_asks_for_itself_again_only_while_something_is_open(browser, nora):
    assert 'hx-trigger="every 2s"' not in browser.get("/activity").content.decode()
    add_jobs(nora)
    fragment = browser.get("/activity", headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 2s"' in fragment and "<html" not in fragment


def test_without_a_worker_the_page_says_that_pictures_wait(browser):
    sentence = "No worker is drawing just now."
    assert sentence in browser.get("/activity").content.decode()
    record_pulse()
    assert sentence not in browser.get("/activity").content.decode()


def test_a_failed_job_tells_why_and_can_be_tried_again(browser, nora):
    job = add_jobs(nora, state="failed", error="No space left on device.", error_code="storage_failed")[0]
    Job.objects.filter(pk=job.pk).update(finished_at=job.created_at)
    page = browser.get("/activity").content.decode()
    assert "No space left on device." in page and "Try again" in page
    browser.post(f"/jobs/{job.pk}/retry")
    job.refresh_from_db()
    assert (job.state, job.error) == ("queued", "")


def test_a_viewer_sees_the_queue_but_no_buttons(client, owner, nora):
    add_jobs(nora)
    client.force_login(new_member(Role.VIEWER, owner.workspace).user)
    page = client.get("/activity").content.decode()
    assert "Nora" in page and ">Cancel</button>" not in page


def test_another_workspace_sees_nothing_of_it(client, nora):
    add_jobs(nora)
    client.force_login(new_member().user)
    assert "Nora" not in client.get("/activity").content.decode()


def test_what_ended_is_paged_and_each_shown_once(browser, nora):
    for job in add_jobs(nora, 60, state="canceled"):
        Job.objects.filter(pk=job.pk).update(finished_at=job.created_at)
    first = browser.get("/activity")
    second = browser.get("/activity" + first.context["next"])
    shown = [job.pk for page in (first, second) for job in page.context["ended"]]
    assert len(shown) == len(set(shown)) == 60


def test_the_page_takes_the_same_queries_at_any_size(browser, nora):
    counts = []
    for more in (1, 2, 20):
        for job in add_jobs(nora, more, state="succeeded"):
            add_pictures(nora, job=job)
            Job.objects.filter(pk=job.pk).update(started_at=job.created_at, finished_at=job.created_at)
        add_jobs(nora, more)
        with CaptureQueriesContext(connection) as queries:
            browser.get("/activity")
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2] <= 12
