"""Sign-in and error pages: a sentence and a way on, in the house's clothes."""

import pytest

from accounts.domain.invitation import invite
from accounts.models import User

HOUSE = "css/tokens.css"


@pytest.mark.parametrize(
    "address", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/password/reset/done/"]
)
def test_sign_in_pages_wear_the_house_s_clothes(client, db, address):
    page = client.get(address).content.decode()
    assert HOUSE in page and "Menu:" not in page


def test_a_wrong_password_gets_a_sentence_and_keeps_the_address(client, db):
    page = client.post("/accounts/login/", {"login": "nobody@example.com", "password": "wrong"}).content.decode()
    assert 'role="alert"' in page and 'value="nobody@example.com"' in page


def test_someone_without_an_invitation_cannot_make_an_account(client, db):
    page = client.get("/accounts/signup/").content.decode()
    assert "People join a workspace by an invitation" in page and "password" not in page


def test_an_invited_person_makes_an_account_and_stands_in_the_workspace(client, owner):
    _, token = invite(by=owner, email="nina@example.com", role="creator")
    client.post(f"/invitations/{token}")
    assert "Use the address you were invited at." in client.get("/accounts/signup/").content.decode()
    words = {"email": "nina@example.com", "password1": "a long enough phrase", "password2": "a long enough phrase"}
    answer = client.post("/accounts/signup/", words)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert owner.workspace.members.get(user__email="nina@example.com").role == "creator"


@pytest.mark.parametrize("address", ["/", "/library", "/activity", "/review", "/brand", "/team", "/team/audit"])
def test_places_send_strangers_to_the_door_and_remember_where_they_wanted_to_go(client, db, address):
    assert client.get(address)["Location"] == f"/accounts/login/?next={address}"


def test_a_person_without_a_workspace_is_told_what_to_do(client, db):
    client.force_login(User.objects.create_user("alone@example.com"))
    answer = client.get("/library")
    assert answer.status_code == 403
    assert "You are not in a workspace yet" in answer.content.decode() and "alone@example.com" in answer.content.decode()


def test_a_wrong_address_is_a_page_with_a_way_on(browser):
    answer = browser.get("/no/such/place")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert HOUSE in page and "Nothing is here" in page


def test_a_crash_is_a_page_that_needs_neither_session_nor_database(client, rf):
    from django.views.defaults import server_error

    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()


def test_a_form_from_a_stale_page_is_told_to_reload(owner):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(owner.user)
    answer = client.post("/theme", {"theme": "dark"})
    assert answer.status_code == 403
    assert "The page was open too long" in answer.content.decode()
