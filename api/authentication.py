from django.conf import settings
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from accounts.domain.connection import read_bearer
from accounts.domain.errors import DomainError
from accounts.models import AccessToken


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer trp_pat_...` or, from a connected program, `trp_oat_...`; never a session cookie.

    `request.auth` is the token, `request.user` its member's user."""

    def authenticate(self, request):
        kind, _, text = get_authorization_header(request).decode("latin-1").partition(" ")
        if kind.lower() != "bearer":
            return None
        try:
            token = read_bearer(text=text.strip(), uri=request.build_absolute_uri(request.path))
        except DomainError as refusal:
            raise TokenRefused(refusal) from refusal
        return token.member.user, token

    def authenticate_header(self, request) -> str:
        return challenge()


def token_of(request) -> AccessToken | None:
    """For a plain Django view: the token that asks, or None when there is none. Raises TokenRefused."""
    found = BearerAuthentication().authenticate(request)
    return found[1] if found else None


def challenge() -> str:
    """What a 401 says of how to get in: RFC 9728 leads on to the addresses of OAuth. Without `scope` clients ask for all there are."""
    return f'Bearer realm="troupe", scope="read generate", resource_metadata="{settings.PUBLIC_URL}/.well-known/oauth-protected-resource"'


class TokenRefused(AuthenticationFailed):
    def __init__(self, refusal: DomainError):
        super().__init__(str(refusal))
        self.default_code = refusal.code
