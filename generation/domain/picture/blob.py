"""Bytes in storage under names made of their own hash: written once, never overwritten, safe to write twice."""

import datetime
import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.models import Workspace
from personas.models import Consent, ReferenceImage

from ...models import Asset, Candidate, Rendition, Upload
from ...provenance.formats import EXTENSIONS

FOLDERS = ("assets", "parts", "layers", "renditions", "castings", "uploads", "references", "evidence")
PDF = "application/pdf"
ENDINGS = EXTENSIONS | {PDF: "pdf"}
# From the moment a file is put down until the transaction that names it: seconds. After this long nobody is going to name it.
ORPHAN_AFTER = datetime.timedelta(hours=1)


class StorageError(OSError):
    """Storage is full or away; says which in a few words for people."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def put(data: bytes, *, workspace_id: str, folder: str, mime: str) -> str:
    """Stores `data` in one of FOLDERS and returns its storage name. Raises StorageError; nothing is left behind then.

    A file of the same content put down a short while ago is taken as it is. An older one may be swept at this very moment when no row
    names it, so it is not relied on: the bytes are written again under a name of their own.
    """
    name = f"{workspace_id}/{folder}/{digest(data)}.{ENDINGS[mime]}"
    try:
        if default_storage.exists(name) and _age(name) < ORPHAN_AFTER / 2:
            return name
        return default_storage.save(name, ContentFile(data))
    except Exception as problem:  # a full disk is an OSError, but a remote store fails in its own library's ways
        raise StorageError(getattr(problem, "strerror", None) or str(problem)) from problem


def get(name: str) -> bytes:
    with default_storage.open(name, "rb") as file:
        return file.read()


def sweep_orphans(*, older_than: datetime.timedelta = ORPHAN_AFTER) -> int:
    """Delete files that no row names: what a worker left that was killed, or lost its lease, between saving and telling. Returns how many.

    Only folders of workspaces that this database knows are looked at, so an installation pointed at another's storage deletes nothing.
    """
    swept = 0
    for workspace_id in Workspace.objects.values_list("pk", flat=True):
        found = [name for folder in FOLDERS for name in _files(f"{workspace_id}/{folder}")]
        known = _named(workspace_id)  # asked after the listing: a file that was named meanwhile is known
        for name in found:
            if name not in known and _age(name) > older_than:
                default_storage.delete(name)
                swept += 1
    return swept


def _files(folder: str) -> list[str]:
    try:
        return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]
    except FileNotFoundError:  # nothing was ever stored there
        return []


def _named(workspace_id: str) -> set[str]:
    assets = Asset.objects.filter(workspace_id=workspace_id)
    names = set(Rendition.objects.filter(asset__workspace_id=workspace_id).values_list("file", flat=True))
    names.update(Candidate.objects.filter(casting__workspace_id=workspace_id).values_list("picture", flat=True))
    names.update(Upload.objects.filter(workspace_id=workspace_id).values_list("file", flat=True))
    names.update(ReferenceImage.objects.filter(persona__workspace=workspace_id).values_list("file", flat=True))
    names.update(Consent.objects.filter(persona__workspace=workspace_id).values_list("evidence", flat=True))
    for row in assets.values_list("file", "parts", "subject", "background"):
        names.update(row)
    return names


def _age(name: str) -> datetime.timedelta:
    return timezone.now() - default_storage.get_modified_time(name)
