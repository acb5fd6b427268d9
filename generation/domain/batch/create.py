"""Making what a plan says, and stopping or repeating it: a thousand cells in a handful of statements."""

from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import AccessToken, Member

from ...models import Batch, BatchCell, GenerationRequest, Job
from ...queue import ring_on_commit
from ..engine.pool import engine
from ..event.log import announce_single
from ..money.budget import BudgetExceeded, reserve, said
from ..request.spec import job_seed
from ..work import job as jobs
from ..work.sweep import BELLS
from .plan import Plan, PlannedCell, plan_batch
from .wish import wishes_of


def read_plan(*, member: Member, token: AccessToken | None = None, document: dict, budget_cap: Decimal | None = None) -> Plan:
    """The plan of a document. Raises DomainError when it cannot be read, BudgetExceeded when it may cost more than `budget_cap`."""
    name, wishes = wishes_of(document)
    plan = plan_batch(member=member, token=token, name=name, wishes=wishes)
    if budget_cap is not None and plan.most > budget_cap:
        raise BudgetExceeded(
            "batch_over_cap", f"This may cost {said(plan.most)}; the cap is {said(budget_cap)}.", "Ask for less, or raise the cap."
        )
    return plan


@transaction.atomic
def create_batch(*, member: Member, token: AccessToken | None = None, document: dict, budget_cap: Decimal | None = None) -> Batch:
    """Write the batch, a request and a job for every picture that is not there yet, and reserve what they cost at most. Before a month's
    limits a batch counts as one, before the limit of a single request each picture by itself. Raises DomainError, BudgetExceeded;
    nothing is stored then."""
    _one_at_a_time(member)
    plan = read_plan(member=member, token=token, document=document, budget_cap=budget_cap)
    if plan.count("blocked") == len(plan.cells):
        problem = plan.cells[0].problem
        raise DomainError("batch_blocked", f"No picture of this batch can be made. The first: {problem.message}", problem.hint)
    batch = Batch.objects.create(workspace=member.workspace, created_by=member.user, token=token, name=plan.name)
    made = _make(plan) if plan.to_make else {}
    BatchCell.objects.bulk_create(_row(batch, position, cell, made) for position, cell in enumerate(plan.cells))
    record(member=member, verb="batch.created", target=batch, after={"name": batch.name} | plan.counts)
    return batch


@transaction.atomic
def cancel_batch(*, by: Member, batch: Batch) -> int:
    """Stop what this batch asked for and is not done yet: what waits at once, what is drawn within a step. Pictures that were on their way
    for an earlier batch go on. Returns how many were told."""
    own = Job.objects.filter(cells__batch=batch, cells__reused=False)
    ids = list(own.filter(state__in=[*jobs.WAITING, Job.State.RUNNING], cancel_requested=False).values_list("pk", flat=True))
    told = Job.objects.filter(pk__in=ids, state__in=[*jobs.WAITING, Job.State.RUNNING])
    told.update(cancel_requested=True)
    waiting = list(
        Job.objects.filter(pk__in=ids, state__in=jobs.WAITING, cancel_requested=True).select_for_update().values_list("pk", flat=True)
    )
    Job.objects.filter(pk__in=waiting).update(state=Job.State.CANCELED, finished_at=timezone.now())
    if waiting:
        announce_single(list(Job.objects.filter(pk__in=waiting)), Job.State.CANCELED)
    if ids:
        record(member=by, verb="batch.canceled", target=batch, after={"pictures": len(ids)})
    return len(ids)


@transaction.atomic
def retry_batch(*, by: Member, batch: Batch) -> int:
    """Put what failed, expired or was canceled back in the queue, with the same seeds: all of it or none. Raises BudgetExceeded, and
    DomainError when there is nothing to try again. Returns how many."""
    again = list(
        Job.objects.filter(cells__batch=batch, state__in=jobs.AGAIN).select_related("request__persona_version__persona").distinct()
    )
    if not again:
        raise DomainError("batch_not_retryable", "No picture of this batch failed, expired or was canceled.", "Run the document again.")
    for job in again:
        jobs.retry_job(member=by, job=job)
    return len(again)


def _make(plan: Plan) -> dict[str, Job]:
    """address -> its new job."""
    found = reserve(plan.asker, amount=plan.most, dearest=plan.dearest)
    GenerationRequest.objects.bulk_create(cell.request for cell in plan.to_make)
    state = {"state": Job.State.HELD, "held_for": "budget", "error": found.message[:500]} if found.outcome == "held" else {}
    now, resources = timezone.now(), {name: engine(name).resource for name in {cell.request.engine for cell in plan.to_make}}
    made = {
        cell.address: Job(
            workspace_id=cell.request.workspace_id,
            request=cell.request,
            index=0,
            seed=job_seed(cell.request.seed, 0),
            resource=resources[cell.request.engine],
            run_at=now,
            estimated=cell.price.cost,
            reserved=cell.price.most,
            **state,
        )
        for cell in plan.to_make
    }
    written = Job.objects.bulk_create(made.values())
    announce_single(written, written[0].state)
    if not state:
        ring_on_commit([job.pk for job in written[:BELLS]])  # whoever wakes takes all that waits
    return made


def _row(batch: Batch, position: int, cell: PlannedCell, made: dict[str, Job]) -> BatchCell:
    problem = cell.problem
    job_id = "" if problem else cell.job_id or made[cell.address].pk
    return BatchCell(
        batch=batch,
        position=position,
        name=cell.wish.name,
        wish=cell.wish.to_dict(),
        address=cell.address,
        job_id=job_id or None,
        reused=cell.action == "reuse",
        error_code=problem.code if problem else "",
        error=problem.message[:500] if problem else "",
    )


def _one_at_a_time(member: Member) -> None:
    """Two who apply one document at the same moment: the second finds what the first asked for. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"batch {member.workspace_id}"])
