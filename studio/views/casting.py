"""Casting: a brief, faces that fit, one that becomes a persona."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import casting_for
from generation.domain.face.casting import choose_candidate, hero_of, mix_two, more_candidates, more_like, start_casting
from personas.domain.errors import LookAlike

from ..forms.casting import CastingForm, PersonaForm
from .page import studio_page, whole_number

EXAMPLES = (
    "a warm-hearted nurse in her fifties, silver curls",
    "young architect with round glasses and a short beard",
    "elderly professor, dark brown skin, white hair",
    "freckled barista in her twenties, ginger bob",
)


@require_http_methods(["GET", "POST"])
@studio_page(Permission.MANAGE_PERSONAS)
def new_casting(request):
    form = CastingForm(request.POST or None, initial={"brief": request.GET.get("brief", "")})
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            casting = start_casting(member=request.member, brief=form.cleaned_data["brief"], traits=form.traits(), look=form.look())
            return redirect("casting", casting.pk)
        except DomainError as problem:
            refusal = problem
    status = 422 if refusal or form.errors else 200
    return render(request, "studio/casting/new.html", {"form": form, "refusal": refusal, "examples": EXAMPLES}, status=status)


@require_safe
@studio_page(Permission.MANAGE_PERSONAS)
def show_casting(request, casting_id: str):
    return _faces(request, casting_for(request.member, casting_id))


@require_POST
@studio_page(Permission.MANAGE_PERSONAS)
def more_faces(request, casting_id: str):
    """`like`: faces near that one; `mix`: faces between the two selected; otherwise more that fit the brief."""
    casting = casting_for(request.member, casting_id)
    first_new = casting.candidates.count() + 1
    try:
        _draw_more(casting, request.POST)
    except DomainError as refusal:
        return _faces(request, casting, refusal=refusal)
    if request.htmx:
        return _faces(request, casting, new_from=first_new)
    return redirect(f"{reverse('casting', args=[casting.pk])}#face-{first_new}")


def _draw_more(casting, asked) -> None:
    if "like" in asked:
        more_like(candidate=_face(casting, asked["like"]))
    elif "mix" in asked:
        selected = [_face(casting, number) for number in asked.getlist("face")]
        if len(selected) != 2:
            raise DomainError("mix_needs_two", f"A mix needs two faces; {len(selected)} selected.", "Select exactly two.")
        mix_two(first=selected[0], second=selected[1])
    else:
        more_candidates(casting=casting)


def _face(casting, number: str):
    return get_object_or_404(casting.candidates, number=whole_number(number) or 0)


@require_http_methods(["GET", "POST"])
@studio_page(Permission.MANAGE_PERSONAS)
def choose_face(request, casting_id: str, number: int):
    casting = casting_for(request.member, casting_id)
    candidate = get_object_or_404(casting.candidates, number=number)
    form, refusal = PersonaForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            persona, near = choose_candidate(member=request.member, candidate=candidate, **form.cleaned_data)
            said = f" The nearest other persona is {near.persona.name}, {near.margin:.2f} away from being too close." if near else ""
            messages.success(request, f"{persona.name} is cast and locked as version 1.{said}")
            return redirect("persona", persona.slug)
        except DomainError as problem:
            refusal = problem
    context = {"casting": casting, "candidate": candidate, "form": form, "refusal": refusal}
    if isinstance(refusal, LookAlike):
        context["rival"] = hero_of([refusal.nearest]).get(refusal.nearest.pk)
    return render(request, "studio/casting/choose.html", context, status=422 if refusal or form.errors else 200)


def _faces(request, casting, refusal=None, new_from=None):
    template = "studio/casting/_faces.html" if request.htmx else "studio/casting/show.html"
    context = {"casting": casting, "candidates": casting.candidates.all(), "refusal": refusal, "new_from": new_from}
    return render(request, template, context, status=422 if refusal else 200)
