"""Photographs: each is kept, or refused with the reason and how to mend it."""

import pytest

from accounts.domain.errors import DomainError
from generation.domain.people.paper import add_consent
from generation.domain.people.reference import add_reference, lock_face
from generation.domain.request.create import create_request
from generation.domain.work.run import work_on
from personas.domain.consent import declare_kind
from personas.domain.errors import LookAlike
from personas.models import Consent, Identity, PersonaVersion, ReferenceImage
from tests.consent.people import cast_ada, in_days, png, term
from tests.people import new_member, new_persona

BAD = {
    "face_missing": lambda: png(faces=0),
    "faces_several": lambda: png(faces=2, half=96),
    "face_small": lambda: png(half=48, take=2),
    "face_blurred": lambda: png(blur=3, take=3),
    "face_covered": lambda: png(sure=0.6, take=4),
    "duplicate": png,
    "upload_type_unsupported": lambda: b"GIF89a",
    "upload_damaged": lambda: png()[:5000],
}


def test_a_picture_that_cannot_be_used_is_refused_with_the_reason_and_without_its_pixels(owner, face_pack):
    ada = cast_ada(owner)
    for code, data in BAD.items():
        reference = add_reference(member=owner, persona=ada, data=data(), name="../holiday.png")
        assert (reference.status, [one["code"] for one in reference.findings], reference.name) == ("refused", [code], "holiday.png")
        assert reference.findings[0]["hint"] and not reference.file and not reference.embedding
    assert ada.references.filter(status="kept").count() == 1


def test_a_good_picture_is_kept_with_its_measures_and_a_sealed_embedding(owner, face_pack):
    reference = cast_ada(owner).references.get()
    assert reference.status == "kept" and reference.findings == [] and reference.measures["face_pixels"] == 256.0
    assert reference.embedding_vector.shape == (512,) and reference.embedding_vector.tobytes() not in bytes(reference.embedding)
    assert reference.embedder.startswith("first ")


def test_no_more_than_twelve_are_kept(owner, face_pack):
    ada = cast_ada(owner)
    ReferenceImage.objects.bulk_create(
        ReferenceImage(persona=ada, name=str(n), status="kept", source_hash="0" * 64, perceptual_hash="0" * 16) for n in range(11)
    )
    with pytest.raises(DomainError) as refused:
        add_reference(member=owner, persona=ada, data=png(take=2), name="thirteenth.png")
    assert refused.value.code == "references_full" and ada.references.count() == 12


def test_nobody_is_cast_when_no_picture_is_good(owner, face_pack):
    with pytest.raises(DomainError) as refused:
        cast_ada(owner, takes=0)
    assert refused.value.code == "references_count"
    assert not ReferenceImage.objects.exists() and not Consent.objects.exists()


def test_without_a_pack_the_sentence_says_what_is_missing_and_where_to_put_it(owner, settings, tmp_path):
    packs = {"": "No face model pack is installed.", str(tmp_path / "gone"): "is not there", str(tmp_path): "no ONNX models"}
    for folder, said in packs.items():
        settings.FACE_PACK_DIR = folder
        with pytest.raises(DomainError) as refused:
            cast_ada(owner)
        assert refused.value.code == "face_pack_missing" and said in refused.value.message and "FACE_PACK_DIR" in refused.value.hint


def test_no_photograph_is_looked_at_once_the_consent_has_run_out(owner, face_pack):
    ada = cast_ada(owner)
    Consent.objects.update(valid_from=in_days(-9), valid_until=in_days(-1))
    for act in (lambda: add_reference(member=owner, persona=ada, data=png(take=2), name="a"), lambda: lock_face(member=owner, persona=ada)):
        with pytest.raises(DomainError) as refused:
            act()
        assert refused.value.code == "consent_expired"
    assert ada.references.count() == 1 and ada.versions.count() == 1


def test_more_photographs_make_the_next_version_of_the_face(owner, second_pack):
    ada = cast_ada(owner)
    first = ada.current.identity
    assert add_reference(member=owner, persona=ada, data=png(take=2), name="second.png").is_kept
    version, near = lock_face(member=owner, persona=ada)
    ada.refresh_from_db()
    assert (version.number, ada.current_id, near) == (2, version.pk, None)
    assert 0.9 < float(first.embedding_vector @ version.identity.embedding_vector) < 1
    assert 0.9 < float(first.centroid_vector @ version.identity.centroid_vector) < 1


@pytest.mark.django_db(transaction=True)
def test_the_drawn_face_of_an_earlier_version_is_drawn_though_the_newest_comes_from_photographs(face_pack):
    owner = new_member()
    ada = new_persona(owner, "Ada")
    drawn = ada.current
    ada = declare_kind(member=owner, persona=ada, kind="real")
    add_consent(member=owner, persona=ada, **term())
    add_reference(member=owner, persona=ada, data=png(), name="a.png")
    lock_face(member=owner, persona=ada)
    ada.refresh_from_db()
    wish = {"member": owner, "choices": [], "prompt": "smiling", "count": 1, "width": 64, "height": 64}
    job = create_request(persona=ada, versions={ada.pk: drawn}, **wish).jobs.get()
    work_on([job.pk])
    job.refresh_from_db()
    assert (job.state, job.asset.persona_version) == ("succeeded", drawn)


def test_the_same_person_is_not_cast_twice_where_someone_can_judge(owner, second_pack):
    cast_ada(owner)
    with pytest.raises(LookAlike) as refused:
        cast_ada(owner, name="Ada again")
    assert refused.value.nearest.name == "Ada"
    assert PersonaVersion.objects.count() == Identity.objects.count() == 1
    assert cast_ada(owner, name="Bea", person=2).current.number == 1
