from django.db import models

from accounts.models.base import PrefixedId


class EditDraft(models.Model):
    """What one person prepared on a picture and has not sent: words, the change, the mask, the engine. Saved as it happens, gone when it is
    sent."""

    id = PrefixedId("drf")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="edit_drafts")
    asset = models.ForeignKey("Asset", models.CASCADE, related_name="drafts")
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="edit_drafts")
    words = models.TextField(blank=True)
    change = models.JSONField(default=dict, help_text="generation.editing.change.Change")
    mask = models.BinaryField(null=True, help_text="1-bit PNG of the picture's size, white where it may change")
    engine = models.CharField(max_length=40, blank=True, help_text="as the request would name it; empty where none was chosen")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asset", "user"], name="one_draft_per_picture_and_person")]

    def __str__(self):
        return self.id
