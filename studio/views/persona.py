"""The wall of faces, and one persona."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import assets_of, share_links_of, showing
from generation.cards import FORMATS
from generation.domain.face.casting import hero_of
from generation.models import Asset
from personas.access import persona_for, personas_of
from personas.domain.identity import nearest_to
from personas.domain.persona import describe_persona, restore_persona, retire_persona
from personas.models import Persona

from ..forms.casting import WordsForm
from ..forms.share import ENDS
from .consent import standing
from .page import studio_page

RECENT = 12


@require_safe
@studio_page()
def cast(request):
    shown = Q(versions__assets__kind=Asset.Kind.OUTPUT, versions__assets__quarantined_at=None)
    made = Count("versions__assets", filter=shown)
    personas = list(personas_of(request.member).annotate(pictures=made).order_by("status", "name"))
    heroes = hero_of(personas)
    return render(request, "studio/persona/cast.html", {"cards": [(persona, heroes.get(persona.pk)) for persona in personas]})


@require_safe
@studio_page()
def show_persona(request, slug: str):
    return persona_page(request, persona_for(request.member, slug))


def persona_page(request, persona: Persona, *, refusal=None, typed=None):
    """The page of one persona. `refusal` and `typed`: of a share link that was not made."""
    pictures = assets_of(request.member).filter(showing(pk=persona.pk), kind=Asset.Kind.OUTPUT)
    alone = pictures.filter(appearances=None)  # a picture of several is judged by the least like of them, who may be another
    scored = alone.exclude(likeness=None).exclude(threshold=None).order_by("-created_at")
    scores = list(scored.values_list("likeness", "threshold", "created_at")[:60])
    near = nearest_to(persona)
    context = {
        "persona": persona,
        "hero": hero_of([persona]).get(persona.pk),
        "pictures": pictures[:RECENT],
        "count": pictures.count(),
        "scores": scores[::-1],
        "near": near,
        "standing": standing(persona),
        "near_hero": near and hero_of([near.persona]).get(near.persona.pk),
        "versions": persona.versions.all(),
        "links": [link for link in share_links_of(request.member).filter(persona=persona, revoked_at=None) if link.is_open],
        "ends": ENDS,
        "formats": FORMATS,
        "refusal": refusal,
        "typed": typed,
    }
    return render(request, "studio/persona/show.html", context, status=422 if refusal else 200)


@require_http_methods(["GET", "POST"])
@studio_page(Permission.MANAGE_PERSONAS)
def edit_persona(request, slug: str):
    persona = persona_for(request.member, slug)
    form = WordsForm(request.POST or None, initial={name: getattr(persona, name) for name in WordsForm.base_fields})
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            describe_persona(member=request.member, persona=persona, **form.cleaned_data)
            return redirect("persona", persona.slug)
        except DomainError as problem:
            refusal = problem
    context = {"persona": persona, "form": form, "refusal": refusal}
    return render(request, "studio/persona/edit.html", context, status=422 if refusal or form.errors else 200)


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def retire(request, slug: str):
    persona = retire_persona(member=request.member, persona=persona_for(request.member, slug))
    messages.success(request, f"{persona.name} is retired. Existing pictures stay; restore at any time.")
    return redirect("persona", persona.slug)


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def restore(request, slug: str):
    persona = persona_for(request.member, slug)
    try:
        restore_persona(member=request.member, persona=persona)
        messages.success(request, f"{persona.name} is back in the company.")
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("persona", persona.slug)
