"""What can be asked for: each persona is a model, so that any program that lets people choose a model lets them choose a face."""

from personas.models import Persona

from .door import door
from .wish import ALIASES, PREFIX, no_model, personas_for


@door("GET")
def list_models(request) -> dict:
    personas = list(personas_for(request.auth))
    return {"object": "list", "data": [_atelier(request.auth.member.workspace), *map(_model, personas)]}


@door("GET")
def retrieve_model(request, name: str) -> dict:
    if ALIASES.fullmatch(name):
        return _atelier(request.auth.member.workspace) | {"id": name}
    persona = personas_for(request.auth).filter(slug=name.removeprefix(PREFIX)).first() if name.startswith(PREFIX) else None
    if persona is None:
        raise no_model(request.auth, name)
    return _model(persona)


def _atelier(workspace) -> dict:
    return {"id": "atelier", "object": "model", "created": int(workspace.created_at.timestamp()), "owned_by": "troupe"}


def _model(persona: Persona) -> dict:
    """`name` is ours; SDKs hand on what they do not know."""
    created = int(persona.created_at.timestamp())
    return {"id": f"{PREFIX}{persona.slug}", "object": "model", "created": created, "owned_by": "troupe", "name": persona.name}
