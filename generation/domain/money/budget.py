"""Budgets: what a workspace, a member or a token may spend in a calendar month (UTC).

Committed is what the ledger says of this month and what open jobs have reserved. Nothing else is counted anywhere, so nothing can drift:
a job that fails, is blocked or canceled gives its reservation back by its state alone, and one that succeeds becomes its ledger line.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import AccessToken, Member

from ...models import Budget, CostEntry, GenerationRequest, Job
from ..event.log import log_event

MOST = Decimal("100000")
LIMITS = ("soft", "hard", "per_request")


class BudgetExceeded(DomainError):
    """The work does not fit into a budget that refuses. Waiting does not help; asking people does."""


@dataclass(frozen=True)
class Standing:
    """Where a budget stands this month."""

    budget: Budget
    spent: Decimal
    reserved: Decimal

    @property
    def committed(self) -> Decimal:
        return self.spent + self.reserved

    @property
    def left(self) -> Decimal | None:
        """None without a hard limit."""
        return None if self.budget.hard is None else max(Decimal(0), self.budget.hard - self.committed)

    def objection(self, amount: Decimal, dearest: Decimal) -> str:
        """Why `amount` more does not fit, or a request of `dearest`, as a sentence; nothing when they do."""
        budget = self.budget
        if budget.per_request is not None and dearest > budget.per_request:
            return f"{budget.whose}: one request may cost {said(budget.per_request)}; this one may cost {said(dearest)}."
        if budget.hard is not None and self.committed + amount > budget.hard:
            return f"{budget.whose}: {said(self.left)} of this month's {said(budget.hard)} is left; this may cost {said(amount)}."
        return ""


@dataclass(frozen=True)
class Verdict:
    """What budgets say of a request: `allowed`, `held` or `refused`, and why."""

    outcome: str = "allowed"
    message: str = ""


def plain(amount: Decimal) -> str:
    """0.120000 -> 0.12"""
    return f"{amount.normalize():f}"


def said(amount: Decimal) -> str:
    return f"{plain(amount)} {settings.CURRENCY}"


def month_of(moment: datetime.datetime) -> datetime.datetime:
    """Its first moment."""
    return moment.astimezone(datetime.UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def budgets_over(request: GenerationRequest) -> QuerySet[Budget]:
    """The budgets a request counts into: its workspace's, its member's, its token's."""
    mine = Q(member=None, token=None) | Q(member__user=request.created_by_id, member__isnull=False)
    if request.token_id:
        mine |= Q(token=request.token_id)
    return Budget.objects.filter(mine, workspace=request.workspace_id)


def standing(budget: Budget) -> Standing:
    return standings([budget])[0]


def standings(budgets: Iterable[Budget]) -> list[Standing]:
    """Where each stands, in two queries for every kind of budget there is among them."""
    budgets, since = list(budgets), month_of(timezone.now())
    # Reservations first: a job that ends between the two questions is then counted twice for a moment, never not at all.
    reserved = _totals(Job.objects.filter(state__in=Job.COMMITTED), "reserved", [_scope(budget, "request__") for budget in budgets])
    lines = CostEntry.objects.filter(created_at__gte=since)
    spent = _totals(lines, "amount", [_scope(budget, "job__request__") for budget in budgets])
    return [Standing(*each) for each in zip(budgets, spent, reserved, strict=True)]


def left_for(*, member: Member, token: AccessToken | None = None) -> Decimal | None:
    """What may still be spent this month under every hard limit that counts; None without any."""
    anything = GenerationRequest(workspace=member.workspace, created_by=member.user, token=token)
    lefts = [each.left for each in standings(_named(budgets_over(anything))) if each.left is not None]
    return min(lefts, default=None)


def verdict(request: GenerationRequest, *, amount: Decimal, dearest: Decimal | None = None) -> Verdict:
    """What budgets would say, without holding anything back for it. `dearest`: where many requests come at once, the most that one of
    them may cost."""
    return _judge(standings(_named(budgets_over(request))), amount, dearest)


def reserve(request: GenerationRequest, *, amount: Decimal, dearest: Decimal | None = None) -> Verdict:
    """The same, in the caller's transaction, which then writes jobs that together have `amount` reserved. Raises BudgetExceeded.

    Budgets are locked until the transaction ends, so that of thirty who ask at once each sees what the others took.
    """
    locked = standings(_named(budgets_over(request).select_for_update(of=("self",)).order_by("pk")))
    found = _judge(locked, amount, dearest)
    if found.outcome == "refused":
        raise BudgetExceeded("budget_exceeded", found.message, "Ask for less, or ask who manages budgets to raise it.")
    if found.outcome == "allowed":
        for each in locked:
            _warn(each, amount)
    return found


@transaction.atomic
def set_budget(
    *,
    by: Member,
    budget: Budget | None = None,
    member: Member | None = None,
    token: AccessToken | None = None,
    soft: Decimal | None = None,
    hard: Decimal | None = None,
    per_request: Decimal | None = None,
    over: str = Budget.Over.REFUSE,
) -> Budget:
    """Change `budget`, or make the one of a member, of a token, or of the whole workspace. Raises DomainError; nothing is stored then."""
    limits = {"soft": soft, "hard": hard, "per_request": per_request}
    _check(limits, over)
    before = None
    if budget is None:
        if Budget.objects.filter(workspace=by.workspace, member=member, token=token).exists():
            raise DomainError("budget_exists", "There is a budget for this already.", "Change that one.")
        budget = Budget(workspace=by.workspace, member=member, token=token)
    else:
        before = _told(budget)
    for name, value in {**limits, "over": over}.items():
        setattr(budget, name, value)
    budget.warned_for = None
    budget.save()
    record(member=by, verb="budget.changed" if before else "budget.created", target=budget, before=before, after=_told(budget))
    return budget


@transaction.atomic
def remove_budget(*, by: Member, budget: Budget) -> None:
    record(member=by, verb="budget.removed", target=budget, before=_told(budget))
    budget.delete()


def _judge(standings: Iterable[Standing], amount: Decimal, dearest: Decimal | None) -> Verdict:
    one = amount if dearest is None else dearest
    objections = [(each.budget.over, why) for each in standings if (why := each.objection(amount, one))]
    for over, outcome in ((Budget.Over.REFUSE, "refused"), (Budget.Over.HOLD, "held")):
        for found, why in objections:
            if found == over:
                return Verdict(outcome, why)
    return Verdict()


def _warn(each: Standing, amount: Decimal) -> None:
    """Once a month, by whoever crosses the line."""
    budget, month = each.budget, month_of(timezone.now()).date()
    if budget.soft is None or budget.warned_for == month or each.committed + amount <= budget.soft:
        return
    Budget.objects.filter(pk=budget.pk).update(warned_for=month)
    told = {"budget": budget.pk, "whose": budget.whose, "soft": plain(budget.soft), "committed": plain(each.committed + amount)}
    log_event(workspace_id=budget.workspace_id, kind="budget.warned", **told)


def _check(limits: dict[str, Decimal | None], over: str) -> None:
    if over not in Budget.Over.values:
        raise DomainError("unknown_over", f"A budget cannot {over!r} what does not fit.", f"Choose from {', '.join(Budget.Over.values)}.")
    given = {name: value for name, value in limits.items() if value is not None}
    if not given:
        raise DomainError("budget_empty", "A budget needs at least one limit.", "Give a hard limit, a soft one, or one per request.")
    for name, value in given.items():
        if not value.is_finite() or not 0 <= value <= MOST:
            raise DomainError("budget_out_of_range", f"{name.replace('_', ' ').capitalize()}: {value} is no limit.", f"Use 0 to {MOST:,}.")
    if "soft" in given and "hard" in given and given["soft"] > given["hard"]:
        raise DomainError("budget_upside_down", "The soft limit lies above the hard one.", "People are told before work is stopped.")


def _scope(budget: Budget, request: str) -> dict[str, str]:
    """Which rows count, by what they must be equal in: `request` is the path from them to their generation request."""
    if budget.token_id:
        return {f"{request}token": budget.token_id}
    whole = {"workspace": budget.workspace_id}
    return whole | {f"{request}created_by": budget.member.user_id} if budget.member_id else whole


def _named(budgets: QuerySet[Budget]) -> list[Budget]:
    return list(budgets.select_related("member__user", "token"))


def _totals(rows: QuerySet, field: str, scopes: list[dict[str, str]]) -> list[Decimal]:
    """What the rows of each scope add up to: one query for all scopes that ask for the same columns."""
    found = {}
    for columns in {tuple(scope) for scope in scopes}:
        alike = [scope for scope in scopes if tuple(scope) == columns]
        wanted = {f"{column}__in": {scope[column] for scope in alike} for column in columns}
        for *key, total in rows.filter(**wanted).order_by().values_list(*columns).annotate(total=Sum(field)):
            found[columns, *key] = total
    return [found.get((tuple(scope), *scope.values()), Decimal(0)) for scope in scopes]


def _told(budget: Budget) -> dict:
    limits = {name: None if getattr(budget, name) is None else plain(getattr(budget, name)) for name in LIMITS}
    return {"whose": budget.whose, **limits, "over": budget.over}
