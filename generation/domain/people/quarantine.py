"""Pictures of someone who took their likeness back: kept as rows, shown to nobody, and without what they could be made again from.

What was drawn stays in storage as the original it is; what is a photograph, or was edited from one, goes, and so does what was made of
either: renditions, layers, maps of parts, drafts of edits.
"""

import datetime

from django.db.models import Q, QuerySet

from accounts.models import Member
from personas.models import Persona

from ...access import showing
from ...models import Appearance, Asset, EditDraft, GenerationRequest, Job, Preview, Rendition
from ..work.job import WAITING, State, cancel_job

OPEN = (*WAITING, State.RUNNING)
DERIVED = ("parts", "subject", "background")  # columns of an asset that name what was made of it


def quarantine(persona: Persona, now: datetime.datetime) -> tuple[dict, list[str]]:
    """All that show the persona, alone or among others, and what was edited from those. Returns what the receipt says of it, and the names
    of the files that storage is to lose."""
    shown = Asset.objects.filter(showing(pk=persona.pk), quarantined_at=None)
    own = _with_edits(shown.filter(kind=Asset.Kind.UPLOAD))
    pictures = own | _with_edits(shown)
    hidden = Asset.objects.filter(pk__in=pictures)
    # Hidden first: whoever makes a rendition at this moment looks at it again before writing the row.
    hidden.update(quarantined_at=now, job=None, spec={}, receipt={}, face={}, pose={})
    Appearance.objects.filter(asset__in=pictures).update(face={}, pose={})
    EditDraft.objects.filter(asset__in=pictures).delete()
    files = [*_cut_off(hidden, DERIVED), *_cut_off(hidden.filter(pk__in=own), ("file",)), *_renditions_of(pictures)]
    told = [{"id": pk, "sha256": pictures[pk]} for pk in pictures]
    return {"pictures": told, "photographs_erased": list(own)}, files


def stop_jobs(member: Member, persona: Persona) -> int:
    """Those that wait end here, edits of pictures in quarantine, too. One that runs ends by itself: what it draws is not stored (see
    `require_people` in asset.store)."""
    mine = Job.objects.filter(Q(request__in=_requests_showing(persona)) | Q(request__parent__quarantined_at__isnull=False))
    Preview.objects.filter(job__in=mine).delete()
    open_jobs = list(mine.filter(state__in=OPEN).select_related("request"))
    for job in open_jobs:
        cancel_job(member=member, job=job)
    return len(open_jobs)


def _with_edits(pictures: QuerySet[Asset]) -> dict[str, str]:
    """These pictures, the edits of them, the edits of those: id -> SHA-256 of the file."""
    found, level = {}, dict(pictures.values_list("pk", "file_hash"))
    while level:
        found |= level
        edits = Asset.objects.filter(job__request__parent__in=level, quarantined_at=None).exclude(pk__in=found)
        level = dict(edits.values_list("pk", "file_hash"))
    return found


def _cut_off(pictures: QuerySet[Asset], columns: tuple[str, ...]) -> list[str]:
    """The names in these columns, which are empty from now on."""
    names = [name for row in pictures.values_list(*columns) for name in row if name]
    pictures.update(**dict.fromkeys(columns, ""))
    return names


def _renditions_of(pictures: dict[str, str]) -> list[str]:
    rows = Rendition.objects.filter(asset__in=pictures)
    names = list(rows.values_list("file", flat=True))
    rows.delete()
    return names


def _requests_showing(persona: Persona) -> QuerySet[GenerationRequest]:
    """Requests for pictures of this persona, alone or among others. The companions stand in JSON, which every database searches in its
    own way, so their ids are compared here."""
    others = GenerationRequest.objects.filter(workspace_id=persona.workspace_id).exclude(companions=[])
    joined = [pk for pk, pins in others.values_list("pk", "companions") if any(pin["persona"] == persona.pk for pin in pins)]
    return GenerationRequest.objects.filter(Q(persona_version__persona=persona) | Q(pk__in=joined))
