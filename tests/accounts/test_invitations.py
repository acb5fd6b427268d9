from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.domain.errors import DomainError
from accounts.domain.invitation import accept_invitation, invite
from accounts.models import Invitation, Member, Role, User


def test_an_invited_person_makes_an_account_and_lands_in_the_workspace(client, owner):
    _, token = invite(by=owner, email="New@Example.com", role="reviewer")
    assert b"new@example.com is invited as reviewer" in client.get(f"/invitations/{token}").content
    assert client.post(f"/invitations/{token}").headers["Location"] == "/accounts/signup/"
    form = {"email": "new@example.com", "password1": "a long enough secret", "password2": "a long enough secret"}
    assert client.post("/accounts/signup/", form).status_code == 302
    member = Member.objects.get(user__email="new@example.com")
    assert (member.workspace, member.role) == (owner.workspace, Role.REVIEWER)
    assert client.get(f"/invitations/{token}").status_code == 410


def test_nobody_signs_up_without_an_invitation(client, db):
    form = {"email": "new@example.com", "password1": "a long enough secret", "password2": "a long enough secret"}
    client.post("/accounts/signup/", form)
    assert not User.objects.exists()


def test_an_invitation_opens_an_account_for_its_own_address_only(client, owner):
    _, token = invite(by=owner, email="new@example.com", role="viewer")
    client.post(f"/invitations/{token}")
    form = {"email": "other@example.com", "password1": "a long enough secret", "password2": "a long enough secret"}
    assert b"Your invitation is for new@example.com" in client.post("/accounts/signup/", form).content
    assert not User.objects.filter(email="other@example.com").exists()


def test_someone_with_an_account_signs_in_first_and_then_accepts(client, owner, stranger):
    _, token = invite(by=owner, email=stranger.email, role="creator")
    assert client.post(f"/invitations/{token}").headers["Location"] == f"/accounts/login/?next=/invitations/{token}"
    client.force_login(stranger)
    assert client.post(f"/invitations/{token}").headers["Location"] == "/"
    assert Member.objects.get(user=stranger, workspace=owner.workspace).role == Role.CREATOR


def test_an_invitation_works_once_and_for_seven_days(owner, stranger):
    invitation, token = invite(by=owner, email=stranger.email, role="viewer")
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(DomainError) as too_old:
        accept_invitation(token=token, user=stranger)
    assert too_old.value.code == "invitation_gone"
    _, token = invite(by=owner, email=stranger.email, role="viewer")
    accept_invitation(token=token, user=stranger)
    with pytest.raises(DomainError) as used:
        accept_invitation(token=token, user=stranger)
    assert used.value.code == "invitation_gone"
    assert Member.objects.filter(user=stranger, workspace=owner.workspace).count() == 1


def test_inviting_again_replaces_the_earlier_invitation(owner, stranger):
    _, first = invite(by=owner, email=stranger.email, role="viewer")
    invite(by=owner, email=stranger.email, role="creator")
    with pytest.raises(DomainError):
        accept_invitation(token=first, user=stranger)
    assert Invitation.objects.get().role == Role.CREATOR


def test_an_invitation_found_by_somebody_else_is_refused_and_stays_open(owner, stranger, carl):
    _, token = invite(by=owner, email="new@example.com", role="owner")
    with pytest.raises(DomainError, match="you are signed in as sam@example.com"):
        accept_invitation(token=token, user=stranger)
    assert Invitation.objects.get().accepted_at is None
    assert not Member.objects.filter(user=stranger, workspace=owner.workspace).exists()


@pytest.mark.parametrize(
    ("email", "role", "code"),
    [
        ("not an address", "viewer", "invalid_email"),
        ("", "viewer", "invalid_email"),
        ("carl@example.com", "viewer", "already_member"),
        ("new@example.com", "king", "unknown_role"),
    ],
)
def test_an_invitation_that_makes_no_sense_is_refused_and_nothing_changes(owner, carl, email, role, code):
    with pytest.raises(DomainError) as refusal:
        invite(by=owner, email=email, role=role)
    assert refusal.value.code == code
    assert not Invitation.objects.exists()


def test_the_token_itself_is_nowhere_in_the_database(owner):
    invitation, token = invite(by=owner, email="new@example.com", role="viewer")
    assert token not in str(Invitation.objects.values().get(pk=invitation.pk))
