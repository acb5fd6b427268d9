from django.db import models


class OpenCall(models.Model):
    """A request of the Model Context Protocol's handshake era that is being answered, and what it began: `notifications/cancelled` comes
    as a request of its own, maybe to another process, and names no more than the number of the call."""

    token = models.ForeignKey("accounts.AccessToken", models.CASCADE, related_name="+")
    session = models.CharField(max_length=64)
    number = models.CharField(max_length=120, help_text="the JSON-RPC id, as JSON: 1 is not the text 1")
    generation = models.ForeignKey("generation.GenerationRequest", models.CASCADE, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["token", "session", "number"], name="open_call_named"),
            models.Index(fields=["created_at"], name="open_call_age"),
        ]
