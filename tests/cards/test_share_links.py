"""Making, changing and closing a share link."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.domain.errors import DomainError
from accounts.models import AuditEntry
from generation.domain.share.link import change_share_link, create_share_link, lasting_link, open_link, revoke_share_link
from generation.models import ShareLink


def test_two_links_of_one_persona_have_addresses_nobody_can_guess(owner, nora):
    slugs = [create_share_link(member=owner, persona=nora).slug for _ in range(2)]

    assert all(slug.startswith(f"{nora.slug}-") and len(slug) == len(nora.slug) + 13 for slug in slugs)
    assert len(set(slugs)) == 2


def test_what_is_done_to_a_link_stands_in_the_audit_log(owner, nora, link):
    change_share_link(member=owner, link=link, expires_at=None, embed_hosts=["*"])
    change_share_link(member=owner, link=link, expires_at=None, embed_hosts=["*"])
    for _ in range(2):
        revoke_share_link(member=owner, link=link)

    entries = AuditEntry.objects.filter(object_id=link.pk).order_by("number")
    assert [entry.verb for entry in entries] == ["share.created", "share.changed", "share.revoked"]
    assert (entries[1].before["embed_hosts"], entries[1].after["embed_hosts"]) == (["wiki.example.com"], ["*"])


def test_a_revoked_link_stays_closed(owner, link):
    revoke_share_link(member=owner, link=link)

    with pytest.raises(DomainError, match="This link was revoked"):
        change_share_link(member=owner, link=link, expires_at=None, embed_hosts=["*"])
    assert open_link(link.slug) is None


def test_a_link_that_expired_opens_again_when_it_is_given_more_time(owner, link):
    ShareLink.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    link.refresh_from_db()
    assert open_link(link.slug) is None

    change_share_link(member=owner, link=link, expires_at=timezone.now() + timedelta(hours=1), embed_hosts=[])
    assert open_link(link.slug) == link


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (["https://Wiki.Example.com/page?x=1"], ["wiki.example.com"]),
        (["*.example.com", "example.com:8443", " ", "*.EXAMPLE.com"], ["*.example.com", "example.com:8443"]),
        (["bücher.example"], ["xn--bcher-kva.example"]),
        (["localhost"], ["localhost"]),
        (["a.example", "*"], ["*"]),
    ],
)
def test_hosts_are_kept_as_a_policy_names_them(owner, nora, typed, stored):
    assert create_share_link(member=owner, persona=nora, embed_hosts=typed).embed_hosts == stored


@pytest.mark.parametrize(
    "typed",
    ["a.example; script-src *", "a.example b.example", "a.example,b.example", "'self'", "*.*", "a..example", "a.example:0",
     "a.example:70000", "user@a.example", "-a.example", "http://", "data:", "http://[::1", "x" * 300, "\u202ea.example"],
)  # fmt: skip
def test_what_is_no_host_is_refused_and_no_link_is_made(owner, nora, typed):
    with pytest.raises(DomainError, match="is not the name of a host"):
        create_share_link(member=owner, persona=nora, embed_hosts=[typed])
    assert not ShareLink.objects.exists()


def test_more_hosts_than_a_header_should_hold_are_refused(owner, nora):
    with pytest.raises(DomainError, match="A link may name 20 hosts; these are 21"):
        create_share_link(member=owner, persona=nora, embed_hosts=[f"h{n}.example.com" for n in range(21)])


def test_a_link_cannot_end_in_the_past(owner, nora):
    with pytest.raises(DomainError, match="cannot end in the past"):
        create_share_link(member=owner, persona=nora, expires_at=timezone.now())
    assert not ShareLink.objects.exists()


def test_a_card_leads_to_the_link_that_stays_open_longest(owner, nora, link):
    soon = create_share_link(member=owner, persona=nora, expires_at=timezone.now() + timedelta(days=1))
    later = create_share_link(member=owner, persona=nora, expires_at=timezone.now() + timedelta(days=9))

    assert lasting_link(nora) == link
    revoke_share_link(member=owner, link=link)
    assert lasting_link(nora) == later
    revoke_share_link(member=owner, link=later)
    assert lasting_link(nora) == soon
    ShareLink.objects.update(expires_at=timezone.now())
    assert lasting_link(nora) is None
