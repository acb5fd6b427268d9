"""The admin console shows each brand manager the rows of their own workspaces, and nothing of anybody else's."""

from django.apps import apps
from django.contrib import admin
from unfold.admin import ModelAdmin

from accounts.access import Permission, console_workspaces, may
from accounts.models import AuditEntry, Member, Workspace


class OwnRowsFilter(admin.RelatedFieldListFilter):
    """A list filter by workspace, or by something that belongs to one: its choices too are one's own."""

    def field_choices(self, field, request, model_admin):
        mine = console_workspaces(request)
        limit = {"pk__in": mine} if field.remote_field.model is Workspace else {"workspace__in": mine}
        return field.get_choices(
            include_blank=False, ordering=self.field_admin_ordering(field, request, model_admin), limit_choices_to=limit
        )


class WorkspaceModelAdmin(ModelAdmin):
    """Base of every console page. Rows are found through `workspace_path`; they are read-only unless `change_permission` says who may
    change them. Rows are made and ended by domain functions, never here, so nothing is added or deleted."""

    workspace_path = "workspace"
    change_permission: Permission | None = None

    def get_queryset(self, request):
        return super().get_queryset(request).filter(**{f"{self.workspace_path}__in": console_workspaces(request)})

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Choices too come from the same workspaces only."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and any(each.name == "workspace" for each in field.queryset.model._meta.get_fields()):
            field.queryset = field.queryset.filter(workspace__in=console_workspaces(request))
        return field

    def member_for(self, request, row) -> Member | None:
        """The user's own place in the row's workspace: who the audit log will name."""
        workspace = row
        for step in self.workspace_path.split("__"):
            workspace = getattr(workspace, step)
        return Member.objects.select_related("user", "workspace").filter(user=request.user, workspace=workspace).first()

    def has_module_permission(self, request) -> bool:
        return bool(console_workspaces(request))

    def has_view_permission(self, request, obj=None) -> bool:
        return bool(console_workspaces(request))

    def has_change_permission(self, request, obj=None) -> bool:
        if self.change_permission is None or not console_workspaces(request):
            return False
        member = self.member_for(request, obj) if obj else None
        return obj is None or (member is not None and may(member, self.change_permission))

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Member)
class MemberAdmin(WorkspaceModelAdmin):
    list_display = ["user", "role", "workspace", "created_at"]
    list_filter = ["role"]
    list_select_related = ["user", "workspace"]
    search_fields = ["user__email", "user__name"]


@admin.register(AuditEntry)
class AuditEntryAdmin(WorkspaceModelAdmin):
    list_display = ["at", "actor_name", "verb", "object_type", "object_id", "workspace"]
    list_filter = ["verb", "object_type"]
    list_select_related = ["workspace"]
    search_fields = ["actor_name", "object_id", "verb"]
    date_hierarchy = "at"
    ordering = ["-at"]


# The toolkit's own pages know nothing of workspaces. Connected programs are managed as tokens are.
for model in apps.get_app_config("oauth2_provider").get_models():
    if admin.site.is_registered(model):
        admin.site.unregister(model)
