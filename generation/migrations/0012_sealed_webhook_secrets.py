from django.db import migrations, models

from accounts.models.sealed import SealedField, seal, unseal

NAMES = ("secret", "previous_secret")


def _rewrite(apps, change):
    """To Django the columns are plain text here, between the two operations that say otherwise."""
    rows = apps.get_model("generation", "WebhookEndpoint").objects
    for row in rows.only(*NAMES):
        for name in NAMES:
            setattr(row, name, change(getattr(row, name)) if getattr(row, name) else "")
        row.save(update_fields=NAMES)


def seal_all(apps, schema_editor):
    _rewrite(apps, seal)


def unseal_all(apps, schema_editor):
    _rewrite(apps, unseal)


class Migration(migrations.Migration):
    """Secrets that stood in clear are sealed."""

    dependencies = [("generation", "0011_share_links")]

    operations = [
        migrations.AlterField("webhookendpoint", "secret", models.TextField(editable=False)),
        migrations.AlterField("webhookendpoint", "previous_secret", models.TextField(blank=True, editable=False)),
        migrations.RunPython(seal_all, unseal_all),
        migrations.AlterField("webhookendpoint", "secret", SealedField(editable=False)),
        migrations.AlterField("webhookendpoint", "previous_secret", SealedField(blank=True, editable=False)),
    ]
