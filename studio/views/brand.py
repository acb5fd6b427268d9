"""Presets: what they say, their versions, and what changed between two."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Permission, may
from accounts.domain.errors import DomainError
from personas.access import personas_of, preset_for, presets_of
from personas.domain.preset import PARTS, publish_preset, seed_presets
from personas.models import Identity, Persona

from ..forms.preset import PresetForm
from .page import studio_page


@require_safe
@studio_page()
def brand(request):
    groups: dict[str, list] = {}
    for preset in presets_of(request.member):
        groups.setdefault(preset.group or "Other", []).append(preset)
    return render(request, "studio/brand/brand.html", {"groups": groups, "model": next(iter(_faces(request.member, 1)), None)})


@require_POST
@studio_page(Permission.MANAGE_PRESETS)
def add_starters(request):
    """The presets Troupe comes with, those that are missing here."""
    added = seed_presets(workspace=request.member.workspace)
    messages.success(request, f"{added} preset{'s' if added != 1 else ''} added.")
    return redirect("brand")


@require_safe
@studio_page()
def show_preset(request, slug: str):
    preset = preset_for(request.member, slug)
    versions = list(preset.versions.select_related("created_by"))
    pairs = list(zip(versions, [*versions[1:], None]))
    context = {"preset": preset, "faces": _faces(request.member, 6), "history": [(new, _changes(old, new)) for new, old in pairs]}
    return render(request, "studio/brand/preset.html", context)


@require_http_methods(["GET", "POST"])
@studio_page(Permission.MANAGE_PRESETS)
def edit_preset(request, slug: str):
    """Saving publishes a new version; requests made before keep the one they pinned."""
    preset = preset_for(request.member, slug)
    form, refusal = PresetForm(request.POST or None, initial=PresetForm.start(preset.current)), None
    if request.method == "POST" and form.is_valid():
        try:
            version = publish_preset(member=request.member, preset=preset, parts=form.parts(), note=form.cleaned_data["note"])
            messages.success(request, f"{preset.name} is now at version {version.number}.")
            return redirect("preset", preset.slug)
        except DomainError as problem:
            refusal = problem
    status = 422 if refusal or form.errors else 200
    return render(request, "studio/brand/edit.html", {"preset": preset, "form": form, "refusal": refusal}, status=status)


def _faces(member, most: int) -> list[Persona]:
    """Whom presets are shown on: drawn faces that are nobody's. Only creators may draw, and a look is drawn when it is first seen."""
    if not may(member, Permission.CREATE):
        return []
    drawn = personas_of(member).filter(kind=Persona.Kind.SYNTHETIC, current__identity__source=Identity.Source.DRAWN)
    return list(drawn.filter(status=Persona.Status.ACTIVE).order_by("created_at")[:most])


def _changes(old, new) -> list[tuple[str, str, str]]:
    """(part, before, after) of everything that differs; nothing for a first version."""
    if old is None:
        return []
    return [
        (part.replace("_", " "), _said(getattr(old, part)), _said(getattr(new, part)))
        for part in PARTS
        if getattr(old, part) != getattr(new, part)
    ]


def _said(value) -> str:
    """A part of a preset as words that can be compared."""
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')} {each}" for name, each in value.items())
    return ", ".join(name.replace("_", " ") for name in value) if isinstance(value, list) else value
