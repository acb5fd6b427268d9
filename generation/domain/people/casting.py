"""A persona straight from photographs of a real person: consent first, then the pictures, then the face."""

from collections.abc import Sequence

from django.db import transaction

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member, Workspace
from personas.domain.consent import BASIS, Term, record_consent, require_recordable
from personas.domain.face_pack import conditioning_pack
from personas.domain.persona import start_persona, words_of
from personas.models import Persona, ReferenceImage

from .paper import Paper, store_paper
from .reference import Sent, lock_face, opened, require_some, settle


class NoneKept(DomainError):
    """Not one of the photographs is good enough. `refused`: each with its findings, of nobody."""

    def __init__(self, refused: list[ReferenceImage]):
        told = " ".join(f"{one.name}: {one.findings[0]['message']}" for one in refused[:3])
        super().__init__("references_refused", f"None of the pictures can be used. {told}", hint=refused[0].findings[0]["hint"])
        self.refused = refused


def cast_from_photographs(
    *, member: Member, name: str, kind: str, term: Term, paper: Paper, sent: Sequence[Sent], **words
) -> tuple[Persona, list[ReferenceImage]]:
    """Version 1 of a new persona that shows a real person, and what became of each photograph. `words`: role, story, quote, goals, pains,
    channels. Raises DomainError, NoneKept and LookAlike; then no row is stored, and the files are swept."""
    words = words_of(name=name, **words)
    _check(Persona(kind=kind, name=words["name"]), term, sent)
    evidence = store_paper(paper, workspace_id=member.workspace_id)
    # Opened before the transaction: it holds the database's write lock. The embeddings must wait for the consent inside it.
    photographs = [opened(data, file_name) for file_name, data in sent]
    with transaction.atomic():
        workspace = Workspace.objects.select_for_update(no_key=True).get(pk=member.workspace_id)
        persona = start_persona(member=member, workspace=workspace, kind=kind, words=words)
        record(member=member, verb="persona.created", target=persona, after={"name": persona.name, "kind": kind})
        record_consent(member=member, persona=persona, term=term, evidence=evidence)
        references = [settle(member=member, persona=persona, opened=photograph) for photograph in photographs]
        if not any(one.is_kept for one in references):
            raise NoneKept(references)
        lock_face(member=member, persona=persona)
    persona.refresh_from_db()
    return persona, references


def _check(persona: Persona, term: Term, sent: Sequence[Sent]) -> None:
    """What can be refused before anything is stored or opened; the persona is not saved yet."""
    if persona.kind not in BASIS:
        raise DomainError("kind_unknown", "Photographs show a real person: with their consent, or licensed.", hint="Say real or licensed.")
    conditioning_pack()
    require_recordable(persona, term)
    require_some(sent)
