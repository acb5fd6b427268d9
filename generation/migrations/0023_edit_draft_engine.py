from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("generation", "0022_model_tuning")]

    operations = [
        migrations.AddField(
            model_name="editdraft",
            name="engine",
            field=models.CharField(blank=True, help_text="as the request would name it; empty where none was chosen", max_length=40),
        ),
    ]
