"""What every answer of the API has in common: ids, CORS, ETags, and errors a program can read."""

import pytest
from django.test import Client

from tests.api.conftest import client_of, same
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_jobs, add_pictures

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1/nothing", "/api/v1/personas/", "/api/v1/personas/a.b", "/api/v2/personas"])
def test_an_address_that_is_not_there_is_a_problem_and_no_page(api, path):
    answer = api.get(path)

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "not_found"


def test_a_method_that_is_not_served_is_a_problem_that_names_those_that_are(api):
    answer = api.delete("/api/v1/generations")

    assert (answer.status_code, answer.json()["code"], answer["Allow"]) == (405, "method_not_allowed", "GET, POST, HEAD, OPTIONS")


def test_a_problem_has_all_its_members(api):
    answer = api.get("/api/v1/personas/nobody", headers={"X-Request-Id": "mine-1"})

    detail = "There is nothing here, or it belongs to another workspace."
    assert answer["X-Request-Id"] == "mine-1"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": detail,
        "instance": "urn:troupe:request:mine-1",
        "code": "not_found",
        "request_id": "mine-1",
        "retryable": False,
        "error": {"message": detail, "type": "invalid_request_error", "code": "not_found"},
    }


def test_a_break_on_our_side_is_a_problem_without_its_insides(api, nora, settings):
    settings.RATE_CARD = {"atelier": "not a number"}
    answer = api.get("/api/v1/engines")

    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "number" not in answer.content.decode()
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_host_that_is_not_ours_gets_a_problem_too(api):
    answer = api.get("/api/v1/personas", headers={"Host": "elsewhere.example.com"})

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_request_ids_are_ours_unless_the_client_sends_a_good_one(api):
    assert api.get("/api/v1/me")["X-Request-Id"].startswith("req_")
    assert api.get("/api/v1/me", headers={"X-Request-Id": "a b\tc"})["X-Request-Id"].startswith("req_")


def test_a_plugin_without_an_origin_may_ask_and_read_errors(db):
    plugin = Client(headers={"Origin": "null"})
    asked = plugin.options("/api/v1/generations", headers={"Access-Control-Request-Headers": "authorization"})

    assert (asked.status_code, asked["Access-Control-Allow-Origin"], asked["Access-Control-Max-Age"]) == (204, "*", "7200")
    assert {"authorization", "content-type", "idempotency-key", "prefer"} <= set(asked["Access-Control-Allow-Headers"].split(", "))
    refused = plugin.get("/api/v1/generations")
    assert (refused.status_code, refused["Access-Control-Allow-Origin"]) == (401, "*")
    assert "x-request-id" in refused["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in refused


def test_pages_of_the_studio_are_not_opened_to_other_origins(client, db):
    assert "Access-Control-Allow-Origin" not in client.get("/accounts/login/")


def test_an_answer_that_did_not_change_is_not_sent_again(api, nora):
    first = api.get(f"/api/v1/personas/{nora.pk}")
    again = api.get(f"/api/v1/personas/{nora.pk}", headers={"If-None-Match": first["ETag"]})
    nora.role = "Nurse"
    nora.save()
    changed = api.get(f"/api/v1/personas/{nora.pk}", headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content, changed.status_code) == (200, 304, b"", 200)
    assert again["Access-Control-Allow-Origin"] == "*"


def test_an_odd_accept_header_is_no_reason_to_refuse(api):
    assert api.get("/api/v1/me", headers={"Accept": "image/png"}).status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "code"), [("{", 400, "parse_error"), ("[]", 422, "invalid_input"), ('{"persona": {}}', 422, "invalid_input")]
)
def test_a_body_that_cannot_be_read_is_refused(api, body, status, code):
    answer = api.post("/api/v1/generations", body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_body_that_is_too_large_or_too_deep_is_refused(api, settings):
    large = api.post("/api/v1/generations", " " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
    deep = api.post("/api/v1/generations", "[" * 100_000)

    assert (large.status_code, large.json()["code"]) == (413, "body_too_large")
    assert (deep.status_code, deep.json()["code"]) == (400, "parse_error")


def test_a_body_of_another_kind_is_refused(api):
    answer = api.post("/api/v1/generations", "persona=nora", content_type="application/x-www-form-urlencoded")

    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


def test_a_field_nobody_knows_is_named(api, nora):
    answer = api.post("/api/v1/generations", {"persona": nora.slug, "promt": "smiling", "presets": [{"preset": "headshot", "wait": 1}]})

    assert answer.status_code == 422
    assert [(each["param"], each["code"]) for each in answer.json()["errors"]] == [("/promt", "unknown_field")]
    assert nora.workspace.requests.count() == 0


def test_any_name_of_an_unknown_field_can_be_pointed_at(api, nora):
    answer = api.post("/api/v1/generations", {"message": 1, "code": 2})
    odd = api.post("/api/v1/generations", {"a/b~c": 1})

    assert [(each["param"], each["code"]) for each in answer.json()["errors"]] == [
        ("/message", "unknown_field"),
        ("/code", "unknown_field"),
    ]
    assert [each["param"] for each in odd.json()["errors"]] == ["/a~1b~0c"]


def test_a_field_inside_a_list_is_pointed_at(api, nora):
    presets = [{"preset": "headshot"}, {"preset": "headshot", "weight": "much"}]
    answer = api.post("/api/v1/generations", {"persona": nora.slug, "presets": presets})

    assert [(each["param"], each["code"]) for each in answer.json()["errors"]] == [("/presets/1/weight", "invalid")]


def test_another_workspace_s_ids_answer_like_ids_that_do_not_exist(api, nora):
    stranger = client_of(new_member())
    job = add_jobs(nora)[0]
    asset = add_pictures(nora)[0]
    preset = nora.workspace.presets.first()
    absent = "0" * 26
    doors = [
        ("get", f"personas/{nora.pk}", f"personas/psn_{absent}"),
        ("get", f"presets/{preset.pk}", f"presets/pre_{absent}"),
        ("get", f"assets/{asset.pk}", f"assets/ast_{absent}"),
        ("get", f"generations/{job.request_id}", f"generations/gen_{absent}"),
        ("post", f"generations/{job.request_id}/cancel", f"generations/gen_{absent}/cancel"),
        ("post", f"generations/{job.request_id}/retry", f"generations/gen_{absent}/retry"),
    ]
    for method, theirs, nobodys in doors:
        ask = getattr(stranger, method)
        answers = [ask(f"/api/v1/{path}", headers={"X-Request-Id": "same"}) for path in (theirs, nobodys)]
        assert [answer.status_code for answer in answers] == [404, 404], theirs
        assert answers[0].content == answers[1].content, theirs
    job.refresh_from_db()
    assert (job.state, job.cancel_requested) == ("queued", False)


def test_another_workspace_s_persona_or_preset_in_a_wish_is_as_good_as_absent(owner, nora):
    other = new_member()
    stranger = client_of(other)
    preset = nora.workspace.presets.first()
    theirs = stranger.post("/api/v1/generations", {"persona": nora.pk, "prompt": "smiling"})
    nobodys = stranger.post("/api/v1/generations", {"persona": "psn_nobody", "prompt": "smiling"})

    assert (theirs.status_code, theirs.json()["param"]) == (404, "persona")
    assert same(theirs) == same(nobodys)
    mine = add_persona(other)
    answer = stranger.post("/api/v1/generations", {"persona": mine.pk, "presets": [{"preset": preset.pk}]})
    assert (answer.status_code, answer.json()["param"]) == (404, "presets.0.preset")


def test_lists_show_nothing_of_another_workspace(nora):
    add_jobs(nora)
    add_pictures(nora)
    stranger = client_of(new_member())

    assert [stranger.get(f"/api/v1/{name}").json()["data"] for name in ("personas", "generations", "assets")] == [[], [], []]


def test_versions_are_dates_and_an_unknown_one_is_refused(api):
    told = api.get("/api/v1/me")["Troupe-Version"]
    assert api.get("/api/v1/me", headers={"Troupe-Version": told}).status_code == 200
    refused = api.get("/api/v1/me", headers={"Troupe-Version": "1999-01-01"})
    assert (refused.status_code, refused.json()["code"], told in refused.json()["hint"]) == (400, "version_unknown", True)
