from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('generation', '0016_hosted_engines'),
    ]

    operations = [
        migrations.AddField(
            model_name='job',
            name='resource',
            field=models.CharField(default='cpu', help_text='what drawing it keeps busy: which workers may take it', max_length=10),
        ),
    ]
