"""Budgets: what fits is reserved, what does not is refused or held, and nobody can overspend by asking at the same time."""

import threading
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from accounts.domain.errors import DomainError
from accounts.domain.token import make_token
from accounts.models import AuditEntry
from generation.domain.money.budget import BudgetExceeded, plain, remove_budget, set_budget, standing, standings
from generation.domain.money.held import KEPT, approve_held, expire_held, refuse_held
from generation.domain.request.state import state_of
from generation.domain.work import job as jobs
from generation.models import Budget, CostEntry, Event, GenerationRequest, Job
from tests.money.conftest import draw, most
from tests.people import new_member


def rows() -> tuple[int, int, int, int]:
    return tuple(model.objects.count() for model in (GenerationRequest, Job, Event, AuditEntry))


def test_what_fits_is_reserved_and_becomes_what_it_really_cost(ask, owner):
    budget = set_budget(by=owner, hard=3 * most())
    request = ask(count=2)
    assert (standing(budget).spent, standing(budget).reserved, standing(budget).left) == (0, 2 * most(), most())
    draw(request)
    spent = sum(line.amount for line in CostEntry.objects.all())
    assert (standing(budget).spent, standing(budget).reserved) == (spent, 0)
    assert 0 < spent < 2 * most()


def test_over_a_hard_stop_work_is_refused_and_nothing_changes(ask, owner):
    set_budget(by=owner, hard=2 * most())
    ask(count=2)
    before = rows()
    with pytest.raises(BudgetExceeded, match=": 0 USD of this month's") as refusal:
        ask()
    assert refusal.value.code == "budget_exceeded"
    assert rows() == before


def test_what_fails_or_is_canceled_gives_its_reservation_back(ask, owner):
    budget = set_budget(by=owner, hard=2 * most())
    failing, canceled = ask("it refuses"), ask()
    with pytest.raises(BudgetExceeded):
        ask()
    draw(failing)
    jobs.cancel_job(member=owner, job=canceled.jobs.get())
    assert (standing(budget).spent, standing(budget).reserved) == (0, 0)
    ask(count=2)
    with pytest.raises(BudgetExceeded):
        jobs.retry_job(member=owner, job=canceled.jobs.get())
    assert canceled.jobs.get().state == "canceled"


def test_of_32_who_ask_at_once_only_as_many_get_through_as_the_budget_pays_for(ask, owner):
    budget = set_budget(by=owner, hard=5 * most())
    start, outcomes = threading.Barrier(32), []

    def one():
        start.wait()
        try:
            ask()
            outcomes.append("made")
        except BudgetExceeded:
            outcomes.append("refused")
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (outcomes.count("made"), outcomes.count("refused")) == (5, 27)
    assert standing(budget).committed == 5 * most()
    assert Job.objects.count() == 5


def test_a_member_and_a_token_have_budgets_of_their_own(ask, owner):
    colleague = new_member("creator", owner.workspace)
    token, other = (make_token(member=owner, name=name, scopes=["generate"])[0] for name in ("ci", "other"))
    theirs = set_budget(by=owner, member=colleague, hard=most())
    ci = set_budget(by=owner, token=token, hard=most())
    ask(member=colleague)
    ask(token=token)
    for who in ({"member": colleague}, {"token": token}):
        with pytest.raises(BudgetExceeded):
            ask(**who)
    ask(token=other)
    ask()
    mine, whole = set_budget(by=owner, member=owner, hard=9 * most()), set_budget(by=owner, hard=9 * most())
    assert [each.reserved for each in standings([theirs, whole, ci, mine])] == [most(), 4 * most(), most(), 3 * most()]


def test_one_request_may_be_limited_by_itself(ask, owner):
    set_budget(by=owner, per_request=2 * most())
    ask(count=2)
    with pytest.raises(BudgetExceeded, match="one request may cost"):
        ask(count=3)
    ask(count=2)


def test_last_months_spending_is_forgotten(ask, owner, monkeypatch):
    budget = set_budget(by=owner, hard=most())
    draw(ask("3 steps of 20 ms"))
    with pytest.raises(BudgetExceeded):
        ask()
    next_month = timezone.now() + timedelta(days=32)
    monkeypatch.setattr(timezone, "now", lambda: next_month)
    assert standing(budget).spent == 0
    ask()


def test_a_soft_limit_is_told_of_once_a_month_and_stops_nothing(ask, owner):
    budget = set_budget(by=owner, soft=most(), hard=10 * most())
    ask()
    assert not Event.objects.filter(kind="budget.warned").exists()
    ask()
    ask()
    told = Event.objects.get(kind="budget.warned")
    assert told.data == {
        "budget": budget.pk, "whose": "Whole workspace", "soft": plain(most()), "committed": plain(2 * most())
    }  # fmt: skip


def test_a_budget_that_holds_lets_work_wait_for_a_word_and_an_approved_job_runs_over_it(ask, owner):
    budget = set_budget(by=owner, hard=Decimal("0.000001"), over=Budget.Over.HOLD)
    request = ask(count=2)
    assert state_of(request.jobs.all()) == "held"
    assert {(job.held_for, "of this month's" in job.error) for job in request.jobs.all()} == {("budget", True)}
    assert standing(budget).reserved == 0
    draw(request)
    assert not CostEntry.objects.exists()
    approve_held(by=owner, request=request)
    assert state_of(request.jobs.all()) == "queued" and standing(budget).reserved == 2 * most()
    draw(request)
    assert state_of(request.jobs.all()) == "succeeded" and CostEntry.objects.count() == 2
    kinds = list(Event.objects.filter(request_id=request.pk, kind__startswith="generation.").values_list("kind", flat=True))
    assert kinds == ["generation.held", "generation.queued", "generation.running", "generation.succeeded"]


def test_work_that_is_not_approved_ends_canceled_and_costs_nothing(ask, owner):
    set_budget(by=owner, hard=Decimal(0), over=Budget.Over.HOLD)
    request = ask()
    refuse_held(by=owner, request=request)
    job = request.jobs.get()
    assert (job.state, job.error_code) == ("canceled", "approval_refused") and job.finished_at is not None
    for decide in (approve_held, refuse_held):
        with pytest.raises(DomainError, match="Nothing of this request waits"):
            decide(by=owner, request=request)
    assert jobs.retry_job(member=owner, job=job).state == "held"


def test_whoever_asked_can_cancel_held_work(ask, owner):
    set_budget(by=owner, hard=Decimal(0), over=Budget.Over.HOLD)
    job = ask().jobs.get()
    assert jobs.cancel_job(member=owner, job=job).state == "canceled"


def test_work_that_nobody_decides_about_expires_after_a_week(ask, owner):
    set_budget(by=owner, hard=Decimal(0), over=Budget.Over.HOLD)
    old, young = ask(), ask()
    old.jobs.update(run_at=timezone.now() - KEPT - timedelta(seconds=1))
    assert expire_held() == 1 and expire_held() == 0
    assert [state_of(request.jobs.all()) for request in (old, young)] == ["expired", "held"]
    assert old.jobs.get().ended
    assert jobs.retry_job(member=owner, job=old.jobs.get()).state == "held"


def test_refusing_outranks_holding(ask, owner):
    set_budget(by=owner, hard=Decimal(0), over=Budget.Over.HOLD)
    set_budget(by=owner, member=owner, hard=Decimal(0))
    with pytest.raises(BudgetExceeded):
        ask()


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({}, "budget_empty"),
        ({"hard": Decimal(-1)}, "budget_out_of_range"),
        ({"hard": Decimal("NaN")}, "budget_out_of_range"),
        ({"hard": Decimal(1), "soft": Decimal(2)}, "budget_upside_down"),
        ({"hard": Decimal(1), "over": "shrug"}, "unknown_over"),
    ],
)
def test_a_budget_that_makes_no_sense_is_refused_and_nothing_changes(owner, limits, code):
    before = AuditEntry.objects.count()
    with pytest.raises(DomainError) as refusal:
        set_budget(by=owner, **limits)
    assert refusal.value.code == code
    assert (Budget.objects.count(), AuditEntry.objects.count()) == (0, before)


def test_a_second_budget_for_the_same_is_refused_and_the_first_can_be_changed_and_lifted(ask, owner):
    budget = set_budget(by=owner, hard=Decimal(0))
    with pytest.raises(DomainError, match="There is a budget for this already"):
        set_budget(by=owner, hard=Decimal(5))
    set_budget(by=owner, budget=budget, hard=Decimal(5))
    ask()
    remove_budget(by=owner, budget=budget)
    assert not Budget.objects.exists()
    verbs = list(AuditEntry.objects.filter(verb__startswith="budget.").order_by("number").values_list("verb", flat=True))
    assert verbs == ["budget.created", "budget.changed", "budget.removed"]
