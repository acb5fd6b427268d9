from django.db import models

from accounts.models.base import PrefixedId


class Attempt(models.Model):
    """One request for a generation that came without a key, and what became of its answer: by it the same request, sent again because the
    line broke, is told from a second wish. `delivered_at` and `lost_at` are both empty while the answer is on its way."""

    id = PrefixedId("att")
    token = models.ForeignKey("accounts.AccessToken", models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of route and body")
    generation = models.ForeignKey("generation.GenerationRequest", models.CASCADE, related_name="+")
    retry = models.PositiveIntegerField(default=0, help_text="the how-manieth retry it said it was")
    delivered_at = models.DateTimeField(null=True)
    lost_at = models.DateTimeField(null=True, help_text="when the client hung up before it had the answer")
    taken_up = models.BooleanField(default=False, help_text="a later attempt stands in its place")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["token", "fingerprint", "-created_at"], name="attempt_same"),
            models.Index(fields=["created_at"], name="attempt_age"),
        ]
