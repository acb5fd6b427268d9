"""What anyone sees who has the address of a share link, and what nobody sees without one."""

import io
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from generation.domain.share.link import create_share_link, revoke_share_link
from generation.models import Asset, Rendition, ShareLink
from generation.provenance.credentials import own_credentials
from generation.provenance.verify import State, verify
from personas.domain.persona import retire_persona
from tests.people import new_member
from tests.studio.conftest import add_persona

PAGES = ("/p/{}", "/p/{}/wide.jpg", "/p/{}/wide-400.jpg", "/p/{}/face.jpg", "/embed/{}", "/oembed?url=http://testserver/p/{}")


def told(answer) -> tuple:
    """Everything that leaves, but what differs by the address that was asked."""
    return answer.status_code, dict(answer.headers), answer.content


def test_a_page_tells_the_persona_and_what_link_previews_read(client, link):
    answer = client.get(f"/p/{link.slug}")
    page = answer.content.decode()

    assert answer.status_code == 200 and len(answer.content) < 60_000
    for words in ("Nora Lindqvist", "Head nurse", "Breathe first.", "Hand over without a gap", "is a fictional character"):
        assert words in page
    meta = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', page))
    assert meta["og:title"] == "Nora Lindqvist, Head nurse"
    assert meta["og:description"] == "She has seen it all."
    assert meta["og:url"] == f"http://testserver/p/{link.slug}"
    assert (meta["og:image:width"], meta["og:image:height"], meta["twitter:card"]) == ("1200", "630", "summary_large_image")
    assert meta["og:image:alt"] == "Nora Lindqvist, Head nurse"
    assert re.search(r'type="application/json\+oembed" href="http://testserver/oembed\?url=[^"]+"', page)
    picture = client.get(meta["og:image"].removeprefix("http://testserver"))
    assert Image.open(io.BytesIO(b"".join(picture.streaming_content))).size == (1200, 630)


def test_the_wide_picture_is_made_once_and_signed_as_a_child_of_the_hero(client, link, nora):
    files = [b"".join(client.get(f"/p/{link.slug}/wide-400.jpg").streaming_content) for _ in range(2)]
    verdict = verify(files[0], own_root=own_credentials(settings.KEYS_DIR / "c2pa").anchor)

    assert files[0] == files[1] and Rendition.objects.count() == 1
    assert Image.open(io.BytesIO(files[0])).size == (400, 210)
    assert (verdict.state, verdict.ours, verdict.problems) == (State.TRUSTED, True, ())
    assert len(verdict.ingredients) == 1


def test_pictures_are_asked_for_again_with_their_etag(client, link):
    first = client.get(f"/p/{link.slug}/face.jpg")
    again = client.get(f"/p/{link.slug}/face.jpg", headers={"If-None-Match": first["ETag"]})

    assert (first["Content-Type"], first["Access-Control-Allow-Origin"]) == ("image/jpeg", "*")
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("closed", ["revoked", "expired"])
def test_a_closed_link_answers_byte_by_byte_as_one_that_never_was(client, owner, link, page, closed):
    absent = client.get(page.format("nobody-knows-this00"))
    if closed == "revoked":
        revoke_share_link(member=owner, link=link)
    else:
        ShareLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert absent.status_code == 404
    assert told(client.get(page.format(link.slug))) == told(absent)
    assert not Rendition.objects.exists()


def test_a_persona_that_nobody_shared_has_no_page(client, nora):
    for page in PAGES:
        assert client.get(page.format(nora.slug)).status_code == 404


def test_an_embed_that_was_seen_a_moment_ago_is_gone_when_its_link_is_revoked(client, owner, link):
    assert client.get(f"/embed/{link.slug}").status_code == 200
    revoke_share_link(member=owner, link=link)

    assert client.get(f"/embed/{link.slug}").status_code == 404


def test_another_links_page_of_the_same_persona_stays_open(client, owner, nora, link):
    other = create_share_link(member=owner, persona=nora)
    revoke_share_link(member=owner, link=link)

    assert client.get(f"/p/{other.slug}").status_code == 200


def test_a_retired_persona_stays_shared_and_says_so(client, owner, nora, link):
    retire_persona(member=owner, persona=nora)

    assert "retired: no new pictures are made" in client.get(f"/p/{link.slug}").content.decode()


def test_the_page_tells_nothing_of_the_workspace_but_its_name(client, owner, nora, link):
    add_persona(owner, "Somebody Hidden")
    hero = Asset.objects.get()
    page = client.get(f"/p/{link.slug}").content.decode() + client.get(f"/embed/{link.slug}").content.decode()

    for secret in ("Somebody Hidden", owner.user.email, owner.workspace_id, hero.pk, hero.file, nora.current.identity_id, link.pk):
        assert secret not in page


def test_a_persona_without_a_picture_has_a_page_without_one(client, owner):
    persona = add_persona(owner, "Faceless")
    slug = create_share_link(member=owner, persona=persona).slug
    page = client.get(f"/p/{slug}").content.decode()

    assert "og:image" not in page and 'content="summary"' in page
    assert client.get(f"/p/{slug}/wide.jpg").status_code == client.get(f"/p/{slug}/face.jpg").status_code == 404


def test_markup_that_someone_typed_is_shown_as_text(client, owner):
    persona = add_persona(owner, '"><script>alert(1)</script>')
    slug = create_share_link(member=owner, persona=persona).slug

    for address in (f"/p/{slug}", f"/embed/{slug}"):
        page = client.get(address).content.decode()
        assert "<script>" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_embedded_card_runs_nothing_and_stands_only_where_the_link_says(client, link):
    answer = client.get(f"/embed/{link.slug}")
    policy = dict(rule.strip().split(" ", 1) for rule in answer["Content-Security-Policy"].split(";"))

    assert policy["frame-ancestors"] == "'self' wiki.example.com"
    assert policy["default-src"] == "'none'" and "script-src" not in policy
    assert "X-Frame-Options" not in answer and "Set-Cookie" not in answer and "Cookie" not in answer.get("Vary", "")
    assert b"<script" not in answer.content and len(answer.content) < 60 * 1024


def test_a_link_without_hosts_may_be_framed_by_nobody_else(client, owner, nora):
    slug = create_share_link(member=owner, persona=nora).slug

    assert client.get(f"/embed/{slug}")["Content-Security-Policy"].endswith("frame-ancestors 'self'")


def test_an_embed_is_sent_once_per_reader(client, link):
    first = client.get(f"/embed/{link.slug}")
    again = client.get(f"/embed/{link.slug}", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_a_strangers_persona_is_not_reached_through_ones_own_link(client, link, nora):
    stranger = new_member()
    client.force_login(stranger.user, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(f"/p/{link.slug}").status_code == 200
    assert client.get(f"/personas/{nora.slug}/card.md").status_code == 404
    assert default_storage.exists(Asset.objects.get().file)
