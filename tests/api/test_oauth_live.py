"""OAuth over real lines: official clients that find the way from a 401, a person who answers pages, an address that hears the answer."""

import asyncio
import http.server
import re
import threading
from contextlib import contextmanager
from urllib.parse import parse_qsl, urljoin, urlsplit

import httpx2
import pytest
import requests
from mcp import Client
from mcp.client.auth import AuthorizationCodeResult, OAuthClientProvider
from mcp.client.auth.extensions.client_credentials import ClientCredentialsOAuthProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import OAuthClientInformationFull, OAuthClientMetadata

from accounts.domain.connection import make_service
from accounts.domain.sign_in_link import make_sign_in_link
from accounts.models import AccessToken
from tests.api.server import serving

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


@pytest.fixture
def base(settings):
    with serving() as port:
        base = settings.PUBLIC_URL = f"http://127.0.0.1:{port}"
        settings.OAUTH2_PROVIDER = settings.OAUTH2_PROVIDER | {
            "OIDC_ISS_ENDPOINT": base,
            "OAUTH_DEVICE_VERIFICATION_URI_COMPLETE": lambda code: f"{base}/device?user_code={code}",
            "DEVICE_FLOW_INTERVAL": 1,
            "ALWAYS_RELOAD_OAUTHLIB_CORE": True,
        }
        yield base


class Person(requests.Session):
    """Someone at a browser: signed in by a link, answers pages by their forms."""

    def __init__(self, base: str, member):
        super().__init__()
        self.get(f"{base}/sign-in/{make_sign_in_link(email=member.user.email)}")

    def answer(self, page: requests.Response, **given) -> requests.Response:
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text))
        action = re.search(r'<form[^>]*method="post"[^>]*action="([^"]*)"', page.text)
        address = urljoin(page.url, action[1].replace("&amp;", "&")) if action and action[1] else page.url
        return self.post(address, data=hidden | given, headers={"Referer": page.url})


@contextmanager
def waiting_for_an_answer():
    """(address, what came there) of a program on this machine."""
    heard: dict[str, str] = {}

    class Callback(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            heard.update(parse_qsl(urlsplit(self.path).query))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Callback) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/callback", heard
        server.shutdown()
        thread.join()


class Kept:
    """Where a client keeps what it was given. The program is one that Troupe brings along, so it is not registered."""

    def __init__(self, back: str = ""):
        self.tokens = None
        self.client = (
            OAuthClientInformationFull(client_id="troupe-cli", redirect_uris=[back], token_endpoint_auth_method="none") if back else None
        )

    async def get_tokens(self):
        return self.tokens

    async def set_tokens(self, tokens):
        self.tokens = tokens

    async def get_client_info(self):
        return self.client

    async def set_client_info(self, client_info):
        self.client = client_info


def tools_by(base: str, auth) -> list[str]:
    async def talked():
        http_client = httpx2.AsyncClient(auth=auth, timeout=30)
        async with http_client, Client(streamable_http_client(f"{base}/mcp", http_client=http_client)) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    return asyncio.run(talked())


def me(base: str, secret: str) -> requests.Response:
    return requests.get(f"{base}/api/v1/me", headers={"Authorization": f"Bearer {secret}"}, timeout=10)


def test_from_a_401_to_an_answer_by_pkce_and_back_to_nothing(base, owner):
    person = Person(base, owner)
    with waiting_for_an_answer() as (back, heard):
        kept = Kept(back)

        async def show(url: str) -> None:
            page = await asyncio.to_thread(person.get, url)
            await asyncio.to_thread(person.answer, page, allow="true")

        async def answer() -> AuthorizationCodeResult:
            return AuthorizationCodeResult(code=heard["code"], state=heard["state"], iss=heard["iss"])

        asked = OAuthClientMetadata(redirect_uris=[back], token_endpoint_auth_method="none", scope="read generate")
        assert "find_personas" in tools_by(base, OAuthClientProvider(f"{base}/mcp", asked, kept, show, answer))
    assert heard["iss"] == base
    first = kept.tokens
    assert first.access_token.startswith("trp_oat_") and first.expires_in == 3600
    assert AccessToken.objects.get().scopes == ["read", "generate"]

    renew = {"grant_type": "refresh_token", "client_id": "troupe-cli", "refresh_token": first.refresh_token}
    second = requests.post(f"{base}/oauth/token", data=renew, timeout=10).json()
    assert requests.post(f"{base}/oauth/token", data=renew, timeout=10).json()["error"] == "invalid_grant"  # a second time: a thief
    assert me(base, second["access_token"]).status_code == 401
    assert AccessToken.objects.get().revoked_at is not None


def test_a_service_finds_the_way_by_itself(base, owner):
    token, secret = make_service(member=owner, name="ci", scopes=["read"])
    kept = Kept()
    auth = ClientCredentialsOAuthProvider(f"{base}/mcp", kept, token.application.client_id, secret, issuer=base)
    assert "find_personas" in tools_by(base, auth)
    assert kept.tokens.refresh_token is None
    wish = {"headers": {"Authorization": f"Bearer {kept.tokens.access_token}"}, "timeout": 10}
    assert requests.post(f"{base}/api/v1/generations", json={}, **wish).json()["code"] == "scope_missing"


def test_a_program_without_a_browser_is_let_in_on_another_screen(base, owner):
    program = {"client_id": "troupe-device", "scope": "read generate"}
    started = requests.post(f"{base}/oauth/device_authorization", data=program, timeout=10).json()
    poll = {"grant_type": DEVICE, "client_id": "troupe-device", "device_code": started["device_code"]}
    assert requests.post(f"{base}/oauth/token", data=poll, timeout=10).json()["error"] == "authorization_pending"

    person = Person(base, owner)
    page = person.get(started["verification_uri_complete"])
    assert started["user_code"] in page.text
    assert "is connected" in person.answer(page, allow="yes").text
    answers = (requests.post(f"{base}/oauth/token", data=poll, timeout=10).json() for _ in iter(lambda: threading.Event().wait(1), True))
    secrets = next(answer for answer in answers if answer.get("error") not in ("authorization_pending", "slow_down"))
    assert me(base, secrets["access_token"]).json()["scopes"] == ["read", "generate"]
    requests.post(f"{base}/oauth/revoke", data={"client_id": "troupe-device", "token": secrets["access_token"]}, timeout=10)
    assert me(base, secrets["access_token"]).status_code == 401
