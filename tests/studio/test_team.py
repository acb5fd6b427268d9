"""Members, invitations and the audit log in the browser."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Invitation, Member, Role
from tests.people import new_member


def test_the_link_of_an_invitation_is_shown_once_and_opens(browser, client, owner):
    page = browser.post("/team/invite", {"email": "Nina@Example.com", "role": "creator"}).content.decode()
    link = re.search(r'value="(http://testserver/invitations/[^"]+)"', page)[1]
    assert link not in browser.get("/team").content.decode()
    assert "nina@example.com is invited as creator." in client.get(link).content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"email": "not an address", "role": "creator"}, "is not an e-mail address"),
        ({"email": "nina@example.com", "role": "emperor"}, "There is no role"),
    ],
)
def test_a_refused_invitation_says_why_and_keeps_what_was_typed(browser, typed, sentence):
    answer = browser.post("/team/invite", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page and f'value="{typed["email"]}"' in page
    assert not Invitation.objects.exists()


def test_the_last_owner_cannot_step_down(browser, owner):
    answer = browser.post(f"/team/{owner.pk}", {"role": "viewer"})
    owner.refresh_from_db()
    assert (answer.status_code, owner.role) == (422, Role.OWNER)
    assert "A workspace needs at least one owner." in answer.content.decode()


def test_an_owner_changes_a_role_and_removes_a_member(browser, owner):
    member = new_member(Role.CREATOR, owner.workspace)
    browser.post(f"/team/{member.pk}", {"role": "reviewer"})
    member.refresh_from_db()
    assert member.role == Role.REVIEWER
    browser.post(f"/team/{member.pk}", {"remove": "1"})
    assert not Member.objects.filter(pk=member.pk).exists()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER, Role.CREATOR, Role.BRAND_MANAGER])
def test_others_see_who_belongs_here_but_change_nothing(client, owner, role):
    client.force_login(new_member(role, owner.workspace).user)
    page = client.get("/team").content.decode()
    assert owner.user.email in page and "Make an invitation" not in page
    assert client.post("/team/invite", {"email": "nina@example.com", "role": "owner"}).status_code == 403
    assert client.post(f"/team/{owner.pk}", {"remove": "1"}).status_code == 403
    assert not Invitation.objects.exists() and owner.workspace.members.count() == 2


def test_a_member_of_another_workspace_cannot_be_changed_from_here(browser):
    stranger = new_member()
    assert browser.post(f"/team/{stranger.pk}", {"remove": "1"}).status_code == 404
    assert Member.objects.filter(pk=stranger.pk).exists()


def test_the_audit_log_tells_who_did_what_and_that_the_chain_holds(browser, owner):
    browser.post("/team/invite", {"email": "nina@example.com", "role": "creator"})
    page = browser.get("/team/audit").content.decode()
    assert "invitation sent" in page and owner.user.email in page and "chain holds" in page


def test_creators_do_not_read_the_audit_log(client, owner):
    client.force_login(new_member(Role.CREATOR, owner.workspace).user)
    assert client.get("/team/audit").status_code == 403


def test_the_team_page_takes_the_same_queries_for_two_members_as_for_ten(browser, owner):
    counts = []
    for more in (1, 8):
        for _ in range(more):
            new_member(Role.VIEWER, owner.workspace)
        with CaptureQueriesContext(connection) as queries:
            browser.get("/team")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
