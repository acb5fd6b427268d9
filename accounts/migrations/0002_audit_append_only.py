"""The database itself refuses to change the audit log, whatever code or console asks.

On SQLite only changes are refused: a single file can be deleted by whoever can write it, and emptying tables between tests needs DELETE.
"""

from django.db import migrations

POSTGRES = """
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit entries are never changed or deleted'; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON accounts_auditentry
FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
"""
POSTGRES_BACK = "DROP TRIGGER audit_append_only ON accounts_auditentry; DROP FUNCTION refuse_audit_change();"

SQLITE = """
CREATE TRIGGER audit_append_only BEFORE UPDATE ON accounts_auditentry
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
"""
SQLITE_BACK = "DROP TRIGGER audit_append_only;"


def forwards(apps, editor):
    editor.execute(POSTGRES if editor.connection.vendor == "postgresql" else SQLITE)


def backwards(apps, editor):
    editor.execute(POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
