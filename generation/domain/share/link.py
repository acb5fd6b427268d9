"""Share links: who may see a persona's page without signing in, for how long, and on whose pages its card may stand."""

import re
import secrets
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member
from accounts.models.base import ALPHABET
from personas.domain.consent import require_consent
from personas.models import Persona

from ...cards.model import shortened
from ...models import ShareLink

SECRET = 12  # characters of 32: 60 bits nobody guesses
MOST_HOSTS = 20
ANY = "*"
_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
changes = 0  # how often a link was changed or revoked in this process: what was written down before is not shown again
# What may stand in frame-ancestors. Nothing else may: a semicolon or a space there would be another rule.
_HOST = re.compile(rf"(\*\.)?{_LABEL}(\.{_LABEL}){{0,20}}(:[1-9]\d{{0,4}})?")


@transaction.atomic
def create_share_link(
    *, member: Member, persona: Persona, expires_at: datetime | None = None, embed_hosts: list[str] | tuple[str, ...] = ()
) -> ShareLink:
    """A page of this persona that anyone with its address may see. Raises DomainError for an end in the past, for what is no host, and for
    a real person who does not consent."""
    require_consent(persona)
    link = ShareLink.objects.create(
        workspace=persona.workspace,
        persona=persona,
        slug=f"{persona.slug[:60]}-{''.join(secrets.choice(ALPHABET) for _ in range(SECRET)).lower()}",
        expires_at=_later(expires_at),
        embed_hosts=_hosts(embed_hosts),
        created_by=member.user,
    )
    record(member=member, verb="share.created", target=link, after=_told(link))
    return link


@transaction.atomic
def change_share_link(
    *, member: Member, link: ShareLink, expires_at: datetime | None, embed_hosts: list[str] | tuple[str, ...]
) -> ShareLink:
    """Another end, other hosts; the address stays. Raises DomainError as creating does, and for a link that was revoked."""
    if link.revoked_at:
        raise DomainError("share_revoked", "This link was revoked; it stays closed.", hint="Make a new one.")
    before = _told(link)
    link.expires_at = expires_at if expires_at == link.expires_at else _later(expires_at)
    link.embed_hosts = _hosts(embed_hosts)
    if _told(link) != before:
        link.save(update_fields=["expires_at", "embed_hosts", "updated_at"])
        record(member=member, verb="share.changed", target=link, before=before, after=_told(link))
        _note_change()
    return link


@transaction.atomic
def revoke_share_link(*, member: Member, link: ShareLink) -> ShareLink:
    """It opens nothing from now on, and its address is never given again. Revoking twice changes nothing."""
    changed = ShareLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now(), updated_at=timezone.now())
    if changed:
        record(member=member, verb="share.revoked", target=link)
        _note_change()
    link.refresh_from_db()
    return link


def open_link(slug: str) -> ShareLink | None:
    """The link of this address with its persona, or None: never made, revoked and expired are the same to whoever asks."""
    found = ShareLink.objects.select_related("persona__workspace", "persona__current").filter(slug=slug).first()
    return found if found and found.is_open else None


def lasting_link(persona: Persona) -> ShareLink | None:
    """Of the links that are open now the one that will be for longest: what a card may lead to."""
    still = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
    found = ShareLink.objects.filter(still, persona=persona, revoked_at=None)
    return found.order_by(F("expires_at").desc(nulls_first=True), "created_at").first()


def _note_change() -> None:
    """Now, and when others can see it."""

    def count() -> None:
        global changes
        changes += 1

    count()
    transaction.on_commit(count)


def _told(link: ShareLink) -> dict:
    return {"slug": link.slug, "persona": link.persona_id, "expires_at": link.expires_at, "embed_hosts": link.embed_hosts}


def _later(moment: datetime | None) -> datetime | None:
    if moment is not None and moment <= timezone.now():
        raise DomainError("expiry_over", "A link cannot end in the past.", hint="Choose a later time, or none.")
    return moment


def _hosts(typed: list[str] | tuple[str, ...]) -> list[str]:
    """As they stand in frame-ancestors: lower case, no scheme, no path, each once."""
    hosts = list(dict.fromkeys(_host(text) for text in typed if text.strip()))
    if len(hosts) > MOST_HOSTS:
        raise DomainError(
            "hosts_too_many", f"A link may name {MOST_HOSTS} hosts; these are {len(hosts):,}.", hint="One line can cover *.a-domain."
        )
    return [ANY] if ANY in hosts else hosts


def _host(text: str) -> str:
    """`https://Wiki.Example.com/page` is wiki.example.com; a name of another script becomes its ASCII form."""
    word = text.strip()
    name = word.rpartition("://")[2].partition("/")[0].lower()
    if name == ANY:
        return ANY
    if not name.isascii():
        with suppress(UnicodeError):  # what has no ASCII form is refused below
            name = name.encode("idna").decode()
    if not _HOST.fullmatch(name) or int(name.rpartition(":")[2] if ":" in name else 0) > 65535:
        told = f"“{shortened(word, 60)}” is not the name of a host."
        raise DomainError("host_invalid", told, hint="Write wiki.example.com, *.example.com, or * for any.")
    return name
