"""Pictures drawn for the create page alone: the stage's sketch, and each preset on the chosen persona."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.domain.picture.sketch import sketch, thumbnail
from generation.domain.request.check import MAX_PROMPT, MOST_COMPANIONS
from generation.domain.request.choice import compose_for
from generation.domain.request.placement import placement
from generation.engines.base import EngineError
from personas.access import persona_for, personas_of, preset_for, presets_of

from ..forms.create import CreateForm, asked_company, chosen_presets, drawable
from .create import draft_of
from .page import studio_page


@require_safe
@studio_page(Permission.CREATE)
def show_sketch(request):
    """What the draft in the session would become. 404 while it cannot be drawn: a half-typed number, a placement that is gone."""
    data = draft_of(request)
    form = CreateForm(data)
    form.is_valid()  # a field that is wrong is missing from cleaned_data, and the sketch does without it
    said = form.cleaned_data
    version = persona_for(request.member, said.get("persona", "")).current
    composed = compose_for(
        choices=drawable(chosen_presets(data, presets_of(request.member))),
        prompt=said.get("prompt", "")[:MAX_PROMPT],
        negative_prompt=said.get("negative_prompt", "")[:MAX_PROMPT],
        worn=version.look,
    )
    try:
        picture = sketch(
            version=version,
            companions=[one.current for one in personas_of(request.member).filter(slug__in=asked_company(data))[:MOST_COMPANIONS]],
            composed=composed,
            place=placement(said.get("placement", "")),
            likeness=min(1.0, max(0.0, said.get("likeness") or 0.0)),
            seed=said.get("seed"),
        )
    except (DomainError, EngineError) as problem:
        raise Http404(problem.message) from problem
    return _webp(picture, seconds=300)


@require_safe
@studio_page(Permission.CREATE)
def show_thumbnail(request, slug: str, preset_slug: str):
    persona, preset = persona_for(request.member, slug), preset_for(request.member, preset_slug)
    try:
        return _webp(thumbnail(version=persona.current, preset=preset, place=placement("square")), seconds=3600)
    except (DomainError, EngineError) as problem:
        raise Http404(problem.message) from problem


def _webp(data: bytes, *, seconds: int) -> HttpResponse:
    return HttpResponse(data, content_type="image/webp", headers={"Cache-Control": f"private, max-age={seconds}"})
