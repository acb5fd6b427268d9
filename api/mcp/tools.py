"""What a model can do here. A tool that waits for pictures has `begin`, any other `run`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from accounts.access import Permission
from accounts.domain.errors import DomainError
from accounts.models import Scope
from generation.access import request_for
from generation.domain import job as jobs
from generation.domain.edit import create_edit
from generation.domain.request import create_request
from generation.models import GenerationRequest, Job
from personas.access import presets_of
from personas.models import Preset

from ..collapse import create_once
from ..compat.openai.wish import personas_for
from ..idempotency import fingerprint, once
from ..v1.edit import EditInput, named_picture, named_upload
from ..v1.estimate import told_before
from ..v1.generation_input import GenerationInput
from ..v1.wish import keywords_of
from . import content

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
AGAIN = {"type": "string", "description": "Any text. Reuse the same value when you retry: the wish is then made and paid once."}
PICTURE = {
    "persona": {"type": "string", "description": "id or slug of find_personas"},
    "companions": {"type": "array", "items": TEXT, "maxItems": 2, "description": "who else is in the picture"},
    "prompt": {"type": "string", "description": "what can be seen: expression, clothes, place, light, style"},
    "presets": {"type": "array", "items": TEXT, "description": "ids or slugs of list_presets"},
    "placement": {"type": "string", "description": "where it will stand: square, linkedin_post ..."},
    "count": {"type": "integer", "minimum": 1, "maximum": 24},
    "width": NUMBER,
    "height": NUMBER,
    "seed": NUMBER,
}
CHANGE = {
    "image": {"type": "string", "description": "id of a picture that was made here (ast_...), or of an upload of one"},
    "prompt": {"type": "string", "description": "what shall be different; the face never changes"},
    "mask": {"type": "string", "description": "id of an upload: only where it is transparent anything changes"},
    "count": {"type": "integer", "minimum": 1, "maximum": 24},
}
ONE = {"generation_id": TEXT}
GENERATION = {
    "type": "object",
    "properties": ONE | {"state": TEXT, "outputs": {"type": "array", "items": {"type": "object"}}, "cost": {"type": "object"}},
    "required": ["generation_id", "state", "outputs"],
}


@dataclass(frozen=True)
class Tool:
    """`run(request, arguments)` gives a result; `begin` a generation whose end is waited for."""

    name: str
    description: str
    properties: dict
    required: tuple[str, ...] = ()
    run: Callable | None = None
    begin: Callable | None = None
    scope: Scope = Scope.READ
    permission: Permission = Permission.VIEW
    hints: dict = field(default_factory=lambda: {"readOnlyHint": True})
    output: dict | None = None

    def told(self) -> dict:
        schema = {"type": "object", "properties": self.properties, "required": list(self.required), "additionalProperties": False}
        said = {"name": self.name, "description": self.description, "inputSchema": schema, "annotations": self.hints}
        return said | ({"outputSchema": self.output} if self.output else {})


def find_personas(request, arguments: dict) -> dict:
    words = str(arguments.get("query") or "").lower()
    found = [{"id": one.pk, "slug": one.slug, "name": one.name} for one in personas_for(request.auth) if words in one.name.lower()][:50]
    return content.facts({"personas": found}, "\n".join(f"{one['name']}: {one['slug']}" for one in found) or "No persona is called that.")


def list_presets(request, arguments: dict) -> dict:
    active = presets_of(request.auth.member).filter(status=Preset.Status.ACTIVE)
    found = [{"id": one.pk, "slug": one.slug, "name": one.name} for one in active]
    return content.facts({"presets": found}, "\n".join(f"{one['name']}: {one['slug']}" for one in found) or "There is no preset.")


def estimate(request, arguments: dict) -> dict:
    told = told_before(request.auth.member, request.auth, _picture(arguments))
    short = {"cost": dict(told["cost"]), "most": dict(told["most"]), "verdict": dict(told["verdict"])}
    return content.facts(short, f"Costs about {told['cost']['amount']} {told['cost']['currency']}: {told['verdict']['outcome']}.")


def generate_image(request, arguments: dict) -> GenerationRequest:
    wish = keywords_of(request.auth.member, _picture(arguments))
    return _once(request, arguments, "mcp/generate_image", partial(create_request, token=request.auth, member=request.auth.member, **wish))


def edit_image(request, arguments: dict) -> GenerationRequest:
    member, wish = request.auth.member, _clean(EditInput, arguments)
    wish["picture"] = named_picture(member, wish.pop("image"))
    if mask := wish.pop("mask", None):
        wish["mask"] = named_upload(member, mask, "mask")
    return _once(request, arguments, "mcp/edit_image", partial(create_edit, token=request.auth, member=member, **wish))


def get_generation(request, arguments: dict) -> GenerationRequest:
    return request_for(request.auth.member, str(arguments["generation_id"]))


def cancel_generation(request, arguments: dict) -> dict:
    asked = get_generation(request, arguments)
    for job in asked.jobs.exclude(state__in=Job.ENDED):
        jobs.cancel_job(member=request.auth.member, job=job)
    states = sorted(set(asked.jobs.values_list("state", flat=True)))
    return content.facts({"generation_id": asked.pk, "states": states}, f"The pictures of {asked.pk} are now: {', '.join(states)}.")


def _once(request, arguments: dict, route: str, create: Callable) -> GenerationRequest:
    if key := arguments.get("request_id"):
        mark = fingerprint({name: value for name, value in arguments.items() if name != "request_id"})
        return once(member=request.auth.member, route=route, key=str(key), mark=mark, create=create)[0]
    return create_once(request, token=request.auth, route=route, create=create, body=arguments)[0]


def _picture(arguments: dict) -> dict:
    presets = [{"preset": one} if isinstance(one, str) else one for one in arguments.get("presets", [])]
    wish = _clean(GenerationInput, {**arguments, "presets": presets})
    del wish["dry_run"]
    return wish


def _clean(serializer_class, arguments: dict) -> dict:
    serializer = serializer_class(data={name: value for name, value in arguments.items() if name != "request_id"})
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


MAKES = {"scope": Scope.GENERATE, "permission": Permission.CREATE, "output": GENERATION}
ADDS = {"readOnlyHint": False, "destructiveHint": False, "idempotentHint": False}
TOOLS = {
    tool.name: tool
    for tool in (
        Tool("find_personas", "Who may be in a picture.", {"query": TEXT}, run=find_personas),
        Tool("list_presets", "Ways of making pictures that the team has prepared.", {}, run=list_presets),
        Tool("estimate", "Price and verdict of generate_image, without making anything.", PICTURE, ("persona",), run=estimate),
        Tool(
            "generate_image",
            "Make pictures of a persona. If it is not finished within seconds the answer says so: then call get_generation.",
            PICTURE | {"request_id": AGAIN},
            ("persona",),
            begin=generate_image,
            hints=ADDS,
            **MAKES,
        ),
        Tool(
            "edit_image",
            "Change a picture that was made here by words, as a new picture.",
            CHANGE | {"request_id": AGAIN},
            ("image", "prompt"),
            begin=edit_image,
            hints=ADDS,
            **MAKES,
        ),
        Tool(
            "get_generation",
            "How a generation stands, with its pictures.",
            ONE,
            ("generation_id",),
            begin=get_generation,
            output=GENERATION,
        ),
        Tool(
            "cancel_generation",
            "Stop what is not done yet.",
            ONE,
            ("generation_id",),
            run=cancel_generation,
            scope=Scope.GENERATE,
            permission=Permission.CREATE,
            hints={"readOnlyHint": False, "destructiveHint": True, "idempotentHint": True},
        ),
    )
}


def checked(tool: Tool, arguments: object) -> dict:
    """Raises DomainError for what is missing or unknown."""
    given = arguments if isinstance(arguments, dict) else {}
    missing, unknown = set(tool.required) - set(given), set(given) - set(tool.properties)
    if missing or unknown:
        said = [f"{word}: {', '.join(sorted(names))}" for word, names in (("missing", missing), ("unknown", unknown)) if names]
        raise DomainError("invalid_arguments", f"These arguments of {tool.name} are {'; '.join(said)}.")
    return given
