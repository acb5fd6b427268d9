"""Who belongs here, with which role, and what was done."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Permission, may
from accounts.domain.audit import first_broken_entry
from accounts.domain.errors import DomainError
from accounts.domain.invitation import invite
from accounts.domain.member import change_role, remove_member
from accounts.models import AuditEntry, Invitation, Role

from .page import studio_page, whole_number

AUDIT_PAGE = 100


@require_safe
@studio_page()
def team(request):
    return _page(request)


@require_POST
@studio_page(Permission.MANAGE_MEMBERS)
def invite_member(request):
    """The link is shown once: only its hash is kept."""
    try:
        invitation, token = invite(by=request.member, email=request.POST.get("email", ""), role=request.POST.get("role", ""))
    except DomainError as refusal:
        return _page(request, refusal=refusal, typed=request.POST)
    return _page(request, link=request.build_absolute_uri(reverse("invitation", args=[token])), invited=invitation)


@require_POST
@studio_page(Permission.MANAGE_MEMBERS)
def change_member(request, member_id: str):
    """A new role, or `remove`."""
    member = get_object_or_404(request.member.workspace.members, pk=member_id)
    try:
        if "remove" in request.POST:
            remove_member(by=request.member, member=member)
            messages.success(request, f"{member.user} no longer has a place here.")
        else:
            change_role(by=request.member, member=member, role=request.POST.get("role", ""))
            messages.success(request, f"{member.user} has a new role.")
    except DomainError as refusal:
        return _page(request, refusal=refusal)
    return redirect("team")


@require_safe
@studio_page(Permission.ADMIN)
def audit(request):
    entries = AuditEntry.objects.filter(workspace=request.member.workspace).order_by("-number")
    if before := whole_number(request.GET.get("before", "")):
        entries = entries.filter(number__lt=before)
    rows = list(entries[: AUDIT_PAGE + 1])
    context = {
        "entries": rows[:AUDIT_PAGE],
        "more": len(rows) > AUDIT_PAGE,
        "last_number": rows[:AUDIT_PAGE][-1].number if rows else 0,
        "broken": first_broken_entry(workspace=request.member.workspace),
    }
    return render(request, "studio/team/audit.html", context)


def _page(request, *, refusal=None, typed=None, link="", invited=None):
    workspace = request.member.workspace
    context = {
        "members": workspace.members.select_related("user"),
        "manages": may(request.member, Permission.MANAGE_MEMBERS),
        "roles": Role.choices,
        "refusal": refusal,
        "typed": typed,
        "link": link,
        "invited": invited,
        "waiting": Invitation.objects.filter(workspace=workspace, accepted_at=None),
        "now": timezone.now(),
    }
    return render(request, "studio/team/team.html", context, status=422 if refusal else 200)
