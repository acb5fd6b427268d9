"""What was spent, on whom, what may be spent, and what waits for a word because it did not fit."""

import datetime
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import budget_for, budgets_of, request_for, requests_of
from generation.domain.engine.policy import policy_of, set_engine_policy
from generation.domain.engine.pool import engines_of
from generation.domain.money import usage
from generation.domain.money.budget import month_of, remove_budget, set_budget, standing, standings
from generation.domain.money.held import approve_held, refuse_held
from generation.models import Budget, Job

from ..forms.budget import chosen_owner, open_owners, typed_limits
from ..forms.engine_policy import typed_engine_policy
from .page import studio_page

WEEK = datetime.timedelta(weeks=1)
WEEKS = 12
MOST_ROWS = 8  # of one table; the rest is one more
TABLES = (("persona", "Persona"), ("preset", "Preset"), ("member", "Person"))


@dataclass(frozen=True)
class Row:
    """A group as a line of a table: its bar is `share` of the dearest one's, from 0 to 1; None without a bar."""

    name: str
    amount: object
    pictures: float
    share: float | None


@require_safe
@studio_page()
def costs(request):
    return _page(request)


@require_POST
@studio_page(Permission.MANAGE_BUDGETS)
def add_budget(request):
    try:
        budget = set_budget(by=request.member, **chosen_owner(request.member, request.POST.get("whose", "")), **typed_limits(request.POST))
    except DomainError as refusal:
        return _page(request, refusal=refusal, typed=request.POST)
    messages.success(request, f"There is a budget now: {budget.whose}.")
    return redirect("costs")


@require_POST
@studio_page(Permission.MANAGE_BUDGETS)
def change_budget(request, budget_id: str):
    """New limits, or `remove`."""
    budget = budget_for(request.member, budget_id)
    try:
        if "remove" in request.POST:
            remove_budget(by=request.member, budget=budget)
            messages.success(request, "The budget is lifted.")
        else:
            set_budget(by=request.member, budget=budget, **typed_limits(request.POST))
            messages.success(request, "Saved.")
    except DomainError as refusal:
        return _page(request, refusal=refusal)
    return redirect("costs")


@require_POST
@studio_page(Permission.MANAGE_BUDGETS)
def change_engine_policy(request):
    """Whether anything may leave, what a picture may cost, whom `auto` takes first."""
    try:
        set_engine_policy(by=request.member, **typed_engine_policy(request.POST))
    except DomainError as refusal:
        return _page(request, refusal=refusal)
    messages.success(request, "Saved.")
    return redirect("costs")


@require_POST
@studio_page(Permission.MANAGE_BUDGETS)
def decide_held(request, request_id: str):
    """`approve`, or else refuse."""
    asked = request_for(request.member, request_id)
    try:
        if request.POST.get("decision") == "approve":
            approve_held(by=request.member, request=asked)
            messages.success(request, "Approved; it is in the queue.")
        else:
            refuse_held(by=request.member, request=asked)
            messages.success(request, "Refused; it is canceled and cost nothing.")
    except DomainError as refusal:
        return _page(request, refusal=refusal)
    return redirect("costs")


def _page(request, *, refusal=None, typed=None):
    workspace, now = request.member.workspace, timezone.now()
    monday = now.astimezone(datetime.UTC).date() - datetime.timedelta(days=now.astimezone(datetime.UTC).weekday())
    first = datetime.datetime.combine(monday - (WEEKS - 1) * WEEK, datetime.time(tzinfo=datetime.UTC))
    lines = usage.ledger(workspace=workspace, since=first)
    context = {
        "refusal": refusal,
        "typed": typed,
        "month": standing(Budget(workspace=workspace)),
        "saved": usage.saved(usage.savings(workspace=workspace, since=month_of(now))),
        "total": usage.total(lines),
        "since": first,
        "weeks": _weeks(lines, first.date()),
        "tables": [(by, label, _rows(usage.grouped(lines, by=by))) for by, label in TABLES],
        "standings": standings(budgets_of(request.member).order_by("created_at")),
        "owners": open_owners(request.member),
        "held": _held(request.member),
        "overs": Budget.Over.choices,
        "policy": policy_of(workspace),
        "engines": engines_of(workspace),
    }
    return render(request, "studio/costs/costs.html", context, status=422 if refusal else 200)


def _weeks(lines, first: datetime.date) -> list[tuple[datetime.date, object]]:
    """Every week of the plot with its amount, the empty ones too."""
    spent = {group.key: group.amount for group in usage.grouped(lines, by="week")}
    return [(monday, spent.get(monday.isoformat(), 0)) for monday in (first + n * WEEK for n in range(WEEKS))]


def _rows(groups: list[usage.Group]) -> list[Row]:
    shown, rest = groups[:MOST_ROWS], groups[MOST_ROWS:]
    dearest = max((group.amount for group in groups), default=0) or 1
    rows = [Row(group.name, group.amount, group.pictures, float(group.amount / dearest)) for group in shown]
    if rest:
        rows.append(Row(f"{len(rest)} more", sum(group.amount for group in rest), sum(group.pictures for group in rest), None))
    return rows


def _held(member):
    held = Q(jobs__state=Job.State.HELD)
    return (
        requests_of(member)
        .filter(held)
        .annotate(held_count=Count("jobs", filter=held), most=Sum("jobs__reserved", filter=held))
        .order_by("created_at")
        .prefetch_related("jobs")[:50]
    )
