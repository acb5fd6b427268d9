"""Models and adapters."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from unfold.decorators import action, display

from accounts.access import Permission
from accounts.admin import OwnRowsFilter, WorkspaceModelAdmin
from generation.domain.engine.permission import objection_to_adapter, objection_to_model, uses_of
from generation.domain.model.adapter import disable_adapter, enable_adapter
from generation.domain.model.licence import licence
from generation.domain.model.memory import in_gigabytes
from generation.domain.model.record import disable_model, enable_model
from generation.models import Adapter, ImageModel
from personas.admin import each_by_its_member


class WeightsAdmin(WorkspaceModelAdmin):
    """Weights are imported, and their licences chosen, on the studio's page: "view on site" and the button above the list lead there.

    Of each kind: `objection(row, uses)`, `enabled(member, row)` and `disabled(member, row)`, verbs of the domain."""

    list_filter = ["state", "family", "licence", ("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "created_by"]
    search_fields = ["id", "name", "title", "path", "file_hash"]
    date_hierarchy = "created_at"
    actions = ["enable", "disable"]
    actions_list = ["import_more"]

    @admin.display(ordering="bytes")
    def size(self, row):
        return in_gigabytes(row.bytes)

    @display(description="licence", label={"permitted": "success", "forbidden": "danger", "none": "warning"})
    def licence_here(self, row):
        if not row.licence:
            return "none", "not chosen"
        return "forbidden" if self.objection(row, uses_of(row.workspace)) else "permitted", licence(row.licence).title

    def view_on_site(self, row) -> str:
        return f"{reverse('models')}#{row.pk}"

    @action(description="Import", url_path="import")
    def import_more(self, request):
        return redirect("models")

    @admin.action(description="Enable")
    def enable(self, request, rows):
        each_by_its_member(self, request, rows, Permission.MANAGE_MODELS, self.enabled)

    @admin.action(description="Disable")
    def disable(self, request, rows):
        each_by_its_member(self, request, rows, Permission.MANAGE_MODELS, self.disabled)


@admin.register(ImageModel)
class ImageModelAdmin(WeightsAdmin):
    list_display = ["title", "name", "family", "size", "quantisation", "licence_here", "state", "workspace", "created_at"]
    objection = staticmethod(objection_to_model)
    enabled = staticmethod(lambda member, row: enable_model(member=member, model=row))
    disabled = staticmethod(lambda member, row: disable_model(member=member, model=row))


@admin.register(Adapter)
class AdapterAdmin(WeightsAdmin):
    list_display = ["title", "name", "family", "rank", "size", "licence_here", "state", "workspace", "created_at"]
    objection = staticmethod(objection_to_adapter)
    enabled = staticmethod(lambda member, row: enable_adapter(member=member, adapter=row))
    disabled = staticmethod(lambda member, row: disable_adapter(member=member, adapter=row))
