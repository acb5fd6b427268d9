"""`/device`: someone lets in a program that runs where they cannot sign in, such as a plugin (RFC 8628)."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from oauth2_provider.models import Application, DeviceGrant

from accounts.access import memberships
from accounts.domain.connection import connect
from accounts.domain.errors import DomainError
from accounts.models import Member

from .scopes import told
from .secret import as_user_code


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def device(request):
    """GET asks for the code, or with one asks for consent; POST says yes or no. The code is shown beside the question: whoever was sent
    a link by somebody else sees no such code on a screen of their own."""
    typed = request.POST.get("user_code") or request.GET.get("user_code", "")
    grant = _waiting(as_user_code(typed)) if typed else None
    if grant is None:
        return render(request, "accounts/oauth/device.html", {"typed": typed, "unknown": bool(typed)}, status=404 if typed else 200)
    program = Application.objects.get(client_id=grant.client_id)
    if request.method == "POST" and (allow := request.POST.get("allow")) in ("yes", "no"):
        if allow == "yes":
            member = get_object_or_404(memberships(request.user), pk=request.POST.get("member"))
        try:
            _approve(grant, program, member) if allow == "yes" else _deny(grant)
        except DomainError as refusal:
            return render(request, "accounts/notice.html", {"error": refusal}, status=409)
        return render(request, "accounts/oauth/decided.html", {"program": program, "allowed": allow == "yes"})
    context = {
        "grant": grant,
        "application": program,
        "wishes": told(grant.scope.split()),
        "members": memberships(request.user),
        "here": request.member,
    }
    return render(request, "accounts/oauth/consent.html", context)


def _waiting(user_code: str) -> DeviceGrant | None:
    return _open(DeviceGrant.objects.filter(user_code=user_code)).first()


def _open(rows):
    return rows.filter(status=DeviceGrant.AUTHORIZATION_PENDING, expires__gt=timezone.now())


@transaction.atomic
def _approve(grant: DeviceGrant, program: Application, member: Member) -> None:
    _decide(grant, status=DeviceGrant.AUTHORIZED, user=member.user)
    connect(member=member, application=program, scopes=grant.scope.split(), code=grant.device_code, until=grant.expires)


def _deny(grant: DeviceGrant) -> None:
    _decide(grant, status=DeviceGrant.DENIED)


def _decide(grant: DeviceGrant, **fields) -> None:
    if not _open(DeviceGrant.objects.filter(pk=grant.pk)).update(**fields):
        raise DomainError("code_gone", "This code has been answered already.", "Ask the program for a new one.")
