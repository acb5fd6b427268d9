"""A real person's likeness is used with their consent, on the days it is good for, and not otherwise."""

import hashlib

import pytest

from accounts.domain.errors import DomainError
from accounts.models import AuditEntry
from generation.domain.people.paper import add_consent
from generation.domain.people.reference import add_reference
from generation.domain.request.create import create_request
from generation.models import GenerationRequest
from personas.domain.consent import declare_kind
from personas.domain.face_pack import why_unscored
from personas.models import Consent, Persona, ReferenceImage
from tests.consent.people import PAPER, cast_ada, in_days, png, term
from tests.people import new_persona


def refusal_of(persona, member) -> str:
    with pytest.raises(DomainError) as refused:
        create_request(member=member, persona=persona, choices=[], prompt="smiling")
    assert not GenerationRequest.objects.exists()
    return refused.value.code


def test_a_persona_that_shows_a_real_person_is_drawn_only_while_a_consent_is_good(owner):
    persona = new_persona(owner)
    declare_kind(member=owner, persona=persona, kind="real")
    persona.refresh_from_db()
    assert refusal_of(persona, owner) == "consent_missing"
    early = add_consent(member=owner, persona=persona, **term(valid_from=in_days(1)))
    assert refusal_of(persona, owner) == "consent_upcoming"
    Consent.objects.filter(pk=early.pk).update(valid_from=in_days(-9), valid_until=in_days(-1))
    assert refusal_of(persona, owner) == "consent_expired"
    add_consent(member=owner, persona=persona, **term(valid_from=in_days(0), valid_until=in_days(0)))
    assert create_request(member=owner, persona=persona, choices=[], prompt="smiling", count=1).jobs.count() == 1


def test_what_a_consent_says_is_kept_with_the_hash_of_its_paper_and_no_name_in_the_audit_log(owner, face_pack):
    persona = cast_ada(owner)
    consent = persona.consents.get()
    assert (consent.basis, consent.subject, consent.evidence_name, consent.state) == ("consent", "Ada Example", "consent.pdf", "valid")
    assert consent.evidence_hash == hashlib.sha256(PAPER).hexdigest()
    said = AuditEntry.objects.get(verb="consent.recorded").after
    assert said == {
        "basis": "consent", "from": str(in_days(-1)), "until": str(in_days(365)), "evidence_sha256": consent.evidence_hash,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"adult": False}, "minor_refused"),
        ({"subject": " "}, "subject_missing"),
        ({"scope": ""}, "scope_missing"),
        ({"valid_until": in_days(-1), "valid_from": in_days(-2)}, "term_over"),
        ({"valid_from": in_days(9), "valid_until": in_days(8)}, "term_backwards"),
        ({"paper": b""}, "evidence_missing"),
        ({"paper": b"MZ not a paper"}, "evidence_type_unsupported"),
        ({"paper": PAPER + bytes(10 * 2**20)}, "evidence_too_large"),
    ],
)
def test_what_is_no_consent_is_refused_and_nobody_is_cast(owner, face_pack, wrong, code):
    with pytest.raises(DomainError) as refused:
        cast_ada(owner, **wrong)
    assert refused.value.code == code
    assert not Persona.objects.exists() and not Consent.objects.exists() and not ReferenceImage.objects.exists()


def test_a_synthetic_persona_needs_no_consent_and_takes_none(owner, face_pack):
    persona = new_persona(owner)
    with pytest.raises(DomainError) as refused:
        add_consent(member=owner, persona=persona, **term())
    assert refused.value.code == "consent_unneeded"
    with pytest.raises(DomainError) as refused:
        add_reference(member=owner, persona=persona, data=png(), name="a.png")
    assert refused.value.code == "references_unneeded"
    assert not Consent.objects.exists() and not ReferenceImage.objects.exists()


def test_whose_face_it_is_stays_once_something_was_recorded(owner, face_pack):
    persona = cast_ada(owner)
    with pytest.raises(DomainError) as refused:
        declare_kind(member=owner, persona=persona, kind="synthetic")
    assert refused.value.code == "kind_settled"
    assert Persona.objects.get().kind == "real"


def test_a_licensed_likeness_has_terms_in_place_of_a_consent(owner, face_pack):
    persona = cast_ada(owner, kind="licensed", subject="Agency of Ada")
    assert persona.consents.get().basis == "licence"


def test_the_illustrator_is_refused_for_a_face_from_photographs_since_it_would_draw_somebody_else(owner, face_pack):
    assert refusal_of(cast_ada(owner), owner) == "face_not_drawable"


def test_with_one_pack_nobody_judges_and_with_two_the_second_does(owner, second_pack):
    ada = cast_ada(owner)
    assert ada.current.identity.scorer.startswith("second ") and why_unscored() == ""
    second_pack.FACE_SCORER_PACK_DIR = ""
    assert why_unscored().startswith("Likeness cannot be measured independently")
    second_pack.FACE_SCORER_PACK_DIR = second_pack.FACE_PACK_DIR
    assert "same recogniser" in why_unscored()
    alone = cast_ada(owner, name="Alone", person=5)
    assert not alone.current.identity.is_scored
