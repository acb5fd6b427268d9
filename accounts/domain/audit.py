import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from accounts.models import AuditEntry, Member, Workspace


@transaction.atomic
def record(
    *,
    verb: str,
    target: models.Model,
    member: Member | None = None,
    workspace: Workspace | None = None,
    before: dict | None = None,
    after: dict | None = None,
) -> AuditEntry:
    """Append one entry to the workspace's audit log: `member` did `verb` ("persona.retired") to `target`.

    Call it in the transaction that makes the change, so that neither exists without the other. Where no person acts (the
    worker, a command) give `workspace` in place of `member`.
    """
    # The row lock makes entries of one workspace queue up, so numbers and hashes have no gap. SQLite takes its one write lock.
    # no_key: rows that only refer to the workspace do not wait for it, and two colleagues who both wrote some do not deadlock here.
    workspace = Workspace.objects.select_for_update(no_key=True).get(pk=member.workspace_id if member else workspace.pk)
    last = AuditEntry.objects.filter(workspace=workspace).order_by("-number").first()
    entry = AuditEntry(
        workspace=workspace,
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        actor=member.user if member else None,
        actor_name=member.user.email if member else "Troupe",
        verb=verb,
        object_type=target._meta.model_name,
        object_id=str(target.pk),
        before=_plain(before),
        after=_plain(after),
        previous_hash=last.hash if last else "",
    )
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    return entry


def digest(entry: AuditEntry) -> str:
    """SHA-256 in hex over the hash before and everything the entry says."""
    said = [
        entry.previous_hash,
        entry.workspace_id,
        entry.number,
        entry.at.isoformat(),
        entry.actor_id,
        entry.actor_name,
        entry.verb,
        entry.object_type,
        entry.object_id,
        entry.before,
        entry.after,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def first_broken_entry(*, workspace: Workspace) -> AuditEntry | None:
    """The first entry whose chain does not hold (changed, inserted, or one before it is missing), or None when the log is whole."""
    previous_hash = ""
    entries = AuditEntry.objects.filter(workspace=workspace).order_by("number")
    for number, entry in enumerate(entries.iterator(), start=1):
        if entry.number != number or entry.previous_hash != previous_hash or entry.hash != digest(entry):
            return entry
        previous_hash = entry.hash
    return None


def _plain(value: dict | None) -> dict | None:
    """As it will be read back from the database: dates become text, tuples become lists."""
    return None if value is None else json.loads(json.dumps(value, cls=DjangoJSONEncoder))
