"""Webhooks in the browser: added, tried, turned off, sent again; the secret is shown once."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Role
from generation.domain.event.log import announce
from generation.domain.webhook.endpoint import create_endpoint
from generation.models import WebhookDelivery, WebhookEndpoint
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_jobs

ADDRESS = "https://hooks.example.com/troupe"
State = WebhookDelivery.State


@pytest.fixture
def point(owner) -> WebhookEndpoint:
    return create_endpoint(member=owner, url=ADDRESS, types=["job.*"])


def press(browser, point, do: str, **typed):
    return browser.post(f"/webhooks/{point.pk}/change", {"do": do} | typed)


def add_deliveries(owner, count: int) -> None:
    for job in add_jobs(add_persona(owner), count):
        announce(job, "job.queued")


def test_the_secret_of_a_new_address_is_shown_once(browser, owner):
    page = browser.post("/webhooks/add", {"url": f" {ADDRESS} ", "topic": ["ends", "reviews"]}).content.decode()
    point = WebhookEndpoint.objects.get()
    assert re.search(r'value="(whsec_[^"]+)"', page)[1] == point.secret.replace("&", "&amp;")
    assert (point.url, "generation.succeeded" in point.types, "asset.*" in point.types) == (ADDRESS, True, True)
    assert "whsec_" not in browser.get(f"/webhooks/{point.pk}").content.decode() + browser.get("/webhooks").content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"url": "http://localhost:5678/", "topic": "ends"}, "Only https:// addresses are called."),
        ({"url": "https://10.1.2.3/", "topic": "ends"}, "10.1.2.3 is not an address on the public internet."),
        ({"url": ADDRESS}, "Name at least one type of event."),
    ],
)
def test_a_refused_address_says_why_and_keeps_what_was_typed(browser, typed, sentence):
    answer = browser.post("/webhooks/add", typed)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, f'value="{typed["url"]}"' in page) == (422, True, True)
    assert not WebhookEndpoint.objects.exists()


def test_it_is_turned_off_and_on_tried_changed_and_deleted(browser, point):
    press(browser, point, "off")
    assert not WebhookEndpoint.objects.get().enabled
    assert "This endpoint is turned off." in press(browser, point, "test").content.decode()
    press(browser, point, "on")
    press(browser, point, "test")
    assert WebhookDelivery.objects.get().event.kind == "webhook.test"
    press(browser, point, "save", url=f"{ADDRESS}/2", topic="steps")
    changed = WebhookEndpoint.objects.get()
    assert (changed.url, changed.types) == (f"{ADDRESS}/2", ["generation.*"])
    assert changed.secret != re.search(r'value="(whsec_[^"]+)"', press(browser, point, "rotate").content.decode())[1] != ""
    press(browser, point, "delete")
    assert not WebhookEndpoint.objects.exists()


def test_types_that_no_topic_names_stay_when_only_the_address_changes(browser, owner):
    point = create_endpoint(member=owner, url=ADDRESS, types=["generation.partial"])
    press(browser, point, "save", url=f"{ADDRESS}/2")
    assert WebhookEndpoint.objects.get().types == ["generation.partial"]


def test_what_was_given_up_is_sent_again_by_a_button(browser, owner, point):
    add_deliveries(owner, 1)
    WebhookDelivery.objects.update(state=State.DEAD, attempts=[{"at": "x", "status": 500, "milliseconds": 3, "outcome": "refused (500)"}])
    found = WebhookDelivery.objects.get()
    page = browser.get(f"/webhooks/{point.pk}").content.decode()
    assert "Given up" in page and "refused (500)" in page
    browser.post(f"/deliveries/{found.pk}/again")
    found.refresh_from_db()
    assert (found.state, found.tries) == (State.WAITING, 0)


def test_a_range_of_time_is_sent_again_and_nonsense_is_refused(browser, owner, point):
    add_deliveries(owner, 2)
    WebhookDelivery.objects.update(state=State.DELIVERED)
    today = timezone.now()
    press(browser, point, "replay", start=f"{today:%Y-%m-%d}T00:00", end=f"{today:%Y-%m-%d}T23:59")
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {State.WAITING}
    answer = press(browser, point, "replay", start="the 45th of May", end="")
    assert (answer.status_code, "This is not a range of two moments." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER, Role.CREATOR])
def test_others_do_not_see_where_messages_go(client, owner, point, role):
    client.force_login(new_member(role, owner.workspace).user)
    assert [client.get(path).status_code for path in ("/webhooks", f"/webhooks/{point.pk}")] == [403, 403]
    assert "/webhooks" not in client.get("/activity").content.decode()


def test_one_delivery_and_three_take_as_many_queries(browser, owner, point):
    counts = []
    for _ in range(2):
        add_deliveries(owner, 2)
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/webhooks/{point.pk}")
            browser.get("/webhooks")
        counts.append(len(queries))
    assert counts[0] == counts[1]
