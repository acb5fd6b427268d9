"""Other people's link previews against a server on a socket: each finds the title and the picture, and nothing where nothing is shared."""

import io
import json
import threading
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
import requests
from linkpreview import link_preview
from PIL import Image
from pyoembed import oEmbed
from pyoembed.exceptions import ProviderException

from generation.domain.share.link import change_share_link, create_share_link, revoke_share_link
from tests.api.server import serving
from tests.people import new_member
from tests.studio.conftest import add_hero, add_persona

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
UNFURL = Path(__file__).parent / "unfurl.mjs"


@pytest.fixture
def shared():
    """A link and the port of the server it is on."""
    owner = new_member()
    persona = add_persona(owner, "Nora Lindqvist")
    persona.role, persona.story = "Head nurse", "She has seen it all. Nights are hers."
    persona.save()
    add_hero(persona)
    with serving() as port:
        yield owner, create_share_link(member=owner, persona=persona, embed_hosts=["*"]), f"http://127.0.0.1:{port}"


def size_of(url: str) -> tuple[int, int]:
    return Image.open(io.BytesIO(urllib.request.urlopen(url).read())).size


def test_unfurl_js_and_open_graph_scraper_find_title_picture_and_card(node, shared):
    _, link, root = shared
    told = json.loads(node(UNFURL, f"{root}/p/{link.slug}"))
    unfurled, scraped = told["unfurled"], told["scraped"]

    assert unfurled["open_graph"]["title"] == scraped["ogTitle"] == "Nora Lindqvist, Head nurse"
    assert unfurled["open_graph"]["description"] == scraped["ogDescription"] == "She has seen it all."
    picture = {"url": f"{root}/p/{link.slug}/wide.jpg", "width": 1200, "height": 630}
    assert picture.items() <= unfurled["open_graph"]["images"][0].items()
    assert scraped["ogImage"][0]["url"] == picture["url"] and scraped["twitterCard"] == "summary_large_image"
    assert unfurled["oEmbed"]["type"] == "rich" and f"/embed/{link.slug}" in unfurled["oEmbed"]["html"]
    assert size_of(picture["url"]) == (1200, 630)


def test_pyoembed_follows_the_discovery_link_and_keeps_its_box(shared):
    _, link, root = shared
    told = oEmbed(f"{root}/p/{link.slug}", maxwidth=400, maxheight=500)

    assert (told["type"], told["title"], told["width"], told["height"]) == ("rich", "Nora Lindqvist, Head nurse", 400, 500)
    assert size_of(told["thumbnail_url"]) == (told["thumbnail_width"], told["thumbnail_height"]) == (400, 210)


def test_linkpreview_finds_title_words_and_picture(shared):
    _, link, root = shared
    found = link_preview(f"{root}/p/{link.slug}")

    assert (found.title, found.description) == ("Nora Lindqvist, Head nurse", "She has seen it all.")
    assert found.absolute_image == f"{root}/p/{link.slug}/wide.jpg"


def test_a_closed_link_shows_none_of_them_anything(node, shared):
    owner, link, root = shared
    revoke_share_link(member=owner, link=link)
    page = f"{root}/p/{link.slug}"

    with pytest.raises(AssertionError, match="404|not found|HTTP"):
        node(UNFURL, page)
    with pytest.raises(ProviderException, match="Failed to auto-discover"):
        oEmbed(page)
    with pytest.raises(requests.HTTPError, match="404 Client Error"):
        link_preview(page)


@contextmanager
def wiki():
    """A foreign site on this machine: its page frames whatever address stands in its query. Yields its host."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f'<iframe src="{unquote(self.path.partition("?")[2])}" width="480" height="640"></iframe>'.encode())

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"localhost:{server.server_port}"  # to a browser another site than 127.0.0.1
    server.shutdown()
    server.server_close()


def test_a_card_stands_in_a_frame_of_a_listed_page_only(chromium, shared):
    owner, link, root = shared
    with wiki() as host:
        seen = {}
        for allowed in (host, "elsewhere.example.com"):
            change_share_link(member=owner, link=link, expires_at=None, embed_hosts=[allowed])
            page = chromium.new_page()
            page.goto(f"http://{host}/?{root}/embed/{link.slug}")
            page.wait_for_load_state("networkidle")
            seen[allowed] = page.frames[-1].get_by_role("heading", name="Nora Lindqvist").count()
            page.close()

    assert seen == {host: 1, "elsewhere.example.com": 0}
