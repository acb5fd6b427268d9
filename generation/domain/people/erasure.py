"""Withdrawal: what a person's face left here goes. The rows go at once, in one transaction; the files follow within seconds, and again if
whoever deletes them is killed in the middle. What was made of it is quarantined: kept as a row, shown to nobody."""

import hashlib
import json
from collections.abc import Sequence

import structlog
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member
from personas.domain.consent import locked
from personas.models import Consent, Erasure, Identity, Persona, ReferenceImage

from ...models import Asset, Candidate, Rendition, ShareLink
from ...queue import ring_sweep_on_commit
from ..event.log import log_event
from ..share.link import revoke_share_link
from .quarantine import DERIVED, quarantine, stop_jobs

log = structlog.get_logger()
STATEMENT = (
    "Rows and files named here are gone from the database and the storage of this installation. Backups made before keep them until they "
    "are overwritten; embeddings stand there encrypted."
)


@transaction.atomic
def withdraw_consent(*, member: Member, consent: Consent) -> Erasure:
    """The person takes their likeness back: every consent of this persona ends, and what came of it goes. Withdrawing twice is refused."""
    persona = locked(consent.persona)
    now = timezone.now()
    if not Consent.objects.filter(pk=consent.pk, withdrawn_at=None).update(withdrawn_at=now, withdrawn_by=member.user):
        raise DomainError("consent_withdrawn", "It was withdrawn before; what came of it is gone.")
    others = Consent.objects.filter(persona=persona, withdrawn_at=None)
    ended = [consent.pk, *others.values_list("pk", flat=True)]
    others.update(withdrawn_at=now, withdrawn_by=member.user)
    Persona.objects.filter(pk=persona.pk).update(status=Persona.Status.RETIRED, updated_at=now)
    told, files = _erase(member, persona, now)
    receipt = {"persona": persona.pk, "consents": ended, "requested_at": now.isoformat(), **told}
    erasure = Erasure.objects.create(persona=persona, consent=consent, files=files, receipt=receipt)
    record(member=member, verb="consent.withdrawn", target=consent, after={"erasure": erasure.pk, "pictures": len(told["pictures"])})
    log_event(workspace_id=persona.workspace_id, kind="persona.withdrawn", persona_id=persona.pk)
    ring_sweep_on_commit()
    return erasure


def finish_erasures() -> int:
    """Delete the files of withdrawals that still have some, and write their receipts. Safe to run at any time, by several at once, and to
    be killed in; what storage refuses to delete now waits for the next time. Returns how many were finished."""
    return sum(_finish(erasure) for erasure in Erasure.objects.filter(finished_at=None).select_related("persona__workspace"))


def _erase(member: Member, persona: Persona, now) -> tuple[dict, list[str]]:
    """Everything that is rows. Returns what the receipt says of it, and the names of the files to delete."""
    references, reference_files = _erase_references(persona)
    pictures, picture_files = quarantine(persona, now)
    faces, candidate_files = _erase_faces(persona, now)
    stopped = {"jobs_stopped": stop_jobs(member, persona), "share_links_closed": _close_links(member, persona)}
    return {"references": references, **pictures, **faces, **stopped}, [*reference_files, *picture_files, *candidate_files]


def _erase_references(persona: Persona) -> tuple[list[dict], list[str]]:
    rows = list(ReferenceImage.objects.filter(persona=persona))
    told = [{"id": row.pk, "status": row.status, "sha256": row.source_hash} for row in rows]
    ReferenceImage.objects.filter(persona=persona).delete()
    return told, [row.file for row in rows if row.file]


def _erase_faces(persona: Persona, now) -> tuple[dict, list[str]]:
    """Of every version, the drawn ones, too: they were cast to look like this person. The candidates they were chosen from have the same
    parameters."""
    faces = Identity.objects.filter(versions__persona=persona, erased_at=None)
    ids = sorted(set(faces.values_list("pk", flat=True)))
    drawn_from = [parameters for parameters in faces.values_list("parameters", flat=True) if parameters]
    Identity.objects.filter(pk__in=ids).update(embedding=b"", centroid=b"", parameters={}, erased_at=now)
    candidates = Candidate.objects.filter(casting__workspace=persona.workspace).values_list("pk", "picture", "identity")
    same = {pk: picture for pk, picture, identity in candidates.iterator() if identity in drawn_from} if drawn_from else {}
    Candidate.objects.filter(pk__in=same).delete()
    return {"embeddings_erased": ids, "candidates_erased": list(same)}, list(same.values())


def _close_links(member: Member, persona: Persona) -> int:
    links = list(ShareLink.objects.filter(persona=persona, revoked_at=None))
    for link in links:
        revoke_share_link(member=member, link=link)
    return len(links)


def _finish(erasure: Erasure) -> bool:
    try:
        gone = _delete(erasure.files)
    except Exception:  # a remote store fails in its own library's ways; the sweep has other work, too
        log.exception("erasure_waits", erasure=erasure.pk)
        return False
    with transaction.atomic():
        erasure = Erasure.objects.select_for_update().select_related("persona__workspace").get(pk=erasure.pk)
        if erasure.finished_at:
            return False
        now = timezone.now()
        said = {"id": erasure.pk, **erasure.receipt, "files_deleted": gone, "finished_at": now.isoformat(), "statement": STATEMENT}
        erasure.receipt, erasure.files, erasure.finished_at = said, [], now
        erasure.save(update_fields=["receipt", "files", "finished_at"])
        # The digest stands in the chained audit log: a receipt that someone changed later can be told from the one that was given.
        record(workspace=erasure.persona.workspace, verb="erasure.finished", target=erasure, after={"receipt_sha256": digest_of(said)})
    return True


def receipt_bytes(receipt: dict) -> bytes:
    """The receipt as it is handed out, and as its digest is taken of."""
    return json.dumps(receipt, indent=2, sort_keys=True, ensure_ascii=False).encode()


def digest_of(receipt: dict) -> str:
    return hashlib.sha256(receipt_bytes(receipt)).hexdigest()


def _delete(names: Sequence[str]) -> int:
    """Returns how many are gone: all but those that another row names. The same photograph may stand for two personas, each with a consent
    of its own."""
    gone = set(names) - _still_named(names)
    for name in gone:
        default_storage.delete(name)  # one that is not there is no error
    return len(gone)


def _still_named(names: Sequence[str]) -> set[str]:
    rows = (ReferenceImage, "file"), (Rendition, "file"), (Candidate, "picture"), *((Asset, column) for column in ("file", *DERIVED))
    return {name for model, column in rows for name in model.objects.filter(**{f"{column}__in": names}).values_list(column, flat=True)}
