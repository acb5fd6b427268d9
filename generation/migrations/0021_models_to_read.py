from django.db import migrations, models
from django.utils import timezone


def read_what_was_never_read(apps, schema_editor):
    apps.get_model("generation", "ImageModel").objects.filter(state="checking").update(read_by=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("generation", "0020_parts_of_heroes")]
    operations = [
        migrations.AddField(
            model_name="imagemodel",
            name="read_by",
            field=models.DateTimeField(
                help_text="when a worker is told again to read its files, unless it has by then; null where nobody need", null=True
            ),
        ),
        migrations.RunPython(read_what_was_never_read, migrations.RunPython.noop),
    ]
