from django.db import models


class RateWindow(models.Model):
    """How often a key was used since its minute began. For installations without Redis; moved by conditional update only."""

    key = models.CharField(primary_key=True, max_length=80)
    started_at = models.DateTimeField()
    used = models.PositiveIntegerField()
