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
    """A key with which a program acts as one member, within its scopes. Only a hash of it is kept; it goes when the member goes.

    Either a personal access token, or a program that the member connected by OAuth: then `application` says which, its secrets
    change with every refresh and are rows of django-oauth-toolkit, and `family` is what they have in common.
    """

    id = PrefixedId("tok")
    member = models.ForeignKey("accounts.Member", models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80, help_text="what it is for")
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False, help_text="of a personal access token")
    application = models.ForeignKey("oauth2_provider.Application", models.CASCADE, null=True, editable=False, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True, null=True, editable=False, help_text="of the code that may still be exchanged")
    family = models.UUIDField(unique=True, null=True, editable=False, help_text="of the refresh tokens")
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
