"""A job from the bell to its end, however it ends."""

import datetime
from decimal import Decimal

import pytest

from accounts.domain.errors import DomainError
from accounts.models import AuditEntry
from generation.domain.work import job as jobs
from generation.domain.work import run
from generation.models import Asset, CostEntry, Event, Job
from personas.domain.persona import retire_persona
from tests.jobs.test_claim import kinds


def ended(job: Job) -> Job:
    job.refresh_from_db()
    assert job.ended and job.lease_until is None and job.finished_at is not None
    return job


def test_one_bell_takes_everything_that_waits_and_each_job_ends_with_one_of_everything(asked):
    made = asked("3 steps of 1 ms", count=4)
    assert run.work_from(made[0].pk) == 4
    for job in made:
        assert ended(job).state == "succeeded"
        assert kinds(job) == ["job.queued", "job.running", "job.succeeded"]
        entry = CostEntry.objects.get(job=job)
        assert entry.amount == (Decimal("0.01") * Decimal(str(round(entry.seconds, 6)))).quantize(Decimal("0.000001"))
    assert sorted(Asset.objects.values_list("job_id", flat=True)) == sorted(job.pk for job in made)
    assert len(set(Asset.objects.values_list("pixel_hash", flat=True))) == 4


def test_ringing_twice_for_a_finished_job_changes_nothing(asked):
    job = asked()
    assert run.work_from(job.pk) == 1
    before = (Event.objects.count(), list(Job.objects.values()), list(Asset.objects.values()))
    assert run.work_from(job.pk) == 0
    assert (Event.objects.count(), list(Job.objects.values()), list(Asset.objects.values())) == before


def test_an_error_is_tried_again_after_two_and_four_seconds_and_then_the_job_succeeds(asked, later):
    job = asked("fails twice")
    waits = []
    for _ in range(2):
        run.work_from(job.pk)
        job.refresh_from_db()
        assert (job.state, job.error_code, job.error) == ("queued", "engine_busy", "The engine is busy.")
        event = Event.objects.filter(job_id=job.pk, kind="job.retrying").last()
        waits.append(round((job.run_at - event.created_at).total_seconds()))
        later()
    assert waits == [2, 4]
    run.work_from(job.pk)
    assert (ended(job).state, job.tries, job.error) == ("succeeded", 3, "")
    assert kinds(job) == ["job.queued", "job.running", "job.retrying", "job.running", "job.retrying", "job.running", "job.succeeded"]


def test_three_tries_then_the_job_fails_with_the_reason_and_costs_nothing(asked, later):
    job = asked("always fails")
    for _ in range(5):
        run.work_from(job.pk)
        later()
    assert (ended(job).state, job.tries) == ("failed", 3)
    assert (job.error_code, job.error) == ("engine_busy", "The engine is busy.")
    assert kinds(job)[-1] == "job.failed" and kinds(job).count("job.failed") == 1
    assert (Asset.objects.count(), CostEntry.objects.count()) == (0, 0)


def test_a_permanent_error_ends_the_job_at_the_first_try(asked):
    job = asked("refuses")
    run.work_from(job.pk)
    assert (ended(job).state, job.tries, job.error_code, job.error) == ("failed", 1, "invalid_spec", "This cannot be drawn.")


def test_a_bug_in_an_engine_fails_its_own_job_only(asked, later):
    bad, good = asked("crashes"), asked("a portrait")
    for _ in range(3):
        run.work_from(bad.pk)
        later()
    assert (ended(bad).state, bad.error_code, bad.error) == ("failed", "internal_error", "Something broke while drawing: a bug")
    assert ended(good).state == "succeeded"


# --- cancel -------------------------------------------------------------------------------------------------------


def test_a_waiting_job_is_canceled_at_once_and_never_drawn(asked, member):
    job = asked()
    assert jobs.cancel_job(member=member, job=job).state == "canceled"
    assert run.work_from(job.pk) == 0
    assert ended(job).tries == 0 and kinds(job) == ["job.queued", "job.canceled"]
    assert AuditEntry.objects.filter(verb="job.canceled", object_id=job.pk).count() == 1


def test_a_running_job_is_canceled_within_one_step(asked, member, settings):
    """Canceled while step 2 of 6 is drawn: it is the last one."""
    job = asked("6 steps of 250 ms")
    steps = []

    class Watched(run.Progress):
        def __call__(self, phase, step, steps_):
            steps.append(step)
            if step == 2:
                super().__call__(phase, step, steps_)
                jobs.cancel_job(member=member, job=Job.objects.get(pk=job.pk))
                return
            super().__call__(phase, step, steps_)

    original, run.Progress = run.Progress, Watched
    try:
        run.work_from(job.pk)
    finally:
        run.Progress = original
    assert steps == [0, 1, 2, 3]
    assert ended(job).state == "canceled" and job.engine_seconds > 0
    assert kinds(job) == ["job.queued", "job.running", "job.canceled"]
    assert (Asset.objects.count(), CostEntry.objects.count()) == (0, 0)


def test_a_job_canceled_after_its_last_step_is_not_put_away(asked, member):
    job = asked()
    claim = jobs.claim(job.pk)
    drawn = run.draw(claim)
    jobs.cancel_job(member=member, job=job)
    run.put_away(claim, drawn)
    assert ended(job).state == "canceled"
    assert Asset.objects.count() == 0


def test_a_canceled_job_whose_engine_fails_does_not_wait_again(asked, member):
    job = asked()
    claim = jobs.claim(job.pk)
    jobs.cancel_job(member=member, job=job)
    jobs.fail(claim, code="engine_busy", message="The engine is busy.", permanent=False)
    assert ended(job).state == "canceled"
    assert kinds(job) == ["job.queued", "job.running", "job.canceled"]


def test_canceling_an_ended_job_changes_nothing(asked, member):
    job = asked()
    run.work_from(job.pk)
    before = list(Job.objects.values()), Event.objects.count(), AuditEntry.objects.count()
    assert jobs.cancel_job(member=member, job=job).state == "succeeded"
    assert (list(Job.objects.values()), Event.objects.count(), AuditEntry.objects.count()) == before


# --- retry --------------------------------------------------------------------------------------------------------


def test_a_canceled_job_can_be_tried_again_with_fresh_tries(asked, member):
    job = asked()
    jobs.cancel_job(member=member, job=job)
    assert jobs.retry_job(member=member, job=job).state == "queued"
    assert run.work_from(job.pk) == 1
    assert (ended(job).state, job.tries) == ("succeeded", 1)
    assert kinds(job) == ["job.queued", "job.canceled", "job.queued", "job.running", "job.succeeded"]


@pytest.mark.parametrize("state", ["queued", "running", "succeeded"])
def test_a_job_that_has_not_failed_cannot_be_tried_again_and_nothing_changes(asked, member, state):
    job = asked()
    if state == "running":
        jobs.claim(job.pk)
    if state == "succeeded":
        run.work_from(job.pk)
    before = list(Job.objects.values()), Event.objects.count(), AuditEntry.objects.count()
    with pytest.raises(DomainError) as refusal:
        jobs.retry_job(member=member, job=job)
    assert refusal.value.code == "job_not_retryable"
    assert (list(Job.objects.values()), Event.objects.count(), AuditEntry.objects.count()) == before


def test_a_job_of_a_retired_persona_is_not_tried_again_and_nothing_changes(asked, member):
    job = asked()
    jobs.cancel_job(member=member, job=job)
    retire_persona(member=member, persona=job.request.persona_version.persona)
    before = list(Job.objects.values()), Event.objects.count(), AuditEntry.objects.count()
    with pytest.raises(DomainError) as refusal:
        jobs.retry_job(member=member, job=Job.objects.get(pk=job.pk))
    assert refusal.value.code == "persona_retired"
    assert (list(Job.objects.values()), Event.objects.count(), AuditEntry.objects.count()) == before


# --- outlook ------------------------------------------------------------------------------------------------------


def test_position_counts_what_is_before_and_time_is_unknown_until_something_was_finished(asked):
    first, second, third = asked(count=3)
    assert [jobs.outlook(job) for job in (first, second, third)] == [jobs.Outlook(n, None) for n in (0, 1, 2)]
    jobs.claim(first.pk)
    assert [jobs.outlook(job).ahead for job in (second, third)] == [1, 2]


def test_time_left_is_the_typical_time_times_what_is_before_shared_among_the_workers(asked):
    done, running, other, waiting = asked(count=4)
    run.work_on([done.pk])
    done.refresh_from_db()
    Job.objects.filter(pk=done.pk).update(started_at=done.finished_at - datetime.timedelta(seconds=10))
    claim = jobs.claim(running.pk)
    assert jobs.outlook(waiting) == jobs.Outlook(2, 30.0)
    jobs.claim(other.pk)
    Job.objects.filter(pk=other.pk).update(worker="elsewhere/0:1")
    assert jobs.outlook(waiting) == jobs.Outlook(2, 20.0)
    jobs.beat(claim, phase="draw", step=3, steps=4)
    running.refresh_from_db()
    assert jobs.outlook(running) == jobs.Outlook(0, 2.5)
