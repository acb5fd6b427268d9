"""Tokens: made once, kept as a hash, and dead when they should be."""

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.domain.errors import DomainError
from accounts.domain.member import remove_member
from accounts.domain.token import make_token, read_token, revoke_token
from accounts.models import AccessToken, AuditEntry, Role, Scope
from tests.api.conftest import ApiClient, client_of
from tests.people import new_member

pytestmark = pytest.mark.django_db


def refusal_of(text: str) -> str:
    with pytest.raises(DomainError) as refusal:
        read_token(text=text)
    return refusal.value.code


def test_a_token_is_told_once_and_only_its_hash_is_kept(owner):
    token, text = make_token(by=owner, member=owner, name=" ci ", scopes=["generate", "read"])

    assert re.fullmatch(rf"trp_pat_{token.pk.removeprefix('tok_')}_[0-9A-Za-z]{{46}}", text)
    row = AccessToken.objects.filter(pk=token.pk).values().get()
    assert (row["name"], row["scopes"], row["last_used_at"]) == ("ci", ["read", "generate"], None)
    assert text.rpartition("_")[2] not in str(row)
    assert AuditEntry.objects.get(verb="token.created").actor == owner.user


def test_reading_a_token_finds_its_member_and_notes_the_use(owner):
    token, text = make_token(member=owner, name="ci", scopes=["read"])

    assert read_token(text=text).member == owner
    token.refresh_from_db()
    assert token.last_used_at is not None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "  "}, "token_name_missing"),
        ({"name": "x" * 81}, "token_name_too_long"),
        ({"scopes": ["read", "admin"]}, "unknown_scope"),
        ({"scopes": []}, "unknown_scope"),
        ({"expires_at": timezone.now() - timedelta(days=1)}, "token_expiry_past"),
    ],
)
def test_a_token_that_makes_no_sense_is_refused_and_not_stored(owner, fields, code):
    with pytest.raises(DomainError) as refusal:
        make_token(**{"member": owner, "name": "ci", "scopes": ["read"]} | fields)
    assert refusal.value.code == code
    assert AccessToken.objects.count() == 0


def test_a_letter_that_was_changed_shows_in_the_checksum_before_anything_is_looked_up(owner, django_assert_num_queries):
    text = make_token(member=owner, name="ci", scopes=["read"])[1]
    other = "a" if text[40] != "a" else "b"

    with django_assert_num_queries(0):
        assert refusal_of(text[:40] + other + text[41:]) == "token_invalid"


def test_a_revoked_an_expired_and_an_orphaned_token_open_nothing(owner):
    member = new_member(Role.CREATOR, owner.workspace)
    revoked, revoked_text = make_token(member=owner, name="a", scopes=["read"])
    expired, expired_text = make_token(member=owner, name="b", scopes=["read"], expires_at=timezone.now() + timedelta(days=1))
    orphaned_text = make_token(member=member, name="c", scopes=["read"])[1]
    revoke_token(by=owner, token=revoked)
    AccessToken.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    remove_member(by=owner, member=member)

    codes = [ApiClient(text).get("/api/v1/me").json()["code"] for text in (revoked_text, expired_text, orphaned_text)]
    assert codes == ["token_revoked", "token_expired", "token_invalid"]


def test_someone_who_may_not_sign_in_any_more_has_no_token_either(owner):
    text = make_token(member=owner, name="ci", scopes=["read"])[1]
    owner.user.is_active = False
    owner.user.save()

    assert refusal_of(text) == "token_invalid"


def test_revoking_twice_is_audited_once(owner):
    token = make_token(member=owner, name="ci", scopes=["read"])[0]
    first = revoke_token(by=owner, token=token).revoked_at

    assert revoke_token(by=owner, token=token).revoked_at == first
    assert AuditEntry.objects.filter(verb="token.revoked").count() == 1


def test_the_command_prints_a_token_that_works(owner, capsys):
    call_command("token", workspace=owner.workspace.slug, name="ci", scopes="all")

    answer = ApiClient(capsys.readouterr().out.strip()).get("/api/v1/me").json()
    assert (answer["name"], answer["scopes"], answer["member"]["id"]) == ("ci", Scope.values, owner.pk)


def test_the_command_lists_and_revokes(owner, capsys):
    token, text = make_token(member=owner, name="ci", scopes=["read"])

    call_command("token", workspace=owner.workspace.slug, revoke=token.pk)
    call_command("token", workspace=owner.workspace.slug, list=True)
    assert f"{token.pk}  revoked  ci  read" in capsys.readouterr().out
    assert refusal_of(text) == "token_revoked"


def test_the_command_refuses_in_a_sentence(owner):
    stranger = new_member()
    token = make_token(member=stranger, name="ci", scopes=["read"])[0]
    for wrong in ({"workspace": "nowhere", "name": "ci"}, {"name": "ci", "scopes": "everything"}, {"revoke": token.pk}):
        with pytest.raises(CommandError):
            call_command("token", **{"workspace": owner.workspace.slug} | wrong)
    assert list(AccessToken.objects.filter(revoked_at=None)) == [token]


def test_a_missing_scope_is_named_and_nothing_is_made(owner, nora):
    answer = client_of(owner, ["read"]).post("/api/v1/generations", {"persona": nora.slug, "prompt": "smiling"})

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
    assert "generate" in answer.json()["detail"]
    assert nora.workspace.requests.count() == 0


def test_a_token_may_do_no_more_than_its_member(viewer, nora):
    answer = client_of(viewer).post("/api/v1/generations", {"persona": nora.slug, "prompt": "smiling"})

    assert (answer.status_code, answer.json()["code"]) == (403, "role_insufficient")
    assert nora.workspace.requests.count() == 0


def test_without_a_token_the_answer_says_how_to_send_one(client, db):
    answer = client.get("/api/v1/personas")

    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    where = "http://127.0.0.1:8000/.well-known/oauth-protected-resource"
    assert answer["WWW-Authenticate"] == f'Bearer realm="troupe", scope="read generate", resource_metadata="{where}"'


def test_a_session_of_the_studio_opens_nothing_here(client, owner):
    client.force_login(owner.user, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/api/v1/personas").status_code == 401
