"""The one event log. Everything that tells people what happened reads it."""

from ..models import Event, Job


def announce(job: Job, kind: str, *, asset_id: str = "", **data) -> Event:
    """Write one event about a job, in the caller's transaction."""
    return Event.objects.create(
        workspace_id=job.workspace_id, kind=kind, request_id=job.request_id, job_id=job.pk, asset_id=asset_id, data=data
    )


def events_after(*, workspace, after: int, limit: int = 200):
    return Event.objects.filter(workspace=workspace, pk__gt=after).order_by("pk")[:limit]
