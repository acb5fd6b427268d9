"""Personas and presets in the console. Faces and versions are never edited; what may be done is done by domain functions."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from unfold.admin import TabularInline

from accounts.access import Permission, require
from accounts.admin import OwnRowsFilter, WorkspaceModelAdmin
from accounts.domain.errors import DomainError
from personas.domain.persona import restore_persona, retire_persona
from personas.domain.preset import retire_preset
from personas.models import Consent, Persona, PersonaVersion, Preset, PresetVersion, ReferenceImage


class ReadOnlyInline(TabularInline):
    """Rows that belong to the one above, to look at."""

    extra, max_num, can_delete, show_change_link, tab = 0, 0, False, False, True

    def has_view_permission(self, request, obj=None) -> bool:
        return True  # whoever may see the parent; the parent's page has asked already

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_add_permission(self, request, obj=None) -> bool:
        return False


class PersonaVersionInline(ReadOnlyInline):
    model = PersonaVersion
    fields = readonly_fields = ["number", "look", "embedder", "scorer", "created_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("identity")

    def embedder(self, version):
        return version.identity.embedder

    def scorer(self, version):
        return version.identity.scorer


class ConsentInline(ReadOnlyInline):
    model = Consent
    fields = readonly_fields = ["basis", "state_label", "subject", "valid_from", "valid_until", "evidence_hash", "withdrawn_at"]


class ReferenceImageInline(ReadOnlyInline):
    """What was found in each photograph. The photographs themselves are shown on the persona's own page only."""

    model = ReferenceImage
    fields = readonly_fields = ["name", "status", "findings", "measures", "source_hash", "created_at"]


@admin.register(Persona)
class PersonaAdmin(WorkspaceModelAdmin):
    list_display = ["name", "role", "kind", "status", "version", "workspace", "created_at"]
    list_filter = ["status", "kind", ("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "current"]
    search_fields = ["name", "role", "slug"]
    ordering = ["name"]
    exclude = ["current"]
    inlines = [PersonaVersionInline, ConsentInline, ReferenceImageInline]
    actions = ["retire", "restore"]

    @admin.display(ordering="current__number")
    def version(self, persona):
        return persona.current and persona.current.number

    def view_on_site(self, persona) -> str:
        return reverse("persona", args=[persona.pk])  # not the slug: the studio may stand in a workspace that has the same one

    @admin.action(description="Retire: no new pictures from now on")
    def retire(self, request, personas):
        each_by_its_member(
            self, request, personas, Permission.MANAGE_PERSONAS, lambda member, row: retire_persona(member=member, persona=row)
        )

    @admin.action(description="Restore")
    def restore(self, request, personas):
        each_by_its_member(
            self, request, personas, Permission.MANAGE_PERSONAS, lambda member, row: restore_persona(member=member, persona=row)
        )


class PresetVersionInline(ReadOnlyInline):
    model = PresetVersion
    fields = readonly_fields = [
        "number",
        "prompt",
        "negative_prompt",
        "style",
        "palette",
        "parameters",
        "locks",
        "note",
        "created_by",
        "created_at",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("created_by")


@admin.register(Preset)
class PresetAdmin(WorkspaceModelAdmin):
    """A new version is published on the preset's own page in the studio, where its words can be tried: "view on site" leads there."""

    list_display = ["name", "group", "version", "style", "locked", "status", "workspace"]
    list_filter = ["status", "group", ("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "current"]
    search_fields = ["name", "slug", "description"]
    exclude = ["current"]
    inlines = [PresetVersionInline]
    actions = ["retire"]

    @admin.display(ordering="current__number")
    def version(self, preset):
        return preset.current and preset.current.number

    def style(self, preset):
        return preset.current and preset.current.style

    def locked(self, preset):
        return ", ".join(preset.current.locks) if preset.current else ""

    def view_on_site(self, preset) -> str:
        return reverse("preset", args=[preset.pk])  # not the slug, see above

    @admin.action(description="Retire: cannot be chosen any more")
    def retire(self, request, presets):
        each_by_its_member(self, request, presets, Permission.MANAGE_PRESETS, lambda member, row: retire_preset(member=member, preset=row))


def each_by_its_member(page: WorkspaceModelAdmin, request, rows, permission: Permission, verb) -> None:
    """`verb(member, row)` for each row, by the user's own place in that row's workspace. Says how many were done, and what was refused."""
    done = 0
    for row in rows:
        try:
            verb(require(page.member_for(request, row), permission), row)
            done += 1
        except (DomainError, PermissionDenied) as refusal:
            page.message_user(request, f"{row}: {refusal}", messages.WARNING)
    if done:
        page.message_user(request, f"{done} done.", messages.SUCCESS)
