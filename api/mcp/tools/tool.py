"""What a tool is, and what its arguments become."""

from collections.abc import Callable
from dataclasses import dataclass, field

from accounts.access import Permission
from accounts.domain.errors import DomainError
from accounts.models import Scope

TEXT, NUMBER, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
AGAIN = {"type": "string", "description": "Any text. Reuse the same value when you retry: the wish is then made and paid once."}
READS = {"readOnlyHint": True}
ADDS = {"readOnlyHint": False, "destructiveHint": False, "idempotentHint": False}
STOPS = {"readOnlyHint": False, "destructiveHint": True, "idempotentHint": True}


@dataclass(frozen=True)
class Tool:
    """`run(request, arguments)` gives a result, or what it `Begun`: then its end is waited for, as long as a host is patient."""

    name: str
    description: str
    properties: dict
    run: Callable
    required: tuple[str, ...] = ()
    scope: Scope = Scope.READ
    permission: Permission = Permission.VIEW
    hints: dict = field(default_factory=lambda: READS)
    output: dict | None = None

    def told(self) -> dict:
        schema = {"type": "object", "properties": self.properties, "required": list(self.required), "additionalProperties": False}
        said = {"name": self.name, "description": self.description, "inputSchema": schema, "annotations": self.hints}
        return said | ({"outputSchema": self.output} if self.output else {})


def checked(tool: Tool, arguments: object) -> dict:
    """Raises DomainError for what is missing or unknown."""
    given = arguments if isinstance(arguments, dict) else {}
    missing, unknown = set(tool.required) - set(given), set(given) - set(tool.properties)
    if missing or unknown:
        said = [f"{word}: {', '.join(sorted(names))}" for word, names in (("missing", missing), ("unknown", unknown)) if names]
        raise DomainError("invalid_arguments", f"These arguments of {tool.name} are {'; '.join(said)}.")
    return given


def clean(serializer_class, arguments: dict) -> dict:
    """Arguments through what reads the same fields of the native API. Raises ValidationError."""
    serializer = serializer_class(data={name: value for name, value in arguments.items() if name != "request_id"})
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)
