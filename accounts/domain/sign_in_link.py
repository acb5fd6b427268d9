from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.domain.errors import DomainError
from accounts.domain.tokens import hash_token, new_token
from accounts.models import SignInLink, User

LIFETIME = timedelta(minutes=30)


def make_sign_in_link(*, email: str) -> str:
    """The token of a new one-time link for the person at `email`; it is not kept. Error: unknown_user."""
    user = User.objects.filter(email=User.objects.normalize_email(email), is_active=True).first()
    if user is None:
        raise DomainError("unknown_user", f"Nobody with the address {email!r} has an account here.", "Invite them, or check the spelling.")
    token = new_token()
    SignInLink.objects.create(user=user, token_hash=hash_token(token), expires_at=timezone.now() + LIFETIME)
    return token


@transaction.atomic
def use_sign_in_link(*, token: str) -> User:
    """The person whose link it is; the link is spent. Error: link_spent (unknown, used or too old)."""
    spent = SignInLink.objects.filter(
        token_hash=hash_token(token), used_at=None, expires_at__gt=timezone.now(), user__is_active=True
    ).update(used_at=timezone.now())
    if not spent:
        raise DomainError(
            "link_spent", "This sign-in link has been used or is too old.", "Make a new one: manage.py sign_in_link --email you@example.com"
        )
    return SignInLink.objects.select_related("user").get(token_hash=hash_token(token)).user
