"""Work that waits for a person: it did not fit into a budget that holds. Held jobs reserve nothing and cost nothing.

held -> queued (approved) | canceled (refused, or canceled by who asked) | expired (nobody decided in time)
"""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ...models import GenerationRequest, Job
from ...queue import ring_on_commit
from ..event.log import announce_all

KEPT = datetime.timedelta(days=7)
State = Job.State


@transaction.atomic
def approve_held(*, by: Member, request: GenerationRequest) -> list[Job]:
    """Let it run, over the budget. Raises DomainError when nothing of it is held (any more)."""
    jobs = _moved(request, state=State.QUEUED, run_at=timezone.now(), error_code="", error="")
    announce_all(jobs, "job.queued")
    record(member=by, verb="request.approved", target=request, after={"jobs": len(jobs)})
    ring_on_commit([job.pk for job in jobs])
    return jobs


@transaction.atomic
def refuse_held(*, by: Member, request: GenerationRequest) -> list[Job]:
    """It will not run. Raises DomainError when nothing of it is held (any more)."""
    said = {"error_code": "approval_refused", "error": "This did not fit into the budget, and was not approved."}
    jobs = _moved(request, state=State.CANCELED, finished_at=timezone.now(), **said)
    announce_all(jobs, "job.canceled", code=said["error_code"], message=said["error"])
    record(member=by, verb="request.refused", target=request, after={"jobs": len(jobs)})
    return jobs


def expire_held() -> int:
    """What waited for a decision for a week is over. Returns how many jobs that were."""
    old = Job.objects.filter(state=State.HELD, run_at__lt=timezone.now() - KEPT)
    requests = GenerationRequest.objects.filter(pk__in=old.values("request"))
    return sum(_expire(request) for request in requests)


@transaction.atomic
def _expire(request: GenerationRequest) -> int:
    said = {"error_code": "approval_expired", "error": f"Nobody approved this within {KEPT.days} days."}
    try:
        jobs = _moved(request, state=State.EXPIRED, finished_at=timezone.now(), **said)
    except DomainError:  # decided in this very moment
        return 0
    announce_all(jobs, "job.expired", code=said["error_code"], message=said["error"])
    return len(jobs)


def _moved(request: GenerationRequest, **fields) -> list[Job]:
    """The held jobs of a request, moved by conditional update."""
    held = Job.objects.filter(request=request, state=State.HELD, cancel_requested=False)
    ids = list(held.select_for_update().values_list("pk", flat=True))
    if not ids or not held.filter(pk__in=ids).update(**fields):
        raise DomainError("not_held", "Nothing of this request waits for approval.", "Someone may have decided already.")
    return list(Job.objects.filter(pk__in=ids).order_by("index"))
