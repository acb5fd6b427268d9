"""The envelope: JSON-RPC, versions and headers. https://modelcontextprotocol.io/specification"""

import json
from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse

MODERN = ("2026-07-28",)
HANDSHAKE = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
VERSION_KEY = "io.modelcontextprotocol/protocolVersion"
HEADER_MISMATCH, UNSUPPORTED_VERSION = -32020, -32022
PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
NAMED_BY = {"tools/call": "name"}  # the member of params that the header Mcp-Name repeats
KEPT = {"ttlMs": 60_000, "cacheScope": "private"}


class ProtocolError(Exception):
    """A request that is no request. What a tool refuses is not one: that is a result with `isError`."""

    def __init__(self, code: int, message: str, *, status: int = 400, data: dict | None = None, request_id=None):
        super().__init__(message)
        self.code, self.message, self.status, self.data, self.request_id = code, message, status, data, request_id


@dataclass(frozen=True)
class Call:
    """One JSON-RPC request, or a notification when `id` is None. `modern`: of the stateless protocol."""

    id: str | int | None
    method: str
    params: dict
    modern: bool

    @property
    def progress_token(self) -> str | int | None:
        return self.meta.get("progressToken")

    @property
    def meta(self) -> dict:
        found = self.params.get("_meta")
        return found if isinstance(found, dict) else {}


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
    said = params.get("_meta") if isinstance(params.get("_meta"), dict) else {}
    call = Call(key, body["method"], params, VERSION_KEY in said or request.headers.get("Mcp-Protocol-Version") in MODERN)
    _check_version(request, call)
    return call


def _check_version(request, call: Call) -> None:
    header = request.headers.get("Mcp-Protocol-Version")
    if header is not None and header not in (*MODERN, *HANDSHAKE) or call.modern and call.meta.get(VERSION_KEY, header) not in MODERN:
        data = {"supported": [*MODERN, *HANDSHAKE], "requested": call.meta.get(VERSION_KEY, header)}
        raise ProtocolError(UNSUPPORTED_VERSION, "This version of the protocol is not spoken here.", data=data, request_id=call.id)
    if not call.modern:
        return
    said = {"Mcp-Protocol-Version": call.meta.get(VERSION_KEY), "Mcp-Method": call.method}
    if call.method in NAMED_BY:
        said["Mcp-Name"] = call.params.get(NAMED_BY[call.method])
    for name, value in said.items():
        if request.headers.get(name) != value:
            raise ProtocolError(HEADER_MISMATCH, f"The header {name} and the body say different things.", request_id=call.id)


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
