"""Personal access tokens: `trp_pat_<id>_<secret><checksum>`.

The id finds the row, the secret proves the holder, and the checksum lets a secret scanner tell a token of ours from a look-alike
without asking us.
"""

import re
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError, NotAllowed
from accounts.domain.tokens import CHECKSUM_LENGTH, SECRET_LENGTH, has_checksum, hash_token, new_secret
from accounts.models import AccessToken, Member, Scope

USE_NOTED_EVERY = timedelta(minutes=1)
_SHAPE = re.compile(rf"trp_pat_(?P<id>[0-9A-Z]{{26}})_[0-9A-Za-z]{{{SECRET_LENGTH + CHECKSUM_LENGTH}}}")


@transaction.atomic
def make_token(
    *,
    by: Member | None = None,
    member: Member,
    name: str,
    scopes: list[str],
    expires_at: datetime | None = None,
    personas: Sequence[str] = (),
) -> tuple[AccessToken, str]:
    """A new token of `member`, and the text that is shown once and not kept. `by` None: made at the shell. `personas`: ids of the only ones
    it may make pictures of.

    Errors: token_name_missing, token_name_too_long, unknown_scope, token_expiry_past.
    """
    name = valid_name(name)
    scopes = valid_scopes(scopes)
    if expires_at is not None and expires_at <= timezone.now():
        raise DomainError("token_expiry_past", "A token cannot end before it begins.", "Give a moment in the future.")
    token = AccessToken(member=member, name=name, scopes=scopes, expires_at=expires_at, personas=list(personas))
    text = _new_text(token.pk)
    token.token_hash = hash_token(text)
    token.save(force_insert=True)
    after = {"name": name, "scopes": scopes, "expires_at": expires_at, "member": member.pk, "personas": token.personas}
    record(member=by, workspace=member.workspace, verb="token.created", target=token, after=after)
    return token, text


def read_token(*, text: str) -> AccessToken:
    """The token whose text this is, its use noted. Errors: token_invalid, token_revoked, token_expired."""
    found = _SHAPE.fullmatch(text)
    if not found or not has_checksum(text):
        raise DomainError("token_invalid", "This is not a token of ours, or not all of it.", "Copy the whole line: trp_pat_...")
    rows = AccessToken.objects.select_related("member__workspace", "member__user")
    token = rows.filter(pk=f"tok_{found['id']}", member__user__is_active=True).first()
    if token is None or not secrets.compare_digest(token.token_hash or "", hash_token(text)):
        raise DomainError("token_invalid", "Nobody has this token.", "Make one: manage.py token --workspace demo --name ci --scopes all")
    require_alive(token)
    note_use(token)
    return token


def require_alive(token: AccessToken) -> None:
    """Errors: token_revoked, token_expired."""
    if token.revoked_at:
        raise DomainError("token_revoked", "This token has been revoked.", "Make a new one.")
    if token.expired:
        raise DomainError("token_expired", "This token has expired.", "Make a new one.")


@transaction.atomic
def roll_token(*, by: Member, token: AccessToken) -> tuple[AccessToken, str]:
    """Another secret for the same token; the old one opens nothing from now on. Errors: token_revoked, token_expired, token_not_ours."""
    require_alive(token)
    if token.application_id:
        raise DomainError("token_not_ours", "A connected program renews its secrets itself.", "Revoke it, and connect it again.")
    text = _new_text(token.pk)
    token.token_hash = hash_token(text)
    token.save(update_fields=["token_hash"])
    record(member=by, verb="token.rolled", target=token)
    return token, text


def require_persona_allowed(token: AccessToken | None, persona_ids: Iterable[str]) -> None:
    """Raises NotAllowed when the token is for other personas only."""
    if token is not None and token.personas and not set(persona_ids) <= set(token.personas):
        raise NotAllowed("persona_not_allowed", "This token may not make pictures of this persona.", "Use one that may.")


@transaction.atomic
def revoke_token(*, by: Member | None = None, token: AccessToken) -> AccessToken:
    """It opens nothing from now on. Revoking twice changes nothing."""
    if AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now()):
        record(member=by, workspace=token.member.workspace, verb="token.revoked", target=token)
    token.refresh_from_db()
    return token


def note_use(token: AccessToken) -> None:
    """To the minute: a poller that asks ten times a second shall not write ten times a second."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > USE_NOTED_EVERY:
        stale = Q(last_used_at=None) | Q(last_used_at__lt=now - USE_NOTED_EVERY)
        AccessToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)


def _new_text(pk: str) -> str:
    return new_secret(f"trp_pat_{pk.removeprefix('tok_')}_")


def valid_name(name: str) -> str:
    name, most = name.strip(), AccessToken._meta.get_field("name").max_length
    if not name:
        raise DomainError("token_name_missing", "A token needs a name.", "Say what it is for: --name ci")
    if len(name) > most:
        raise DomainError("token_name_too_long", f"A token's name may have {most} characters; this one has {len(name)}.", "Shorten it.")
    return name


def valid_scopes(scopes: list[str]) -> list[str]:
    unknown = sorted(set(scopes) - set(Scope.values))
    if unknown or not scopes:
        what = f"There is no scope {unknown[0]!r}." if unknown else "A token needs at least one scope."
        raise DomainError("unknown_scope", what, f"Choose from {', '.join(Scope.values)}.")
    return [scope for scope in Scope.values if scope in scopes]
