"""Presets: what they say, their versions, and what changed between two."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from personas.access import preset_for, presets_of
from personas.domain.preset import PARTS, publish_preset

from ..forms.preset import PresetForm
from .page import studio_page


@require_safe
@studio_page()
def brand(request):
    groups: dict[str, list] = {}
    for preset in presets_of(request.member):
        groups.setdefault(preset.group or "Other", []).append(preset)
    return render(request, "studio/brand/brand.html", {"groups": groups})


@require_safe
@studio_page()
def show_preset(request, slug: str):
    preset = preset_for(request.member, slug)
    versions = list(preset.versions.select_related("created_by"))
    pairs = list(zip(versions, [*versions[1:], None]))
    return render(request, "studio/brand/preset.html", {"preset": preset, "history": [(new, _changes(old, new)) for new, old in pairs]})


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


def _changes(old, new) -> list[tuple[str, object, object]]:
    """(part, before, after) of everything that differs; nothing for a first version."""
    if old is None:
        return []
    return [(part.replace("_", " "), getattr(old, part), getattr(new, part)) for part in PARTS if getattr(old, part) != getattr(new, part)]
