"""From what OpenAI's clients send to what the domain takes. Fields that nobody knows are left aside."""

import json
import re
from dataclasses import dataclass

from django.http import QueryDict

from accounts.models import AccessToken
from personas.access import personas_of
from personas.models import Persona

from ...errors import NotFound, Refusal
from ...v1.generation_input import GenerationInput
from ...v1.wish import keywords_of

PREFIX = "persona:"
# Many clients have one of these names built in. They stand for whatever draws here.
ALIASES = re.compile(r"(?:gpt-image|chatgpt-image|dall-e)[\w.-]*|atelier|")
FORMATS = {"png": "png", "jpeg": "jpg", "webp": "webp"}
OURS = ("companions", "negative_prompt", "placement", "seed", "likeness", "engine", "strength")
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")


@dataclass(frozen=True)
class Shape:
    """How pictures are to be handed over: `kind` png, jpeg or webp, as text or as an address, cut out of its background or not."""

    kind: str
    as_url: bool
    transparent: bool
    quality: str
    stream: bool
    partials: int

    @property
    def rendition(self) -> str:
        return f"{'cutout' if self.transparent else 'original'}.{FORMATS[self.kind]}"


def body_of(request) -> dict:
    """The fields of a JSON body or of a form. `preset[id]` of a form is `{"preset": {"id": ...}}`; of a list, every value."""
    if request.content_type == "application/json":
        try:
            body = json.loads(request.body)
        except (ValueError, RecursionError):
            body = None
        if not isinstance(body, dict):
            raise Refusal(400, "parse_error", "The body is not a JSON object.")
        return body
    return _of_form(request.POST)


def shape_of(body: dict) -> Shape:
    kind, background = body.get("output_format") or "png", body.get("background") or "auto"
    if kind not in FORMATS:
        raise Refusal(400, "invalid_value", f"{str(kind)[:20]!r} is none of png, jpeg, webp.", param="output_format")
    if background == "transparent" and kind == "jpeg":
        raise Refusal(400, "invalid_value", "JPEG has no transparency.", param="background", hint="Ask for png or webp.")
    return Shape(
        kind=kind,
        as_url=body.get("response_format") == "url",
        transparent=background == "transparent",
        quality=str(body.get("quality") or "auto")[:20],
        stream=body.get("stream") in (True, "true"),
        partials=1 if str(body.get("partial_images") or "0") not in ("0", "None") else 0,
    )


def generation_of(token: AccessToken, body: dict) -> dict:
    """The keywords of `create_request`. Raises Refusal, NotFound or a ValidationError."""
    wish = {name: body[name] for name in OURS if body.get(name) is not None}
    wish |= {"persona": persona_of(token, body), "prompt": body.get("prompt"), "count": body.get("n") or 1, "presets": _presets(body)}
    size = body.get("size") or "auto"
    if size != "auto":
        found = _SIZE.fullmatch(str(size))
        if not found:
            raise Refusal(400, "invalid_value", f"{str(size)[:20]!r} is no size.", param="size", hint='Write "1024x1024", or "auto".')
        wish |= {"width": int(found[1]), "height": int(found[2])}
    checked = GenerationInput(data=wish)
    checked.is_valid(raise_exception=True)
    clean = dict(checked.validated_data)
    del clean["dry_run"]
    try:
        return keywords_of(token.member, clean)
    except NotFound as missing:
        if missing.param == "persona":
            raise no_model(token, wish["persona"]) from missing
        raise


def persona_of(token: AccessToken, body: dict) -> str:
    """Id or slug: the field `persona`, a model `persona:...`, or the only one there is."""
    model, named = str(body.get("model") or ""), body.get("persona")
    if isinstance(named, str) and named:
        return named
    if model.startswith(PREFIX):
        return model.removeprefix(PREFIX)
    if not ALIASES.fullmatch(model):
        raise no_model(token, model)
    only = list(personas_for(token)[:2])
    if len(only) == 1:
        return only[0].slug
    raise Refusal(
        400, "persona_missing", "Say who shall be in the picture.", param="model", hint=f"Choose one of these models: {_choice(token)}."
    )


def personas_for(token: AccessToken):
    """Personas that this token may show, newest last."""
    active = personas_of(token.member).filter(status=Persona.Status.ACTIVE).order_by("created_at")
    return active.filter(pk__in=token.personas) if token.personas else active


def no_model(token: AccessToken, name: str) -> Refusal:
    """There is no such model; there are these."""
    hint = f"Choose one of these: {_choice(token)}."
    return Refusal(404, "model_not_found", f"There is no model {name[:80]!r}.", param="model", hint=hint)


def _choice(token: AccessToken) -> str:
    return ", ".join(f"{PREFIX}{persona.slug}" for persona in personas_for(token)[:20]) or "none, there is no persona yet"


def _presets(body: dict) -> list:
    """`preset`: one; `presets`: several; each an id or slug, or what the native API takes."""
    named = body.get("presets") or ([body["preset"]] if body.get("preset") else [])
    return [{"preset": one} if isinstance(one, str) else one for one in named] if isinstance(named, list) else named


def _of_form(form: QueryDict) -> dict:
    body: dict = {}
    for name, values in form.lists():
        outer, bracket, inner = name.partition("[")
        inner = inner.removesuffix("]")
        if not bracket:
            body[name] = values[-1]
        elif inner:
            body.setdefault(outer, {})
            if isinstance(body[outer], dict):
                body[outer][inner] = values[-1]
        else:
            body[outer] = values
    return body
