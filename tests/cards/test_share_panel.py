"""The Share panel of a persona's page."""

import pytest

from accounts.models import Role
from generation.models import ShareLink
from tests.people import new_member

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def browser(client, owner):
    client.force_login(owner.user, backend=BACKEND)
    return client


def page_of(client, nora) -> str:
    return client.get(f"/personas/{nora.slug}").content.decode()


def test_a_link_is_made_in_the_panel_and_closed_there(browser, nora):
    assert "Only members of" in page_of(browser, nora)
    browser.post(f"/personas/{nora.slug}/share", {"days": "30", "embed_hosts": "wiki.example.com\n*.notion.site"})
    link = ShareLink.objects.get()
    page = page_of(browser, nora)

    assert f"http://testserver/p/{link.slug}" in page and "wiki.example.com, *.notion.site" in page
    assert 29 < (link.expires_at - link.created_at).total_seconds() / 86400 <= 30
    browser.post(f"/share_links/{link.pk}", {"revoke": "1"})
    assert link.slug not in page_of(browser, nora)


def test_a_host_that_is_none_is_refused_beside_what_was_typed(browser, nora):
    answer = browser.post(f"/personas/{nora.slug}/share", {"days": "7", "embed_hosts": "not-a-host!"})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "is not the name of a host" in page and ">not-a-host!</textarea>" in page
    assert '<option value="7" selected>' in page and not ShareLink.objects.exists()


def test_hosts_are_changed_and_the_end_stays(browser, link):
    browser.post(f"/share_links/{link.pk}", {"embed_hosts": "*"})
    link.refresh_from_db()

    assert (link.embed_hosts, link.expires_at) == (["*"], None)


def test_a_viewer_copies_a_link_and_takes_the_card_along_but_makes_none(client, owner, nora, link):
    client.force_login(new_member(Role.VIEWER, owner.workspace).user, backend=BACKEND)
    page = page_of(client, nora)
    card = client.get(f"/personas/{nora.slug}/card.md")

    assert link.slug in page and "Make another link" not in page and "Close this link" not in page
    assert card.content.decode().startswith("# Nora Lindqvist\n")
    assert card["Content-Disposition"] == 'attachment; filename="nora-lindqvist-card.md"'
    assert client.get(f"/personas/{nora.slug}/card.exe").status_code == 404
