"""The signed paper behind a consent: kept as it came, never opened, shown to nobody but those who manage personas."""

from datetime import date

from accounts.domain.errors import DomainError
from accounts.models import Member
from personas.domain.consent import Evidence, record_consent, require_recordable
from personas.models import Consent, Persona

from ...provenance.formats import JPEG, PNG, sniff
from .. import blob

PDF = blob.PDF
ACCEPTED = (PDF, JPEG, PNG)
MOST_BYTES = 10 * 2**20


def add_consent(
    *,
    member: Member,
    persona: Persona,
    subject: str,
    scope: str,
    valid_from: date,
    valid_until: date,
    adult: bool,
    paper: bytes,
    paper_name: str,
) -> Consent:
    """Store the paper and record the consent it proves. Raises DomainError as `record_consent` does, `evidence_` + missing, too_large or
    type_unsupported, and StorageError; nothing is stored then."""
    told = {"subject": subject, "scope": scope, "valid_from": valid_from, "valid_until": valid_until, "adult": adult}
    require_recordable(persona=persona, **told)
    evidence = store_paper(workspace_id=persona.workspace_id, paper=paper, name=paper_name)
    return record_consent(member=member, persona=persona, evidence=evidence, **told)


def store_paper(*, workspace_id: str, paper: bytes, name: str) -> Evidence:
    mime = _mime(paper)
    file = blob.put(paper, workspace_id=workspace_id, folder="evidence", mime=mime)
    return Evidence(file=file, name=plain_name(name), mime=mime, digest=blob.digest(paper))


def _mime(paper: bytes) -> str:
    hint = "Send the signed consent or licence as one PDF, JPEG or PNG of up to 10 MB."
    if not paper:
        raise DomainError("evidence_missing", "The paper that proves it is missing.", hint=hint)
    if len(paper) > MOST_BYTES:
        raise DomainError("evidence_too_large", f"The paper has {len(paper) / 2**20:.1f} MB; 10 MB is the most.", hint=hint)
    mime = PDF if paper.startswith(b"%PDF-") else sniff(paper)
    if mime not in ACCEPTED:
        raise DomainError("evidence_type_unsupported", "The paper is neither a PDF nor a JPEG or PNG picture.", hint=hint)
    return mime


def plain_name(name: str) -> str:
    """A file's name without folders and control characters: it stands in headers and on pages."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable()).strip()[:120] or "paper"
