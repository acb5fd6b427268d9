"""Making a picture and changing one."""

from collections.abc import Callable
from functools import partial

from accounts.access import Permission
from accounts.models import Scope
from generation.domain.edit import create_edit
from generation.domain.request.create import create_request

from ...collapse import create_once
from ...idempotency import fingerprint, once
from ...v1.edit import EditInput, edit_keywords_of
from ...v1.estimate import told_before
from ...v1.generation_input import GenerationInput
from ...v1.wish import keywords_of
from ..content import GENERATION, facts
from ..work import Begun
from .tool import ADDS, AGAIN, NUMBER, TEXT, Tool, clean

COUNT = {"type": "integer", "minimum": 1, "maximum": 24}
WHO_DRAWS = {
    "type": "string",
    "description": "who draws: atelier (unless said), guided-draft, compact, a model of this workspace, or auto: chosen by what the "
    "order needs. A name that is not here is refused with those that are",
}
WHO_CHANGES = {
    "type": "string",
    "description": "who changes it: compact or another engine that paints over pixels, or auto; unless said whoever drew the picture",
}
HOW_FAR = {"type": "number", "exclusiveMinimum": 0, "maximum": 1}
COMPANY = {"type": "array", "items": TEXT, "maxItems": 2}
WISH = {
    "persona": {"type": "string", "description": "id or slug of find_personas"},
    "companions": COMPANY | {"description": "who else is in the picture"},
    "prompt": {"type": "string", "description": "what can be seen: expression, clothes, place, light, style"},
    "presets": {"type": "array", "items": TEXT, "description": "ids or slugs of list_presets"},
    "placement": {"type": "string", "description": "where it will stand: square, linkedin_post ..."},
    "count": COUNT,
    "width": NUMBER,
    "height": NUMBER,
    "seed": NUMBER,
    "engine": WHO_DRAWS,
    "strength": HOW_FAR | {"description": "guided-draft only: how far the drawing is painted over; usually 0.2"},
}
OF_WHICH = {"image": {"type": "string", "description": "id of a picture that was made here (ast_...), or of an upload of one"}}
CHANGE = OF_WHICH | {
    "prompt": {"type": "string", "description": "what shall be different; the face never changes"},
    "companions": COMPANY | {"description": "who joins the picture"},
    "mask": {"type": "string", "description": "id of an upload: only where it is transparent anything changes"},
    "count": COUNT,
    "engine": WHO_CHANGES,
    "strength": HOW_FAR | {"description": "engines that paint over pixels: 0.2 keeps most, 1 keeps nothing"},
}
PLACE = OF_WHICH | {
    "background": {"type": "string", "description": "a place and its light: at the beach, a city street at night"},
    "count": COUNT,
}


def estimate(request, arguments: dict) -> dict:
    told = told_before(request.auth.member, request.auth, _wish(arguments))
    short = {"cost": dict(told["cost"]), "most": dict(told["most"]), "verdict": dict(told["verdict"])}
    return facts(short, f"Costs about {told['cost']['amount']} {told['cost']['currency']}: {told['verdict']['outcome']}.")


def generate_image(request, arguments: dict) -> Begun:
    wish = keywords_of(request.auth.member, _wish(arguments))
    return _once(request, arguments, "generate_image", partial(create_request, token=request.auth, member=request.auth.member, **wish))


def edit_image(request, arguments: dict) -> Begun:
    return _changed(request, arguments, "edit_image", arguments)


def replace_background(request, arguments: dict) -> Begun:
    wish = {name: value for name, value in arguments.items() if name != "background"}
    return _changed(request, arguments, "replace_background", wish | {"prompt": arguments["background"], "background_only": True})


def _changed(request, arguments: dict, name: str, said: dict) -> Begun:
    member = request.auth.member
    wish = edit_keywords_of(member, clean(EditInput, said))
    return _once(request, arguments, name, partial(create_edit, token=request.auth, member=member, **wish))


def _once(request, arguments: dict, name: str, create: Callable) -> Begun:
    route = f"mcp/{name}"
    if key := arguments.get("request_id"):
        mark = fingerprint({name: value for name, value in arguments.items() if name != "request_id"})
        made, again = once(member=request.auth.member, route=route, key=str(key), mark=mark, create=create)
        return Begun(made, mine=not again)
    made, replayed = create_once(request, token=request.auth, route=route, create=create, body=arguments)
    return Begun(made, mine=not replayed)


def _wish(arguments: dict) -> dict:
    presets = [{"preset": one} if isinstance(one, str) else one for one in arguments.get("presets", [])]
    wish = clean(GenerationInput, {**arguments, "presets": presets})
    del wish["dry_run"]
    return wish


_makes = partial(Tool, scope=Scope.GENERATE, permission=Permission.CREATE, hints=ADDS, output=GENERATION)
LATER = "If it is not finished within seconds the answer says so: then call get_generation."
TOOLS = (
    Tool("estimate", "Price and verdict of generate_image, without making anything.", WISH, estimate, ("persona",)),
    _makes("generate_image", f"Make pictures of a persona. {LATER}", WISH | {"request_id": AGAIN}, generate_image, ("persona",)),
    _makes(
        "edit_image",
        f"Change a picture that was made here by words, as a new picture. {LATER}",
        CHANGE | {"request_id": AGAIN},
        edit_image,
        ("image", "prompt"),
    ),
    _makes(
        "replace_background",
        f"Put a picture that was made here into another place; words that change the person are refused. {LATER}",
        PLACE | {"request_id": AGAIN},
        replace_background,
        ("image", "background"),
    ),
)
