"""How the OpenAPI document is made: our authentication, and the problem that every endpoint may answer with."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension

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


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = "api.authentication.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema) -> dict:
        return {"type": "http", "scheme": "bearer", "description": "A personal access token: `trp_pat_...`"}


def add_problems(result, generator, request, public) -> dict:
    """Postprocessing hook: any endpoint may refuse (4XX) or break (5XX), always in the same words."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["4XX"] = {"description": "Refused; the problem says why.", "content": content}
            operation["responses"]["5XX"] = {"description": "Broken on our side.", "content": content}
    return result
