from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from accounts.domain.errors import DomainError
from accounts.domain.token import read_token


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer trp_pat_...`, never a session cookie: `request.auth` is the token, `request.user` its member's user."""

    def authenticate(self, request):
        kind, _, text = get_authorization_header(request).decode("latin-1").partition(" ")
        if kind.lower() != "bearer":
            return None
        try:
            token = read_token(text=text.strip())
        except DomainError as refusal:
            raise TokenRefused(refusal) from refusal
        return token.member.user, token

    def authenticate_header(self, request) -> str:
        return 'Bearer realm="troupe"'


class TokenRefused(AuthenticationFailed):
    def __init__(self, refusal: DomainError):
        super().__init__(str(refusal))
        self.default_code = refusal.code
