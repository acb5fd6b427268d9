"""Where allauth and axes, which know nothing of workspaces, meet our rules: people join by invitation, failures are counted."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.signals import user_signed_up
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.http import HttpResponse
from django.shortcuts import render

from accounts.domain.errors import DomainError
from accounts.domain.invitation import accept_invitation, open_invitation

INVITATION_KEY = "invitation"  # the token, in the session of someone who opened an invitation and has no account yet


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return _invitation(request) is not None

    def clean_email(self, email: str) -> str:
        email = super().clean_email(email).strip().lower()
        invitation = _invitation(self.request)
        signing_up = self.request.resolver_match and self.request.resolver_match.url_name == "account_signup"
        if signing_up and invitation and email != invitation.email:
            raise ValidationError(f"Your invitation is for {invitation.email}. Use that address.")
        return email


def _invitation(request):
    token = request.session.get(INVITATION_KEY)
    try:
        return open_invitation(token=token) if token else None
    except DomainError:
        return None


@receiver(user_signed_up)
def join(request, user, **kwargs) -> None:
    accept_invitation(token=request.session.pop(INVITATION_KEY), user=user)


def attempted_email(request, credentials: dict | None = None) -> str:
    """Whose account someone tried to enter, for counting failures."""
    given = (credentials or {}).get("email") or (credentials or {}).get("username") or (request.POST.get("login") if request else None)
    return (given or "").strip().lower()


def locked_out(request, credentials: dict | None = None, *args, **kwargs) -> HttpResponse:
    refusal = DomainError("locked_out", "Too many failed attempts to sign in.", "Wait 15 minutes and try again.")
    return render(request, "accounts/notice.html", {"error": refusal}, status=429)
