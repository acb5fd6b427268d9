"""The life of a job. State moves by conditional update: one row changed, it is yours; zero, someone was first.

    queued -> running -> succeeded | failed | blocked | canceled        running -> queued again when its lease ran out
    held -> queued | canceled | expired                                 by a person's word: see money/held.py

A claim is proved by its fencing token: every later write names it, so a worker that was given up for dead can write nothing.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from personas.domain.persona import require_active

from ...models import Job, Preview
from ...queue import ring_on_commit
from ..event.log import announce
from ..money import budget
from ..request.spec import companions_of
from .worker import whoami

MAX_TRIES = 3
WARM_SECONDS = datetime.timedelta(seconds=20)  # so long jobs of loaded models may go before one whose model would push them out
ORDER = ("run_at", "index", "id")  # in which work is taken: the pictures of one request one after the other
State = Job.State
WAITING = (State.QUEUED, State.HELD)
AGAIN = (State.FAILED, State.CANCELED, State.EXPIRED)  # from which a job may be tried again


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


def lease() -> datetime.datetime:
    """Until when a claim holds without a sign of life."""
    return timezone.now() + datetime.timedelta(seconds=settings.JOB_LEASE_SECONDS)


def claim(job_id: str) -> Claim | None:
    """Try to become the owner of a waiting job. None when it is not waiting, not for this worker, or someone was first."""
    now = timezone.now()
    with transaction.atomic():
        changed = mine(Job.objects.filter(pk=job_id, state=State.QUEUED, cancel_requested=False, run_at__lte=now)).update(
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


def claim_next(warm: Collection[str] = ()) -> Claim | None:
    """The job that has waited longest; before it one of the engines that are `warm`, as long as it has not waited for WARM_SECONDS. None
    when nothing waits for this worker."""
    while True:
        line = mine(waiting())
        first = line.values_list("pk", "run_at", "request__engine").first()
        if first is None:
            return None
        job_id, run_at, engine = first
        if warm and engine not in warm and timezone.now() - run_at < WARM_SECONDS:
            job_id = line.filter(request__engine__in=warm).values_list("pk", flat=True).first() or job_id
        if taken := claim(job_id):
            return taken


def mine(jobs: QuerySet[Job]) -> QuerySet[Job]:
    """Those that this worker may take."""
    return jobs.filter(resource__in=settings.WORKER_RESOURCES)


def beat(claim: Claim, *, phase: str, step: int, steps: int) -> bool:
    """A step was finished: write progress, renew the lease. True when someone asked to stop. Raises LeaseLost."""
    changed = claim.row().update(phase=phase, step=step, steps=steps, lease_until=lease())
    if not changed:
        raise LeaseLost(claim.job_id)
    return Job.objects.filter(pk=claim.job_id, cancel_requested=True).exists()


def renew(claim: Claim) -> None:
    """A sign of life of a job that waits for others of its worker."""
    claim.row().update(lease_until=lease())


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
    Preview.objects.filter(pk=claim.job_id).delete()
    return Job.objects.get(pk=claim.job_id)


@transaction.atomic
def fail(claim: Claim, *, code: str, message: str, permanent: bool, engine_seconds: float = 0.0) -> None:
    """Another try after a back-off; or the end, after a permanent error, after three tries, or when someone asked to stop.

    Failed work costs nothing. Raises LeaseLost when the claim no longer holds."""
    tries = claim.row().values_list("tries", flat=True).first() or 0
    wanted = claim.row().filter(cancel_requested=False)
    if permanent or tries >= MAX_TRIES:
        job = end(claim, State.FAILED, engine_seconds=engine_seconds, code=code, message=message)
        announce(job, "job.failed", code=code, message=message)
    # A canceled job must not wait again: nobody would ever take it.
    elif wanted.update(
        state=State.QUEUED,
        run_at=timezone.now() + datetime.timedelta(seconds=2**tries),
        rung_at=None,
        lease_until=None,
        error_code=code,
        error=message[:500],
        engine_seconds=F("engine_seconds") + engine_seconds,
    ):
        announce(Job.objects.get(pk=claim.job_id), "job.retrying", code=code, message=message, tries=tries)
    else:
        stop(claim, engine_seconds=engine_seconds)


@transaction.atomic
def stop(claim: Claim, *, engine_seconds: float = 0.0) -> None:
    """The end of a job that someone asked to stop. Raises LeaseLost when the claim no longer holds."""
    announce(end(claim, State.CANCELED, engine_seconds=engine_seconds), "job.canceled")


@transaction.atomic
def cancel_job(*, member, job: Job) -> Job:
    """Ask a job to stop: at once when it waits or is held, within one step when it runs. An ended job stays as it ended."""
    # The request is written first, whatever the state: from then on nobody can claim the job, so it cannot slip from waiting to running
    # (or back) between the two statements.
    asked = Job.objects.filter(pk=job.pk, state__in=[*WAITING, State.RUNNING], cancel_requested=False).update(cancel_requested=True)
    stopped = Job.objects.filter(pk=job.pk, state__in=WAITING, cancel_requested=True).update(
        state=State.CANCELED, finished_at=timezone.now()
    )
    job.refresh_from_db()
    if stopped:
        announce(job, "job.canceled")
    if asked:
        record(member=member, verb="job.canceled", target=job)
    return job


@transaction.atomic
def retry_job(*, member, job: Job) -> Job:
    """Put a failed, canceled or expired job back in the queue with fresh tries; held when a budget says so. Raises BudgetExceeded, and
    DomainError for any other job and for a retired persona."""
    for persona in (job.request.persona_version.persona, *(version.persona for version in companions_of(job.request))):
        require_active(persona)
    if job.state not in AGAIN:
        raise _not_retryable(job)
    found = budget.reserve(job.request, amount=job.reserved)
    held = found.outcome == "held"
    changed = Job.objects.filter(pk=job.pk, state__in=AGAIN).update(
        state=State.HELD if held else State.QUEUED,
        tries=0,
        cancel_requested=False,
        run_at=timezone.now(),
        rung_at=None,
        finished_at=None,
        error=found.message[:500],
        error_code="",
        held_for="budget" if held else "",
    )
    job.refresh_from_db()
    if not changed:
        raise _not_retryable(job)
    announce(job, "job.held" if held else "job.queued")
    record(member=member, verb="job.retried", target=job)
    if not held:
        ring_on_commit([job.pk])
    return job


def _not_retryable(job: Job) -> DomainError:
    state = job.get_state_display().lower()
    return DomainError("job_not_retryable", f"This picture is {state}; only failed, canceled or expired ones can be tried again.")


def waiting(now: datetime.datetime | None = None):
    """The jobs that may be taken, in the order they are taken in."""
    return Job.objects.filter(state=State.QUEUED, cancel_requested=False, run_at__lte=now or timezone.now()).order_by(*ORDER)


@dataclass(frozen=True)
class Outlook:
    """Where a waiting job stands: how many are before it, and the seconds until it is likely done (None when nothing is known yet)."""

    ahead: int
    seconds: float | None


def outlook(job: Job) -> Outlook:
    """Where one job stands; see `outlooks`."""
    return outlooks([job])[job.pk]


def outlooks(jobs: list[Job]) -> dict[str, Outlook]:
    """Job id -> outlook of those that have not ended, in three queries however many there are.

    Position by the order work is taken in; time from the median of the last fifty finished jobs, shared among the workers now at work.
    """
    running = _running()
    line = Job.objects.filter(state=State.QUEUED).order_by(*ORDER).values_list("pk", flat=True)
    place = {job_id: n for n, job_id in enumerate(line, start=running["jobs"])}
    typical = _typical_seconds()
    return {job.pk: _outlook(job, place.get(job.pk, 0), typical, running["workers"]) for job in jobs if not job.ended}


@dataclass(frozen=True)
class Line:
    """The queue for someone who comes now: open jobs, the usual seconds of one (None when nothing is known), workers at work."""

    ahead: int
    typical: float | None
    workers: int


def line() -> Line:
    running = _running()
    return Line(running["jobs"] + Job.objects.filter(state=State.QUEUED).count(), _typical_seconds(), running["workers"])


def _running() -> dict[str, int]:
    found = Job.objects.filter(state=State.RUNNING).aggregate(jobs=Count("pk"), workers=Count("worker", distinct=True))
    return found | {"workers": max(1, found["workers"])}


def _typical_seconds() -> float | None:
    recent = Job.objects.filter(state=State.SUCCEEDED).order_by("-finished_at").values_list("started_at", "finished_at")[:50]
    seconds = sorted((finished - started).total_seconds() for started, finished in recent)
    return seconds[len(seconds) // 2] if seconds else None


def _outlook(job: Job, ahead: int, typical: float | None, workers: int) -> Outlook:
    if typical is None or job.state == State.HELD:
        return Outlook(ahead, None)
    if job.state == State.QUEUED:
        return Outlook(ahead, typical * (ahead / workers + 1))
    done = 1 if job.phase == "save" else job.step / max(1, job.steps)
    return Outlook(0, typical * (1 - done))
