from django.db import models


class Pulse(models.Model):
    """When the worker last finished a round of its own housekeeping: proof that clock, broker and worker move, not only that they exist."""

    name = models.CharField(primary_key=True, max_length=40)
    at = models.DateTimeField()
