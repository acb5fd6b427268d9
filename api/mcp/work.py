"""What takes longer than an answer: a generation or a batch. Both are rows with jobs, so that nothing is lost when a client goes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.http import Http404

from accounts.models import Member
from generation.access import batches_of, requests_of
from generation.domain.batch.create import cancel_batch
from generation.domain.batch.standing import standing_of
from generation.domain.request.state import whole_state
from generation.domain.work import job as jobs
from generation.models import Batch, GenerationRequest, Job

from ..delivery import delivery_of

Work = GenerationRequest | Batch
ROWS = {"gen_": requests_of, "bat_": batches_of}


@dataclass(frozen=True)
class Begun:
    """Work that a tool began or found. `mine`: this very call began it, so that giving up the call gives up the work."""

    work: Work
    mine: bool


def work_for(member: Member, key: str) -> Work:
    """Raises Http404."""
    rows = ROWS.get(key[:4])
    found = rows(member).filter(pk=key).first() if rows else None
    if found is None:
        raise Http404
    return found


def state_of(work: Work) -> str:
    """One word for all its pictures."""
    return standing_of(work).state if isinstance(work, Batch) else whole_state(set(_jobs_of(work).values_list("state", flat=True)))


def changed_at(work: Work) -> datetime:
    """When the last of its pictures began or ended, or when it was asked for."""
    times = _jobs_of(work).values_list("started_at", "finished_at")
    return max([work.created_at, *(moment for pair in times for moment in pair if moment)])


def cancel(member: Member, work: Work) -> None:
    """What waits stops at once, what is being drawn within a step, and what has ended stays."""
    if isinstance(work, Batch):
        cancel_batch(by=member, batch=work)
        return
    for job in work.jobs.exclude(state__in=Job.ENDED):
        jobs.cancel_job(member=member, job=job)


def cancel_when_lost(request, work: Work) -> None:
    """In the stateless protocol hanging up cancels: nobody could ask for the result, because nobody was told of it."""
    member, delivery = request.auth.member, delivery_of(request)

    def told(whole: bool) -> None:
        if not whole:
            cancel(member, work)
        if not connection.in_atomic_block:
            connection.close()  # this may be a thread that never meets the database again

    if delivery:
        delivery.when_known(told)


def _jobs_of(work: Work):
    return Job.objects.filter(cells__batch=work) if isinstance(work, Batch) else work.jobs.all()
