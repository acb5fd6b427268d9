"""Personas, presets and pictures changed through the API; words found; tokens made, limited, rolled and ended."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.models import AccessToken, AuditEntry, Role, Scope
from generation.models import Asset, GenerationRequest
from personas.models import Persona, PersonaVersion, Preset
from tests.api.conftest import ApiClient, client_of, same
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_jobs, add_pictures

pytestmark = pytest.mark.django_db


# --- personas -----------------------------------------------------------------------------------------------------


def test_the_words_around_a_face_change_and_the_rest_stays(api, nora, owner):
    answer = api.patch(f"/api/v1/personas/{nora.slug}", {"role": "Head of care"})

    assert (answer.status_code, answer.json()["role"], answer.json()["name"], answer.json()["version"]) == (200, "Head of care", "Nora", 1)
    assert AuditEntry.objects.get(verb="persona.described").actor == owner.user
    assert api.get(f"/api/v1/personas/{nora.pk}").json()["role"] == "Head of care"


def test_of_two_who_change_a_persona_the_second_is_told_and_nothing_is_lost(api, nora):
    address = f"/api/v1/personas/{nora.pk}"
    seen = api.get(address)
    tags = (seen["ETag"], seen.json()["etag"], f"W/{seen['ETag']}", "*")
    for number, tag in enumerate(tags):
        assert api.patch(address, {"story": f"story {number}"}, headers={"If-Match": tag}).status_code == (200 if number in (0, 3) else 412)
    assert api.get(address).json()["story"] == "story 3"


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_on_one_etag_change_it_once(owner, nora):
    clients, etag = [client_of(owner) for _ in range(2)], client_of(owner).get(f"/api/v1/personas/{nora.pk}")["ETag"]
    together, statuses = threading.Barrier(2), []

    def change(client, number):
        together.wait()
        statuses.append(client.patch(f"/api/v1/personas/{nora.pk}", {"role": f"role {number}"}, headers={"If-Match": etag}).status_code)
        connection.close()

    threads = [threading.Thread(target=change, args=pair) for pair in zip(clients, (1, 2))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 412]
    assert AuditEntry.objects.filter(verb="persona.described").count() == 1


def test_a_persona_is_cast_from_words_retired_and_restored(api):
    made = api.post("/api/v1/personas", {"name": "Ida", "brief": "a woman in her sixties with silver curls", "seed": 3})

    assert (made.status_code, made["Location"]) == (201, made.json()["url"])
    assert made.json()["portrait_url"].startswith("http://testserver/r/")
    assert api.post(f"{made['Location']}/retire").json()["status"] == "retired"
    assert api.post(f"{made['Location']}/restore").json()["status"] == "active"
    twin = api.post("/api/v1/personas", {"name": "Twin", "brief": "a woman in her sixties with silver curls", "seed": 3})
    assert (twin.status_code, twin.json()["code"], Persona.objects.count()) == (422, "look_alike", 1)


def test_a_persona_is_cast_with_all_the_words_of_its_card_or_not_at_all(api):
    words = {
        "role": "Barista",
        "quote": "Coffee first.",
        "goals": ["open a second cafe", "sleep"],
        "pains": ["early mornings"],
        "channels": ["newsletter"],
    }
    made = api.post(
        "/api/v1/personas", {"name": "Ida", "story": "She roasts.", "seed": 3, **words | {"goals": [" open a  second cafe", "", "sleep"]}}
    )

    assert made.status_code == 201
    assert {name: made.json()[name] for name in words} == words
    assert api.get(made.json()["url"]).json()["story"] == "She roasts."
    over = api.post("/api/v1/personas", {"name": "Ada", "seed": 4, "pains": ["late"] * 7})
    assert (over.status_code, [each["param"] for each in over.json()["errors"]], Persona.objects.count()) == (422, ["/pains"], 1)


def test_versions_tell_the_look_and_never_the_face(api, nora):
    [version] = api.get(f"/api/v1/personas/{nora.slug}/versions").json()["data"]
    one = api.get(f"/api/v1/personas/{nora.slug}/versions/1")

    assert one.json() == version and set(version) == {"object", "persona", "version", "identity", "look", "created_at"}
    assert api.get(f"/api/v1/personas/{nora.slug}/versions/2").status_code == 404


# --- presets ------------------------------------------------------------------------------------------------------


def test_a_preset_is_made_published_again_and_retired(api):
    made = api.post("/api/v1/presets", {"name": "Harbour", "prompt": "at a harbour", "palette": ["navy", "#ffeedd"], "locks": ["scene"]})
    assert (made.status_code, made.json()["slug"], made.json()["version"]) == (201, "harbour", 1)
    address = f"{made['Location']}/versions"
    second = api.post(address, {"parameters": {"framing": "bust"}, "note": "closer"})
    again = api.post(address, {"parameters": {"framing": "bust"}})
    assert [answer.json()["version"] for answer in (second, again)] == [2, 2]
    assert second.json()["prompt"] == "at a harbour"
    assert [(each["version"], each["note"]) for each in api.get(address).json()["data"]] == [(2, "closer"), (1, "first version")]
    assert api.post(address, {"prompt": "elsewhere"}, headers={"If-Match": made.json()["etag"]}).status_code == 412
    assert api.post(f"{made['Location']}/retire").json()["status"] == "retired"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"style": "cubist nightmare"}, "style_unknown"),
        ({"palette": ["sunset dreams"]}, "colour_unknown"),
        ({"palette": ["navy"] * 6}, "palette_too_long"),
        ({"parameters": {"warp": 9}}, "field_unknown"),
        ({"parameters": {"yaw": 400}}, "parameter_out_of_range"),
        ({"parameters": {"framing": ["a"]}}, "parameter_out_of_range"),
        ({"locks": ["seed"]}, "field_unknown"),
        ({"prompt": "x" * 2001}, "invalid_input"),
        ({"palette": "navy"}, "invalid_input"),
        ({"colour": "navy"}, "invalid_input"),
    ],
)
def test_parts_that_mean_nothing_are_refused_and_no_version_is_made(api, parts, code):
    before = Preset.objects.count()
    assert api.post("/api/v1/presets", {"name": "Odd"} | parts).json()["code"] == code
    assert api.post("/api/v1/presets/headshot/versions", parts).json()["code"] == code
    assert (Preset.objects.count(), Preset.objects.get(slug="headshot").versions.count()) == (before, 1)


def test_a_name_that_is_taken_is_refused(api):
    assert api.post("/api/v1/presets", {"name": "Headshot"}).json()["code"] == "preset_exists"


# --- pictures -----------------------------------------------------------------------------------------------------


def test_a_picture_that_waits_is_accepted_once(api, nora):
    [asset] = add_pictures(nora, verdict=Asset.Verdict.REVIEW)
    address = f"/api/v1/assets/{asset.pk}"
    accepted = api.patch(address, {"verdict": "accepted"})

    assert (accepted.status_code, accepted.json()["verdict"], accepted.json()["delivered"]) == (200, "accepted", True)
    assert api.patch(address, {"verdict": "rejected"}).json()["code"] == "asset_not_waiting"
    assert api.patch(address, {"verdict": "pass"}).json()["code"] == "invalid_input"
    assert api.get("/api/v1/events?type=asset.*").json()["data"][0]["asset"] == asset.pk


# --- who may ------------------------------------------------------------------------------------------------------

WRITES = [
    ("post", "personas", Scope.PERSONAS),
    ("patch", "personas/{persona}", Scope.PERSONAS),
    ("post", "personas/{persona}/retire", Scope.PERSONAS),
    ("post", "personas/{persona}/restore", Scope.PERSONAS),
    ("post", "presets", Scope.PRESETS),
    ("post", "presets/{preset}/versions", Scope.PRESETS),
    ("post", "presets/{preset}/retire", Scope.PRESETS),
    ("patch", "assets/{asset}", Scope.ASSETS),
    ("post", "tokens", Scope.TOKENS),
    ("delete", "tokens/{token}", Scope.TOKENS),
    ("post", "tokens/{token}/roll", Scope.TOKENS),
]


def count() -> tuple:
    return (
        Persona.objects.count(),
        PersonaVersion.objects.count(),
        Preset.objects.count(),
        list(AccessToken.objects.values()),
        list(Asset.objects.values()),
    )


@pytest.mark.parametrize(("method", "path", "scope"), WRITES)
def test_a_missing_scope_is_named_a_role_refused_and_a_stranger_told_nothing(api, owner, nora, viewer, method, path, scope):
    [asset] = add_pictures(nora, verdict=Asset.Verdict.REVIEW)
    own = AccessToken.objects.filter(member=owner).first()
    preset = nora.workspace.presets.first()
    names = {"persona": nora.pk, "preset": preset.pk, "asset": asset.pk, "token": own.pk}
    address = f"/api/v1/{path.format(**names)}"
    without = client_of(owner, [each for each in Scope.values if each != scope])
    looks, stranger = client_of(viewer), client_of(new_member())
    before = count()

    refused = getattr(without, method)(address, {})
    assert (refused.status_code, refused.json()["code"], f"scope {scope}." in refused.json()["detail"]) == (403, "scope_missing", True)
    if scope != Scope.TOKENS:
        assert getattr(looks, method)(address, {"verdict": "accepted"}).json()["code"] == "role_insufficient"
    if "{" in path:
        body = {"verdict": "accepted"} if scope == Scope.ASSETS else {}
        foreign = getattr(stranger, method)(address, body)
        absent = getattr(stranger, method)(f"/api/v1/{path.format(**{name: pk[:4] + 'X' for name, pk in names.items()})}", body)
        assert (foreign.status_code, same(foreign)) == (404, same(absent))
    # Tokens note their use; that is no change of what they may do.
    assert [_still(rows) for rows in count()] == [_still(rows) for rows in before]


def _still(rows):
    return [{name: value for name, value in row.items() if name != "last_used_at"} for row in rows] if isinstance(rows, list) else rows


# --- found by words -----------------------------------------------------------------------------------------------


def test_words_are_found_in_everything_of_ones_own_and_nowhere_else(api, owner, nora):
    Persona.objects.filter(pk=nora.pk).update(story="She keeps lighthouses.")
    [job] = add_jobs(nora)
    GenerationRequest.objects.filter(pk=job.request_id).update(prompt="at the lighthouse, Nora smiles")
    stranger = add_persona(new_member(), "Lighthouse keeper")

    found = api.get("/api/v1/search?q=LIGHTHOUSE").json()["data"]
    assert [(each["type"], each["id"]) for each in found] == [("persona", nora.pk), ("generation", job.request_id)]
    assert [each["type"] for each in api.get("/api/v1/search?q=smiles+lighthouse&types=generation,asset").json()["data"]] == ["generation"]
    assert stranger.pk not in str(found)
    assert api.get(found[1]["url"]).status_code == 200
    assert api.get("/api/v1/search?q=x&types=moon").json()["code"] == "type_unknown"
    assert api.get("/api/v1/search").json()["param"] == "q"


# --- tokens -------------------------------------------------------------------------------------------------------


def test_a_token_makes_another_that_may_less_and_rolls_and_ends_it(api, owner):
    made = api.post("/api/v1/tokens", {"name": "ci", "scopes": ["read"]})
    assert (made.status_code, made["Cache-Control"]) == (201, "no-store")
    other = ApiClient(made.json()["token"])
    assert other.get("/api/v1/me").json()["scopes"] == ["read"]
    assert "token" not in api.get(made["Location"]).json()

    rolled = api.post(f"{made['Location']}/roll").json()["token"]
    assert (other.get("/api/v1/me").status_code, ApiClient(rolled).get("/api/v1/me").status_code) == (401, 200)
    assert api.delete(made["Location"]).status_code == 204
    ended = ApiClient(rolled).get("/api/v1/me")
    assert (ended.status_code, ended.json()["code"]) == (401, "token_revoked")
    assert api.post(f"{made['Location']}/roll").json()["code"] == "token_revoked"
    assert [each.verb for each in AuditEntry.objects.filter(object_id=made.json()["id"]).order_by("number")] == [
        "token.created",
        "token.rolled",
        "token.revoked",
    ]


def test_no_token_gives_more_than_it_has(owner, nora):
    ada = add_persona(owner, "Ada")
    now = timezone.now()
    limited = ApiClient(
        client_of(owner)
        .post(
            "/api/v1/tokens",
            {
                "name": "a",
                "scopes": ["read", "tokens"],
                "personas": [nora.slug],
                "expires_at": (now + timedelta(days=1)).isoformat(),
            },
        )
        .json()["token"]
    )
    beyond = limited.post("/api/v1/tokens", {"name": "b", "scopes": ["generate"]})
    assert (beyond.status_code, beyond.json()["code"]) == (403, "scope_missing")
    assert limited.post("/api/v1/tokens", {"name": "b", "scopes": ["read"], "personas": [ada.pk]}).json()["code"] == "persona_not_allowed"
    child = limited.post("/api/v1/tokens", {"name": "b", "scopes": ["read"], "expires_at": (now + timedelta(days=9)).isoformat()}).json()
    assert (child["personas"], parse_datetime(child["expires_at"])) == ([nora.pk], now + timedelta(days=1))
    for token in AccessToken.objects.filter(member=owner):
        if "generate" in token.scopes:
            assert limited.post(f"/api/v1/tokens/{token.pk}/roll").status_code == 403


def test_a_token_for_one_persona_makes_no_pictures_of_another(api, owner, nora):
    ada = add_persona(owner, "Ada")
    text = api.post("/api/v1/tokens", {"name": "a", "scopes": ["read", "generate"], "personas": [nora.pk]}).json()["token"]
    wish = {"prompt": "smiling", "width": 96, "height": 96}
    refused = ApiClient(text).post("/api/v1/generations", wish | {"persona": ada.slug})

    assert (refused.status_code, refused.json()["code"], GenerationRequest.objects.count()) == (403, "persona_not_allowed", 0)
    assert ApiClient(text).post("/api/v1/generations", wish | {"persona": nora.slug}).status_code == 202


def test_a_colleagues_tokens_are_not_ones_own(api, owner):
    colleague = new_member(Role.OWNER, owner.workspace)
    client_of(colleague)
    theirs = AccessToken.objects.get(member=colleague)
    assert theirs.pk not in str(api.get("/api/v1/tokens").json())
    assert api.delete(f"/api/v1/tokens/{theirs.pk}").status_code == 404


@pytest.mark.parametrize("kept", [1, 3])
@pytest.mark.parametrize("path", ["/api/v1/tokens", "/api/v1/search?q=o", "/api/v1/events", "/api/v1/personas/nora-x/versions"])
def test_lists_take_as_many_queries_however_long_they_are(api, owner, path, kept, django_assert_max_num_queries):
    for _ in range(kept):
        persona = add_persona(owner)
        client_of(owner)
        add_jobs(persona)
    Persona.objects.filter(pk=persona.pk).update(slug="nora-x")
    api.get(path)
    with django_assert_max_num_queries(8):
        assert api.get(path).status_code == 200
