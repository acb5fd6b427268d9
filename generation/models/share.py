from django.db import models
from django.utils import timezone

from accounts.models.base import PrefixedId


class ShareLink(models.Model):
    """A door to one persona's page for anyone who has the address, until it is revoked or expires. Its slug never changes and is never
    given again."""

    id = PrefixedId("shr")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="share_links")
    persona = models.ForeignKey("personas.Persona", models.CASCADE, related_name="share_links")
    slug = models.SlugField(max_length=80, unique=True, help_text="of its address; nobody can guess it")
    embed_hosts = models.JSONField(default=list, help_text="hosts whose pages may frame the card; * is any, none is nobody")
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["workspace", "-created_at", "-id"], name="share_newest")]

    def __str__(self):
        return self.slug

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > timezone.now())
