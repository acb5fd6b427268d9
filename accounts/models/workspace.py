from django.db import models

from accounts.models.base import PrefixedId


class Workspace(models.Model):
    """A team and everything it owns. Nothing is shared between workspaces."""

    id = PrefixedId("wsp")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    commercial = models.BooleanField(default=True, help_text="pictures are made for a business: non-commercial models are refused")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self):
        return self.name
