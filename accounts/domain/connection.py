"""Connected programs: an access token whose secrets the program renews by itself, by OAuth.

Someone lets a program in (`connect`), the program exchanges the code it was given for its first secrets (`bind_family`), and from then
on all its refresh tokens are one family. Whatever the program does is done with this one token, however often its secrets change.
A service (`make_service`) is let in once, by whoever runs this server, and gets its secrets with its own name and password.
"""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import AccessToken as Secret
from oauth2_provider.models import Application, DeviceGrant, RefreshToken, clear_expired

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.domain.token import note_use, read_token, require_alive, revoke_token, valid_name, valid_scopes
from accounts.domain.tokens import has_checksum, hash_token
from accounts.models import AccessToken, Member, Scope
from accounts.oauth.secret import ACCESS_PREFIX


@transaction.atomic
def connect(*, member: Member, application: Application, scopes: list[str], code: str, until: datetime) -> AccessToken:
    """Lets a program act as `member`, once it has exchanged `code`, which it can do until `until`. Errors: unknown_scope."""
    token = AccessToken.objects.create(
        member=member,
        name=application.name[:80],
        scopes=valid_scopes(scopes),
        application=application,
        code_hash=hash_token(code),
        expires_at=until,
    )
    record(member=member, verb="program.connected", target=token, after={"name": token.name, "scopes": token.scopes})
    return token


@transaction.atomic
def make_service(*, member: Member, name: str, scopes: list[str], expires_at: datetime | None = None) -> tuple[AccessToken, str]:
    """A program that acts as `member` without asking anyone (client credentials), and its client secret, which is kept as a hash only. The
    client id is `token.application.client_id`. Errors: token_name_missing, token_name_too_long, unknown_scope."""
    if Scope.TOKENS in scopes:
        raise DomainError("unknown_scope", "A service makes no tokens: they would outlive it.", "Leave out the scope tokens.")
    secret = generate_client_secret()
    application = Application.objects.create(
        name=valid_name(name),
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        client_secret=secret,
    )
    said = {"name": application.name, "scopes": valid_scopes(scopes)}
    token = AccessToken.objects.create(member=member, application=application, expires_at=expires_at, **said)
    record(member=None, workspace=member.workspace, verb="program.connected", target=token, after=said | {"member": member.pk})
    return token, secret


def service_of(application: Application) -> AccessToken | None:
    """What a service acts with, while it may."""
    if application.authorization_grant_type != Application.GRANT_CLIENT_CREDENTIALS:
        return None
    found = AccessToken.objects.filter(application=application, revoked_at=None, member__user__is_active=True).first()
    return None if found is None or found.expired else found


def bind_family(*, code: str, family: UUID) -> None:
    """The code was exchanged: from now on this family of refresh tokens speaks for the token, as long as it refreshes.

    Errors: token_invalid when the code was exchanged before, or the member has gone.
    """
    bound = AccessToken.objects.filter(code_hash=hash_token(code), expires_at__gt=timezone.now(), revoked_at=None)
    if not bound.update(code_hash=None, expires_at=None, family=family):
        raise DomainError("token_invalid", "Nobody has let this program in, or it came twice.", "Connect it again.")


def read_bearer(*, text: str, uri: str) -> AccessToken:
    """The token that a program sends to the address `uri`, of either kind, its use noted.

    Errors: token_invalid, token_revoked, token_expired.
    """
    return _read_connected(text, uri) if text.startswith(ACCESS_PREFIX) else read_token(text=text)


def _read_connected(text: str, uri: str) -> AccessToken:
    """Its scopes are those of this very secret: a program may refresh to fewer."""
    unknown = DomainError("token_invalid", "Nobody has this token.", "Connect the program again.")
    if not has_checksum(text):
        raise unknown
    secrets = Secret.objects.select_related("refresh_token", "application")
    secret = secrets.filter(token_checksum=hashlib.sha256(text.encode()).hexdigest(), refresh_token__revoked=None).first()
    token = secret and _token_of(secret)
    if token is None or not secret.allows_audience(uri):
        raise unknown
    require_alive(token)
    if secret.is_expired():
        raise DomainError("token_expired", "This token has expired.", "Refresh it.")
    note_use(token)
    asked = secret.scope.split()
    token.scopes = [scope for scope in token.scopes if scope in asked]
    return token


def _token_of(secret: Secret) -> AccessToken | None:
    """By its family; a service has none, because nothing is refreshed: it asks anew."""
    rows = AccessToken.objects.select_related("member__workspace", "member__user").filter(member__user__is_active=True)
    if refreshed_by := getattr(secret, "refresh_token", None):
        return rows.filter(family=refreshed_by.token_family).first()
    if secret.application.authorization_grant_type == Application.GRANT_CLIENT_CREDENTIALS:
        return rows.filter(application=secret.application).first()
    return None


def disconnect(*, family: UUID) -> None:
    """The program gave itself up, or someone sent a refresh token a second time: nothing of the family opens anything any more."""
    RefreshToken.revoke_family(family)
    for token in AccessToken.objects.filter(family=family).select_related("member__workspace"):
        revoke_token(token=token)


def is_connected(family: UUID) -> bool:
    return AccessToken.objects.filter(family=family, revoked_at=None, member__user__is_active=True).exists()


def sweep_connections() -> None:
    """Drop what ran out: codes nobody exchanged, and secrets nobody can refresh."""
    now = timezone.now()
    AccessToken.objects.filter(code_hash__isnull=False, expires_at__lte=now).delete()
    DeviceGrant.objects.filter(expires__lte=now).delete()
    clear_expired()
