"""The card that stands in other people's pages. It is asked for as often as those pages are seen, so each process remembers what it wrote,
for a second: that is how long a link that was revoked elsewhere may still be answered here."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from ..cards import html
from . import share
from .card import card_of
from .share import open_link

KEPT = 1.0  # seconds
MOST = 1000  # cards remembered at once


@dataclass(frozen=True)
class Embed:
    """The document, a strong ETag of it, and who may frame it, in the words of frame-ancestors. `until`: of the monotonic clock."""

    body: bytes
    etag: str
    ancestors: str
    until: float
    changes: int


_kept: dict[tuple[str, str], Embed] = {}


def embed_of(slug: str, *, root: str, address: Callable[[str], str]) -> Embed | None:
    """The card of this share link, or None when nothing is shared there. `root`: under which name this server was asked."""
    found = _kept.get((root, slug))
    if found and found.until > time.monotonic() and found.changes == share.changes:
        return found
    _kept.pop((root, slug), None)
    return _write(slug, root, address)


def _write(slug: str, root: str, address: Callable[[str], str]) -> Embed | None:
    changes = share.changes
    link = open_link(slug)
    if link is None:
        return None
    left = KEPT if link.expires_at is None else min(KEPT, (link.expires_at - timezone.now()).total_seconds())
    body = html.render(card_of(link.persona, address=address, link=link)).encode()
    ancestors = " ".join(["'self'", *link.embed_hosts])
    etag = f'"{hashlib.sha256(body + ancestors.encode()).hexdigest()[:32]}"'
    if len(_kept) >= MOST:
        _kept.clear()
    made = _kept[root, slug] = Embed(body, etag, ancestors, time.monotonic() + left, changes)
    return made
