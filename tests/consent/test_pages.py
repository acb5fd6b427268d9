"""References & consent in the studio."""

import json

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from generation.domain.people.erasure import digest_of, finish_erasures
from personas.domain.preset import seed_presets
from personas.models import Erasure, Persona, ReferenceImage
from tests.consent.people import PAPER, cast_ada, in_days, png
from tests.studio.conftest import add_persona


@pytest.fixture
def studio(client, owner):
    client.force_login(owner.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def file(data: bytes, name: str):
    return SimpleUploadedFile(name, data)


def term(**other) -> dict:
    told = {"subject": "Ada Example", "scope": "Website", "valid_from": in_days(0), "valid_until": in_days(30), "adult": "on"}
    return told | {"paper": file(PAPER, "c.pdf")} | other


def test_from_saying_whose_face_it_is_to_a_locked_face(studio, owner, face_pack):
    nora = add_persona(owner, "Nora")
    assert "This face is nobody's" in studio.get(f"/personas/{nora.slug}").content.decode()
    studio.post(f"/personas/{nora.slug}/kind", {"kind": "real"})
    assert "no consent is recorded" in studio.get(f"/personas/{nora.slug}").content.decode()
    bad = studio.post(f"/personas/{nora.slug}/consents", term(adult=""))
    assert bad.status_code == 422 and "of age" in bad.content.decode() and "Ada Example" in bad.content.decode()
    assert studio.post(f"/personas/{nora.slug}/consents", term()).status_code == 302
    paper = studio.get(f"/consents/{nora.consents.get().pk}/paper")
    assert b"".join(paper.streaming_content) == PAPER and "attachment" in paper["Content-Disposition"]
    photographs = [file(png(), "one.png"), file(png(faces=2, half=96), "two.png")]
    page = studio.post(f"/personas/{nora.slug}/references", {"photographs": photographs}, follow=True).content.decode()
    assert "1 picture kept, 1 refused" in page and "There are 2 faces in this picture." in page
    assert "only one face model pack is named" not in page  # the face is still the drawn one
    page = studio.post(f"/personas/{nora.slug}/face", follow=True).content.decode()
    assert "The face is locked as version 2." in page and "only one face model pack is named" in page
    assert "nobody: " in studio.get(f"/personas/{nora.slug}").content.decode()


def test_a_photograph_is_shown_small_to_those_who_manage_personas_and_goes_with_its_file(studio, owner, face_pack):
    reference = cast_ada(owner).references.get()
    shown = studio.get(f"/references/{reference.pk}.webp")
    assert (shown["Content-Type"], shown["Cache-Control"]) == ("image/webp", "private, no-store")
    studio.post(f"/references/{reference.pk}/remove")
    assert not ReferenceImage.objects.exists()


def test_casting_from_photographs_says_what_is_missing_where_there_is_no_pack(studio, settings):
    settings.FACE_PACK_DIR = ""
    page = studio.get("/cast/photographs").content.decode()
    assert "No face model pack is installed." in page and "FACE_PACK_DIR" in page and "<input type=\"file\"" not in page
    assert studio.post("/cast/photographs", term(name="Ada", kind="real")).status_code == 422
    assert not Persona.objects.exists()


def test_casting_from_photographs_shows_why_none_can_be_used_and_then_casts(studio, face_pack):
    page = studio.post("/cast/photographs", term(name="Ada", kind="real", photographs=[file(png(blur=3), "soft.png")]))
    assert page.status_code == 422 and "soft.png" in page.content.decode() and "The face is blurred" in page.content.decode()
    assert not Persona.objects.exists()
    page = studio.post("/cast/photographs", term(name="Ada", kind="real", photographs=[file(png(), "sharp.png")]), follow=True)
    assert "Ada is cast from photographs and locked as version 1." in page.content.decode()
    assert "No portrait yet" in studio.get("/personas/ada").content.decode() and "Ada" in studio.get("/").content.decode()


def test_nobody_sketches_whom_the_illustrator_cannot_draw_or_may_not(studio, owner, face_pack):
    cast_ada(owner)
    page = studio.get("/create?persona=ada").content.decode()
    assert "No sketch: Atelier draws faces that were cast here, and the face of Ada comes from photographs." in page
    assert "<img class=\"sketch-picture\"" not in page and studio.get("/create/sketch.webp").status_code == 404
    nora = add_persona(owner, "Nora")
    studio.post(f"/personas/{nora.slug}/kind", {"kind": "real"})
    assert "no consent is recorded" in studio.get(f"/create?persona={nora.slug}").content.decode()
    seed_presets(workspace=owner.workspace)
    assert studio.get(f"/personas/{nora.slug}/looks/headshot.webp").status_code == 404
    assert "looks/" not in studio.get("/brand").content.decode()


@pytest.mark.django_db(transaction=True)
def test_withdrawal_leaves_a_receipt_to_download_and_ids_in_quarantine(studio, owner, face_pack):
    ada = cast_ada(owner)
    name = ada.references.get().file
    page = studio.post(f"/consents/{ada.consents.get().pk}/withdraw", follow=True).content.decode()
    assert "files are being deleted" in page and "Record a consent" not in page
    erasure = Erasure.objects.get()
    assert studio.get(f"/erasures/{erasure.pk}/receipt.json").status_code == 302
    finish_erasures()
    receipt = json.loads(studio.get(f"/erasures/{erasure.pk}/receipt.json").content)
    assert receipt["persona"] == ada.pk and digest_of(receipt) == digest_of(Erasure.objects.get().receipt)
    assert not default_storage.exists(name)
    assert "This face was erased." in studio.get("/personas/ada").content.decode()
