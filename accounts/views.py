from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.domain.errors import DomainError
from accounts.domain.invitation import accept_invitation, open_invitation
from accounts.domain.sign_in_link import use_sign_in_link
from accounts.sign_in import INVITATION_KEY

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
@never_cache
def sign_in_link(request, token: str):
    """The link that `manage.py up` prints. It signs in at once: terminals do not follow links on their own, as mail scanners do."""
    try:
        user = use_sign_in_link(token=token)
    except DomainError as error:
        return _notice(request, error, status=410)
    login(request, user, backend=BACKEND)
    return _origin_only(redirect("/"))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invitation(request, token: str):
    """GET shows who invites whom; POST accepts. Someone without an account makes one first and lands in the workspace."""
    try:
        found = open_invitation(token=token)
        if request.method == "POST" and request.user.is_authenticated:
            member = accept_invitation(token=token, user=request.user)
            messages.success(request, f"Welcome to {member.workspace}.")
            return redirect("/")
    except DomainError as error:
        return _notice(request, error, status=410 if error.code == "invitation_gone" else 409)
    if request.method == "POST":
        return _send_to_the_door(request, found, token)
    return _origin_only(render(request, "accounts/invitation.html", {"invitation": found}))


def _send_to_the_door(request, found, token: str):
    if get_user_model().objects.filter(email=found.email).exists():
        return redirect(f"{reverse('account_login')}?next={request.path}")
    request.session[INVITATION_KEY] = token
    return redirect("account_signup")


def _notice(request, error: DomainError, *, status: int):
    return _origin_only(render(request, "accounts/notice.html", {"error": error}, status=status))


def _origin_only(response):
    # The token stands in the address; the next page shall not learn it.
    # Not "no-referrer": browsers then send forms with "Origin: null", which the check against forged requests refuses.
    response["Referrer-Policy"] = "strict-origin"
    return response
