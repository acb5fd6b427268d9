"""The live stream: what happened in this workspace since the browser last heard."""

import json
from contextlib import aclosing

from asgiref.sync import sync_to_async
from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from generation.domain.event.feed import feed
from generation.domain.event.log import events_after, last_event
from generation.models import Event

from .page import studio_page, whole_number


@require_safe
@studio_page()
def stream(request):
    """Server-sent events. `Last-Event-ID` (or `?after=`) resumes; without either the stream starts now."""
    after = whole_number(request.headers.get("Last-Event-ID") or request.GET.get("after") or "")
    if after is None:
        after = last_event(workspace=request.member.workspace)
    response = StreamingHttpResponse(_events(request.member.workspace, after), content_type="text/event-stream")
    response["Cache-Control"] = "no-cache, no-transform"
    response["X-Accel-Buffering"] = "no"
    return response


async def _events(workspace, after: int):
    """What was missed, in pages, then what happens. The feed begins where the pages end."""
    yield b"retry: 2000\n\n"
    while missed := await sync_to_async(lambda last=after: list(events_after(workspace=workspace, after=last)))():
        for event in missed:
            after = event.pk
            yield _message(event)
    async with aclosing(feed.heard(workspace_id=workspace.pk, after=after)) as items:
        async for event in items:
            yield _message(event) if event else b": still here\n\n"


def _message(event: Event) -> bytes:
    data = {"kind": event.kind, "request": event.request_id, "job": event.job_id, "asset": event.asset_id, **event.data}
    return f"id: {event.pk}\nevent: {event.kind}\ndata: {json.dumps(data)}\n\n".encode()
