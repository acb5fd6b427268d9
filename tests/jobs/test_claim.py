"""Who owns a job, and what a worker that was given up for dead can still do: nothing."""

import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone

from generation.domain.picture.asset import store
from generation.domain.work import job as jobs
from generation.domain.work import run
from generation.domain.work.sweep import sweep
from generation.models import Asset, CostEntry, Event, Job


def lose_the_lease(job: Job) -> None:
    """As if its worker, on another machine, had not been heard of for a second."""
    Job.objects.filter(pk=job.pk).update(worker="elsewhere/0:1", lease_until=timezone.now() - datetime.timedelta(seconds=1))


def kinds(job: Job) -> list[str]:
    return list(Event.objects.filter(job_id=job.pk).values_list("kind", flat=True))


def test_a_job_is_claimed_once_and_a_second_claimer_gets_nothing(asked):
    job = asked()
    first = jobs.claim(job.pk)
    assert (first.job_id, first.token) == (job.pk, 1)
    assert jobs.claim(job.pk) is None and jobs.claim_next() is None
    job.refresh_from_db()
    assert (job.state, job.tries, job.token) == ("running", 1, 1)
    assert kinds(job) == ["job.queued", "job.running"]


def test_of_eight_workers_at_once_each_job_goes_to_one(asked):
    made, got, start = asked(count=6), [], threading.Barrier(8)

    def worker():
        start.wait()
        while mine := jobs.claim_next():
            got.append(mine.job_id)
        connection.close()

    threads = [threading.Thread(target=worker) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == sorted(job.pk for job in made)
    assert set(Job.objects.values_list("tries", "token")) == {(1, 1)}


def test_the_longest_waiting_job_is_taken_first(asked):
    first, second, third = asked(count=3)
    Job.objects.filter(pk=third.pk).update(run_at=timezone.now() - datetime.timedelta(minutes=5))
    assert [jobs.claim_next().job_id for _ in range(3)] == [third.pk, first.pk, second.pk]
    assert jobs.claim_next() is None


def test_a_job_that_waits_out_a_back_off_is_not_taken(asked):
    job = asked()
    Job.objects.update(run_at=timezone.now() + datetime.timedelta(seconds=60))
    assert jobs.claim(job.pk) is None and jobs.claim_next() is None


def test_a_worker_that_lost_its_lease_writes_nothing(asked):
    """Fencing: the first worker draws to the end and finds that a second one owns the job."""
    job = asked()
    slow = jobs.claim(job.pk)
    drawn = run.draw(slow)
    lose_the_lease(job)
    assert sweep()["lost"] == 1
    fresh = jobs.claim(job.pk)
    assert fresh.token == slow.token + 1

    for late in (
        lambda: jobs.beat(slow, phase="draw", step=1, steps=2),
        lambda: jobs.fail(slow, code="x", message="x", permanent=True),
        lambda: jobs.fail(slow, code="x", message="x", permanent=False),
        lambda: jobs.stop(slow),
        lambda: store(slow, drawn.job, drawn.result, drawn.likenesses, attempts=1, seconds=1.0, receipt={}),
    ):
        with pytest.raises(jobs.LeaseLost):
            late()
    run.put_away(slow, drawn)
    job.refresh_from_db()
    assert (job.state, job.token, job.error_code) == ("running", fresh.token, "worker_lost")
    assert (Asset.objects.count(), CostEntry.objects.count()) == (0, 0)
    assert kinds(job) == ["job.queued", "job.running", "job.retrying", "job.running"]

    run.put_away(fresh, run.draw(fresh))
    job.refresh_from_db()
    assert (job.state, job.tries, job.error_code) == ("succeeded", 2, "")
    assert (Asset.objects.count(), CostEntry.objects.count()) == (1, 1)
    assert kinds(job)[-1:] == ["job.succeeded"]


def test_a_beat_between_the_sweepers_look_and_its_write_saves_the_job(asked):
    from generation.domain.work.sweep import _give_up

    job = asked()
    claim = jobs.claim(job.pk)
    lose_the_lease(job)
    seen = Job.objects.get(pk=job.pk)
    assert jobs.beat(claim, phase="draw", step=1, steps=2) is False
    assert _give_up(seen, timezone.now()) is False
    job.refresh_from_db()
    assert (job.state, job.token) == ("running", claim.token)


def test_a_living_worker_with_a_valid_lease_keeps_its_job(asked):
    job = asked()
    jobs.claim(job.pk)
    assert sweep()["lost"] == 0
    job.refresh_from_db()
    assert job.state == "running"
