import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from accounts.domain.audit import first_broken_entry, record
from accounts.domain.member import change_role
from accounts.models import AuditEntry
from accounts.models.audit import AppendOnly


@pytest.fixture
def log(owner, carl):
    """Three entries."""
    change_role(by=owner, member=carl, role="viewer")
    record(workspace=owner.workspace, verb="workspace.swept", target=owner.workspace)
    return list(AuditEntry.objects.order_by("number"))


def test_entries_are_numbered_and_chained(log, owner):
    assert [(entry.number, entry.verb, entry.actor_name) for entry in log] == [
        (1, "workspace.created", "olga@example.com"),
        (2, "member.role_changed", "olga@example.com"),
        (3, "workspace.swept", "Troupe"),
    ]
    assert [entry.previous_hash for entry in log] == ["", log[0].hash, log[1].hash]
    assert first_broken_entry(workspace=owner.workspace) is None


def test_code_cannot_change_or_delete_an_entry(log):
    log[1].verb = "nothing.happened"
    for attempt in (log[1].save, log[1].delete, AuditEntry.objects.all().delete, lambda: AuditEntry.objects.update(verb="x")):
        with pytest.raises(AppendOnly):
            attempt()
    assert list(AuditEntry.objects.order_by("number")) == log


def test_the_database_refuses_a_change_too(log):
    with pytest.raises(DatabaseError, match="audit entries are never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_auditentry SET verb = 'nothing.happened' WHERE number = 2")
    assert AuditEntry.objects.get(number=2).verb == "member.role_changed"


def test_an_entry_taken_out_of_the_file_shows(log, owner):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE accounts_auditentry DISABLE TRIGGER audit_append_only")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_auditentry WHERE number = 2")
    assert first_broken_entry(workspace=owner.workspace) == log[2]


def test_an_entry_rewritten_behind_our_back_shows(log, owner):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE accounts_auditentry DISABLE TRIGGER audit_append_only")
        else:
            cursor.execute("DROP TRIGGER audit_append_only")
        cursor.execute("UPDATE accounts_auditentry SET actor_name = 'somebody else' WHERE number = 1")
    assert first_broken_entry(workspace=owner.workspace) == log[0]


def test_what_was_refused_is_not_logged(owner, carl):
    with pytest.raises(RuntimeError), transaction.atomic():
        record(member=owner, verb="member.praised", target=carl)
        raise RuntimeError("the change itself failed")
    assert not AuditEntry.objects.filter(verb="member.praised").exists()
