"""oEmbed 1.0, as consumers read it."""

import json

import pytest

from generation.domain.share.link import create_share_link


def ask(client, url: str, **query):
    return client.get("/oembed", {"url": url, **query})


def page_of(link) -> str:
    return f"http://testserver/p/{link.slug}"


def test_a_page_that_may_be_framed_is_a_rich_card(client, link):
    answer = ask(client, page_of(link))
    told = json.loads(answer.content)

    assert (answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == ("application/json", "*")
    assert (told["version"], told["type"], told["width"], told["height"]) == ("1.0", "rich", 480, 640)
    assert told["title"] == "Nora Lindqvist, Head nurse" and told["author_name"] == link.workspace.name
    assert f'src="http://testserver/embed/{link.slug}"' in told["html"] and "<script" not in told["html"]
    assert (told["thumbnail_url"], told["thumbnail_width"], told["thumbnail_height"]) == (
        f"http://testserver/p/{link.slug}/wide-1200.jpg",
        1200,
        630,
    )


@pytest.mark.parametrize(
    ("box", "kind", "size", "thumbnail"),
    [
        ({"maxwidth": "300"}, "rich", (300, 640), (200, 105)),
        ({"maxwidth": "900", "maxheight": "200"}, "rich", (480, 200), (200, 105)),
        ({"maxheight": "110"}, "photo", (200, 105), (200, 105)),
        ({"maxwidth": "239"}, "photo", (200, 105), (200, 105)),
        ({"maxwidth": "199"}, "link", None, None),
    ],
)
def test_nothing_is_larger_than_the_box_it_is_for(client, link, box, kind, size, thumbnail):
    told = json.loads(ask(client, page_of(link), **box).content)

    assert told["type"] == kind
    assert (told.get("width") and (told["width"], told["height"])) == size
    assert ("thumbnail_url" in told and (told["thumbnail_width"], told["thumbnail_height"])) == (thumbnail or False)


def test_a_page_that_nobody_may_frame_is_a_photo(client, owner, nora):
    link = create_share_link(member=owner, persona=nora)
    told = json.loads(ask(client, page_of(link), maxwidth="640").content)

    assert (told["type"], told["url"]) == ("photo", f"http://testserver/p/{link.slug}/wide-600.jpg")
    assert client.get(told["url"].removeprefix("http://testserver")).status_code == 200


def test_the_address_of_a_picture_is_a_photo_and_that_of_an_embed_a_card(client, link):
    assert json.loads(ask(client, f"{page_of(link)}/wide.jpg").content)["type"] == "photo"
    assert json.loads(ask(client, f"http://testserver/embed/{link.slug}").content)["type"] == "rich"


@pytest.mark.parametrize(
    ("url", "query", "status"),
    [
        ("http://testserver/p/{}", {"format": "xml"}, 501),
        ("http://testserver/personas/nora", {}, 401),
        ("http://testserver/library", {}, 401),
        ("http://testserver/p/nobody-knows-this00", {}, 404),
        ("http://testserver/no/such/page", {}, 404),
        ("http://elsewhere.example.com/p/{}", {}, 404),
        ("javascript:alert(1)", {}, 404),
        ("http://[broken", {}, 404),
        ("", {}, 400),
        ("http://testserver/p/{}", {"maxwidth": "wide"}, 400),
        ("http://testserver/p/{}", {"maxheight": "0"}, 400),
    ],
)
def test_what_cannot_be_told_has_a_status_of_its_own(client, link, url, query, status):
    answer = ask(client, url.format(link.slug), **query)

    assert answer.status_code == status
    assert set(json.loads(answer.content)) == {"error"}


def test_a_private_page_answers_alike_whether_it_is_there_or_not(client, nora):
    there, absent = (ask(client, f"http://testserver/personas/{slug}") for slug in (nora.slug, "nobody"))

    assert (there.status_code, there.content, dict(there.headers)) == (absent.status_code, absent.content, dict(absent.headers))
