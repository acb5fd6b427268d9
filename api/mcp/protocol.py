"""The envelope: JSON-RPC, versions and headers. https://modelcontextprotocol.io/specification"""

import base64
import json
import re
from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse

MODERN = ("2026-07-28",)
HANDSHAKE = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
VERSION_KEY = "io.modelcontextprotocol/protocolVersion"
CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities"
HEADER_MISMATCH, MISSING_CAPABILITY, UNSUPPORTED_VERSION = -32020, -32021, -32022
PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_FOUND = -32002  # of a resource, in the words of the handshake era; since then it is an invalid parameter
# The member of params that the header Mcp-Name repeats.
NAMED_BY = {
    "tools/call": "name",
    "prompts/get": "name",
    "resources/read": "uri",
    "tasks/get": "taskId",
    "tasks/update": "taskId",
    "tasks/cancel": "taskId",
}
_ENCODED = re.compile(r"=\?base64\?(.*)\?=")
KEPT = {"ttlMs": 60_000, "cacheScope": "private"}


class ProtocolError(Exception):
    """A request that is no request. What a tool refuses is not one: that is a result with `isError`."""

    def __init__(self, code: int, message: str, *, status: int = 400, data: dict | None = None, request_id=None):
        super().__init__(message)
        self.code, self.message, self.status, self.data, self.request_id = code, message, status, data, request_id


@dataclass(frozen=True)
class Call:
    """One JSON-RPC request, or a notification when `id` is None. `modern`: of the stateless protocol. `session`: of the handshake, as the
    client says it; empty when it says nothing."""

    id: str | int | None
    method: str
    params: dict
    modern: bool
    session: str

    @property
    def progress_token(self) -> str | int | None:
        return self.meta.get("progressToken")

    @property
    def meta(self) -> dict:
        return _dict(self.params.get("_meta"))

    def can(self, *path: str) -> bool:
        """Whether the client says in this very request that it can do this: `can("extensions", "io.modelcontextprotocol/tasks")`."""
        found = self.meta.get(CAPABILITIES_KEY) if self.modern else None
        for name in path:
            found = _dict(found).get(name)
        return isinstance(found, dict)

    def text(self, name: str) -> str:
        """A parameter that is text. Raises ProtocolError."""
        found = self.params.get(name)
        if not isinstance(found, str):
            raise self.refusal(INVALID_PARAMS, f"The parameter `{name}` is text.")
        return found

    def refusal(self, code: int, message: str, **more) -> ProtocolError:
        return ProtocolError(code, message, request_id=self.id, **more)


def read(request) -> Call:
    """Raises ProtocolError."""
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise ProtocolError(PARSE_ERROR, "The body is not JSON.") from None
    if not isinstance(body, dict) or body.get("jsonrpc") != "2.0" or not isinstance(body.get("method"), str):
        raise ProtocolError(INVALID_REQUEST, "The body is not one JSON-RPC 2.0 request.")
    params, key = body.get("params") or {}, body.get("id")
    if not isinstance(params, dict) or not isinstance(key, str | int | None):
        raise ProtocolError(INVALID_REQUEST, "`params` is an object, and `id` text or a number.")
    modern = VERSION_KEY in _dict(params.get("_meta")) or request.headers.get("Mcp-Protocol-Version") in MODERN
    call = Call(key, body["method"], params, modern, request.headers.get("Mcp-Session-Id", "")[:64])
    _check_version(request, call)
    return call


def _check_version(request, call: Call) -> None:
    header = request.headers.get("Mcp-Protocol-Version")
    if header is not None and header not in (*MODERN, *HANDSHAKE) or call.modern and call.meta.get(VERSION_KEY, header) not in MODERN:
        data = {"supported": [*MODERN, *HANDSHAKE], "requested": call.meta.get(VERSION_KEY, header)}
        raise call.refusal(UNSUPPORTED_VERSION, "This version of the protocol is not spoken here.", data=data)
    # Of notifications by HTTP the stateless protocol says nothing, not even which headers they have.
    if not call.modern or call.id is None:
        return
    said = {"Mcp-Protocol-Version": call.meta.get(VERSION_KEY), "Mcp-Method": call.method}
    if call.method in NAMED_BY:
        said["Mcp-Name"] = call.params.get(NAMED_BY[call.method])
    for name, value in said.items():
        if _plain(request.headers.get(name)) != value:
            raise call.refusal(HEADER_MISMATCH, f"The header {name} and the body say different things.")


def result_of(call: Call, result: dict, *, kept: bool = False) -> dict:
    """A JSON-RPC response. The stateless protocol wants to know of each result whether it is complete, and how long it may be kept."""
    if call.modern:
        result = {"resultType": "complete", **result, **(KEPT if kept else {})}
    return {"jsonrpc": "2.0", "id": call.id, "result": result}


def refused(error: ProtocolError) -> HttpResponse:
    said = {"code": error.code, "message": error.message} | ({"data": error.data} if error.data else {})
    return JsonResponse({"jsonrpc": "2.0", "id": error.request_id, "error": said}, status=error.status)


def frame(message: dict) -> bytes:
    return f"event: message\ndata: {json.dumps(message, separators=(',', ':'))}\n\n".encode()


def _plain(header: str | None) -> str | None:
    """What a header says that could not be written in ASCII."""
    found = _ENCODED.fullmatch(header or "")
    try:
        return base64.b64decode(found[1], validate=True).decode() if found else header
    except ValueError:
        return header


def _dict(found: object) -> dict:
    return found if isinstance(found, dict) else {}
