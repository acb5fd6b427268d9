"""The life of a job. State moves by conditional update: one row changed, it is yours; zero, someone was first.

    queued -> running -> succeeded | failed | blocked | canceled        running -> queued again when its lease ran out

A claim is proved by its fencing token: every later write names it, so a worker that was given up for dead can write nothing.
"""

import datetime
import os
import socket
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError

from ..models import Job
from ..queue import ring, ring_on_commit
from .event import announce
from .health import record_pulse

RING_AGAIN_AFTER = datetime.timedelta(seconds=15)
MAX_TRIES = 3
State = Job.State


class LeaseLost(Exception):
    """Someone else owns the job now. Stop, write nothing."""


@dataclass(frozen=True)
class Claim:
    """Proof of owning a job: its id and the fencing token the claim was given."""

    job_id: str
    token: int

    def row(self):
        """The job's row, but only while the claim holds."""
        return Job.objects.filter(pk=self.job_id, token=self.token, state=State.RUNNING)


def whoami() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def lease() -> datetime.datetime:
    """Until when a claim holds without a sign of life."""
    return timezone.now() + datetime.timedelta(seconds=settings.JOB_LEASE_SECONDS)


def claim(job_id: str) -> Claim | None:
    """Try to become the owner of a waiting job. None when it is not waiting, or someone was first."""
    now = timezone.now()
    with transaction.atomic():
        changed = Job.objects.filter(pk=job_id, state=State.QUEUED, cancel_requested=False, run_at__lte=now).update(
            state=State.RUNNING,
            token=F("token") + 1,
            tries=F("tries") + 1,
            worker=whoami(),
            lease_until=lease(),
            started_at=now,
            phase="",
            step=0,
            steps=0,
        )
        if not changed:
            return None
        job = Job.objects.get(pk=job_id)
        announce(job, "job.running", tries=job.tries)
    return Claim(job_id, job.token)


def claim_next() -> Claim | None:
    """The job that has waited longest, or None when nothing waits."""
    while True:
        job_id = _waiting().values_list("pk", flat=True).first()
        if job_id is None:
            return None
        if mine := claim(job_id):
            return mine


def beat(claim: Claim, *, phase: str, step: int, steps: int) -> bool:
    """A step was finished: write progress, renew the lease. True when someone asked to stop. Raises LeaseLost."""
    changed = claim.row().update(phase=phase, step=step, steps=steps, lease_until=lease())
    if not changed:
        raise LeaseLost(claim.job_id)
    return Job.objects.filter(pk=claim.job_id, cancel_requested=True).exists()


def end(claim: Claim, state: str, *, engine_seconds: float = 0.0, code: str = "", message: str = "") -> Job:
    """The last word on a running job, inside the caller's transaction. Raises LeaseLost when the claim no longer holds."""
    changed = claim.row().update(
        state=state,
        finished_at=timezone.now(),
        lease_until=None,
        engine_seconds=F("engine_seconds") + engine_seconds,
        error_code=code,
        error=message[:500],
    )
    if not changed:
        raise LeaseLost(claim.job_id)
    return Job.objects.get(pk=claim.job_id)


@transaction.atomic
def fail(claim: Claim, *, code: str, message: str, permanent: bool, engine_seconds: float = 0.0) -> None:
    """Another try after a back-off, or the end after a permanent error or three tries. Failed work costs nothing."""
    job = Job.objects.get(pk=claim.job_id)
    if permanent or job.tries >= MAX_TRIES:
        job = end(claim, State.FAILED, engine_seconds=engine_seconds, code=code, message=message)
        announce(job, "job.failed", code=code, message=message)
        return
    again_at = timezone.now() + datetime.timedelta(seconds=2**job.tries)
    changed = claim.row().update(
        state=State.QUEUED,
        run_at=again_at,
        rung_at=None,
        lease_until=None,
        error_code=code,
        error=message[:500],
        engine_seconds=F("engine_seconds") + engine_seconds,
    )
    if changed:
        announce(job, "job.retrying", code=code, message=message, tries=job.tries)


@transaction.atomic
def stop(claim: Claim, *, engine_seconds: float = 0.0) -> None:
    """The engine stopped because someone asked."""
    announce(end(claim, State.CANCELED, engine_seconds=engine_seconds), "job.canceled")


@transaction.atomic
def cancel_job(*, member, job: Job) -> Job:
    """Ask a job to stop: at once when it waits, within one step when it runs. An ended job stays as it ended."""
    waiting = Job.objects.filter(pk=job.pk, state=State.QUEUED).update(
        state=State.CANCELED, cancel_requested=True, finished_at=timezone.now()
    )
    running = 0 if waiting else Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_requested=True)
    job.refresh_from_db()
    if waiting:
        announce(job, "job.canceled")
    if waiting or running:
        record(member=member, verb="job.canceled", target=job)
    return job


@transaction.atomic
def retry_job(*, member, job: Job) -> Job:
    """Put a failed or canceled job back in the queue with fresh tries. Raises DomainError for any other."""
    changed = Job.objects.filter(pk=job.pk, state__in=[State.FAILED, State.CANCELED]).update(
        state=State.QUEUED,
        tries=0,
        cancel_requested=False,
        run_at=timezone.now(),
        rung_at=None,
        finished_at=None,
        error="",
        error_code="",
    )
    job.refresh_from_db()
    if not changed:
        raise DomainError(
            "job_not_retryable", f"This picture is {job.get_state_display().lower()}; only failed or canceled ones can be tried again."
        )
    announce(job, "job.queued")
    record(member=member, verb="job.retried", target=job)
    ring_on_commit([job.pk])
    return job


def sweep() -> dict[str, int]:
    """Make good what crashes left: leases that ran out are queued again or quarantined, and the bell is rung for work nobody heard of.

    Safe to run at any time, by any number of processes at once."""
    now = timezone.now()
    running = Job.objects.filter(state=State.RUNNING).values_list("pk", "token", "tries", "cancel_requested", "worker", "lease_until")
    lost = [row for row in running if row[5] < now or _is_dead(row[4])]
    for job_id, token, tries, cancel, _, until in lost:
        _give_up(Claim(job_id, token), tries=tries, cancel=cancel, lease_until=until, now=now)
    old = now - RING_AGAIN_AFTER
    unheard = list(_waiting(now).filter(Q(rung_at=None) | Q(rung_at__lt=old)).values_list("pk", flat=True)[:200])
    ring(unheard)
    record_pulse()
    return {"lost": len(lost), "rung": len(unheard)}


@transaction.atomic
def _give_up(claim: Claim, *, tries: int, cancel: bool, lease_until, now) -> None:
    expired = claim.row().filter(lease_until=lease_until)  # a beat since then means someone is alive after all
    if cancel:
        state, kind = State.CANCELED, "job.canceled"
    elif tries >= MAX_TRIES:
        state, kind = State.FAILED, "job.failed"
    else:
        state, kind = State.QUEUED, "job.retrying"
    code, message = "worker_lost", f"The worker stopped in the middle of this picture (try {tries} of {MAX_TRIES})."
    changed = expired.update(
        state=state,
        lease_until=None,
        rung_at=None,
        run_at=now,
        error_code=code,
        error=message,
        finished_at=None if state == State.QUEUED else now,
    )
    if changed:
        announce(Job.objects.get(pk=claim.job_id), kind, code=code, message=message)


def _is_dead(worker: str) -> bool:
    """Whether a worker of this very machine is gone, so that nobody need wait for its lease. Of other machines only the lease can tell."""
    host, _, pid = worker.rpartition(":")
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False


def _waiting(now=None):
    return Job.objects.filter(state=State.QUEUED, cancel_requested=False, run_at__lte=now or timezone.now()).order_by("run_at", "id")


@dataclass(frozen=True)
class Outlook:
    """Where a waiting job stands: how many are before it, and the seconds until it is likely done (None when nothing is known yet)."""

    ahead: int
    seconds: float | None


def outlook(job: Job) -> Outlook:
    """Position by the order work is taken in; time from the engine seconds of the last fifty finished jobs."""
    if job.state != State.QUEUED:
        ahead = 0
    else:
        ahead = Job.objects.filter(
            Q(state=State.RUNNING) | Q(state=State.QUEUED, run_at__lt=job.run_at) | Q(state=State.QUEUED, run_at=job.run_at, pk__lt=job.pk)
        ).count()
    recent = list(Job.objects.filter(state=State.SUCCEEDED).order_by("-finished_at").values_list("started_at", "finished_at")[:50])
    if not recent:
        return Outlook(ahead, None)
    typical = sorted((b - a).total_seconds() for a, b in recent)[len(recent) // 2]
    done = job.step / job.steps if job.state == State.RUNNING and job.steps else 0
    return Outlook(ahead, typical * (ahead + 1 - done))
