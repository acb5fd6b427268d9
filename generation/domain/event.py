"""The one event log. Everything that tells people what happened reads it."""

from django.db import connection

from ..models import Event, Job


def announce(job: Job, kind: str, *, asset_id: str = "", **data) -> Event:
    """Write one event about a job, in the caller's transaction."""
    _queue_up(job.workspace_id)
    return Event.objects.create(
        workspace_id=job.workspace_id, kind=kind, request_id=job.request_id, job_id=job.pk, asset_id=asset_id, data=data
    )


def events_after(*, workspace, after: int, limit: int = 200):
    return Event.objects.filter(workspace=workspace, pk__gt=after).order_by("pk")[:limit]


def _queue_up(workspace_id: str) -> None:
    """Events become visible in the order of their ids, so that a reader who has seen one never misses an earlier one.

    PostgreSQL gives out ids before the commit: without this, 6 can be read before 5 is there. SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [workspace_id])
