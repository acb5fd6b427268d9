"""The page that says what was spent, what may be, and what waits for a word."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from accounts.models import Role
from generation.domain.money.budget import set_budget
from generation.domain.money.cost import book_saving
from generation.domain.request.choice import Choice
from generation.domain.request.create import create_request
from generation.models import Budget, CostEntry, GenerationRequest, Job
from personas.models import Preset
from tests.people import new_member
from tests.studio.conftest import add_persona


@pytest.fixture
def nora(owner):
    return add_persona(owner, "Nora")


def spend(member, persona, amount: str, **wish) -> GenerationRequest:
    asked = create_request(member=member, persona=persona, prompt="smiling", count=1, width=64, height=64, **{"choices": []} | wish)
    job = asked.jobs.get()
    Job.objects.filter(pk=job.pk).update(state="succeeded")
    said = {"engine": "atelier", "seconds": 1.0, "rate": Decimal(amount), "amount": Decimal(amount)}
    CostEntry.objects.create(workspace=member.workspace, job=job, **said)
    return asked


def page_of(browser) -> str:
    return browser.get("/costs").content.decode()


def test_before_anything_was_spent_the_page_says_what_it_will_show(browser):
    page = page_of(browser)
    assert "Nothing was spent in these twelve weeks" in page and "Nobody is limited." in page
    assert 'class="columns"' not in page


def test_spending_is_shown_by_week_persona_preset_and_person_as_plot_and_table(browser, owner, nora):
    preset = Preset.objects.get(workspace=owner.workspace, slug="headshot")
    spend(owner, nora, "0.30", choices=[Choice(preset)])
    book_saving(request=spend(owner, add_persona(owner, "Tomasz"), "1.20"), how="retry")
    page = page_of(browser)
    assert "$1.50 for 2 pictures" in page and "1 repeated request made once" in page
    assert page.count('<rect class="column"') == 1 and page.count("<td") == 12 + 2 * (2 + 2 + 1)
    for name, amount in (
        ("Nora", "$0.30"),
        ("Tomasz", "$1.20"),
        (preset.name, "$0.30"),
        ("No preset", "$1.20"),
        (str(owner.user), "$1.50"),
    ):
        row = page[page.index(f'<span class="row-name">{name}</span>') :]
        assert amount in row[: row.index("</tr>")]


def test_many_personas_are_cut_to_the_dearest_and_one_line_for_the_rest(browser, owner):
    for n in range(11):
        spend(owner, add_persona(owner, f"Persona no {n}"), f"0.{n + 10}")
    page = page_of(browser)
    assert "Persona no 10" in page and "Persona no 3<" in page and "Persona no 2<" not in page and ">3 more<" in page


def test_another_workspace_sees_nothing_of_it(client, owner, nora):
    spend(owner, nora, "0.30")
    client.force_login(new_member().user)
    assert "Nora" not in page_of(client)


def test_the_page_asks_the_database_as_often_for_three_as_for_one(browser, owner, nora):
    set_budget(by=owner, hard=Decimal(0), over="hold")

    def asked_with_one_more() -> int:
        create_request(member=owner, persona=nora, choices=[], prompt="smiling", count=1)
        with CaptureQueriesContext(connection) as queries:
            assert page_of(browser).count("asked by") == Job.objects.count()
        return len(queries)

    assert len({asked_with_one_more() for _ in range(3)}) == 1


def test_a_budget_is_set_changed_and_lifted(browser, owner):
    browser.post("/costs/budgets", {"whose": "", "hard": "12,50", "soft": "10", "per_request": "", "over": "hold"})
    budget = Budget.objects.get()
    assert (budget.hard, budget.soft, budget.per_request, budget.over, budget.member) == (Decimal("12.5"), 10, None, "hold", None)
    page = page_of(browser)
    assert "$0.00 of $12.50 this month" in page and 'value="12.5"' in page and "held for approval" in page
    browser.post(f"/costs/budgets/{budget.pk}", {"hard": "20", "over": "refuse"})
    budget.refresh_from_db()
    assert (budget.hard, budget.soft, budget.over) == (20, None, "refuse")
    browser.post(f"/costs/budgets/{budget.pk}", {"remove": "1"})
    assert not Budget.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"hard": "a lot"}, "“a lot” is no amount of money."),
        ({}, "A budget needs at least one limit."),
        ({"hard": "5", "whose": "member:mem_unknown"}, "Nobody here goes by that."),
        ({"hard": "5", "whose": "constructor:x"}, "Nobody here goes by that."),
    ],
)
def test_a_budget_that_cannot_be_is_refused_with_a_sentence_and_nothing_changes(browser, typed, sentence):
    answer = browser.post("/costs/budgets", typed)
    assert answer.status_code == 422 and escape(sentence) in answer.content.decode()
    assert not Budget.objects.exists()


def test_held_work_is_approved_or_refused_on_the_page(browser, owner, nora):
    set_budget(by=owner, hard=Decimal(0), over="hold")
    first, second = (create_request(member=owner, persona=nora, choices=[], prompt="smiling", count=2) for _ in range(2))
    page = page_of(browser)
    assert page.count(">Approve</button>") == 2 and "of this month&#x27;s 0 USD is left" in page
    assert "Waits for approval" in browser.get(f"/requests/{first.pk}").content.decode()
    assert "Waits for approval" in browser.get("/activity").content.decode()
    browser.post(f"/costs/held/{first.pk}", {"decision": "approve"})
    browser.post(f"/costs/held/{second.pk}", {"decision": "refuse"})
    assert [set(asked.jobs.values_list("state", flat=True)) for asked in (first, second)] == [{"queued"}, {"canceled"}]
    assert browser.post(f"/costs/held/{second.pk}", {"decision": "approve"}).status_code == 422
    assert ">Approve</button>" not in page_of(browser)


def test_a_creator_sees_the_costs_and_decides_nothing(client, owner, nora):
    set_budget(by=owner, hard=Decimal(0), over="hold")
    creator = new_member(Role.CREATOR, owner.workspace)
    create_request(member=creator, persona=nora, choices=[], prompt="smiling", count=1)
    client.force_login(creator.user)
    page = page_of(client)
    assert "Waiting for approval" in page and ">Approve</button>" not in page and "Set a budget" not in page


def test_over_budget_the_create_page_says_so_and_keeps_what_was_typed(browser, owner, nora):
    set_budget(by=owner, hard=Decimal(0))
    answer = browser.post(
        "/create", {"persona": nora.slug, "prompt": "smiling by the sea", "placement": "square", "count": "1", "likeness": "0.7"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "of this month&#x27;s 0 USD is left" in page and "smiling by the sea" in page
