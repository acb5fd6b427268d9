"""The card that stands in other people's pages. It is asked for as often as those pages are seen, so each process remembers what it wrote,
for a second: that is how long a link that was revoked elsewhere may still be answered here."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from ...cards import html
from . import link as links
from .card import card_of
from .link import open_link

KEPT = 1.0  # seconds
MOST = 1000  # cards remembered at once
# The hosts of the link follow.
POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"


@dataclass(frozen=True)
class Embed:
    """The document, and the headers it goes with: a strong ETag of both, and who may frame it. `until`: of the monotonic clock."""

    body: bytes
    headers: dict[str, str]
    until: float
    changes: int


Key = tuple[tuple[str, str], str]
_kept: dict[Key, Embed] = {}


def embed_of(slug: str, *, asked_as: tuple[str, str], address: Callable[[str], str]) -> Embed | None:
    """The card of this share link, or None when nothing is shared there. `asked_as`: scheme and host, on which every `address` depends."""
    found = _kept.get((asked_as, slug))
    if found and found.until > time.monotonic() and found.changes == links.changes:
        return found
    _kept.pop((asked_as, slug), None)
    return _write((asked_as, slug), address)


def _write(key: Key, address: Callable[[str], str]) -> Embed | None:
    changes = links.changes
    link = open_link(key[1])
    if link is None:
        return None
    left = KEPT if link.expires_at is None else min(KEPT, (link.expires_at - timezone.now()).total_seconds())
    body = html.render(card_of(link.persona, address=address, link=link)).encode()
    policy = " ".join([POLICY, *link.embed_hosts])
    headers = {
        "ETag": f'"{hashlib.sha256(body + policy.encode()).hexdigest()[:32]}"',
        "Cache-Control": "no-cache",
        "Content-Security-Policy": policy,
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    if len(_kept) >= MOST:
        _kept.clear()
    made = _kept[key] = Embed(body, headers, time.monotonic() + left, changes)
    return made
