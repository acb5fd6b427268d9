from django.db import models

from accounts.models.base import PrefixedId


class IdempotencyKey(models.Model):
    """A client's own name for one POST. Written in the transaction that does what was asked, so that neither exists without the other."""

    id = PrefixedId("idk")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="+")
    route = models.CharField(max_length=200)
    key = models.CharField(max_length=64, help_text="SHA-256 of what the client sent")
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the body")
    generation = models.ForeignKey("generation.GenerationRequest", models.CASCADE, null=True, related_name="+", help_text="told anew")
    status = models.PositiveSmallIntegerField(null=True, help_text="of any other answer, which is told as it was")
    answer = models.TextField(blank=True, help_text="its body, encrypted: some answers hold a secret that is kept nowhere else")
    location = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "route", "key"], name="idempotency_key_once")]
        indexes = [models.Index(fields=["created_at"], name="idempotency_key_age")]
