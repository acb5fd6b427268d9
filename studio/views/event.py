"""The live stream: what happened in this workspace since the browser last heard."""

import asyncio
import json
import time

from asgiref.sync import sync_to_async
from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from generation.domain.event import events_after
from generation.models import Event

from .page import studio_page, whole_number

POLL = 0.4  # seconds between looks at the event log
HEARTBEAT = 12.0  # seconds of silence after which a comment keeps proxies from closing the line
LONGEST = 600.0  # seconds; the browser reconnects by itself and misses nothing


@require_safe
@studio_page()
def stream(request):
    """Server-sent events. `Last-Event-ID` (or `?after=`) resumes; without either the stream starts now."""
    after = whole_number(request.headers.get("Last-Event-ID") or request.GET.get("after") or "")
    if after is None:
        after = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    response = StreamingHttpResponse(_events(request.member.workspace, after), content_type="text/event-stream")
    response["Cache-Control"] = "no-cache, no-transform"
    response["X-Accel-Buffering"] = "no"
    return response


async def _events(workspace, after: int):
    began = spoke = time.monotonic()
    yield b"retry: 2000\n\n"
    while time.monotonic() - began < LONGEST:
        for event in await sync_to_async(lambda last=after: list(events_after(workspace=workspace, after=last)))():
            after, spoke = event.pk, time.monotonic()
            yield _message(event)
        if time.monotonic() - spoke > HEARTBEAT:
            spoke = time.monotonic()
            yield b": still here\n\n"
        await asyncio.sleep(POLL)


def _message(event: Event) -> bytes:
    data = {"kind": event.kind, "request": event.request_id, "job": event.job_id, "asset": event.asset_id, **event.data}
    return f"id: {event.pk}\nevent: {event.kind}\ndata: {json.dumps(data)}\n\n".encode()
