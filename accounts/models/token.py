from django.db import models
from django.utils import timezone

from accounts.models.base import PrefixedId


class Scope(models.TextChoices):
    READ = "read", "Read"
    GENERATE = "generate", "Generate"
    PERSONAS = "personas", "Change personas"
    PRESETS = "presets", "Change presets"
    ASSETS = "assets", "Judge pictures"
    WEBHOOKS = "webhooks", "Webhooks"
    TOKENS = "tokens", "Tokens"
    BUDGETS = "budgets", "Budgets"


class AccessToken(models.Model):
    """A key with which a program acts as one member, within its scopes. Only a hash of it is kept; it goes when the member goes."""

    id = PrefixedId("tok")
    member = models.ForeignKey("accounts.Member", models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80, help_text="what it is for")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=list)
    personas = models.JSONField(default=list, help_text="ids of the only personas it may make pictures of; empty: all")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self):
        return f"{self.name} ({self.id})"

    @property
    def expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()
