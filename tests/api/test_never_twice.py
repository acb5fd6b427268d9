"""Nothing is made or paid twice: with a key, and without one when the line broke."""

import threading
from datetime import timedelta

import pytest
import requests
from django.urls import get_resolver
from django.utils import timezone

from accounts.domain.token import make_token
from accounts.models import Scope
from api.collapse import sweep_attempts
from api.idempotency import KEPT, sweep_keys
from api.models import Attempt, IdempotencyKey
from api.view import ApiView
from generation.domain.money.budget import set_budget
from generation.domain.work.run import work_on
from generation.models import Budget, CostEntry, GenerationRequest, Job, Saving
from tests.api.conftest import ApiClient
from tests.api.proxy import Proxy, proxied
from tests.api.server import serving
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.waiting import until

ADDRESS = "/api/v1/generations"


@pytest.fixture
def owner(transactional_db):
    return new_member()


@pytest.fixture
def token(owner) -> str:
    return make_token(member=owner, name="test", scopes=Scope.values)[1]


@pytest.fixture
def api(token):
    return ApiClient(token)


@pytest.fixture
def wish(owner) -> dict:
    return {"persona": add_persona(owner, "Nora").slug, "prompt": "smiling", "width": 64, "height": 64}


def generations() -> int:
    return GenerationRequest.objects.count()


# --- with a key -------------------------------------------------------------------------------------------------------


def test_twenty_at_once_with_one_key_get_one_generation_and_one_ledger_line(token, wish):
    told, start = [], threading.Barrier(20)

    def one(port: int):
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "the-only-one"}
        start.wait()
        answer = requests.post(f"http://127.0.0.1:{port}{ADDRESS}", json=wish, headers=headers, timeout=60)
        told.append((answer.status_code, answer.json()["id"], answer.headers.get("idempotency-replayed")))

    with serving() as port:
        threads = [threading.Thread(target=one, args=[port]) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert {status for status, _, _ in told} == {202} and len({pk for _, pk, _ in told}) == 1
    assert sorted(replayed or "" for _, _, replayed in told) == [""] + ["true"] * 19
    work_on([job.pk for job in Job.objects.all()])
    assert (generations(), CostEntry.objects.count(), Saving.objects.filter(how="key").count()) == (1, 1, 19)


def test_what_was_saved_is_shown_and_cost_nothing(api, wish):
    for _ in range(3):
        made = api.post(ADDRESS, wish, headers={"Idempotency-Key": "k"}).json()
    saved = api.get("/api/v1/usage").json()["saved"]
    each = Job.objects.get().estimated
    assert saved == {"times": 2, "amount": f"{2 * each:.6f}", "currency": "USD"}
    lines = api.get("/api/v1/usage/ledger?kind=saved").json()["data"]
    assert [(line["kind"], line["generation"], line["reason"]) for line in lines] == [("saved", made["id"], "key")] * 2
    assert {line["cost"]["amount"] for line in lines} == {"0.000000"}
    assert api.get("/api/v1/usage/ledger").json()["data"] == []


def test_any_post_with_a_key_is_carried_out_once_and_answered_alike(api):
    first, second = (api.post("/api/v1/budgets", {"hard": "10"}, headers={"Idempotency-Key": "k"}) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json() and second["Location"] == first["Location"]
    assert (first.get("Idempotency-Replayed"), second["Idempotency-Replayed"]) == (None, "true")
    assert Budget.objects.count() == 1
    other = api.post("/api/v1/budgets", {"hard": "11"}, headers={"Idempotency-Key": "k"})
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reuse")


def test_a_secret_that_is_told_once_is_told_again_to_the_same_key(api):
    first, second = (api.post("/api/v1/tokens", {"name": "ci", "scopes": ["read"]}, headers={"Idempotency-Key": "k"}) for _ in range(2))
    assert first.status_code == 201 and second.json() == first.json()
    assert ApiClient(second.json()["token"]).get("/api/v1/me").status_code == 200


def test_a_refused_post_leaves_its_key_free(api):
    key = {"Idempotency-Key": "k"}
    assert api.post("/api/v1/budgets", {}, headers=key).json()["code"] == "budget_empty"
    assert not IdempotencyKey.objects.exists()
    assert api.post("/api/v1/budgets", {"hard": "1"}, headers=key).status_code == 201


def test_a_key_belongs_to_its_workspace_and_its_address(api, owner, wish):
    key = {"Idempotency-Key": "k"}
    stranger = new_member()
    theirs = ApiClient(make_token(member=stranger, name="test", scopes=Scope.values)[1])
    assert api.post("/api/v1/budgets", {"hard": "1"}, headers=key).status_code == 201
    assert theirs.post("/api/v1/budgets", {"hard": "2"}, headers=key).status_code == 201
    assert api.post(ADDRESS, wish, headers=key).status_code == 202


def test_kept_answers_cannot_be_read_from_the_database(api):
    api.post("/api/v1/budgets", {"hard": "123.25"}, headers={"Idempotency-Key": "k"})
    kept = IdempotencyKey.objects.get()
    assert kept.status == 201 and kept.answer and "123.25" not in kept.answer


def test_keys_are_forgotten_after_a_week_and_attempts_after_an_hour(api, wish):
    api.post("/api/v1/budgets", {"hard": "1"}, headers={"Idempotency-Key": "old"})
    api.post(ADDRESS, wish, headers={"Idempotency-Key": "young"})
    api.post(ADDRESS, wish)
    old, young = IdempotencyKey.objects.order_by("created_at")
    IdempotencyKey.objects.filter(pk=old.pk).update(created_at=timezone.now() - KEPT - timedelta(seconds=1))
    Attempt.objects.update(created_at=timezone.now() - timedelta(hours=1, seconds=1))
    assert (sweep_keys(), sweep_attempts()) == (1, 1)
    assert IdempotencyKey.objects.get() == young


def test_every_address_that_takes_a_post_takes_a_key():
    views = [pattern.callback.view_class for pattern in _patterns(get_resolver()) if hasattr(pattern.callback, "view_class")]
    posting = [view for view in views if issubclass(view, ApiView) and hasattr(view, "post")]
    assert len(posting) >= 8
    without = {view.__name__ for view in posting if not view.keeps_keys}
    # Creating, replaying and editing keep their key with what they made; the other two make nothing.
    assert without == {"GenerationsView", "ReplayView", "EditsView", "EstimatesView", "VerifyView"}


def _patterns(resolver):
    for each in resolver.url_patterns:
        yield from _patterns(each) if hasattr(each, "url_patterns") else [each]


# --- without a key ----------------------------------------------------------------------------------------------------


def test_two_wishes_that_were_both_answered_are_two(api, wish):
    assert {api.post(ADDRESS, wish).json()["id"] for _ in range(2)} == set(GenerationRequest.objects.values_list("pk", flat=True))
    assert generations() == 2 and not Saving.objects.exists()


def test_a_client_that_says_it_tries_again_gets_what_its_first_try_made(api, wish):
    first = api.post(ADDRESS, wish).json()["id"]
    for count in (1, 2):
        again = api.post(ADDRESS, wish, headers={"X-Stainless-Retry-Count": str(count)})
        assert (again.json()["id"], again["Idempotency-Replayed"]) == (first, "true")
    assert api.post(ADDRESS, wish, headers={"X-Stainless-Retry-Count": "0"}).json()["id"] != first
    assert [saving.how for saving in Saving.objects.all()] == ["retry", "retry"]


def test_a_retry_joins_nothing_that_differs_is_old_or_belongs_to_another_token(api, owner, wish):
    first = api.post(ADDRESS, wish).json()["id"]
    again = {"X-Stainless-Retry-Count": "1"}
    other = ApiClient(make_token(member=owner, name="other", scopes=Scope.values)[1])
    assert api.post(ADDRESS, wish | {"prompt": "laughing"}, headers=again).json()["id"] != first
    assert other.post(ADDRESS, wish, headers=again).json()["id"] != first
    GenerationRequest.objects.update(created_at=timezone.now() - timedelta(minutes=15, seconds=1))
    assert api.post(ADDRESS, wish, headers=again).json()["id"] != first
    assert not Saving.objects.exists()


def test_a_retry_after_everything_failed_is_a_new_wish(api, wish):
    first = api.post(ADDRESS, wish).json()["id"]
    Job.objects.update(state=Job.State.FAILED)
    assert api.post(ADDRESS, wish, headers={"X-Stainless-Retry-Count": "1"}).json()["id"] != first


def test_of_three_callers_who_each_try_again_each_gets_its_own(api, wish):
    first = {api.post(ADDRESS, wish).json()["id"] for _ in range(3)}
    assert len(first) == 3
    for count in ("1", "2"):
        assert {api.post(ADDRESS, wish, headers={"X-Stainless-Retry-Count": count}).json()["id"] for _ in range(3)} == first


def test_a_retry_that_is_joined_is_not_stopped_by_a_budget_that_is_used_up(api, owner, wish):
    first = api.post(ADDRESS, wish).json()["id"]
    set_budget(by=owner, hard=0 * Job.objects.get().reserved)
    assert api.post(ADDRESS, wish).status_code == 402
    assert api.post(ADDRESS, wish, headers={"X-Stainless-Retry-Count": "1"}).json()["id"] == first


# --- when the line breaks ---------------------------------------------------------------------------------------------


def lost_in_the_middle(proxy: Proxy, token: str, wish: dict) -> None:
    """A client that waits for its picture, and whose line is cut as soon as the generation is there."""
    before = generations()
    attempts = Attempt.objects.count()

    def send():
        with pytest.raises(requests.RequestException):
            _post(proxy, token, wish, Prefer="wait=3")

    client = threading.Thread(target=send)
    client.start()
    until(lambda: generations() > before or Attempt.objects.count() > attempts)
    proxy.cut()
    client.join()


def _post(proxy: Proxy, token: str, wish: dict, **headers) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}"} | headers
    return requests.post(f"http://127.0.0.1:{proxy.port}{ADDRESS}", json=wish, headers=headers, timeout=60)


def test_sent_again_after_the_line_broke_a_wish_is_made_once(token, wish):
    with proxied() as proxy:
        for _ in range(3):
            lost_in_the_middle(proxy, token, wish)
        answer = _post(proxy, token, wish)
        assert (answer.status_code, answer.headers["idempotency-replayed"]) == (202, "true")
        assert generations() == 1
        assert answer.json()["id"] == GenerationRequest.objects.get().pk
        work_on([job.pk for job in Job.objects.all()])
        assert (CostEntry.objects.count(), Saving.objects.filter(how="lost").count()) == (1, 3)
        # That one arrived, so the same words once more are a second wish.
        until(lambda: Attempt.objects.filter(delivered_at__isnull=False).exists())
        assert _post(proxy, token, wish).json()["id"] != answer.json()["id"]


def test_what_was_lost_longer_ago_than_two_minutes_is_a_new_wish(token, wish):
    with proxied() as proxy:
        lost_in_the_middle(proxy, token, wish)
        until(lambda: Attempt.objects.filter(lost_at__isnull=False).exists())
        Attempt.objects.update(created_at=timezone.now() - timedelta(seconds=121))
        assert "idempotency-replayed" not in _post(proxy, token, wish).headers
        assert generations() == 2


def test_two_who_ask_the_same_at_the_same_time_get_one_each(token, wish):
    told = []
    with proxied() as proxy:
        threads = [threading.Thread(target=lambda: told.append(_post(proxy, token, wish, Prefer="wait=1").json()["id"])) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(set(told)) == 2 and not Saving.objects.exists()


def test_a_line_that_breaks_with_a_key_needs_no_guessing(token, wish):
    with proxied() as proxy:
        with pytest.raises(requests.RequestException):
            cutter = threading.Thread(target=lambda: (until(lambda: generations() == 1), proxy.cut()))
            cutter.start()
            _post(proxy, token, wish, Prefer="wait=3", **{"Idempotency-Key": "k"})
        cutter.join()
        assert _post(proxy, token, wish, **{"Idempotency-Key": "k"}).headers["idempotency-replayed"] == "true"
    assert generations() == 1 and not Attempt.objects.exists()
