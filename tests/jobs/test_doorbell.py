"""The broker only rings. Without it nothing is lost, and with it nothing depends on one message."""

import datetime
import signal
import socket

import pytest
from celery import current_app
from django.conf import settings as live
from django.utils import timezone

from generation.domain.work import job as jobs
from generation.domain.work import run
from generation.domain.work.sweep import BELLS, sweep
from generation.models import Event, Job
from tests.jobs.test_claim import kinds, lose_the_lease


@pytest.fixture
def messages():
    """How many bells lie in the broker's folder."""
    folder = live.BROKER_DIR / "messages"
    for old in folder.iterdir():
        old.unlink()
    return lambda: len(list(folder.iterdir()))


@pytest.fixture
def broker_down():
    """A broker address where nobody listens; call it to have the broker back."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    before = current_app.conf.broker_write_url
    current_app.conf.broker_write_url = f"redis://127.0.0.1:{port}/0"
    yield lambda: setattr(current_app.conf, "broker_write_url", before)
    current_app.conf.broker_write_url = before


def test_a_request_rings_once_for_each_picture_when_it_is_committed(asked, messages):
    asked(count=3)
    assert messages() == 3
    assert Job.objects.filter(rung_at=None).count() == 0


def test_a_request_made_while_the_broker_is_down_is_stored_and_the_sweep_rings_when_it_is_back(asked, messages, broker_down):
    made = asked(count=2)
    assert {job.state for job in made} == {"queued"}
    assert Job.objects.filter(rung_at=None).count() == 2
    assert Event.objects.filter(kind="job.queued").count() == 2
    assert sweep() == {"lost": 0, "rung": 2}
    assert Job.objects.filter(rung_at=None).count() == 2 and messages() == 0

    broker_down()
    assert sweep() == {"lost": 0, "rung": 2}
    assert Job.objects.filter(rung_at=None).count() == 0 and messages() == 2


def test_the_sweep_rings_again_only_for_bells_that_were_not_heard_for_fifteen_seconds(asked, messages):
    job = asked()
    assert (sweep()["rung"], messages()) == (0, 1)
    Job.objects.filter(pk=job.pk).update(rung_at=timezone.now() - datetime.timedelta(seconds=16))
    assert (sweep()["rung"], messages()) == (1, 2)


def test_the_sweep_rings_for_the_first_ten_however_many_wait(asked, messages):
    asked(count=24)
    Job.objects.update(rung_at=None)
    assert sweep()["rung"] == BELLS == 10
    assert sweep()["rung"] == 0
    assert messages() == 24 + 10


def test_a_bell_is_not_rung_for_a_job_that_waits_out_its_back_off(asked, messages):
    asked("always fails")
    run.work_on([Job.objects.get().pk])
    assert (Job.objects.get().state, Job.objects.get().rung_at) == ("queued", None)
    assert sweep()["rung"] == 0


# --- workers that are gone ----------------------------------------------------------------------------------------


def test_the_job_of_a_worker_killed_on_this_machine_waits_again_at_the_next_sweep(asked, process):
    job = asked()
    claimed = f"from generation.domain.work import job; job.claim({job.pk!r})"
    died = process(f"import os, signal; {claimed}; os.kill(os.getpid(), signal.SIGKILL)")
    assert died.returncode == -signal.SIGKILL, died.stderr
    job.refresh_from_db()
    assert job.state == "running" and job.lease_until > timezone.now()  # nobody waits for the lease
    assert sweep()["lost"] == 1
    job.refresh_from_db()
    assert (job.state, job.tries, job.error_code) == ("queued", 1, "worker_lost")
    assert job.error == "The worker stopped in the middle of this picture (try 1 of 3)."
    run.work_from(job.pk)
    assert kinds(job) == ["job.queued", "job.running", "job.retrying", "job.running", "job.succeeded"]


def test_a_worker_that_hangs_inside_a_step_ends_itself_says_where_it_stood_and_its_job_waits_again(asked, process):
    job = asked("hangs")
    ended = process(f"from generation.domain.work import run; run.work_from({job.pk!r})", JOB_LEASE_SECONDS="2")
    assert ended.returncode == 1
    assert "Timeout (0:00:04)!" in ended.stderr and "in _act" in ended.stderr
    assert sweep()["lost"] == 1
    job.refresh_from_db()
    assert (job.state, job.tries, job.error_code) == ("queued", 1, "worker_lost")


def test_of_a_worker_on_another_machine_only_the_lease_tells(asked):
    job = asked()
    jobs.claim(job.pk)
    Job.objects.filter(pk=job.pk).update(worker="elsewhere/0:1")
    assert sweep()["lost"] == 0
    lose_the_lease(job)
    assert sweep()["lost"] == 1


def test_a_job_that_loses_three_workers_fails_with_the_reason_and_the_others_go_on(asked):
    poison, good = asked(count=2)
    for _ in range(3):
        assert jobs.claim(poison.pk)
        lose_the_lease(poison)
        sweep()
    poison.refresh_from_db()
    assert (poison.state, poison.tries, poison.error_code) == ("failed", 3, "worker_lost")
    assert poison.error == "The worker stopped in the middle of this picture (try 3 of 3)."
    assert kinds(poison).count("job.failed") == 1 and poison.finished_at
    run.work_from(poison.pk)
    good.refresh_from_db()
    assert good.state == "succeeded"


def test_a_lost_job_that_was_to_be_canceled_is_canceled(asked, member):
    job = asked()
    jobs.claim(job.pk)
    jobs.cancel_job(member=member, job=job)
    lose_the_lease(job)
    assert sweep()["lost"] == 1
    job.refresh_from_db()
    assert (job.state, job.error_code, kinds(job)[-1]) == ("canceled", "", "job.canceled")
