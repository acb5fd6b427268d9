from django.db import models

from accounts.models.base import PrefixedId


class SignInLink(models.Model):
    """One way in without a password, for one person, once, for a short time. Only a hash of its token is kept."""

    id = PrefixedId("sil")
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
