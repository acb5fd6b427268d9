"""What there is to choose from, what a file says of itself, and the document that describes it all."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test.client import MULTIPART_CONTENT

from accounts.models import Scope
from generation.domain.request.placement import placements
from tests.studio.pictures import add_pictures

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db


def test_the_service_tells_everyone_where_things_are(client):
    told = client.get("/api/v1/").json()

    assert (told["object"], told["limits"]["count"], told["urls"]["personas"]) == ("service", 24, "http://testserver/api/v1/personas")
    assert told["urls"]["openapi"] == "http://testserver/openapi.json"


def test_me_is_the_token_that_asks(api, owner):
    told = api.get("/api/v1/me").json()

    assert (told["object"], told["scopes"], "expires_at" in told) == ("token", Scope.values, False)
    assert (told["workspace"]["slug"], told["member"]["role"]) == (owner.workspace.slug, "owner")
    assert "create" in told["member"]["permissions"]


def test_a_persona_is_found_by_id_and_by_slug_and_shows_its_face(api, nora, client):
    told = api.get(f"/api/v1/personas/{nora.pk}").json()

    assert told == api.get(f"/api/v1/personas/{nora.slug}").json()
    assert (told["object"], told["id"], told["name"], told["version"]) == ("persona", nora.pk, "Nora", 1)
    assert told["look"]["hair"] == "bob"
    assert client.get(told["portrait_url"])["Content-Type"] == "image/webp"
    assert told["web_url"] == f"http://testserver/personas/{nora.slug}"


def test_a_preset_tells_its_current_version(api, owner):
    preset = owner.workspace.presets.get(slug="headshot")
    told = api.get("/api/v1/presets/headshot").json()

    assert (told["id"], told["version"], told["prompt"], told["locks"]) == (preset.pk, 1, preset.current.prompt, preset.current.locks)


def test_placements_and_engines_are_lists(api):
    told = api.get("/api/v1/placements").json()
    assert ([row["key"] for row in told["data"]], told["has_more"]) == ([place.key for place in placements()], False)
    assert "max_bytes" not in told["data"][0]
    atelier, *others = api.get("/api/v1/engines").json()["data"]
    assert [other["name"] for other in others] == ["guided-draft", "compact"]
    assert (atelier["name"], atelier["price_per_second"]) == ("atelier", {"amount": "0.000020", "currency": "USD"})
    assert "identity" in atelier["capabilities"]
    assert (atelier["available"], atelier["sizes"]) == (True, {"least": 64, "most": 4096, "multiple_of": 1, "square": False})
    assert all(other["available"] == ("unavailable_because" not in other) for other in others)


def test_an_asset_tells_how_like_it_is_and_where_to_fetch_it(api, nora, client):
    picture = add_pictures(nora)[0]
    told = api.get(f"/api/v1/assets/{picture.pk}").json()

    assert told["identity"] == {"score": 0.9, "threshold": 0.7, "false_accept_rate": 0.001, "scorer": "b 1"}
    assert (told["persona"], told["sha256"], told["recipe"]) == ({"id": nora.pk, "version": 1}, "a" * 64, picture.spec)
    fetched = client.get(told["renditions"]["original.webp"])
    assert (fetched.status_code, fetched["Access-Control-Allow-Origin"]) == (200, "*")


def test_a_rendition_nobody_makes_is_refused(api, nora):
    picture = add_pictures(nora)[0]

    assert api.get(f"/api/v1/assets/{picture.pk}?renditions=w65.png").json()["code"] == "rendition_unknown"
    assert api.get(f"/api/v1/assets/{picture.pk}", {"renditions": ",".join(["w64.png"] * 21)}).json()["code"] == "renditions_too_many"


@pytest.mark.parametrize(("data", "status", "code"), [(b"hello", 415, "file_unsupported_type"), (b"", 422, "file_empty")])
def test_a_file_that_cannot_be_looked_at_is_refused(api, data, status, code):
    answer = api.post("/api/v1/provenance/verify", {"file": SimpleUploadedFile("a.png", data)}, content_type=MULTIPART_CONTENT)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_no_file_is_named_as_the_fault(api):
    answer = api.post("/api/v1/provenance/verify", {}, content_type=MULTIPART_CONTENT)

    assert (answer.status_code, answer.json()["param"]) == (422, "file")


def test_the_committed_document_is_the_one_the_code_makes(tmp_path, client):
    made = tmp_path / "openapi.json"
    call_command("spectacular", "--format", "openapi-json", "--validate", "--fail-on-warn", "--file", str(made))

    again = "manage.py spectacular --format openapi-json --file docs/openapi.json"
    assert made.read_text() == (ROOT / "docs/openapi.json").read_text(), f"The API changed. Look at the difference, then: {again}"
    assert client.get("/openapi.json").status_code == 200
