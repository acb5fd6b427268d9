from django.db import models

from accounts.models.base import PrefixedId


class Upload(models.Model):
    """A picture that someone sent, made anew from its pixels. Only a hash is left of the file that came. It is an input, never served."""

    id = PrefixedId("upl")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="uploads")
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    file = models.CharField(max_length=200, help_text="storage name of the PNG that was made of it")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    has_alpha = models.BooleanField()
    source_hash = models.CharField(max_length=64, help_text="SHA-256 of the file as it was sent")
    pixel_hash = models.CharField(max_length=64, help_text="SHA-256 of the RGB pixels, as of assets")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["workspace", "-created_at", "-id"], name="upload_newest")]

    def __str__(self):
        return self.id
