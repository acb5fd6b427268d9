"""The same log as streams: one generation to its end, or everything of the workspace."""

import base64
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import asdict

from asgiref.sync import sync_to_async

from generation.access import request_for
from generation.domain.event.feed import Progress, feed
from generation.domain.event.type import event_id
from generation.domain.picture.preview import preview
from generation.domain.request.state import ENDED, state_of
from generation.models import Event, Job
from generation.provenance.formats import WEBP

from ..errors import Refusal
from ..links import link
from ..stream import HEARTBEAT_LINE, message, newest_event, resume_point, stream_view
from .event import EventOutput, kinds
from .generation import tell

PAGE = 200


@stream_view("previews")
async def generation_events(request, key: str) -> AsyncIterator[bytes]:
    """`generation.state`, `.progress` and `.output` as they happen, then one `generation.done` with the whole object. A generation that has
    ended answers with what was missed and `generation.done`, however often it is asked."""
    if request.GET.get("previews", "inline") != "inline":
        raise Refusal(422, "previews_unknown", "Previews come as addresses, or `inline`.", param="previews")
    asked = await sync_to_async(request_for)(request.auth.member, key)
    return _of_generation(request, asked.pk, resume_point(request) or 0)


@stream_view("type")
async def workspace_events(request) -> AsyncIterator[bytes]:
    """Everything that happens, named by its type. Without a place to resume from it starts now."""
    wanted = set(kinds(request.GET["type"])) if request.GET.get("type") else None
    after = resume_point(request)
    return _of_workspace(request.auth.member.workspace, wanted, after)


async def _of_workspace(workspace, wanted: set[str] | None, after: int | None) -> AsyncIterator[bytes]:
    newest = await newest_event(workspace=workspace)
    if after is not None:
        async for event in _missed(Event.objects.filter(workspace=workspace, pk__lte=newest), after):
            if wanted is None or event.kind in wanted:
                yield message(event.kind, EventOutput(event).data, number=event.pk)
    async with aclosing(feed.heard(workspace_id=workspace.pk, after=newest)) as items:
        async for item in items:
            if item is None:
                yield HEARTBEAT_LINE
            elif wanted is None or item.kind in wanted:
                yield message(item.kind, EventOutput(item).data, number=item.pk)


async def _of_generation(request, pk: str, after: int) -> AsyncIterator[bytes]:
    newest = await newest_event(workspace=request.auth.member.workspace)
    whole, last = "", after
    async for event in _missed(Event.objects.filter(request_id=pk, pk__lte=newest), 0):
        whole = _state(event) or whole
        if event.pk > after:
            last = event.pk
            yield _told(event)
            if event.kind == "job.running" and (seen := await sync_to_async(_preview)(request, event)):
                yield seen
    whole = whole or await sync_to_async(_state_of_rows)(pk)
    if whole not in ENDED:
        async with aclosing(feed.heard(workspace_id=request.auth.member.workspace_id, request_id=pk, after=newest)) as items:
            async for item in items:
                if item is None:
                    yield HEARTBEAT_LINE
                    continue
                yield _told(item)
                if isinstance(item, Progress):
                    continue
                if item.kind == "job.running" and (seen := await sync_to_async(_preview)(request, item)):
                    yield seen
                whole, last = _state(item) or whole, item.pk
                if whole in ENDED:
                    break
    if whole in ENDED:
        yield message("generation.done", await sync_to_async(tell)(request, request.auth.member, pk), number=last)


async def _missed(rows, after: int) -> AsyncIterator[Event]:
    while True:
        page = await sync_to_async(lambda last=after: list(rows.filter(pk__gt=last).order_by("pk")[:PAGE]))()
        for event in page:
            yield event
        if len(page) < PAGE:
            return
        after = page[-1].pk


def _state_of_rows(pk: str) -> str:
    """For a generation from before the log told of whole generations."""
    return state_of(Job.objects.filter(request=pk))


def _state(event: Event) -> str:
    """The state of the whole that this event tells of; empty when it tells of something else."""
    return event.kind.removeprefix("generation.") if event.kind.startswith("generation.") else ""


def _preview(request, event: Event) -> bytes:
    """Where a picture that has just begun can be seen small; with `?previews=inline` the picture itself. Not in the log, so without id.
    Empty when it has ended since."""
    job = Job.objects.select_related("request__persona_version__identity").get(pk=event.job_id)
    said = {"generation": event.request_id, "output": job.pk, "index": job.index}
    if job.ended:
        return b""
    if request.GET.get("previews") != "inline":
        return message("generation.preview", said | {"url": link(request, "api-preview", event.request_id, job.index)})
    drawn = preview(job)
    return message("generation.preview", said | {"mime": WEBP, "b64": base64.b64encode(drawn).decode()}) if drawn else b""


def _told(item: Event | Progress) -> bytes:
    if isinstance(item, Progress):
        told = asdict(item)
        said = {"generation": told.pop("request_id"), "output": told.pop("job_id")} | told
        return message("generation.progress", said | {"fraction": round(item.step / max(1, item.steps), 3)})
    said = {"id": event_id(item.pk), "generation": item.request_id, "at": item.created_at.isoformat()}
    if whole := _state(item):
        return message("generation.state", said | {"state": whole}, number=item.pk)
    told = {"output": item.job_id, "type": item.kind, "asset": item.asset_id} | item.data
    return message("generation.output", said | {name: value for name, value in told.items() if value != ""}, number=item.pk)
