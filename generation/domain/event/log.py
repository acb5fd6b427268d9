"""The one event log. Everything that tells people or programs what happened reads it: live tiles, streams, polling, webhooks."""

from django.db import connection

from ...models import Event, Job
from ..request.state import whole_state
from ..webhook.outbox import put_in_outbox


def announce(job: Job, kind: str, *, asset_id: str = "", **data) -> Event:
    """Write one event about a job in the caller's transaction, and one about its whole request when that has a new state by it."""
    return announce_all([job], kind, asset_id=asset_id, **data)[0]


def announce_all(jobs: list[Job], kind: str, *, asset_id: str = "", **data) -> list[Event]:
    """The same of several jobs of one request."""
    workspace_id, request_id = jobs[0].workspace_id, jobs[0].request_id
    told = [Event(workspace_id=workspace_id, kind=kind, request_id=request_id, job_id=job.pk, asset_id=asset_id, data=data) for job in jobs]
    events = _write(told)
    _announce_whole(workspace_id, request_id)
    return events


def announce_single(jobs: list[Job], state: str) -> None:
    """Of many jobs of one workspace, each the only one of its request, that have this state now: both events of each, all at once."""
    kinds = (f"job.{state}", f"generation.{state}")
    _write([_of(job, kind) for job in jobs for kind in kinds])


def _of(job: Job, kind: str) -> Event:
    job_id = job.pk if kind.startswith("job.") else ""
    return Event(workspace_id=job.workspace_id, kind=kind, request_id=job.request_id, job_id=job_id, data={})


def log_event(*, workspace_id: str, kind: str, request_id: str = "", asset_id: str = "", **data) -> Event:
    """Write one event that is about no job, in the caller's transaction."""
    return _write([Event(workspace_id=workspace_id, kind=kind, request_id=request_id, asset_id=asset_id, data=data)])[0]


def events_after(*, workspace, after: int, limit: int = 200):
    return Event.objects.filter(workspace=workspace, pk__gt=after).order_by("pk")[:limit]


def last_event(*, workspace) -> int:
    """The number of the newest event; 0 before the first."""
    return Event.objects.filter(workspace=workspace).order_by("-pk").values_list("pk", flat=True).first() or 0


def _write(events: list[Event]) -> list[Event]:
    _queue_up(events[0].workspace_id)
    made = Event.objects.bulk_create(events) if len(events) > 1 else [_saved(events[0])]
    put_in_outbox(made)
    return made


def _saved(event: Event) -> Event:
    event.save(force_insert=True)
    return event


def _announce_whole(workspace_id: str, request_id: str) -> None:
    """The lock of `_queue_up` is held by now, so of two pictures that end at once the second sees the first."""
    kind = f"generation.{whole_state(set(Job.objects.filter(request=request_id).values_list('state', flat=True)))}"
    known = Event.objects.filter(request_id=request_id, kind__startswith="generation.").order_by("-pk")
    if known.values_list("kind", flat=True).first() != kind:
        log_event(workspace_id=workspace_id, kind=kind, request_id=request_id)


def _queue_up(workspace_id: str) -> None:
    """Events become visible in the order of their ids, so that a reader who has seen one never misses an earlier one.

    PostgreSQL gives out ids before the commit: without this, 6 can be read before 5 is there. SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [workspace_id])
