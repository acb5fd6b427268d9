"""Making good what crashes left. Safe to run at any time, by any number of processes at once."""

import datetime

from django.db import transaction
from django.utils import timezone

from ...models import Job
from ...queue import ring
from ..event.log import announce
from ..model.reading import ask_again
from ..money.held import expire_held
from ..people.erasure import finish_erasures
from .health import record_pulse
from .job import MAX_TRIES, Claim, State, waiting
from .worker import is_gone

RING_AGAIN_AFTER = datetime.timedelta(seconds=15)
# Enough to wake the workers that may be idle: whoever wakes takes everything that waits. Ringing for each of a thousand waiting jobs
# would only fill the broker with messages that find nothing to do.
BELLS = 10


def sweep() -> dict[str, int]:
    """Jobs of workers that are gone, or whose lease ran out, wait again or are given up; work that nobody approved in time is over; the
    bell is rung for work nobody heard of, jobs and models to read; files of people who took their likeness back are deleted."""
    now = timezone.now()
    running = Job.objects.filter(state=State.RUNNING).only("token", "tries", "cancel_requested", "worker", "lease_until")
    lost = sum(_give_up(job, now) for job in running if job.lease_until < now or is_gone(job.worker))
    expire_held()
    finish_erasures()
    ask_again()
    unheard = _unheard(now)
    ring(unheard)
    record_pulse()
    return {"lost": lost, "rung": len(unheard)}


def _unheard(now: datetime.datetime) -> list[str]:
    """Of each resource the first ones: workers of one do not hear the bells of another."""
    line = waiting(now)
    resources = line.order_by("resource").values_list("resource", flat=True).distinct()
    first = [one for resource in resources for one in line.filter(resource=resource).values_list("pk", "rung_at")[:BELLS]]
    return [job_id for job_id, rung_at in first if rung_at is None or rung_at < now - RING_AGAIN_AFTER]


@transaction.atomic
def _give_up(job: Job, now: datetime.datetime) -> bool:
    """End the claim that was seen on this job. False when it moved meanwhile: someone is alive after all, or was first."""
    if job.cancel_requested:
        state, kind = State.CANCELED, "job.canceled"
    elif job.tries >= MAX_TRIES:
        state, kind = State.FAILED, "job.failed"
    else:
        state, kind = State.QUEUED, "job.retrying"
    told = {}
    if state != State.CANCELED:
        told = {"code": "worker_lost", "message": f"The worker stopped in the middle of this picture (try {job.tries} of {MAX_TRIES})."}
    as_seen = Claim(job.pk, job.token).row().filter(lease_until=job.lease_until, cancel_requested=job.cancel_requested)
    changed = as_seen.update(
        state=state,
        lease_until=None,
        rung_at=None,
        run_at=now,
        error_code=told.get("code", ""),
        error=told.get("message", ""),
        finished_at=None if state == State.QUEUED else now,
    )
    if changed:
        job.refresh_from_db()
        announce(job, kind, **told)
    return bool(changed)
