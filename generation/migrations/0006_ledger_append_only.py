"""The database itself refuses to change the ledger, whatever code or console asks.

On SQLite only changes are refused, as with the audit log. A later migration that makes one of these tables anew on SQLite (it does so when
it alters a column) drops the trigger with the old table, and has to make it again.
"""

from django.db import migrations

TABLES = {"ledger_append_only": "generation_costentry", "savings_append_only": "generation_saving"}

FUNCTION = """
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'lines of the ledger are never changed or deleted'; END $$;
"""
POSTGRES = "CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();"
POSTGRES_BACK = "DROP TRIGGER {name} ON {table};"
SQLITE = """
CREATE TRIGGER {name} BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'lines of the ledger are never changed'); END;
"""
SQLITE_BACK = "DROP TRIGGER {name};"


def forwards(apps, editor):
    postgres = editor.connection.vendor == "postgresql"
    if postgres:
        editor.execute(FUNCTION)
    for name, table in TABLES.items():
        editor.execute((POSTGRES if postgres else SQLITE).format(name=name, table=table))


def backwards(apps, editor):
    postgres = editor.connection.vendor == "postgresql"
    for name, table in TABLES.items():
        editor.execute((POSTGRES_BACK if postgres else SQLITE_BACK).format(name=name, table=table))
    if postgres:
        editor.execute("DROP FUNCTION refuse_ledger_change();")


class Migration(migrations.Migration):
    dependencies = [("generation", "0005_money")]
    operations = [migrations.RunPython(forwards, backwards)]
