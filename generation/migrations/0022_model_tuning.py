from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("generation", "0021_models_to_read")]

    operations = [
        migrations.AddField(
            model_name="imagemodel",
            name="tuning",
            field=models.CharField(default="auto", help_text="on a graphics card: auto, or none", max_length=12),
        ),
    ]
