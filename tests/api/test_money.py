"""Money through the API: told before, charged after, limited, and added up."""

from decimal import Decimal

import pytest

from accounts.domain.token import make_token
from accounts.models import Role
from generation.domain.money import cost
from generation.domain.money.budget import set_budget
from generation.domain.work.run import work_on
from generation.models import Budget, CostEntry, Event, GenerationRequest, Job
from tests.api.conftest import ApiClient, client_of
from tests.people import new_member

ADDRESS = "/api/v1/generations"
pytestmark = pytest.mark.django_db


@pytest.fixture
def wish(nora) -> dict:
    return {"persona": nora.slug, "prompt": "smiling", "width": 64, "height": 64, "seed": 5}


@pytest.fixture
def one() -> Decimal:
    """What one picture of `wish` reserves."""
    return cost.quote(engine="atelier", width=64, height=64).most


def dollars(amount) -> dict:
    return {"amount": f"{amount:.6f}", "currency": "USD"}


def draw(generation: str) -> None:
    work_on([job.pk for job in Job.objects.filter(request=generation)])


def test_an_estimate_tells_price_time_and_verdict_and_makes_nothing(api, wish):
    wish |= {"width": 1024, "height": 1024, "count": 3}
    told = api.post("/api/v1/estimates", wish).json()
    each = cost.quote(engine="atelier", width=1024, height=1024)
    assert (told["object"], told["count"], told["rate"]) == ("estimate", 3, dollars(Decimal("0.00002")))
    assert (told["cost"], told["most"]) == (dollars(3 * each.cost), dollars(3 * each.most))
    assert told["seconds"] == pytest.approx(3 * each.seconds) and told["eta_seconds"] == pytest.approx(3 * each.seconds)
    assert told["outputs"][2] == {"index": 2, "cost": dollars(each.cost), "most": dollars(each.most), "seconds": each.seconds}
    assert told["verdict"] == {"outcome": "allowed"}
    assert api.post(ADDRESS, wish | {"dry_run": True}).json() == told
    assert not GenerationRequest.objects.exists() and not Event.objects.exists()


@pytest.mark.parametrize(("over", "outcome"), [("refuse", "refused"), ("hold", "held")])
def test_an_estimate_says_what_a_budget_would_say(api, owner, wish, over, outcome):
    set_budget(by=owner, hard=Decimal(0), over=over)
    verdict = api.post("/api/v1/estimates", wish).json()["verdict"]
    assert (verdict["outcome"], verdict["code"]) == (outcome, "budget_exceeded")
    assert verdict["message"].startswith("Whole workspace: 0 USD of this month's 0 USD is left")


def test_what_would_be_refused_for_its_own_sake_has_no_price(api, wish):
    answer = api.post("/api/v1/estimates", wish | {"count": 99})
    assert (answer.status_code, answer.json()["code"]) == (422, "count_out_of_range")


def test_over_budget_is_402_and_not_to_be_tried_again_and_nothing_is_made(api, owner, wish):
    set_budget(by=owner, hard=Decimal(0))
    answer = api.post(ADDRESS, wish, headers={"Idempotency-Key": "k"})
    assert (answer.status_code, answer["X-Should-Retry"], answer.has_header("Retry-After")) == (402, "false", False)
    assert (answer.json()["code"], answer.json()["retryable"]) == ("budget_exceeded", False)
    assert not GenerationRequest.objects.exists()
    Budget.objects.all().delete()
    assert api.post(ADDRESS, wish, headers={"Idempotency-Key": "k"}).status_code == 202


def test_a_tokens_budget_stops_that_token_alone(owner, wish, one):
    token, text = make_token(member=owner, name="ci", scopes=["generate", "read"])
    set_budget(by=owner, token=token, hard=one)
    ci, other = ApiClient(text), client_of(owner)
    assert [ci.post(ADDRESS, wish).status_code for _ in range(2)] == [202, 402]
    assert other.post(ADDRESS, wish).status_code == 202


def test_a_program_can_ask_what_is_left(api, owner, wish, one):
    assert "budget_left" not in api.get("/api/v1/me").json()
    set_budget(by=owner, hard=5 * one)
    set_budget(by=owner, member=owner, hard=2 * one)
    api.post(ADDRESS, wish)
    assert api.get("/api/v1/me").json()["budget_left"] == dollars(one)


def test_held_work_says_why_and_runs_when_it_is_approved(api, owner, wish):
    set_budget(by=owner, hard=Decimal(0), over="hold")
    made = api.post(ADDRESS, wish).json()
    assert (made["state"], made["outputs"][0]["state"], made["held"]["reason"]) == ("held", "held", "budget")
    approved = api.post(f"{ADDRESS}/{made['id']}/approve")
    assert (approved.status_code, approved.json()["state"], "held" in approved.json()) == (202, "queued", False)
    assert api.post(f"{ADDRESS}/{made['id']}/refuse").json()["code"] == "not_held"


def test_held_work_that_is_refused_is_canceled_and_costs_nothing(api, owner, wish):
    set_budget(by=owner, hard=Decimal(0), over="hold")
    made = api.post(ADDRESS, wish).json()
    assert api.post(f"{ADDRESS}/{made['id']}/refuse").json()["state"] == "canceled"
    assert not CostEntry.objects.exists()


@pytest.mark.parametrize("verb", ["approve", "refuse"])
def test_only_who_manages_budgets_decides_about_held_work(owner, wish, verb):
    set_budget(by=owner, hard=Decimal(0), over="hold")
    creator, stranger = client_of(new_member(Role.CREATOR, owner.workspace)), client_of(new_member())
    made = creator.post(ADDRESS, wish).json()
    assert creator.post(f"{ADDRESS}/{made['id']}/{verb}").json()["code"] == "role_insufficient"
    assert stranger.post(f"{ADDRESS}/{made['id']}/{verb}").status_code == 404
    assert client_of(owner, ["generate", "read"]).post(f"{ADDRESS}/{made['id']}/{verb}").json()["code"] == "scope_missing"
    assert Job.objects.get().state == "held"


def test_a_budget_is_made_read_changed_and_lifted(api, owner, wish):
    made = api.post("/api/v1/budgets", {"hard": "10", "soft": "8.5"})
    assert (made.status_code, made["Location"]) == (201, made.json()["url"])
    assert made.json()["hard"] == dollars(10) and made.json()["left"] == dollars(10) and "member" not in made.json()
    assert api.post("/api/v1/budgets", {"hard": "10"}).json()["code"] == "budget_exists"
    api.post(ADDRESS, wish)
    told = api.get(made.json()["url"]).json()
    assert Decimal(told["reserved"]["amount"]) > 0 and told["etag"] == made.json()["etag"]
    changed = api.patch(told["url"], {"soft": None, "over": "hold"}, content_type="application/json")
    assert ("soft" in changed.json(), changed.json()["hard"], changed.json()["over"]) == (False, dollars(10), "hold")
    stale = api.patch(told["url"], {"hard": "1"}, content_type="application/json", headers={"If-Match": f'"{told["etag"]}"'})
    assert stale.status_code == 412
    assert api.get("/api/v1/budgets").json()["data"][0]["hard"] == dollars(10)
    assert api.delete(told["url"]).status_code == 204
    assert api.get(told["url"]).status_code == 404


def test_a_budget_of_someone_else_is_not_found_and_nobody_of_another_workspace_can_be_limited(api, owner):
    stranger = new_member()
    theirs = set_budget(by=stranger, hard=Decimal(1))
    for answer in (api.get(f"/api/v1/budgets/{theirs.pk}"), api.delete(f"/api/v1/budgets/{theirs.pk}")):
        assert answer.status_code == 404
    answer = api.post("/api/v1/budgets", {"hard": "1", "member": stranger.pk})
    assert (answer.status_code, answer.json()["param"]) == (404, "member")
    assert Budget.objects.get() == theirs


@pytest.mark.django_db(transaction=True)
def test_usage_adds_up_by_everything_it_can_be_asked_by(api, owner, nora, wish):
    for prompt in ("smiling", "laughing"):
        draw(api.post(ADDRESS, wish | {"prompt": prompt, "presets": [{"preset": "headshot"}, {"preset": "clinic"}]}).json()["id"])
    spent = sum(line.amount for line in CostEntry.objects.all())
    for by in ("persona", "preset", "member", "token", "engine", "week"):
        told = api.get(f"/api/v1/usage?group_by={by}").json()
        assert told["total"]["cost"] == dollars(spent) and told["total"]["pictures"] == 2
        assert sum(Decimal(group["cost"]["amount"]) for group in told["groups"]) == spent
    assert [group["key"] for group in api.get("/api/v1/usage?group_by=persona").json()["groups"]] == [nora.pk]
    assert api.get("/api/v1/usage?since=2999-01-01").json()["total"]["cost"] == dollars(0)
    assert api.get("/api/v1/usage?since=2026-02-02&until=2026-01-01").json()["code"] == "period_upside_down"
    assert client_of(new_member()).get("/api/v1/usage").json()["total"]["pictures"] == 0


@pytest.mark.django_db(transaction=True)
def test_the_ledger_is_walked_line_by_line(api, wish):
    generation = api.post(ADDRESS, wish | {"count": 3}).json()["id"]
    draw(generation)
    lines, cursor = [], ""
    while True:
        told = api.get(f"/api/v1/usage/ledger?limit=2{cursor}").json()
        lines += told["data"]
        if not told["has_more"]:
            break
        cursor = f"&cursor={told['next_cursor']}"
    assert len(lines) == len({line["id"] for line in lines}) == 3
    assert {(line["kind"], line["generation"], line["engine"]) for line in lines} == {("charge", generation, "atelier")}
    outputs = api.get(f"{ADDRESS}/{generation}").json()["outputs"]
    assert {line["output"]: line["cost"] for line in lines} == {output["id"]: output["cost"] for output in outputs}


def test_the_rate_card_names_every_engine(api):
    told = api.get("/api/v1/rate_card").json()
    each = dollars(Decimal("0.00002"))
    assert told["rates"] == [{"engine": name, "per_second": each} for name in ("atelier", "compact", "guided-draft")]
