from accounts.domain.errors import DomainError
from generation.cards.formats import FORMATS, of_extension
from generation.domain.share.card import card_of, render_card
from personas.models import Persona

from ...compat.openai.wish import personas_for
from ...errors import NotFound
from ...view import by_id_or_slug
from ..content import facts
from .tool import TEXT, Tool

WHO = {"persona": {"type": "string", "description": "id or slug of find_personas"}}
# What a model can read. A card that is a picture or a page is opened at its own address.
READABLE = ("text/markdown", "json", "xml", "card.adaptive")
TOLD = ("role", "story", "quote")


def find_personas(request, arguments: dict) -> dict:
    words = str(arguments.get("query") or "").lower()
    found = [_short(one) for one in personas_for(request.auth) if words in f"{one.name} {one.role}".lower()][:50]
    return facts({"personas": found}, "\n".join(f"{one['name']}: {one['slug']}" for one in found) or "No persona is called that.")


def get_persona(request, arguments: dict) -> dict:
    told = described(named(request, arguments))
    return facts(told, "\n".join(f"{name}: {value}" for name, value in told.items() if isinstance(value, str)))


def get_card(request, arguments: dict) -> dict:
    form = of_extension(str(arguments.get("format") or "md"))
    if form is None or form not in readable():
        message = f"A card is not written as {str(arguments.get('format'))[:20]!r} for a model to read."
        raise DomainError("format_unknown", message, hint=f"Choose one of {', '.join(each.extension for each in readable())}.")
    card = card_of(named(request, arguments), address=request.build_absolute_uri)
    return {"content": [{"type": "text", "text": render_card(card, form).decode()}], "isError": False}


def named(request, arguments: dict) -> Persona:
    """Raises NotFound."""
    key = str(arguments["persona"])
    found = by_id_or_slug(personas_for(request.auth), [key]).get(key)
    if found is None:
        raise NotFound("persona")
    return found


def described(persona: Persona) -> dict:
    """What there is to know of a persona but its face, which is for the eye."""
    words = {name: getattr(persona, name) for name in TOLD if getattr(persona, name)}
    return _short(persona) | words | {"version": persona.current.number, "look": persona.current.look}


def readable() -> list:
    return [form for form in FORMATS if any(part in form.content_type for part in READABLE) and "svg" not in form.content_type]


def _short(persona: Persona) -> dict:
    return {"id": persona.pk, "slug": persona.slug, "name": persona.name}


TOOLS = (
    Tool("find_personas", "Who may be in a picture.", {"query": TEXT}, find_personas),
    Tool("get_persona", "All that is known of one persona but the face: role, story, look, version.", WHO, get_persona, ("persona",)),
)
CARD = Tool(
    "get_card",
    "The card of a persona as text: who they are, in a format that another program takes.",
    WHO | {"format": {"type": "string", "enum": [form.extension for form in readable()], "default": "md"}},
    get_card,
    ("persona",),
)
