from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.domain.errors import DomainError
from accounts.domain.sign_in_link import make_sign_in_link
from accounts.models import SignInLink


def signed_in_as(client) -> str | None:
    return client.session.get("_auth_user_id")


def test_a_link_signs_in_once(client, olga):
    token = make_sign_in_link(email="OLGA@example.com")
    answer = client.get(f"/sign-in/{token}")
    assert (answer.status_code, answer["Location"], answer["Referrer-Policy"]) == (302, "/", "strict-origin")
    assert signed_in_as(client) == olga.pk
    client.logout()
    again = client.get(f"/sign-in/{token}")
    assert (again.status_code, signed_in_as(client)) == (410, None)
    assert b"This sign-in link has been used or is too old." in again.content


def test_an_old_link_and_a_made_up_one_do_not_sign_in(client, olga):
    token = make_sign_in_link(email=olga.email)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/sign-in/{token}").status_code == 410
    assert client.get("/sign-in/made-up").status_code == 410
    assert signed_in_as(client) is None


def test_a_link_of_someone_who_has_left_does_not_sign_in(client, olga):
    token = make_sign_in_link(email=olga.email)
    olga.is_active = False
    olga.save()
    assert client.get(f"/sign-in/{token}").status_code == 410
    assert signed_in_as(client) is None


def test_no_link_is_made_for_a_stranger(db):
    with pytest.raises(DomainError, match="Nobody with the address 'nobody@example.com' has an account here"):
        make_sign_in_link(email="nobody@example.com")
    assert not SignInLink.objects.exists()


def test_address_and_password_sign_in_whatever_the_case(client, olga):
    answer = client.post("/accounts/login/", {"login": "Olga@Example.com", "password": "correct horse battery"})
    assert (answer.status_code, signed_in_as(client)) == (302, olga.pk)


def test_an_account_without_a_password_opens_for_no_password(client, stranger):
    stranger.set_password(None)
    stranger.save()
    for password in ("", "None", "!"):
        client.post("/accounts/login/", {"login": stranger.email, "password": password})
        assert signed_in_as(client) is None


def test_eight_wrong_passwords_close_the_door_for_that_address_even_to_the_right_one(client, olga, stranger):
    wrong = [client.post("/accounts/login/", {"login": olga.email, "password": f"guess {number}"}).status_code for number in range(8)]
    assert wrong[0] == 200
    locked = client.post("/accounts/login/", {"login": olga.email, "password": "correct horse battery"})
    assert (locked.status_code, signed_in_as(client)) == (429, None)
    client.post("/accounts/login/", {"login": stranger.email, "password": "another long password"})
    assert signed_in_as(client) == stranger.pk
