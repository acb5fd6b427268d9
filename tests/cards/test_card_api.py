"""The card and its share links through the API."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role, Scope
from generation.cards import FORMATS
from generation.domain.share.link import revoke_share_link
from generation.models import ShareLink
from tests.api.conftest import client_of, same
from tests.people import new_member
from tests.studio.conftest import add_persona


@pytest.fixture
def api(owner):
    return client_of(owner)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.extension)
def test_every_format_comes_by_its_extension_and_by_its_type(api, nora, form):
    by_extension = api.get(f"/api/v1/personas/{nora.slug}/card.{form.extension}")
    by_type = api.get(f"/api/v1/personas/{nora.pk}/card", headers={"Accept": form.content_type})

    assert by_extension.status_code == by_type.status_code == 200
    assert by_extension["Content-Type"].partition(";")[0] == by_type["Content-Type"].partition(";")[0] == form.content_type
    assert by_extension["ETag"].startswith('"') and by_extension.content


def test_a_card_in_json_says_who_it_is_and_that_nobody_is(api, nora):
    told = json.loads(api.get(f"/api/v1/personas/{nora.slug}/card").content)

    assert (told["@type"], told["isFictional"], told["identifier"]) == ("Person", True, nora.pk)
    assert (told["name"], told["jobTitle"], told["disambiguatingDescription"]) == ("Nora Lindqvist", "Head nurse", "She has seen it all.")
    assert told["url"] == f"http://testserver/personas/{nora.slug}" and "pains" not in told
    assert api.get(told["image"]["contentUrl"].removeprefix("http://testserver")).status_code == 200


def test_a_card_leads_to_the_page_of_an_open_link_and_back_to_the_studio_when_it_is_closed(api, owner, nora, link):
    def urls() -> tuple[str, str]:
        told = json.loads(api.get(f"/api/v1/personas/{nora.slug}/card.json").content)
        return told["url"], told["image"]["contentUrl"]

    assert urls() == (f"http://testserver/p/{link.slug}", f"http://testserver/p/{link.slug}/face.jpg")
    revoke_share_link(member=owner, link=link)
    assert urls()[0] == f"http://testserver/personas/{nora.slug}" and "/r/" in urls()[1]


def test_a_format_that_is_none_of_ours_is_refused_by_naming_what_there_is(api, nora):
    by_type = api.get(f"/api/v1/personas/{nora.slug}/card", headers={"Accept": "video/mp4"})
    by_extension = api.get(f"/api/v1/personas/{nora.slug}/card.exe")

    assert (by_type.status_code, same(by_type)["code"]) == (406, "format_unknown")
    assert "text/markdown" in same(by_type)["hint"]
    assert (by_extension.status_code, same(by_extension)["code"]) == (404, "format_unknown")
    assert "json, md, html" in same(by_extension)["hint"]


def test_a_strangers_card_is_not_there(nora):
    stranger = client_of(new_member())
    there, absent = (stranger.get(f"/api/v1/personas/{key}/card.md") for key in (nora.pk, "psn_nobody"))

    assert there.status_code == 404 and same(there) == same(absent)


def test_a_link_is_made_changed_and_revoked(api, nora, client):
    soon = (timezone.now() + timedelta(days=3)).isoformat()
    made = api.post("/api/v1/share_links", {"persona": nora.slug, "expires_at": soon, "embed_hosts": ["https://Wiki.example.com/x"]})
    told = json.loads(made.content)
    address = f"/api/v1/share_links/{told['id']}"

    assert made.status_code == 201 and made["Location"].endswith(address)
    assert (told["object"], told["persona"], told["open"], told["embed_hosts"]) == ("share_link", nora.pk, True, ["wiki.example.com"])
    for name in ("page_url", "embed_url", "picture_url"):
        assert client.get(told[name].removeprefix("http://testserver")).status_code == 200
    changed = api.patch(address, {"embed_hosts": ["*"]}, headers={"If-Match": told["etag"]})
    assert json.loads(changed.content)["embed_hosts"] == ["*"]
    assert json.loads(changed.content)["expires_at"] == told["expires_at"]
    assert api.delete(address, headers={"If-Match": told["etag"]}).status_code == 412
    assert api.delete(address).status_code == 204
    assert api.get(address).status_code == api.delete(address).status_code == 404
    assert json.loads(api.get("/api/v1/share_links").content)["data"] == []
    assert client.get(told["page_url"].removeprefix("http://testserver")).status_code == 404


def test_links_are_listed_of_one_persona_or_of_all(api, owner, nora, link):
    other = add_persona(owner, "Other")
    api.post("/api/v1/share_links", {"persona": other.pk})
    theirs = new_member()
    client_of(theirs).post("/api/v1/share_links", {"persona": add_persona(theirs, "Theirs").pk})

    def found(query: str) -> list[str]:
        return [row["persona"] for row in json.loads(api.get(f"/api/v1/share_links{query}").content)["data"]]

    assert found("") == [other.pk, nora.pk]
    assert found(f"?persona={nora.slug}") == [nora.pk]
    assert found("?persona=nobody") == []


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        ({}, 422, "invalid_input"),
        ({"persona": "nobody"}, 404, "not_found"),
        ({"persona": "nora", "embed_hosts": ["a b"]}, 422, "host_invalid"),
        ({"persona": "nora", "expires_at": "2020-01-01T00:00:00Z"}, 422, "expiry_over"),
        ({"persona": "nora", "slug": "mine"}, 422, "invalid_input"),
    ],
)
def test_a_link_that_cannot_be_is_refused_and_nothing_is_made(api, nora, wish, status, code):
    wish = wish | ({"persona": nora.slug} if wish.get("persona") == "nora" else {})
    answer = api.post("/api/v1/share_links", wish)

    assert (answer.status_code, same(answer)["code"]) == (status, code)
    assert not ShareLink.objects.exists()


def test_a_program_that_may_only_read_and_a_creator_make_no_links(owner, nora):
    reader, creator = client_of(owner, [Scope.READ]), client_of(new_member(Role.CREATOR, owner.workspace))

    for program, code in ((reader, "scope_missing"), (creator, "role_insufficient")):
        answer = program.post("/api/v1/share_links", {"persona": nora.pk})
        assert (answer.status_code, same(answer)["code"]) == (403, code)
    assert not ShareLink.objects.exists()


def test_the_words_of_a_card_are_changed_through_the_api(api, nora):
    words = {"quote": "Go.", "goals": ["Sleep", " "], "pains": ["Noise"], "channels": []}
    told = json.loads(api.patch(f"/api/v1/personas/{nora.slug}", words).content)

    assert {name: told[name] for name in words} == words | {"goals": ["Sleep"]}
    assert told["story"] == nora.story
    answer = api.patch(f"/api/v1/personas/{nora.slug}", {"goals": ["x"] * 7})
    assert (answer.status_code, same(answer)["code"]) == (422, "invalid_input")
