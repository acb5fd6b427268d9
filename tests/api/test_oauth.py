"""OAuth: programs are let in by people, page by page as a browser and a program go through it."""

import base64
import hashlib
import re
from datetime import timedelta
from io import StringIO
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import AccessToken as Secret
from oauth2_provider.models import Application, DeviceGrant, Grant, RefreshToken

from accounts.domain.connection import sweep_connections
from accounts.domain.member import remove_member
from accounts.domain.token import revoke_token
from accounts.models import AccessToken, AuditEntry, Role
from api.middleware import ALLOWED_HEADERS
from tests.api.conftest import ApiClient, client_of
from tests.people import new_member

pytestmark = pytest.mark.django_db
BACK = "http://127.0.0.1:51234/callback"
VERIFIER = "verifier-of-at-least-forty-three-letters-0123456789"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


@pytest.fixture
def person(owner):
    """A browser that is signed in."""
    return signed_in(owner)


class Program(Client):
    """Without cookies; forged requests are looked for as the server does; forms are sent as OAuth wants them."""

    def __init__(self):
        super().__init__(enforce_csrf_checks=True)

    def post(self, path, data):
        return super().post(path, urlencode(data), content_type="application/x-www-form-urlencoded")


@pytest.fixture
def program():
    return Program()


def signed_in(member) -> Client:
    browser = Client()
    browser.force_login(member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def question(**changed) -> str:
    asked = {
        "response_type": "code",
        "client_id": "troupe-cli",
        "redirect_uri": BACK,
        "scope": "read generate",
        "state": "xyz",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    }
    return "/oauth/authorize?" + urlencode({name: value for name, value in (asked | changed).items() if value is not None})


def answer_of(page, **given) -> dict:
    """The form of a page, filled in."""
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()))
    return hidden | given


def consent(person, allow="true", **changed) -> dict:
    """What the program hears at its own address."""
    path = question(**changed)
    back = person.post(path, answer_of(person.get(path), allow=allow))
    assert back.status_code == 302 and back["Location"].startswith(BACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(back["Location"]).query).items()}


def exchange(program, code: str, **changed):
    asked = {"grant_type": "authorization_code", "client_id": "troupe-cli", "code": code, "redirect_uri": BACK, "code_verifier": VERIFIER}
    return program.post("/oauth/token", asked | changed)


def refresh(program, token: str, **more):
    return program.post("/oauth/token", {"grant_type": "refresh_token", "client_id": "troupe-cli", "refresh_token": token} | more)


def secrets_of(program, person, **changed) -> dict:
    return exchange(program, consent(person, **changed)["code"]).json()


def start_device(program, scope="read generate") -> dict:
    return program.post("/oauth/device_authorization", {"client_id": "troupe-figma", "scope": scope}).json()


def poll(program, device_code: str, client_id="troupe-figma"):
    return program.post("/oauth/token", {"grant_type": DEVICE, "client_id": client_id, "device_code": device_code})


def rested(started: dict) -> None:
    """As if the interval had passed since the program asked last."""
    DeviceGrant.objects.filter(device_code=started["device_code"]).update(last_checked=timezone.now() - timedelta(minutes=1))


def me(secret: str):
    return ApiClient(secret).get("/api/v1/me")


# --- authorization code -------------------------------------------------------------------------------------------


def test_a_program_that_was_let_in_acts_as_the_person_within_what_was_asked(program, person, owner):
    heard = consent(person)
    assert (heard["state"], heard["iss"]) == ("xyz", "http://127.0.0.1:8000")

    answer = exchange(program, heard["code"])
    secrets = answer.json()
    assert (answer.status_code, secrets["token_type"], secrets["expires_in"], secrets["scope"]) == (200, "Bearer", 3600, "read generate")
    assert answer["Cache-Control"] == "no-store"
    said = me(secrets["access_token"]).json()
    assert (said["member"]["id"], said["scopes"], said["name"]) == (owner.pk, ["read", "generate"], "A program on your computer")
    assert AuditEntry.objects.get(verb="program.connected").actor == owner.user


def test_the_page_asks_in_words_and_names_where_it_leads(person, owner):
    page = person.get(question())

    assert "see personas, presets and pictures" in page.content.decode() and "Refuse" in page.content.decode()
    assert f"act as {owner.user.email}" in page.content.decode()
    assert "form-action 'self' http://127.0.0.1:51234" in page["Content-Security-Policy"]


def test_strangers_sign_in_first_and_come_back(client, db):
    answer = client.get(question())

    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer["Location"]).query)["next"][0] == question()


def test_the_workspace_is_chosen_and_must_be_ones_own(program, person, owner):
    second, foreign = new_member(), new_member()
    second.user = owner.user
    second.save()
    path = question()
    page = person.get(path)

    refused = person.post(path, answer_of(page, allow="true", member=foreign.pk))
    assert refused.status_code == 400 and not Grant.objects.exists()
    back = person.post(path, answer_of(page, allow="true", member=second.pk))
    code = parse_qs(urlsplit(back["Location"]).query)["code"][0]
    assert me(exchange(program, code).json()["access_token"]).json()["workspace"]["id"] == second.workspace_id


def test_refusing_tells_the_program_and_connects_nothing(person):
    heard = consent(person, allow="")

    assert (heard["error"], heard["state"], heard["iss"]) == ("access_denied", "xyz", "http://127.0.0.1:8000")
    assert not AccessToken.objects.exists()


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
        ({"scope": "read everything"}, "invalid_scope"),
        ({"scope": "tokens"}, "invalid_scope"),
        ({"response_type": "token"}, "unauthorized_client"),
    ],
)
def test_what_may_not_be_asked_goes_back_to_the_program_as_an_error(person, changed, error):
    answer = person.get(question(**changed))

    assert answer.status_code == 302
    location = urlsplit(answer["Location"])
    assert parse_qs(location.query or location.fragment)["error"] == [error]


@pytest.mark.parametrize("changed", [{"client_id": "nobody"}, {"redirect_uri": "https://evil.example/callback"}])
def test_an_unknown_program_or_address_gets_a_page_and_no_redirect(person, changed):
    answer = person.get(question(**changed))

    assert (answer.status_code, answer.has_header("Location")) == (400, False)
    assert "This program asked wrongly" in answer.content.decode()


def test_pkce_takes_s256_only(person):
    path = question(code_challenge=VERIFIER, code_challenge_method="plain")
    answer = person.post(path, answer_of(person.get(path), allow="true"))

    assert "error=invalid_request" in answer["Location"] and not Grant.objects.exists()


def test_a_code_opens_once_and_only_for_whoever_knows_the_verifier(program, person):
    code = consent(person)["code"]

    assert exchange(program, code, code_verifier="x" * 43).json()["error"] == "invalid_grant"
    assert exchange(program, code).status_code == 200
    assert exchange(program, code).json()["error"] == "invalid_grant"


def test_nothing_that_opens_something_is_kept_in_clear(program, person):
    secrets = secrets_of(program, person)

    rows = str([*Secret.objects.values(), *RefreshToken.objects.values(), *AccessToken.objects.values()])
    assert secrets["access_token"] not in rows and secrets["refresh_token"] not in rows
    assert re.fullmatch(r"trp_oat_[0-9A-Za-z]{46}", secrets["access_token"])


# --- refreshing and ending ----------------------------------------------------------------------------------------


def test_refreshing_renews_both_secrets_and_stays_one_token(program, person):
    first = secrets_of(program, person)
    second = refresh(program, first["refresh_token"]).json()

    assert (me(first["access_token"]).status_code, me(second["access_token"]).status_code) == (401, 200)
    assert AccessToken.objects.count() == 1
    assert second["refresh_token"] != first["refresh_token"]


def test_a_refresh_to_fewer_scopes_gives_fewer_and_to_more_nothing(program, person):
    first = secrets_of(program, person)

    assert refresh(program, first["refresh_token"], scope="read webhooks").json()["error"] == "invalid_scope"
    fewer = refresh(program, first["refresh_token"], scope="read").json()
    assert me(fewer["access_token"]).json()["scopes"] == ["read"]


def test_a_refresh_token_that_comes_twice_ends_everything(program, person):
    first = secrets_of(program, person)
    second = refresh(program, first["refresh_token"]).json()

    assert refresh(program, first["refresh_token"]).json()["error"] == "invalid_grant"
    assert me(second["access_token"]).status_code == 401
    assert refresh(program, second["refresh_token"]).json()["error"] == "invalid_grant"
    assert AccessToken.objects.get().revoked_at is not None


@pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
def test_a_program_that_gives_back_a_secret_is_disconnected(program, person, kind):
    secrets = secrets_of(program, person)

    assert program.post("/oauth/revoke", {"client_id": "troupe-cli", "token": secrets[kind]}).status_code == 200
    assert me(secrets["access_token"]).status_code == 401
    assert AccessToken.objects.get().revoked_at is not None


def test_revoking_the_token_ends_access_and_refreshing(program, person, owner):
    secrets = secrets_of(program, person)
    revoke_token(by=owner, token=AccessToken.objects.get())

    assert me(secrets["access_token"]).json()["code"] == "token_revoked"
    assert refresh(program, secrets["refresh_token"]).json()["error"] == "invalid_grant"


def test_a_member_who_leaves_takes_their_programs_along(program, owner):
    creator = new_member(Role.CREATOR, owner.workspace)
    secrets = secrets_of(program, signed_in(creator))
    remove_member(by=owner, member=creator)

    assert me(secrets["access_token"]).status_code == 401
    assert refresh(program, secrets["refresh_token"]).json()["error"] == "invalid_grant"


def test_an_expired_secret_says_so(program, person):
    secrets = secrets_of(program, person)
    Secret.objects.update(expires=timezone.now())

    assert me(secrets["access_token"]).json()["code"] == "token_expired"


def test_a_program_may_do_no_more_than_its_person(program, viewer, nora):
    secrets = secrets_of(program, signed_in(viewer))
    answer = ApiClient(secrets["access_token"]).post("/api/v1/generations", {"persona": nora.slug, "prompt": "smiling"})

    assert (answer.status_code, answer.json()["code"]) == (403, "role_insufficient")


def test_a_secret_for_another_server_opens_nothing_here(program, person):
    secrets = exchange(program, consent(person, resource="https://elsewhere.example/")["code"]).json()

    assert me(secrets["access_token"]).json()["code"] == "token_invalid"


def test_a_connected_program_stands_among_ones_tokens_and_is_not_rolled(program, person, owner):
    secrets_of(program, person)
    consent(person)  # a code that nobody has exchanged is no token yet
    api = client_of(owner)

    listed = {each["name"]: each for each in api.get("/api/v1/tokens").json()["data"]}
    assert set(listed) == {"test", "A program on your computer"}
    answer = api.post(f"/api/v1/tokens/{listed['A program on your computer']['id']}/roll")
    assert (answer.status_code, answer.json()["code"]) == (422, "token_not_ours")


def test_codes_nobody_exchanged_are_swept(program, person):
    secrets_of(program, person)
    consent(person)
    start_device(program)
    AccessToken.objects.exclude(code_hash=None).update(expires_at=timezone.now())
    Grant.objects.update(expires=timezone.now())
    DeviceGrant.objects.update(expires=timezone.now())
    sweep_connections()

    assert (AccessToken.objects.count(), Grant.objects.count(), DeviceGrant.objects.count(), Secret.objects.count()) == (1, 0, 0, 1)


# --- device grant -------------------------------------------------------------------------------------------------


def test_a_program_on_another_screen_is_let_in_by_its_code(program, person, owner):
    started = start_device(program)
    assert re.fullmatch(r"[B-Z]{4}-[B-Z]{4}", started["user_code"])
    assert started["verification_uri_complete"] == f"http://127.0.0.1:8000/device?user_code={started['user_code']}"
    assert poll(program, started["device_code"]).json()["error"] == "authorization_pending"

    typed = started["user_code"].replace("-", " ").lower()
    page = person.get("/device", {"user_code": typed})
    assert started["user_code"] in page.content.decode() and "Troupe for Figma" in page.content.decode()
    done = person.post("/device", answer_of(page, allow="yes"))
    assert "Troupe for Figma is connected" in done.content.decode()

    secrets = poll(program, started["device_code"]).json()
    assert me(secrets["access_token"]).json()["member"]["id"] == owner.pk
    again = program.post(
        "/oauth/token", {"grant_type": "refresh_token", "client_id": "troupe-figma", "refresh_token": secrets["refresh_token"]}
    ).json()
    assert me(again["access_token"]).json()["scopes"] == ["read", "generate"]


def test_whoever_asks_too_often_is_slowed_down(program):
    started = start_device(program)

    assert [poll(program, started["device_code"]).json()["error"] for _ in range(2)] == ["authorization_pending", "slow_down"]
    rested(started)
    assert poll(program, started["device_code"]).json()["error"] == "authorization_pending"


def test_a_device_code_opens_once_and_for_its_program_only(program, person):
    started = start_device(program)
    person.post("/device", answer_of(person.get("/device", {"user_code": started["user_code"]}), allow="yes"))

    assert poll(program, started["device_code"], client_id="troupe-device").json()["error"] == "invalid_grant"
    assert poll(program, started["device_code"]).status_code == 200
    assert poll(program, started["device_code"]).json()["error"] == "invalid_grant"


def test_a_refused_an_expired_and_an_unknown_code_are_told_apart(program, person):
    refused, late = start_device(program), start_device(program)
    page = person.post("/device", answer_of(person.get("/device", {"user_code": refused["user_code"]}), allow="no"))
    DeviceGrant.objects.filter(device_code=late["device_code"]).update(expires=timezone.now())

    assert "was refused" in page.content.decode()
    codes = [refused["device_code"], late["device_code"], "x" * 30]
    assert [poll(program, code).json()["error"] for code in codes] == ["access_denied", "expired_token", "invalid_grant"]
    assert program.post("/oauth/token", {"grant_type": DEVICE, "client_id": "troupe-figma"}).json()["error"] == "invalid_request"
    assert not AccessToken.objects.exists()


def test_an_answered_code_is_not_asked_about_again(program, person):
    started = start_device(program)
    answer = answer_of(person.get("/device", {"user_code": started["user_code"]}), allow="yes")
    person.post("/device", answer)

    again = person.post("/device", answer)
    assert (again.status_code, AccessToken.objects.count()) == (404, 1)
    assert "No program waits with this code" in again.content.decode()


def test_a_device_asks_for_what_there_is(program):
    answer = program.post("/oauth/device_authorization", {"client_id": "troupe-figma", "scope": "everything"})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")
    assert program.post("/oauth/device_authorization", {"client_id": "troupe-figma"}).json()["interval"] == 5
    assert DeviceGrant.objects.get().scope == "read"


# --- client credentials -------------------------------------------------------------------------------------------


@pytest.fixture
def service(owner):
    """(client id, secret) that the shell printed for a service of the owner's."""
    return made_at_the_shell(owner, "read,generate")


def made_at_the_shell(member, scopes: str) -> tuple[str, str]:
    out, wish = StringIO(), {"name": "ci", "scopes": scopes, "client": True}
    call_command("token", workspace=member.workspace.slug, email=member.user.email, stdout=out, stderr=StringIO(), **wish)
    return tuple(out.getvalue().split())


def ask_as(program, service: tuple[str, str], **more):
    return program.post("/oauth/token", {"grant_type": "client_credentials", "client_id": service[0], "client_secret": service[1]} | more)


def test_a_service_gets_its_secrets_with_its_own_name_and_password(program, owner, service):
    answer = ask_as(program, service).json()
    assert (answer["scope"], "refresh_token" in answer) == ("read generate", False)
    said = me(answer["access_token"]).json()
    assert (said["member"]["id"], said["name"], said["scopes"]) == (owner.pk, "ci", ["read", "generate"])
    fewer = ask_as(program, service, scope="read").json()
    assert me(fewer["access_token"]).json()["scopes"] == ["read"]
    assert ask_as(program, service, scope="budgets read webhooks").json()["scope"] == "read"
    assert service[1] not in str(list(Application.objects.values()))
    assert AccessToken.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"client_secret": "wrong"}, "invalid_client"),
        ({"scope": "tokens budgets"}, "invalid_scope"),
        ({"client_id": "troupe-cli", "client_secret": ""}, "unauthorized_client"),
        ({"client_id": "troupe-figma", "client_secret": ""}, "unauthorized_client"),
    ],
)
def test_a_service_gets_nothing_that_it_was_not_given(program, service, changed, error):
    assert ask_as(program, service, **changed).json()["error"] == error
    assert not Secret.objects.exists()


def test_a_service_ends_with_its_token_and_with_its_member(program, owner, service):
    secret = ask_as(program, service).json()["access_token"]
    revoke_token(by=owner, token=AccessToken.objects.get())
    assert me(secret).json()["code"] == "token_revoked"
    assert ask_as(program, service).json()["error"] == "unauthorized_client"

    creator = new_member(Role.CREATOR, owner.workspace)
    second = made_at_the_shell(creator, "all")
    secret = ask_as(program, second).json()["access_token"]
    assert "tokens" not in me(secret).json()["scopes"]
    remove_member(by=owner, member=creator)
    assert me(secret).status_code == 401
    assert ask_as(program, second).json()["error"] == "unauthorized_client"


def test_a_service_that_would_make_tokens_is_not_made(owner):
    with pytest.raises(CommandError, match="makes no tokens"):
        made_at_the_shell(owner, "read,tokens")
    assert not Application.objects.exists()


# --- discovery, scripts of other pages ----------------------------------------------------------------------------


def test_a_401_leads_to_every_address(program, db):
    challenge = program.get("/api/v1/me")["WWW-Authenticate"]
    resource = program.get(urlsplit(re.search(r'resource_metadata="([^"]+)"', challenge)[1]).path).json()
    assert (resource["resource"], resource["authorization_servers"]) == ("http://127.0.0.1:8000", ["http://127.0.0.1:8000"])

    said = program.get("/.well-known/oauth-authorization-server").json()
    assert said["issuer"] == "http://127.0.0.1:8000"
    assert {name: urlsplit(url).path for name, url in said.items() if name.endswith("_endpoint")} == {
        "authorization_endpoint": "/oauth/authorize",
        "token_endpoint": "/oauth/token",
        "revocation_endpoint": "/oauth/revoke",
        "device_authorization_endpoint": "/oauth/device_authorization",
    }
    assert said["code_challenge_methods_supported"] == ["S256"]
    assert said["grant_types_supported"] == ["authorization_code", "refresh_token", "client_credentials", DEVICE]
    assert said["authorization_response_iss_parameter_supported"] is True
    assert "tokens" not in said["scopes_supported"]
    assert program.get("/.well-known/oauth-protected-resource/mcp").json()["resource"] == "http://127.0.0.1:8000/mcp"


@pytest.mark.parametrize("path", ["/api/v1/me", "/oauth/token", "/oauth/device_authorization", "/oauth/revoke", "/r/ast_x/w64.webp"])
def test_scripts_of_any_page_may_call_what_answers_to_no_cookie(program, db, path):
    asked = program.options(path, headers={"Origin": "null", "Access-Control-Request-Headers": "authorization"})
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")
    assert asked["Access-Control-Allow-Headers"] == ALLOWED_HEADERS and asked["Access-Control-Max-Age"] == "7200"

    refused = program.get(path, headers={"Origin": "null"})
    assert refused.status_code >= 400 and refused["Access-Control-Allow-Origin"] == "*"
    assert "etag" in refused["Access-Control-Expose-Headers"] and "Access-Control-Allow-Credentials" not in refused


def test_scripts_of_other_pages_may_not_ask_for_consent(person):
    for path in (question(), "/device"):
        assert "Access-Control-Allow-Origin" not in person.get(path, headers={"Origin": "null"})


def test_the_programs_that_come_along_are_made_once(program):
    for _ in range(2):
        start_device(program)
    assert Application.objects.get().client_id == "troupe-figma"


def test_a_registered_program_with_a_secret_must_know_it(program, person, capsys):
    call_command("oauth_program", name="n8n", redirect=["https://n8n.example.com/back"], secret=True)
    client_id, secret = capsys.readouterr().out.split()
    path = question(client_id=client_id, redirect_uri="https://n8n.example.com/back")
    back = person.post(path, answer_of(person.get(path), allow="true"))
    mine = {"client_id": client_id, "redirect_uri": "https://n8n.example.com/back"}
    code = parse_qs(urlsplit(back["Location"]).query)["code"][0]

    assert exchange(program, code, **mine, client_secret="wrong").json()["error"] == "invalid_client"
    assert me(exchange(program, code, **mine, client_secret=secret).json()["access_token"]).json()["name"] == "n8n"


@pytest.mark.parametrize("address", ["http://n8n.example.com/back", "https://n8n.example.com/back#x", "nowhere"])
def test_answers_go_to_safe_addresses_only(db, address):
    with pytest.raises(CommandError):
        call_command("oauth_program", name="n8n", redirect=[address])
    assert not Application.objects.exists()
