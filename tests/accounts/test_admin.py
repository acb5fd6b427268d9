import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.domain.member import change_role
from accounts.models import AuditEntry, Member


@pytest.fixture
def other(stranger):
    return Member.objects.get(user=stranger)


@pytest.mark.parametrize("page", ["accounts/auditentry/", "accounts/member/"])
def test_the_console_lists_only_rows_of_ones_own_workspace(client, owner, carl, other, page):
    change_role(by=owner, member=carl, role="reviewer")
    client.force_login(owner.user)
    shown = client.get(f"/admin/{page}").content.decode()
    assert "olga@example.com" in shown or "Olga" in shown
    assert "sam@example.com" not in shown and "Other" not in shown


def test_a_row_of_another_workspace_cannot_be_opened_by_its_id(client, owner, other):
    foreign = AuditEntry.objects.get(workspace=other.workspace)
    client.force_login(owner.user)
    answer = client.get(f"/admin/accounts/auditentry/{foreign.pk}/change/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_audit_entries_are_read_only_in_the_console(client, owner):
    entry = AuditEntry.objects.get(workspace=owner.workspace)
    client.force_login(owner.user)
    assert client.get(f"/admin/accounts/auditentry/{entry.pk}/change/").status_code == 200
    assert client.post(f"/admin/accounts/auditentry/{entry.pk}/change/", {"verb": "nothing"}).status_code == 403
    assert client.post(f"/admin/accounts/auditentry/{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/admin/accounts/auditentry/add/").status_code == 403
    assert AuditEntry.objects.get(pk=entry.pk).verb == "workspace.created"


def test_the_console_sends_strangers_to_the_one_login_page(client, db):
    answer = client.get("/admin/login/?next=/admin/")
    assert answer["Location"] == "/accounts/login/?next=/admin/"


def test_the_console_lists_take_the_same_queries_for_one_row_as_for_three(client, owner, carl):
    client.force_login(owner.user)
    client.get("/admin/accounts/auditentry/")  # the first visit fills Django's caches
    with CaptureQueriesContext(connection) as for_one:
        client.get("/admin/accounts/auditentry/")
    for role in ("reviewer", "viewer"):
        change_role(by=owner, member=carl, role=role)
    with CaptureQueriesContext(connection) as for_three:
        client.get("/admin/accounts/auditentry/")
    assert len(for_one) == len(for_three)
