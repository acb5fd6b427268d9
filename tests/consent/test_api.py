"""Real people through the API: for programs of those who manage personas."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT

from accounts.models import Role, Scope
from generation.domain.people.erasure import finish_erasures
from personas.models import Consent, Persona, ReferenceImage
from tests.api.conftest import client_of
from tests.consent.people import PAPER, cast_ada, in_days, png
from tests.people import new_member
from tests.studio.conftest import add_persona

PEOPLE = "/api/v1/personas"


@pytest.fixture
def api(owner):
    return client_of(owner)


def file(data: bytes, name: str = "a.png"):
    return SimpleUploadedFile(name, data, "application/octet-stream")


def term(**other) -> dict:
    told = {"subject": "Ada Example", "scope": "Website", "valid_from": in_days(0), "valid_until": in_days(30), "adult": "true"}
    return told | {"paper": file(PAPER, "c.pdf")} | other


def send(api, address: str, **parts):
    return api.post(address, parts, content_type=MULTIPART_CONTENT)


def test_from_a_declaration_to_the_receipt(api, owner, face_pack):
    nora = add_persona(owner, "Nora")
    told = api.get(f"{PEOPLE}/{nora.pk}").json()
    assert told["kind"] == "synthetic"
    api.patch(f"{PEOPLE}/{nora.pk}", {"kind": "real"}, headers={"If-Match": told["etag"]})
    early = send(api, f"{PEOPLE}/{nora.pk}/references", file=file(png()))
    assert (early.status_code, early.json()["code"]) == (422, "consent_missing")

    consent = send(api, f"{PEOPLE}/{nora.pk}/consents", **term())
    assert consent.status_code == 201 and consent.json()["state"] == "valid" and "erasure" not in consent.json()
    assert api.get(consent["Location"]).json() == consent.json()
    kept = send(api, f"{PEOPLE}/{nora.pk}/references", file=file(png(), "one.png")).json()
    refused = send(api, f"{PEOPLE}/{nora.pk}/references", file=file(png(faces=0), "none.png")).json()
    assert (kept["status"], kept["findings"]) == ("kept", []) and kept["measures"]["face_pixels"] == 256.0
    assert (refused["status"], refused["findings"][0]["code"]) == ("refused", "face_missing")
    assert [one["id"] for one in api.get(f"{PEOPLE}/{nora.pk}/references").json()["data"]] == [refused["id"], kept["id"]]
    locked = api.post(f"{PEOPLE}/{nora.pk}/lock_face").json()
    assert (locked["version"], locked["look"]) == (2, {})

    erasure = api.post(f"{consent['Location']}/withdraw").json()
    assert erasure["state"] == "running" and "receipt" not in erasure
    finish_erasures()
    done = api.get(erasure["url"]).json()
    assert done["state"] == "finished" and {one["sha256"] for one in done["receipt"]["references"]} == {kept["sha256"], refused["sha256"]}
    assert api.get(consent["Location"]).json()["erasure"] == erasure["id"]
    assert api.get(f"{PEOPLE}/{nora.pk}/references").json()["data"] == []


def test_a_persona_is_cast_from_photographs_at_once_or_not_at_all(api, face_pack):
    wish = term(name="Ada", kind="real", photographs=[file(png(faces=0), "empty.png")])
    bad = send(api, f"{PEOPLE}/from_photographs", **wish)
    assert (bad.status_code, bad.json()["code"]) == (422, "references_refused") and not Persona.objects.exists()
    made = send(api, f"{PEOPLE}/from_photographs", **term(name="Ada", kind="real", photographs=[file(png()), file(png(take=2))]))
    assert made.status_code == 201 and made.json()["kind"] == "real" and "portrait_url" not in made.json()
    assert ReferenceImage.objects.filter(status="kept").count() == 2


def test_nobody_reads_of_real_people_who_may_not_manage_personas(api, owner, face_pack):
    ada = cast_ada(owner)
    consent, reference = ada.consents.get(), ada.references.get()
    doors = [f"{PEOPLE}/{ada.pk}/{what}" for what in ("consents", "references")]
    doors += [f"/api/v1/consents/{consent.pk}", f"/api/v1/references/{reference.pk}"]
    viewer, readonly = client_of(new_member(Role.VIEWER, owner.workspace)), client_of(owner, scopes=[Scope.READ])
    stranger = client_of(new_member())
    for door in doors:
        assert [who.get(door).status_code for who in (api, viewer, readonly, stranger)] == [200, 403, 403, 404]
    assert stranger.post(f"/api/v1/consents/{consent.pk}/withdraw").status_code == 404
    assert stranger.delete(f"/api/v1/references/{reference.pk}").status_code == 404
    assert Consent.objects.get().state == "valid" and ReferenceImage.objects.count() == 1
    assert api.delete(f"/api/v1/references/{reference.pk}").status_code == 204 and not ReferenceImage.objects.exists()
