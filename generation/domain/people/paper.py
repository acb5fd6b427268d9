"""The signed paper behind a consent: kept as it came, never opened, shown to nobody but those who manage personas."""

from dataclasses import dataclass

from accounts.domain.errors import DomainError
from accounts.models import Member
from personas.domain.consent import Evidence, Term, record_consent, require_recordable
from personas.models import Consent, Persona

from ...provenance.formats import JPEG, PNG, sniff
from ..picture import blob

ACCEPTED = (blob.PDF, JPEG, PNG)
MOST_BYTES = 10 * 2**20


@dataclass(frozen=True)
class Paper:
    """A file as it was sent: its bytes, and what it was called."""

    data: bytes
    name: str


def add_consent(*, member: Member, persona: Persona, term: Term, paper: Paper) -> Consent:
    """Store the paper and record the consent it proves. Raises DomainError as `record_consent` does, `evidence_` + missing, too_large or
    type_unsupported, and StorageError; nothing is stored then."""
    require_recordable(persona, term)
    evidence = store_paper(paper, workspace_id=persona.workspace_id)
    return record_consent(member=member, persona=persona, term=term, evidence=evidence)


def store_paper(paper: Paper, *, workspace_id: str) -> Evidence:
    """Raises as `add_consent` does for a paper that is none."""
    mime = _mime(paper.data)
    file = blob.put(paper.data, workspace_id=workspace_id, folder="evidence", mime=mime)
    return Evidence(file=file, name=plain_name(paper.name), mime=mime, digest=blob.digest(paper.data))


def _mime(data: bytes) -> str:
    hint = "Send the signed consent or licence as one PDF, JPEG or PNG of up to 10 MB."
    if not data:
        raise DomainError("evidence_missing", "The paper that proves it is missing.", hint=hint)
    if len(data) > MOST_BYTES:
        raise DomainError("evidence_too_large", f"The paper has {len(data) / 2**20:.1f} MB; 10 MB is the most.", hint=hint)
    mime = blob.PDF if data.startswith(b"%PDF-") else sniff(data)
    if mime not in ACCEPTED:
        raise DomainError("evidence_type_unsupported", "The paper is neither a PDF nor a JPEG or PNG picture.", hint=hint)
    return mime


def plain_name(name: str) -> str:
    """A file's name without folders and control characters: it stands in headers and on pages."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable()).strip()[:120] or "paper"
