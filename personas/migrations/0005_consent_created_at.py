from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("personas", "0004_sealed_embeddings")]
    operations = [
        migrations.RenameField("consent", "recorded_at", "created_at"),
        migrations.AlterModelOptions("consent", {"ordering": ["-created_at", "-id"]}),
    ]
