"""Reading a model's files to the end: their hash, kept when they are imported and compared later. A worker does it, told by a bell; what it
did not finish in time, whether the bell was lost or the worker, the sweeper tells another of."""

import datetime
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ...engines.base import EngineError
from ...engines.diffusion.facts import ModelFacts
from ...engines.diffusion.probe import describe
from ...models import ImageModel
from ...queue import ring_check_on_commit
from . import files

State = ImageModel.State
SETTLING = datetime.timedelta(minutes=2)  # for a worker to hear of it
SLOWEST = 20_000_000  # bytes that a slow disk reads in a second


@transaction.atomic
def ask_for_check(*, member: Member, model: ImageModel) -> None:
    """Have a worker read the files again."""
    record(member=member, verb="model.check_asked", target=model)
    ask_for_reading(model)


def ask_for_reading(model: ImageModel) -> None:
    """In the caller's transaction."""
    ImageModel.objects.filter(pk=model.pk).update(read_by=_deadline(model))
    ring_check_on_commit(model.pk)


def ask_again() -> int:
    """Ring for what should have been read by now. Safe to run by several at once; returns for how many."""
    now = timezone.now()
    late = list(ImageModel.objects.filter(read_by__lt=now))
    return sum(_ask_once_more(model) for model in late)


@transaction.atomic
def _ask_once_more(model: ImageModel) -> bool:
    """Unless somebody was first."""
    if changed := ImageModel.objects.filter(pk=model.pk, read_by=model.read_by).update(read_by=_deadline(model)):
        ring_check_on_commit(model.pk)
    return bool(changed)


def check_model_of(model_id: str) -> None:
    """The worker's door. A model that was forgotten or read meanwhile is left alone; where this machine has no models directory, another
    one is told later. Of a model whose files are gone the page says so."""
    model = ImageModel.objects.filter(pk=model_id).exclude(read_by=None).first()
    if model is None or not Path(settings.MODELS_DIR).is_dir():
        return
    ImageModel.objects.filter(pk=model_id).update(read_by=_deadline(model))
    with suppress(DomainError):
        check_model(model)
    ImageModel.objects.filter(pk=model_id).update(read_by=None)


def check_model(model: ImageModel) -> ImageModel:
    """Read every byte and keep the hash; later, compare. Files that are not those that were imported are drawn with no more. Slow: some
    seconds per ten gigabytes. Raises DomainError where the files are gone or no longer harmless."""
    found = files.resolved(model.path)
    facts_of(found)
    seen, seen_identity = files.fingerprint(found), model.identity_path and files.fingerprint(files.resolved(model.identity_path))
    with transaction.atomic():
        fresh = ImageModel.objects.select_for_update().get(pk=model.pk)
        same = fresh.file_hash in ("", seen) and fresh.identity_hash in ("", seen_identity)
        if same:
            fresh.file_hash, fresh.identity_hash = seen, seen_identity
            fresh.state = State.DISABLED if fresh.state in (State.CHECKING, State.CHANGED) else fresh.state
        elif fresh.state != State.CHANGED:
            fresh.state = State.CHANGED
            hashes = {"before": {"hash": fresh.file_hash}, "after": {"hash": seen}}
            record(workspace=fresh.workspace, verb="model.files_changed", target=fresh, **hashes)
        fresh.read_by = None
        fresh.save(update_fields=["file_hash", "identity_hash", "state", "read_by", "updated_at"])
    return fresh


def facts_of(found: Path) -> ModelFacts:
    """What the files say of themselves, once they are known to be harmless. Raises DomainError."""
    files.require_harmless(found)
    try:
        return describe(found)
    except EngineError as refusal:
        raise DomainError(refusal.code, refusal.message) from refusal


def _deadline(model: ImageModel) -> datetime.datetime:
    """Until when a worker has heard of it and read it."""
    return timezone.now() + SETTLING + datetime.timedelta(seconds=model.bytes / SLOWEST)
