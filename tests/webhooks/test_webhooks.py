"""Being told by HTTP: signed as Standard Webhooks v1 says, tried again as it says, never lost, and managed through the API."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from standardwebhooks import Webhook

from accounts.models import AuditEntry, Scope
from generation.domain.webhook.courier import attempt, deliver_due
from generation.domain.webhook.delivery import LADDER, claim_next, settle, wait_after
from generation.models import Event, WebhookDelivery, WebhookEndpoint
from generation.outbound.post import Answer
from tests.api.conftest import client_of, same
from tests.outbound.receiver import receiving
from tests.people import new_member

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/webhook_endpoints"
State = WebhookDelivery.State


@pytest.fixture
def point(api, receiver) -> dict:
    """An endpoint of the receiver's that hears everything of whole generations."""
    answer = api.post(ADDRESS, {"url": receiver.url, "types": ["generation.*"]})
    assert answer.status_code == 201
    return answer.json()


def cancel(api, wish) -> dict:
    """The shortest way to the end of a generation: two events of the whole, queued and canceled."""
    made = api.post("/api/v1/generations", wish).json()
    return api.post(made["urls"]["cancel"]).json()


def deliveries(api, point, query="") -> list[dict]:
    return api.get(f"{ADDRESS}/{point['id']}/deliveries{query}").json()["data"]


def due_now() -> None:
    WebhookDelivery.objects.filter(state=State.WAITING).update(due_at=timezone.now())


# --- what is sent -------------------------------------------------------------------------------------------------


def test_the_official_library_verifies_what_is_sent(api, wish, point, receiver):
    made = cancel(api, wish)
    assert deliver_due() == 2

    for _, headers, body in receiver.got:
        Webhook(point["signing_secret"]).verify(body, headers)
    assert [json.loads(body)["type"] for _, _, body in receiver.got] == ["generation.queued", "generation.canceled"]
    _, headers, body = receiver.got[1]
    message = json.loads(body)
    assert set(message) == {"type", "timestamp", "id", "api_version", "workspace", "data"}
    assert message["id"] == headers["webhook-id"] == api.get("/api/v1/events").json()["data"][0]["id"]
    assert (message["data"]["id"], message["data"]["state"], message["data"]["outputs"][0]["state"]) == (made["id"], "canceled", "canceled")
    assert len(body) < 20_000


def test_a_tampered_message_and_a_strange_secret_are_not_verified(api, wish, point, receiver):
    cancel(api, wish)
    deliver_due()
    _, headers, body = receiver.got[0]
    from standardwebhooks.webhooks import WebhookVerificationError

    other = api.post(ADDRESS, {"url": receiver.url}).json()["signing_secret"]
    for secret, sent in [(point["signing_secret"], body + b" "), (other, body)]:
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(sent, headers)


def test_after_a_rotation_both_secrets_verify_for_a_day_and_then_the_new_one_alone(api, wish, point, receiver):
    from standardwebhooks.webhooks import WebhookVerificationError

    new = api.post(point["links"]["rotate_secret"]).json()["signing_secret"]
    cancel(api, wish)
    deliver_due()
    for secret in (point["signing_secret"], new):
        Webhook(secret).verify(receiver.got[0][2], receiver.got[0][1])
    WebhookEndpoint.objects.update(previous_until=timezone.now() - timedelta(seconds=1))
    cancel(api, wish)
    deliver_due()
    Webhook(new).verify(receiver.got[-1][2], receiver.got[-1][1])
    with pytest.raises(WebhookVerificationError):
        Webhook(point["signing_secret"]).verify(receiver.got[-1][2], receiver.got[-1][1])


def test_only_the_types_that_were_asked_for_are_sent_and_no_other_workspaces(api, wish, receiver):
    api.post(ADDRESS, {"url": receiver.url, "types": ["generation.canceled"]})
    stranger = new_member()
    client_of(stranger).post(ADDRESS, {"url": receiver.url, "types": ["*"]})
    cancel(api, wish)

    assert deliver_due() == 1
    assert json.loads(receiver.got[0][2])["type"] == "generation.canceled"


def test_a_request_may_name_an_address_of_its_own(api, wish, receiver):
    made = cancel(api, wish | {"webhook_url": f"http://127.0.0.1:{receiver.port}/mine"})
    cancel(api, wish)

    assert deliver_due() == 1
    path, headers, body = receiver.got[0]
    assert (path, json.loads(body)["data"]["id"]) == ("/mine", made["id"])
    [standing] = api.get(ADDRESS).json()["data"]
    assert "url" not in standing
    secret = api.post(standing["links"]["rotate_secret"]).json()["signing_secret"]
    cancel(api, wish | {"webhook_url": f"http://127.0.0.1:{receiver.port}/mine"})
    deliver_due()
    Webhook(secret).verify(receiver.got[1][2], receiver.got[1][1])


# --- when it does not arrive --------------------------------------------------------------------------------------


def test_a_failure_is_tried_again_with_the_same_id_and_told_in_the_log(api, wish, point, receiver):
    receiver.answers = [500, 500, (302, {"Location": "https://elsewhere.example.com/"})]
    cancel(api, wish)
    deliver_due()
    waiting = WebhookDelivery.objects.filter(state=State.WAITING)
    assert waiting.count() == 2
    assert all(4 <= (row.due_at - timezone.now()).total_seconds() <= 6 for row in waiting)
    due_now()
    deliver_due()
    first = [headers["webhook-id"] for _, headers, _ in receiver.got]
    assert sorted(first[:2]) == sorted(first[2:])
    outcomes = [attempt["outcome"] for delivery in deliveries(api, point) for attempt in delivery["attempts"]]
    assert sorted(outcomes) == [
        "delivered",
        "redirected (302); redirects are not followed, so give the final address",
        "refused (500)",
        "refused (500)",
    ]
    assert "failing_since" not in api.get(f"{ADDRESS}/{point['id']}").json() or waiting.exists()


def test_after_ten_tries_it_is_given_up_and_can_be_sent_again_by_hand(api, wish, point, receiver):
    api.patch(f"{ADDRESS}/{point['id']}", {"types": ["generation.canceled"]}, content_type="application/json")
    receiver.answers = [500] * 10
    cancel(api, wish)
    for _ in range(10):
        assert deliver_due() == 1
        due_now()
    assert deliver_due() == 0
    [dead] = deliveries(api, point, "?state=dead")
    assert (len(dead["attempts"]), dead["state"], "due_at" in dead) == (10, "dead", False)

    again = api.post(f"/api/v1/deliveries/{dead['id']}/redeliver")
    assert (again.status_code, again.json()["state"]) == (202, "waiting")
    assert deliver_due() == 1
    assert api.get(dead["url"]).json()["state"] == "delivered"
    assert AuditEntry.objects.filter(verb="webhook.redelivered").count() == 1


def test_the_ladder_is_that_of_the_standard_with_a_tenth_of_jitter():
    assert LADDER == (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)
    now = timezone.now()
    for tries, seconds in enumerate(LADDER, start=1):
        waits = {wait_after(tries, Answer(500, 1), now).total_seconds() for _ in range(50)}
        assert 0.9 * seconds <= min(waits) < max(waits) <= 1.1 * seconds


def test_retry_after_is_waited_for_be_it_seconds_or_a_date():
    now = timezone.now().replace(microsecond=0)
    date = (now + timedelta(seconds=900)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert wait_after(1, Answer(429, 1, retry_after="600"), now) == timedelta(seconds=600)
    assert wait_after(1, Answer(503, 1, retry_after=date), now) == timedelta(seconds=900)
    for nonsense in ("soon", "-5", "²", ""):
        assert wait_after(1, Answer(503, 1, retry_after=nonsense), now) < timedelta(seconds=6)
    assert wait_after(1, Answer(500, 1, retry_after="600"), now) < timedelta(seconds=6)
    assert wait_after(1, Answer(503, 1, retry_after="9999999"), now) == timedelta(hours=24)


def test_gone_turns_the_endpoint_off_and_on_again_is_a_clean_start(api, wish, point, receiver):
    receiver.answers = [410]
    cancel(api, wish)
    assert deliver_due() == 1
    off = api.get(f"{ADDRESS}/{point['id']}").json()
    assert (off["enabled"], off["disabled_reason"]) == (False, "It answered that it is gone for good (410).")
    assert Event.objects.filter(kind="webhook.disabled").count() == 1
    assert api.post(point["links"]["test"]).json()["code"] == "webhook_disabled"

    api.patch(f"{ADDRESS}/{point['id']}", {"enabled": True}, content_type="application/json")
    assert deliver_due() == 1  # what waited when it was turned off
    assert "disabled_reason" not in api.get(f"{ADDRESS}/{point['id']}").json()


def test_five_days_of_failure_turn_it_off_and_its_owners_are_told(
    api, owner, wish, point, receiver, mailoutbox, django_capture_on_commit_callbacks
):
    receiver.answers = [500] * 3
    cancel(api, wish)
    deliver_due()
    WebhookEndpoint.objects.update(failing_since=timezone.now() - timedelta(days=5, seconds=1))
    due_now()
    with django_capture_on_commit_callbacks(execute=True):
        deliver_due()

    assert api.get(f"{ADDRESS}/{point['id']}").json()["disabled_reason"] == "Nothing was delivered for 5 days."
    assert [(letter.to, receiver.url in letter.body) for letter in mailoutbox] == [([owner.user.email], True)]


def test_a_success_in_between_begins_the_five_days_anew(api, wish, point, receiver):
    receiver.answers = [500, 204]
    cancel(api, wish)
    deliver_due()
    WebhookEndpoint.objects.update(failing_since=timezone.now() - timedelta(days=6))
    due_now()
    deliver_due()

    assert "failing_since" not in api.get(f"{ADDRESS}/{point['id']}").json()
    assert WebhookEndpoint.objects.get().enabled


def test_a_sender_that_was_killed_loses_nothing_and_cannot_write_when_it_comes_back(api, wish, point, receiver):
    cancel(api, wish)
    killed = claim_next()
    assert claim_next() != killed
    WebhookDelivery.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert deliver_due() == 2
    before = list(WebhookDelivery.objects.values())
    settle(killed, attempt(killed))
    assert list(WebhookDelivery.objects.values()) == before
    assert {row["state"] for row in before} == {"delivered"}


def test_an_address_that_moved_into_our_network_is_not_called(api, wish, point, receiver, settings):
    settings.WEBHOOK_ALLOW = []
    cancel(api, wish)
    deliver_due()

    assert receiver.got == []
    [attempt_] = deliveries(api, point)[0]["attempts"]
    assert attempt_["outcome"] == "127.0.0.1 is not an address on the public internet." and "status" not in attempt_


# --- managing them ------------------------------------------------------------------------------------------------


def test_a_range_is_sent_again_what_was_missed_included(api, wish, receiver):
    cancel(api, wish)
    point = api.post(ADDRESS, {"url": receiver.url, "types": ["generation.*"]}).json()
    cancel(api, wish)
    deliver_due()
    now = timezone.now()
    span = {"from": (now - timedelta(hours=1)).isoformat(), "to": now.isoformat()}
    answer = api.post(point["links"]["replay"], span)

    assert (answer.status_code, answer.json()["events"]) == (202, 4)
    assert (deliver_due(), len(receiver.got)) == (4, 6)
    assert len({headers["webhook-id"] for _, headers, _ in receiver.got}) == 4
    assert api.post(point["links"]["replay"], {"from": span["to"], "to": span["from"]}).json()["code"] == "range_empty"
    assert api.post(point["links"]["replay"], {"from": span["from"]}).json()["param"] == "to"


def test_a_test_message_goes_to_the_one_endpoint_alone(api, point, receiver):
    api.post(ADDRESS, {"url": f"http://127.0.0.1:{receiver.port}/other", "types": ["*"]})
    assert api.post(point["links"]["test"]).status_code == 202
    assert deliver_due() == 1
    [(path, headers, body)] = receiver.got
    assert (path, json.loads(body)["type"]) == ("/hook", "webhook.test")
    Webhook(point["signing_secret"]).verify(body, headers)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"url": "http://hooks.example.com/"}, "webhook_address_not_https"),
        ({"url": "https://169.254.169.254/"}, "webhook_address_not_public"),
        ({"url": "https://hooks.example.com:22/"}, "webhook_port_not_usual"),
        ({"types": ["moon.*"]}, "event_type_unknown"),
        ({"types": []}, "event_types_missing"),
        ({"description": "x" * 201}, "invalid_input"),
        ({"uri": "x"}, "invalid_input"),
    ],
)
def test_a_bad_endpoint_is_refused_and_nothing_is_kept(api, change, code):
    answer = api.post(ADDRESS, {"url": "https://hooks.example.com/"} | change)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert not WebhookEndpoint.objects.exists()


def test_a_bad_address_of_a_request_is_refused_and_nothing_is_made(api, wish):
    answer = api.post("/api/v1/generations", wish | {"webhook_url": "https://10.0.0.1/"})

    assert (answer.status_code, answer.json()["code"]) == (422, "webhook_address_not_public")
    assert not Event.objects.exists() and not WebhookEndpoint.objects.exists()


def test_of_two_who_change_one_state_the_second_is_told(api, point):
    address = f"{ADDRESS}/{point['id']}"
    etag = api.get(address)["ETag"]
    first = api.patch(address, {"description": "one"}, content_type="application/json", headers={"If-Match": etag})
    second = api.patch(address, {"description": "two"}, content_type="application/json", headers={"If-Match": etag})

    assert (first.status_code, second.status_code, second.json()["code"]) == (200, 412, "precondition_failed")
    assert api.get(address).json()["description"] == "one"
    assert api.delete(address, headers={"If-Match": etag}).status_code == 412
    assert api.delete(address, headers={"If-Match": api.get(address)["ETag"]}).status_code == 204
    assert api.get(address).status_code == 404


def test_the_secret_is_told_once_and_a_token_without_the_scope_may_only_look(api, owner, point):
    assert "signing_secret" in point
    assert "signing_secret" not in api.get(f"{ADDRESS}/{point['id']}").json()
    reader = client_of(owner, [Scope.READ])
    assert reader.get(ADDRESS).status_code == 200
    refused = reader.post(ADDRESS, {"url": "https://hooks.example.com/"})
    assert (refused.status_code, refused.json()["code"], "webhooks" in refused.json()["detail"]) == (403, "scope_missing", True)


def test_strangers_see_nothing_of_it_and_cannot_tell(api, wish, point):
    cancel(api, wish)
    [delivery, _] = deliveries(api, point)
    stranger = client_of(new_member())
    for method, path in [
        ("get", f"{ADDRESS}/{point['id']}"),
        ("patch", f"{ADDRESS}/{point['id']}"),
        ("delete", f"{ADDRESS}/{point['id']}"),
        ("post", f"{ADDRESS}/{point['id']}/test"),
        ("post", f"{ADDRESS}/{point['id']}/rotate_secret"),
        ("get", f"{ADDRESS}/{point['id']}/deliveries"),
        ("get", f"/api/v1/deliveries/{delivery['id']}"),
        ("post", f"/api/v1/deliveries/{delivery['id']}/redeliver"),
    ]:
        foreign = getattr(stranger, method)(path, content_type="application/json")
        absent = getattr(stranger, method)(
            path.replace(point["id"], "whe_x").replace(delivery["id"], "dlv_x"), content_type="application/json"
        )
        assert (foreign.status_code, same(foreign)) == (404, same(absent)), path


def test_what_the_receiver_answers_is_not_kept(api, wish, settings):
    settings.WEBHOOK_ALLOW = ["127.0.0.1"]
    with receiving() as receiver:
        receiver.answers = [(500, {"X-Secret": "instance-role-key", "Retry-After": "instance-role-key"})] * 2
        point = api.post(ADDRESS, {"url": receiver.url}).json()
        cancel(api, wish)
        deliver_due()
    assert "instance-role-key" not in json.dumps(list(WebhookDelivery.objects.values("attempts"))) + json.dumps(deliveries(api, point))


def test_a_workspace_has_so_many_endpoints(api, monkeypatch):
    monkeypatch.setattr("generation.domain.webhook.endpoint.MOST", 1)
    assert api.post(ADDRESS, {"url": "https://hooks.example.com/"}).status_code == 201
    assert api.post(ADDRESS, {"url": "https://hooks.example.com/"}).json()["code"] == "webhook_endpoints_full"


@pytest.mark.parametrize("kept", [1, 3])
def test_deliveries_take_as_many_queries_however_many_there_are(api, point, wish, kept, django_assert_num_queries):
    for _ in range(kept):
        cancel(api, wish)
    api.get(ADDRESS)
    with django_assert_num_queries(5):
        assert len(deliveries(api, point)) == 2 * kept


def test_an_endpoint_asked_for_twice_under_one_key_is_made_once(api, receiver):
    first, again = (api.post(ADDRESS, {"url": receiver.url}, headers={"Idempotency-Key": "k"}) for _ in range(2))

    assert (first.status_code, again.status_code, again["Idempotency-Replayed"]) == (201, 201, "true")
    assert first.json() == again.json() and WebhookEndpoint.objects.count() == 1
