"""What a host may put before a model: personas, and pictures that may be handed out."""

import json
import re

from django.http import Http404

from accounts.models import AccessToken
from generation.access import assets_of
from generation.models import Asset

from ..compat.openai.wish import personas_for
from ..links import link
from .content import small
from .protocol import INVALID_PARAMS, NOT_FOUND, Call
from .tools.persona import described

NEWEST = 50
_URI = re.compile(r"troupe://(personas|assets)/([A-Za-z0-9_-]{1,80})")
TEMPLATES = [
    {"uriTemplate": "troupe://personas/{id}", "name": "persona", "title": "Persona", "mimeType": "application/json"},
    {"uriTemplate": "troupe://assets/{id}", "name": "asset", "title": "Picture: what it is, and a small JPEG of it"},
]


def list_all(request) -> dict:
    """Every persona, and the newest pictures; older ones are read by their id."""
    personas = [
        {"uri": f"troupe://personas/{one.pk}", "name": one.slug, "title": one.name, "description": one.role, "mimeType": "application/json"}
        for one in personas_for(request.auth)
    ]
    pictures = [
        {"uri": f"troupe://assets/{one.pk}", "name": one.pk, "title": one.persona_version.persona.name, "mimeType": "image/jpeg"}
        for one in _delivered(request.auth)[:NEWEST]
    ]
    return {"resources": [*personas, *pictures]}


def read(request, call: Call) -> dict:
    """Raises ProtocolError for what is not there, or not to be seen."""
    uri = call.text("uri")
    found = _URI.fullmatch(uri)
    try:
        contents = (_persona if found[1] == "personas" else _asset)(request, uri, found[2]) if found else None
    except Http404:
        contents = None
    if contents is None:
        raise call.refusal(INVALID_PARAMS if call.modern else NOT_FOUND, "There is no such resource here.", data={"uri": uri[:200]})
    return {"contents": contents}


def _persona(request, uri: str, key: str) -> list[dict] | None:
    one = personas_for(request.auth).filter(pk=key).first()
    return one and [_json(uri, described(one) | {"web_url": link(request, "persona", one.slug)})]


def _asset(request, uri: str, key: str) -> list[dict] | None:
    one = _delivered(request.auth).filter(pk=key).first()
    if one is None:
        return None
    told = {"id": one.pk, "persona": one.persona_version.persona_id, "width": one.width, "height": one.height, "engine": one.engine}
    told |= {"verdict": one.verdict, "score": one.likeness, "generation": one.job.request_id if one.job else None}
    told |= {"created_at": one.created_at.isoformat(), "url": link(request, "api-asset", one.pk)}
    pictures = [{"uri": uri, "mimeType": each["mimeType"], "blob": each["data"]} for each in small(one)]
    return [_json(uri, told), *pictures]


def _delivered(token: AccessToken):
    found = assets_of(token.member).filter(verdict__in=Asset.DELIVERED)
    return found.filter(persona_version__persona__in=token.personas) if token.personas else found


def _json(uri: str, told: dict) -> dict:
    said = {name: value for name, value in told.items() if value is not None}
    return {"uri": uri, "mimeType": "application/json", "text": json.dumps(said, ensure_ascii=False)}
