"""The same answer as events. Heartbeats are comments: an event that OpenAI's SDKs do not know would reach people as a broken picture."""

import json
from collections.abc import AsyncIterator

from django.http import StreamingHttpResponse

from accounts.domain.errors import DomainError
from generation.domain.picture.preview import preview
from generation.models import GenerationRequest, Job

from ...errors import Refusal
from ...stream import event_stream
from ...thread import in_thread
from ...v1.generation import wait_until_ended
from .answer import completed, delivered, jobs_of, partial, why_not
from .wish import Shape

HEARTBEAT, LONGEST = 10, 600  # seconds; the SDKs' own patience ends at 600


def streaming(request, asked: GenerationRequest, shape: Shape, kind: str) -> StreamingHttpResponse:
    return event_stream(_events(request, asked, shape, kind))


async def _events(request, asked: GenerationRequest, shape: Shape, kind: str) -> AsyncIterator[bytes]:
    yield b": asked\n\n"
    if shape.partials:
        for event in await in_thread(_partials)(asked, shape, kind):
            yield _event(event)
    for _ in range(LONGEST // HEARTBEAT):
        if await in_thread(_settled)(asked, HEARTBEAT):
            break
        yield b": still drawing\n\n"
    for event in await in_thread(_last)(request, asked, shape, kind):
        yield _event(event)


def _settled(asked: GenerationRequest, seconds: int) -> bool:
    return asked.jobs.filter(state=Job.State.HELD).exists() or wait_until_ended(asked, seconds)


def _partials(asked: GenerationRequest, shape: Shape, kind: str) -> list[dict]:
    jobs = asked.jobs.select_related("request__persona_version__identity").order_by("index")
    return [partial(job, small, shape, kind) for job in jobs if (small := preview(job))]


def _last(request, asked: GenerationRequest, shape: Shape, kind: str) -> list[dict]:
    """Every picture there is, then an error when one is missing: fewer than were asked for is never the whole story."""
    jobs = jobs_of(asked)
    good = delivered(jobs)
    try:
        told = [completed(request, job, shape, kind) for job in good]
    except DomainError as problem:
        return [_error(problem.code, problem.message)]
    if len(good) == len(jobs):
        return told
    missing: Refusal = why_not(jobs)
    return [*told, _error(missing.code, missing.detail)]


def _error(code: str, message: str) -> dict:
    return {"type": "error", "error": {"message": message, "type": "image_generation_error", "code": code, "param": None}}


def _event(data: dict) -> bytes:
    return f"event: {data['type']}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()
