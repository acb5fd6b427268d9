from django.db import models

from accounts.models.base import PrefixedId


class Batch(models.Model):
    """Many pictures asked for in one document. Each cell is an ordinary request with one job; the batch only holds them together."""

    id = PrefixedId("bat")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="batches")
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    token = models.ForeignKey("accounts.AccessToken", models.SET_NULL, null=True, related_name="+", help_text="asked with, if by a program")
    name = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name_plural = "batches"
        indexes = [models.Index(fields=["workspace", "-created_at", "-id"], name="batch_newest")]

    def __str__(self):
        return self.name or self.id


class BatchCell(models.Model):
    """One picture of a batch, as it was wished for, and the job that makes or made it. A cell without a job is blocked, and says why."""

    id = PrefixedId("cell")
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="cells")
    position = models.PositiveIntegerField(help_text="from 0, in the order of the document")
    name = models.CharField(max_length=200, help_text="names its file in the export; unique in the batch")
    wish = models.JSONField(default=dict, help_text="persona, presets, placement, locale, variant, prompt ... as the document says")
    address = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the effective recipe: the same address, the same picture")
    job = models.ForeignKey("Job", models.CASCADE, null=True, related_name="cells")
    reused = models.BooleanField(default=False, help_text="its job was there before this batch")
    error_code = models.CharField(max_length=40, blank=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="cell_once_per_batch")]
        indexes = [models.Index(fields=["address"], name="cell_address")]

    def __str__(self):
        return self.name
