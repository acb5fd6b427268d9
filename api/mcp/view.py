"""POST /mcp: who may come in, and which method is meant."""

from uuid import uuid4

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from accounts.access import Permission
from accounts.models import Scope
from accounts.models.base import new_id

from ..authentication import token_of
from ..errors import Refusal, handle_plain
from ..view import check_token
from . import prompt, resource, task
from .answer import call_tool
from .open_call import give_up
from .protocol import HANDSHAKE, METHOD_NOT_FOUND, MODERN, Call, ProtocolError, read, refused, result_of
from .tools import TOOLS

SERVER = {"name": "troupe", "title": "Troupe", "version": "0.1.0"}
SAID = (
    "Pictures of personas with one face each. find_personas first, then generate_image; edit_image changes a picture by words, "
    "replace_background its place. What is not finished is told as not finished: get_generation looks again."
)
ABLE = {"tools": {}, "resources": {}, "prompts": {}}


@csrf_exempt
def mcp(request) -> HttpResponse:
    request.api_id = new_id("req")
    try:
        if request.headers.get("Origin", settings.PUBLIC_URL) != settings.PUBLIC_URL:
            raise Refusal(403, "origin_refused", "Pages of other sites may not speak to this address.")
        if request.method != "POST":
            raise Refusal(405, "method_not_allowed", "Only POST is served here.", headers={"Allow": "POST"})
        request.auth = token_of(request)
        check_token(request.auth, Scope.READ, Permission.VIEW)
        call = read(request)
        return _noticed(request, call) if call.id is None else _answer(request, call)
    except ProtocolError as error:
        return refused(error)
    except RequestDataTooBig:
        return handle_plain(Refusal(413, "body_too_large", "The body of this request is too large."), request)
    except Exception as error:
        return handle_plain(error, request)


def _noticed(request, call: Call) -> HttpResponse:
    if call.method == "notifications/cancelled" and not call.modern and call.session:
        give_up(request.auth, call)
    return HttpResponse(status=202)


def _answer(request, call: Call) -> HttpResponse:
    match call.method:
        case "initialize" if not call.modern:
            return _shake_hands(call)
        case "tools/call":
            return call_tool(request, call)
        case "server/discover" | "tools/list" | "prompts/list" | "resources/templates/list" | "resources/list" | "resources/read":
            return JsonResponse(result_of(call, _listed(request, call), kept=True))
        case "prompts/get":
            return JsonResponse(result_of(call, prompt.get(call)))
        case "tasks/get" | "tasks/update" | "tasks/cancel" if call.modern:
            act = {"tasks/get": task.get, "tasks/update": task.update, "tasks/cancel": task.stop}[call.method]
            return JsonResponse(result_of(call, act(request, call)))
        case "ping":
            return JsonResponse(result_of(call, {}))
    raise _unknown(call)


def _shake_hands(call: Call) -> HttpResponse:
    """The session is no more than a name that the client repeats, by which its calls are told from another's."""
    asked = call.params.get("protocolVersion")
    version = asked if asked in HANDSHAKE else HANDSHAKE[-1]
    told = {"protocolVersion": version, "capabilities": ABLE, "serverInfo": SERVER, "instructions": SAID}
    return JsonResponse(result_of(call, told), headers={"Mcp-Session-Id": uuid4().hex})


def _listed(request, call: Call) -> dict:
    """What a client may keep for a while."""
    match call.method:
        case "server/discover" if call.modern:
            able = ABLE | {"extensions": {task.EXTENSION: {}}}
            told = {"supportedVersions": list(MODERN), "capabilities": able, "serverInfo": SERVER, "instructions": SAID}
            return told | {"_meta": {"io.modelcontextprotocol/serverInfo": SERVER}}
        case "tools/list":
            return {"tools": [tool.told() for tool in TOOLS.values()]}
        case "prompts/list":
            return prompt.list_all()
        case "resources/list":
            return resource.list_all(request)
        case "resources/templates/list":
            return {"resourceTemplates": resource.TEMPLATES}
        case "resources/read":
            return resource.read(request, call)
    raise _unknown(call)


def _unknown(call: Call) -> ProtocolError:
    status = 404 if call.modern or call.method == "server/discover" else 200
    return call.refusal(METHOD_NOT_FOUND, f"There is no method {call.method[:60]!r} here.", status=status)
