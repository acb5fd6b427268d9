"""Who may do what. A stranger gets 404, whatever the reason; a member who may not gets 403."""

import enum

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.models import Member, Role, User


class Permission(enum.StrEnum):
    VIEW = "view"
    CREATE = "create"
    REVIEW = "review"
    MANAGE_PERSONAS = "manage_personas"
    MANAGE_PRESETS = "manage_presets"
    MANAGE_BUDGETS = "manage_budgets"  # and decide about work that did not fit into one
    MANAGE_MODELS = "manage_models"  # weights brought in, their licences, and what the workspace uses pictures for
    MANAGE_MEMBERS = "manage_members"
    ADMIN = "admin"  # the admin console


PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.VIEW}),
    Role.REVIEWER: frozenset({Permission.VIEW, Permission.REVIEW}),
    Role.CREATOR: frozenset({Permission.VIEW, Permission.CREATE}),
    Role.BRAND_MANAGER: frozenset(Permission) - {Permission.MANAGE_MEMBERS},
    Role.OWNER: frozenset(Permission),
}


def membership(user: User, workspace_slug: str) -> Member:
    """The user's place in a workspace; Http404 when there is no such workspace or they have no place in it."""
    member = memberships(user).filter(workspace__slug=workspace_slug).first()
    if member is None:
        raise Http404("There is no such workspace.")
    return member


def memberships(user: User):
    if not user.is_authenticated:
        return Member.objects.none()
    return Member.objects.filter(user=user).select_related("workspace", "user").order_by("workspace__name", "id")


def may(member: Member, permission: Permission) -> bool:
    return permission in PERMISSIONS[member.role]


def require(member: Member, permission: Permission) -> Member:
    """The member itself, or PermissionDenied with a sentence."""
    if not may(member, permission):
        raise PermissionDenied(f"A {member.get_role_display().lower()} may not do this ({permission}). Ask an owner of {member.workspace}.")
    return member


def console_workspaces(request) -> list[str]:
    """Ids of the workspaces that the admin console shows to this request's user; asked of the database once per request."""
    if not hasattr(request, "_console_workspaces"):
        request._console_workspaces = list(administered_workspaces(request.user)) if request.user.is_active else []
    return request._console_workspaces


def administered_workspaces(user: User):
    roles = [role for role, permissions in PERMISSIONS.items() if Permission.ADMIN in permissions]
    return memberships(user).filter(role__in=roles).values_list("workspace", flat=True)
