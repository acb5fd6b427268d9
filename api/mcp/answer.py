"""How the answer of a tool travels: at once, after a wait, with progress, or as a task to ask after."""

import json
from collections.abc import AsyncIterator
from contextlib import ExitStack

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from rest_framework.exceptions import APIException, ValidationError

from accounts.domain.errors import DomainError
from accounts.models import Scope
from generation.models import GenerationRequest, Job

from ..errors import Refusal
from ..limits import Bucket, take
from ..stream import event_stream
from ..thread import in_thread
from ..v1.generation import wait_until_ended
from ..view import check_token
from . import content, task
from .open_call import kept_open
from .protocol import INVALID_PARAMS, Call, frame, result_of
from .tools import TOOLS, Tool, checked
from .work import Begun, cancel_when_lost

WAIT = 20  # seconds; hosts give up between 5 and 60


def call_tool(request, call: Call) -> HttpResponse:
    tool = TOOLS.get(str(call.params.get("name")))
    if tool is None:
        raise call.refusal(INVALID_PARAMS, f"There is no tool called {str(call.params.get('name'))[:60]!r}.")
    begun = _guarded(_run, request, tool, call.params.get("arguments"))
    if not isinstance(begun, Begun):
        return JsonResponse(result_of(call, begun))
    if call.modern and begun.mine:
        cancel_when_lost(request, begun.work)
        if task.wanted(call):
            return JsonResponse(result_of(call, task.created(begun.work)))
    if call.progress_token is not None and isinstance(begun.work, GenerationRequest):
        return event_stream(_progress(request, call, begun))
    return JsonResponse(result_of(call, _ended(request, call, begun)))


def _run(request, tool: Tool, arguments) -> dict | Begun:
    check_token(request.auth, tool.scope, tool.permission)
    take(request, request.auth, Bucket.CREATES if tool.scope == Scope.GENERATE else Bucket.READS)
    return tool.run(request, checked(tool, arguments))


def _guarded(call, request, *rest):
    """What a tool refuses is a result that says so: a model can read it and do better."""
    try:
        return call(request, *rest)
    except Refusal as error:
        return content.failure(error.code, error.detail, error.hint)
    except DomainError as error:
        return content.failure(error.code, error.message, error.hint)
    except Http404 as error:
        return content.failure("not_found", f"There is no such {getattr(error, 'param', 'thing')} here.")
    except ValidationError as error:
        return content.failure("invalid_input", json.dumps(error.detail))
    except (PermissionDenied, APIException) as error:
        return content.failure("refused", str(error))


def _ended(request, call: Call, begun: Begun) -> dict:
    """The end of a generation, or how it stands when the time is up. A batch is longer than anyone's patience."""
    if isinstance(begun.work, GenerationRequest) and not begun.work.jobs.filter(state=Job.State.HELD).exists():
        with kept_open(request.auth, call, begun):
            wait_until_ended(begun.work, WAIT)
    return _guarded(content.told_of, request, begun.work)


async def _progress(request, call: Call, begun: Begun) -> AsyncIterator[bytes]:
    """Pictures that have ended, of those asked for, each second; then the result."""
    asked, said, open_call = begun.work, -1, ExitStack()
    await in_thread(open_call.enter_context)(kept_open(request.auth, call, begun))
    try:
        for _ in range(WAIT):
            done = await in_thread(_done)(asked)
            if done > said:
                said, text = done, f"{done} of {asked.count}"
                params = {"progressToken": call.progress_token, "progress": done, "total": asked.count, "message": text}
                yield frame({"jsonrpc": "2.0", "method": "notifications/progress", "params": params})
            if done == asked.count:
                break
            await in_thread(wait_until_ended)(asked, 1)
    finally:
        await in_thread(open_call.close)()
    yield frame(result_of(call, await in_thread(_guarded)(content.told_of, request, asked)))


def _done(asked: GenerationRequest) -> int:
    return asked.jobs.filter(state__in=Job.ENDED).count()
