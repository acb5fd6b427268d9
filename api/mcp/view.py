"""POST /mcp: who may come in, which method is meant, and how the answer travels."""

import json
from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import connection
from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import APIException, ValidationError

from accounts.access import Permission
from accounts.domain.errors import DomainError
from accounts.models import Scope
from accounts.models.base import new_id
from generation.models import GenerationRequest, Job

from ..authentication import BearerAuthentication
from ..errors import Refusal, handle_plain
from ..limits import Bucket, take
from ..v1.generation import wait_until_ended
from ..view import check_token
from . import content
from .protocol import HANDSHAKE, INVALID_PARAMS, METHOD_NOT_FOUND, MODERN, Call, ProtocolError, frame, read, refused, result_of
from .tools import TOOLS, Tool, checked

SERVER = {"name": "troupe", "title": "Troupe", "version": "0.1.0"}
SAID = "Pictures of personas with one face each. find_personas first, then generate_image; edit_image changes a picture by words."
WAIT = 20  # seconds; hosts give up between 5 and 60


@csrf_exempt
def mcp(request) -> HttpResponse:
    request.api_id = new_id("req")
    try:
        if request.headers.get("Origin", settings.PUBLIC_URL) != settings.PUBLIC_URL:
            raise Refusal(403, "origin_refused", "Pages of other sites may not speak to this address.")
        if request.method != "POST":
            raise Refusal(405, "method_not_allowed", "Only POST is served here.", headers={"Allow": "POST"})
        found = BearerAuthentication().authenticate(request)
        request.auth = found[1] if found else None
        check_token(request.auth, Scope.READ, Permission.VIEW)
        call = read(request)
        return HttpResponse(status=202) if call.id is None else _answer(request, call)
    except ProtocolError as error:
        return refused(error)
    except RequestDataTooBig:
        return handle_plain(Refusal(413, "body_too_large", "The body of this request is too large."), request)
    except Exception as error:
        return handle_plain(error, request)


def _answer(request, call: Call) -> HttpResponse:
    match call.method:
        case "server/discover" if call.modern:
            told = {"supportedVersions": list(MODERN), "capabilities": {"tools": {}}, "serverInfo": SERVER, "instructions": SAID}
            told["_meta"] = {"io.modelcontextprotocol/serverInfo": SERVER}
            return JsonResponse(result_of(call, told, kept=True))
        case "initialize" if not call.modern:
            asked = call.params.get("protocolVersion")
            version = asked if asked in HANDSHAKE else HANDSHAKE[-1]
            told = {"protocolVersion": version, "capabilities": {"tools": {}}, "serverInfo": SERVER, "instructions": SAID}
            return JsonResponse(result_of(call, told))
        case "ping":
            return JsonResponse(result_of(call, {}))
        case "tools/list":
            return JsonResponse(result_of(call, {"tools": [tool.told() for tool in TOOLS.values()]}, kept=True))
        case "tools/call":
            return _called(request, call)
    status = 404 if call.modern or call.method == "server/discover" else 200
    raise ProtocolError(METHOD_NOT_FOUND, f"There is no method {call.method[:60]!r} here.", status=status, request_id=call.id)


def _called(request, call: Call) -> HttpResponse:
    tool = TOOLS.get(str(call.params.get("name")))
    if tool is None:
        raise ProtocolError(INVALID_PARAMS, f"There is no tool called {str(call.params.get('name'))[:60]!r}.", request_id=call.id)
    begun = _guarded(_begun, request, tool, call.params.get("arguments"))
    if not isinstance(begun, GenerationRequest):
        return JsonResponse(result_of(call, begun))
    if call.progress_token is None:
        return JsonResponse(result_of(call, _ended(request, begun)))
    headers = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
    return StreamingHttpResponse(_progress(request, call, begun), content_type="text/event-stream", headers=headers)


def _begun(request, tool: Tool, arguments) -> dict | GenerationRequest:
    check_token(request.auth, tool.scope, tool.permission)
    take(request, request.auth, Bucket.CREATES if tool.scope == Scope.GENERATE else Bucket.READS)
    return (tool.begin or tool.run)(request, checked(tool, arguments))


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


def _ended(request, asked: GenerationRequest) -> dict:
    if not asked.jobs.filter(state=Job.State.HELD).exists():
        wait_until_ended(asked, WAIT)
    return _guarded(content.generation, request, asked)


async def _progress(request, call: Call, asked: GenerationRequest) -> AsyncIterator[bytes]:
    """Pictures that have ended, of those asked for, each second; then the result. Hanging up stops nothing: get_generation finds it."""
    said = -1
    for _ in range(WAIT):
        done = await _off(_done)(asked)
        if done > said:
            said = done
            params = {"progressToken": call.progress_token, "progress": done, "total": asked.count, "message": f"{done} of {asked.count}"}
            yield frame({"jsonrpc": "2.0", "method": "notifications/progress", "params": params})
        if done == asked.count:
            break
        await _off(wait_until_ended)(asked, 1)
    yield frame(result_of(call, await _off(_guarded)(content.generation, request, asked)))


def _done(asked: GenerationRequest) -> int:
    return asked.jobs.filter(state__in=Job.ENDED).count()


def _off(call):
    """In a thread of a pool, which leaves no connection to the database behind."""

    def clean(*args):
        try:
            return call(*args)
        finally:
            if not connection.in_atomic_block:
                connection.close()

    return sync_to_async(clean, thread_sensitive=False)
