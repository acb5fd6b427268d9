"""Server-sent events: plain views under ASGI, because a framework that turns answers into text cannot hold one open."""

import json
import threading
import weakref
from collections import Counter
from collections.abc import AsyncIterator, Callable
from functools import wraps

from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt

from generation.domain.event.log import last_event
from generation.domain.event.type import event_id, event_number

from .errors import Refusal, handle_plain
from .query import unknown_words
from .view import admit

_open_streams: Counter[str] = Counter()
_lock = threading.Lock()


def stream_view(*words: str) -> Callable:
    """A GET that answers with a stream, and knows these words of a query besides `after`. Refusals are problems with their usual status:
    they come before the first byte."""

    def decorate(view: Callable) -> Callable:
        @csrf_exempt
        @wraps(view)
        async def door(request, *args, **kwargs) -> HttpResponse:
            try:
                if request.method != "GET":
                    raise Refusal(405, "method_not_allowed", f"{request.method} is not served here.", headers={"Allow": "GET, OPTIONS"})
                request.auth = await sync_to_async(admit)(request)
                if unknown := sorted(set(request.GET) - {"after", *words}):
                    raise unknown_words(unknown, {"after", *words})
                place = Place(request.auth.pk)
                return _streaming(place, await view(request, *args, **kwargs))
            except Exception as error:
                return await sync_to_async(handle_plain)(error, request)

        return door

    return decorate


def resume_point(request) -> int | None:
    """The number of the event a client has seen last, by `Last-Event-ID` or `?after=`; None when it says nothing."""
    said = request.headers.get("Last-Event-ID") or request.GET.get("after") or ""
    if not said:
        return None
    number = event_number(said)
    if number is None:
        raise Refusal(422, "event_id_invalid", "This is not the id of an event.", param="after", hint="Send an `id` as it came.")
    return number


def message(name: str, data: dict, *, number: int | None = None) -> bytes:
    """One event. Without a number it cannot be resumed from, and a client's place in the log stays where it was."""
    place = f"id: {event_id(number)}\n" if number is not None else ""
    return f"{place}event: {name}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()


HEARTBEAT_LINE = b": still here\n\n"
newest_event = sync_to_async(last_event)


class Place:
    """One of the streams that a token may have open in this process. Raises Refusal when there is none left."""

    def __init__(self, token_id: str):
        self.token_id, self.free = token_id, False
        with _lock:
            if _open_streams[token_id] >= settings.STREAMS_PER_TOKEN:
                raise Refusal(
                    429,
                    "too_many_streams",
                    f"This token has {settings.STREAMS_PER_TOKEN} streams open, and may not open more.",
                    hint="Close one, or follow the whole workspace with one: /api/v1/events/stream",
                    headers={"Retry-After": "5"},
                )
            _open_streams[token_id] += 1

    def leave(self) -> None:
        with _lock:
            if not self.free:
                self.free = True
                _open_streams[self.token_id] -= 1


def event_stream(events: AsyncIterator[bytes]) -> StreamingHttpResponse:
    """An answer that is sent event by event: nobody on the way keeps, packs or collects it."""
    headers = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
    return StreamingHttpResponse(events, content_type="text/event-stream", headers=headers)


def _streaming(place: Place, events: AsyncIterator[bytes]) -> StreamingHttpResponse:
    body = _body(place, events)
    # A client that is gone before the first byte leaves a generator that never ran, whose `finally` never comes.
    weakref.finalize(body, place.leave)
    return event_stream(body)


async def _body(place: Place, events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    try:
        yield b"retry: 2000\n\n"
        async for each in events:
            yield each
    finally:
        place.leave()
        await events.aclose()
