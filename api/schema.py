"""How the OpenAPI document is made: our authentication, and the problem that every endpoint may answer with."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from .query import FIELDS, members

PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem details. `code` is stable; `detail` and `hint` are sentences for people.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "code": {"type": "string"},
        "param": {"type": "string"},
        "hint": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"param": {"type": "string"}, "code": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["param", "code", "detail"],
            },
        },
        "request_id": {"type": "string"},
        "retryable": {"type": "boolean"},
        "error": {
            "type": "object",
            "properties": {name: {"type": "string"} for name in ("message", "type", "code", "param")},
            "required": ["message", "type", "code"],
        },
    },
    "required": ["type", "title", "status", "detail", "instance", "code", "request_id", "retryable", "error"],
}


_FIELDS = OpenApiParameter(
    FIELDS,
    OpenApiTypes.STR,
    description="with commas: only these members of the object, or of each object of the list. What is required of it is then not.",
)


class ApiSchema(AutoSchema):
    """Tells of `fields` where an object or a list of objects is told."""

    def get_override_parameters(self) -> list:
        found = super().get_override_parameters()
        return [*found, _FIELDS] if self.method == "GET" and members(self.get_response_serializers()) else found


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = "api.authentication.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema) -> dict:
        return {"type": "http", "scheme": "bearer", "description": "A personal access token: `trp_pat_...`"}


class SparseOutput(OpenApiSerializerExtension):
    """What an answer may leave out is not required of it. drf-spectacular requires every field that is computed, whatever it says."""

    target_class = "api.serializers.Output"
    match_subclasses = True

    def map_serializer(self, auto_schema, direction: str) -> dict:
        found = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        optional = {name for name, field in self.target.fields.items() if field._kwargs.get("required") is False}
        if required := [name for name in found.get("required", []) if name not in optional]:
            return found | {"required": required}
        found.pop("required", None)
        return found


def _stream(operation_id: str, summary: str, description: str, *parameters: tuple[str, str, str]) -> dict:
    """Streams are plain Django views, which drf-spectacular does not see."""
    told = [
        {"in": place, "name": name, "schema": {"type": "string"}, "description": words, "required": place == "path"}
        for place, name, words in parameters
    ]
    answer = {"description": "Events, until the end.", "content": {"text/event-stream": {"schema": {"type": "string"}}}}
    return {
        "get": {
            "operationId": operation_id,
            "summary": summary,
            "description": description,
            "parameters": told,
            "tags": [operation_id.rpartition("_")[2]],
            "security": [{"token": []}],
            "responses": {"200": answer},
        }
    }


_RESUME = (
    ("header", "Last-Event-ID", "the `id` of the event seen last: what came after it is sent first"),
    ("query", "after", "the same, for clients that cannot set headers"),
)
STREAMS = {
    "/api/v1/events/stream": _stream(
        "stream_events",
        "Everything that happens, as it happens",
        "Each event is named by its type and holds what `GET /events` tells. Without a place to resume from it starts now. A comment comes "
        "every 12 seconds of silence; after 15 minutes the server ends the stream, and clients come back by themselves.",
        *_RESUME,
        ("query", "type", "with commas: generation.succeeded, job.*, *"),
    ),
    "/api/v1/generations/{key}/events": _stream(
        "stream_generation",
        "One generation, to its end",
        "`generation.state`, `.output`, `.progress` and `.preview` as they happen (the last two have no `id`: not from the log), then "
        "one `generation.done` with the whole object. It can be opened again after the end, and still tells it.",
        ("path", "key", "id"),
        *_RESUME,
        ("query", "previews", "`inline`: `generation.preview` holds the small picture itself (`b64`) and not its `url`"),
    ),
}


def add_streams(result, generator, request, public) -> dict:
    """Postprocessing hook: the streams stand where their paths sort."""
    result["paths"] = dict(sorted({**result["paths"], **STREAMS}.items()))
    return result


def add_problems(result, generator, request, public) -> dict:
    """Postprocessing hook: any endpoint may refuse (4XX) or break (5XX), always in the same words."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation.setdefault("security", [])  # said aloud where nobody has to sign in
            operation["responses"]["4XX"] = {"description": "Refused; the problem says why.", "content": content}
            operation["responses"]["5XX"] = {"description": "Broken on our side.", "content": content}
    return result
