from django.db import models

from accounts.models.base import PrefixedId


class IdempotencyKey(models.Model):
    """A client's own name for one creation. Written in the transaction that creates, so that neither exists without the other."""

    id = PrefixedId("idk")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="+")
    route = models.CharField(max_length=60)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the body as canonical JSON")
    generation = models.ForeignKey("generation.GenerationRequest", models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "route", "key"], name="idempotency_key_once")]
        indexes = [models.Index(fields=["workspace", "created_at"], name="idempotency_key_age")]
