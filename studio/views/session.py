"""Choices that belong to the browser's session: colours and current workspace."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.access import memberships

from ..middleware import SESSION_KEY

THEMES = ("light", "dark")


@require_POST
def choose_theme(request):
    wanted = request.POST.get("theme")
    request.session["theme"] = wanted if wanted in THEMES else None
    return _back(request)


@login_required
@require_POST
def choose_workspace(request):
    """Only a workspace one is a member of; 404 for any other."""
    member = get_object_or_404(memberships(request.user), workspace=request.POST.get("workspace"))
    request.session[SESSION_KEY] = member.workspace_id
    return redirect("cast")


def _back(request):
    came_from = request.headers.get("Referer", "")
    here = url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(came_from if here else "/")
