"""Photographs of the person a persona shows."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.domain.people.casting import NoneKept, cast_from_photographs
from generation.domain.people.reference import add_references, forget_reference, lock_face, reference_thumbnail
from personas.access import persona_for, reference_for
from personas.domain.face_pack import HINT, pack_missing
from personas.domain.reference import MOST

from ..forms.consent import PhotographCastingForm, ReferencesForm
from .consent import people_page
from .page import studio_page


@require_http_methods(["GET", "POST"])
@studio_page(Permission.MANAGE_PERSONAS)
def cast_photographs(request):
    """Offered only where a face model pack is; elsewhere the page says what is missing."""
    form = PhotographCastingForm(request.POST or None, request.FILES or None)
    refusal, missing = None, pack_missing()
    if request.method == "POST" and form.is_valid():
        try:
            persona, references = cast_from_photographs(member=request.member, **form.told())
        except DomainError as problem:
            refusal = problem
        else:
            messages.success(request, f"{persona.name} is cast from photographs and locked as version 1. {_counted(references)}")
            return redirect("persona-people", persona.slug)
    context = {
        "form": form,
        "refusal": refusal,
        "refused": refusal.refused if isinstance(refusal, NoneKept) else [],
        "missing": missing,
        "hint": HINT,
        "most": MOST,
    }
    return render(request, "studio/people/cast.html", context, status=422 if refusal or form.errors else 200)


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def add(request, slug: str):
    persona, form = persona_for(request.member, slug), ReferencesForm(request.POST, request.FILES)
    form.is_valid()
    try:
        references = add_references(member=request.member, persona=persona, sent=form.sent())
    except DomainError as refusal:
        return people_page(request, persona, refusal=refusal)
    messages.success(request, _counted(references))
    return redirect("persona-people", persona.slug)


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def remove(request, reference_id: str):
    reference = reference_for(request.member, reference_id)
    forget_reference(member=request.member, reference=reference)
    messages.success(request, f"{reference.name} is gone.")
    return redirect("persona-people", reference.persona.slug)


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def lock(request, slug: str):
    persona = persona_for(request.member, slug)
    try:
        version, near = lock_face(member=request.member, persona=persona)
    except DomainError as refusal:
        return people_page(request, persona, refusal=refusal)
    said = f" The nearest other persona is {near.persona.name}." if near else ""
    messages.success(request, f"The face is locked as version {version.number}.{said}")
    return redirect("persona-people", persona.slug)


@require_safe
@studio_page(Permission.MANAGE_PERSONAS)
def show_picture(request, reference_id: str):
    """A small square around the face, for those who manage personas. No cache keeps it."""
    reference = reference_for(request.member, reference_id)
    if not reference.is_kept:
        raise Http404("Of a refused picture only the reasons are kept.")
    try:
        data = reference_thumbnail(reference)
    except FileNotFoundError as problem:
        raise Http404("It is gone from storage.") from problem
    return HttpResponse(data, content_type="image/webp", headers={"Cache-Control": "private, no-store"})


def _counted(references: list) -> str:
    kept = sum(one.is_kept for one in references)
    refused = len(references) - kept
    told = f"{kept} picture{'' if kept == 1 else 's'} kept"
    return f"{told}, {refused} refused: the reasons stand below." if refused else f"{told}."
