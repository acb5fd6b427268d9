"""Whose face a persona has, and whether it may be used: a synthetic face is nobody's, a real person's needs consent, a
licensed one terms."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ..models import Consent, Identity, Persona

BASIS = {Persona.Kind.REAL: Consent.Basis.CONSENT, Persona.Kind.LICENSED: Consent.Basis.LICENCE}
RECORD = "Record it on the persona's page, under References & consent."


@dataclass(frozen=True)
class Term:
    """What a consent, or a licence, says: who gave it, what it covers, its first and last day (UTC). `adult`: whoever records it states
    that the person is of age; a minor's likeness is refused whatever paper there is."""

    subject: str
    scope: str
    valid_from: date
    valid_until: date
    adult: bool


@dataclass(frozen=True)
class Evidence:
    """A signed paper that lies in storage: its name there, what the file was called, its media type, and the SHA-256 of its bytes."""

    file: str
    name: str
    mime: str
    digest: str


@transaction.atomic
def declare_kind(*, member: Member, persona: Persona, kind: str) -> Persona:
    """Say whose face it is. Once consent, a photograph or a face from photographs is recorded, it stays. Raises DomainError."""
    if kind not in Persona.Kind.values:
        raise DomainError("kind_unknown", f"“{kind[:40]}” is no kind of persona.", hint=f"Say {', '.join(Persona.Kind.values)}.")
    persona = locked(persona)
    if kind != persona.kind:
        _require_unbound(persona)
        before, persona.kind = persona.kind, kind
        persona.save(update_fields=["kind", "updated_at"])
        record(member=member, verb="persona.kind_declared", target=persona, before={"kind": before}, after={"kind": kind})
    return persona


@transaction.atomic
def record_consent(*, member: Member, persona: Persona, term: Term, evidence: Evidence) -> Consent:
    """Write down who allowed what, from when to when, and what proves it. Raises DomainError; nothing is stored then."""
    require_recordable(persona, term)
    consent = Consent.objects.create(
        persona=locked(persona),
        basis=BASIS[persona.kind],
        subject=term.subject.strip(),
        scope=term.scope.strip(),
        valid_from=term.valid_from,
        valid_until=term.valid_until,
        evidence=evidence.file,
        evidence_name=evidence.name[:120],
        evidence_mime=evidence.mime,
        evidence_hash=evidence.digest,
        recorded_by=member.user,
    )
    # No name in the audit log: its lines are chained and stay, and a person may ask to be forgotten.
    after = {"basis": consent.basis, "from": term.valid_from, "until": term.valid_until, "evidence_sha256": evidence.digest}
    record(member=member, verb="consent.recorded", target=consent, after=after)
    return consent


def require_recordable(persona: Persona, term: Term) -> None:
    """Raises DomainError for what is no consent, before its paper is stored anywhere."""
    if persona.is_synthetic:
        message = f"{persona.name} is synthetic: its face is nobody's, so there is nobody to consent."
        raise DomainError("consent_unneeded", message, hint="Say first that it shows a real person.")
    if persona.erasures.exists():
        message = f"The likeness of {persona.name} was taken back and erased; that is final."
        raise DomainError("persona_erased", message, hint="Cast another persona, with a consent of its own.")
    if not term.adult:
        message = "It must be stated that the person is of age: the likeness of a minor is not used, whatever paper there is."
        raise DomainError("minor_refused", message)
    _require_words(term)
    if term.valid_until < term.valid_from:
        message = f"It would end on {term.valid_until}, before it begins on {term.valid_from}."
        raise DomainError("term_backwards", message, hint="Swap the days.")
    if term.valid_until < timezone.now().date():
        raise DomainError("term_over", f"It ended on {term.valid_until}.", hint="Record one that is still valid.")


def _require_words(term: Term) -> None:
    for what, text in (("subject", term.subject), ("scope", term.scope)):
        most = Consent._meta.get_field(what).max_length
        if not text.strip():
            missing = {"subject": "Who gave it is missing.", "scope": "What it covers is missing."}[what]
            raise DomainError(f"{what}_missing", missing, hint="A consent names both.")
        if len(text.strip()) > most:
            raise DomainError(f"{what}_too_long", f"A {what} may have {most:,} characters.", hint="Shorten it; the paper says the rest.")


def require_consent(persona: Persona) -> None:
    """Raises DomainError when the likeness of this persona may not be used today, with the reason. A synthetic one always may."""
    if persona.is_synthetic:
        return
    consents = list(persona.consents.all())
    states = [consent.state for consent in consents]
    if Consent.State.VALID in states:
        return
    raise _refusal(persona, consents, states)


def _refusal(persona: Persona, consents: list[Consent], states: list[str]) -> DomainError:
    word = persona.consents.model.Basis(BASIS[persona.kind]).label.lower()
    newest = dict(reversed(list(zip(states, consents, strict=True))))  # state -> the newest of that state
    if late := newest.get(Consent.State.EXPIRED):
        message = f"The {word} for {persona.name} ran out on {late.valid_until:%d %B %Y}."
        return DomainError("consent_expired", message, hint=f"Record a new one. {RECORD}")
    if early := newest.get(Consent.State.UPCOMING):
        message = f"The {word} for {persona.name} begins on {early.valid_from:%d %B %Y}."
        return DomainError("consent_upcoming", message, hint="Wait until then, or record an earlier one.")
    if Consent.State.WITHDRAWN in newest:
        message = f"The {word} for {persona.name} was withdrawn; no pictures are made."
        return DomainError("consent_withdrawn", message, hint="It is final; cast another persona.")
    return DomainError("consent_missing", f"{persona.name} shows a real person, and no {word} is recorded.", hint=RECORD)


def _require_unbound(persona: Persona) -> None:
    photographed = persona.versions.filter(identity__source=Identity.Source.PHOTOGRAPHS).exists()
    if photographed or persona.consents.exists() or persona.references.exists():
        message = f"Whose face {persona.name} has is settled: consent or photographs are recorded."
        raise DomainError("kind_settled", message, hint="Cast another persona.")


def locked(persona: Persona) -> Persona:
    """The row, held until the transaction ends: consent that goes and photographs that come wait for each other."""
    return Persona.objects.select_for_update(no_key=True).get(pk=persona.pk)
