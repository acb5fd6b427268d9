"""Withdrawal: what a person's face left here goes. The rows go at once, in one transaction; the files follow within seconds, and again if
whoever deletes them is killed in the middle. What was made of it is quarantined: kept as a row, shown to nobody."""

import hashlib
import json
from collections.abc import Callable

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member
from personas.domain.consent import locked
from personas.models import Consent, Erasure, Identity, Persona, ReferenceImage

from ...access import showing
from ...models import Asset, GenerationRequest, Job, Preview, Rendition, ShareLink
from ...queue import ring_sweep_on_commit
from ..event import log_event
from ..job import WAITING, State, cancel_job
from ..share import revoke_share_link

OPEN = (*WAITING, State.RUNNING)
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
    be killed in. Returns how many were finished."""
    return sum(_finish(erasure) for erasure in Erasure.objects.filter(finished_at=None).select_related("persona__workspace"))


def _erase(member: Member, persona: Persona, now) -> tuple[dict, list[str]]:
    """Everything that is rows. Returns what the receipt says of it, and the names of the files to delete."""
    references, reference_files = _erase_references(persona)
    pictures, picture_files = _quarantine(persona, now)
    told = {
        "embeddings_erased": _erase_identities(persona, now),
        "references": references,
        "pictures": pictures,
        "jobs_stopped": _stop_jobs(member, persona),
        "share_links_closed": _close_links(member, persona),
    }
    return told, [*reference_files, *picture_files]


def _erase_references(persona: Persona) -> tuple[list[dict], list[str]]:
    rows = list(ReferenceImage.objects.filter(persona=persona))
    told = [{"id": row.pk, "status": row.status, "sha256": row.source_hash} for row in rows]
    ReferenceImage.objects.filter(persona=persona).delete()
    return told, [row.file for row in rows if row.file]


def _erase_identities(persona: Persona, now) -> list[str]:
    """Of every version, the drawn ones, too: they were cast to look like this person."""
    faces = Identity.objects.filter(versions__persona=persona, erased_at=None)
    ids = sorted(set(faces.values_list("pk", flat=True)))
    Identity.objects.filter(pk__in=ids).update(embedding=b"", centroid=b"", parameters={}, erased_at=now)
    return ids


def _quarantine(persona: Persona, now) -> tuple[list[dict], list[str]]:
    """Pictures that show the persona, alone or among others, and what was made of those: cut off from their jobs, without the recipe that
    would draw them again, and without the renditions made of them."""
    rows = _with_descendants(Asset.objects.filter(showing(pk=persona.pk), quarantined_at=None))
    ids = [row["pk"] for row in rows]
    renditions = Rendition.objects.filter(asset__in=ids)
    files = list(renditions.values_list("file", flat=True))
    renditions.delete()
    Asset.objects.filter(pk__in=ids).update(quarantined_at=now, job=None, spec={})
    return [{"id": row["pk"], "sha256": row["file_hash"]} for row in rows], files


def _with_descendants(pictures) -> list[dict]:
    """These pictures, the edits of them, the edits of those: pk and file_hash of each once."""
    found, level = {}, list(pictures.values("pk", "file_hash"))
    while level:
        found |= {row["pk"]: row for row in level}
        edits = Asset.objects.filter(job__request__parent__in=[row["pk"] for row in level], quarantined_at=None)
        level = list(edits.exclude(pk__in=found).values("pk", "file_hash"))
    return list(found.values())


def _stop_jobs(member: Member, persona: Persona) -> int:
    """Those that wait end here, edits of pictures in quarantine, too. One that runs ends by itself: what it draws is not stored (see
    `require_people` in asset.store)."""
    mine = Job.objects.filter(Q(request__in=requests_showing(persona)) | Q(request__parent__quarantined_at__isnull=False))
    Preview.objects.filter(job__in=mine).delete()
    open_jobs = list(mine.filter(state__in=OPEN).select_related("request"))
    for job in open_jobs:
        cancel_job(member=member, job=job)
    return len(open_jobs)


def requests_showing(persona: Persona):
    """Requests for pictures of this persona, alone or among others. The companions stand in JSON, which every database searches in its
    own way, so their ids are compared here."""
    others = GenerationRequest.objects.filter(workspace_id=persona.workspace_id).exclude(companions=[])
    joined = [pk for pk, pins in others.values_list("pk", "companions") if any(pin["persona"] == persona.pk for pin in pins)]
    return GenerationRequest.objects.filter(Q(persona_version__persona=persona) | Q(pk__in=joined))


def _close_links(member: Member, persona: Persona) -> int:
    links = list(ShareLink.objects.filter(persona=persona, revoked_at=None))
    for link in links:
        revoke_share_link(member=member, link=link)
    return len(links)


def _finish(erasure: Erasure) -> bool:
    gone = sum(_delete(name) for name in erasure.files)
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


def _delete(name: str) -> bool:
    """Unless another row names the same bytes: the same photograph may stand for two personas, each with a consent of its own."""
    if any(is_named(name) for is_named in _NAMES):
        return False
    default_storage.delete(name)  # one that is not there is no error
    return True


_NAMES: tuple[Callable[[str], bool], ...] = (
    lambda name: ReferenceImage.objects.filter(file=name).exists(),
    lambda name: Rendition.objects.filter(file=name).exists(),
)
