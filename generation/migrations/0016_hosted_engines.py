import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_commercial_use'),
        ('generation', '0015_models_and_adapters'),
    ]

    operations = [
        migrations.CreateModel(
            name='EnginePolicy',
            fields=[
                ('workspace', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='engine_policy', serialize=False, to='accounts.workspace')),
                ('hosted_allowed', models.BooleanField(default=False, help_text='words and reference pictures may be sent to hosted engines')),
                ('dearest_picture', models.DecimalField(decimal_places=6, help_text='`auto` chooses no engine whose picture costs more', max_digits=12, null=True)),
                ('preferred', models.JSONField(default=list, help_text='names of engines that `auto` takes first where they can, in this order')),
                ('updated_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name_plural': 'engine policies',
            },
        ),
        migrations.AddField(
            model_name='costentry',
            name='per_picture',
            field=models.DecimalField(decimal_places=6, help_text='of a hosted engine: it is the amount', max_digits=12, null=True),
        ),
        migrations.AddField(
            model_name='generationrequest',
            name='engine_why',
            field=models.CharField(blank=True, help_text='why `auto` chose it; empty where someone named it', max_length=300),
        ),
    ]
