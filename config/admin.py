"""The admin console's front door. Which rows and actions it shows is declared in each app's admin.py."""

from django.contrib.auth.views import redirect_to_login
from django.urls import reverse
from unfold.sites import UnfoldAdminSite

from accounts.access import console_workspaces


class TroupeAdminSite(UnfoldAdminSite):
    """Open to owners and brand managers of any workspace. Signing in happens at the one login page that counts failures."""

    def has_permission(self, request) -> bool:
        return bool(console_workspaces(request))

    def login(self, request, extra_context=None):
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
