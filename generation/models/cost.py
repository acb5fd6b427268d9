from django.db import models

from accounts.models.base import PrefixedId


class CostEntry(models.Model):
    """A line of the ledger. Written once, in the transaction that ended the job; never changed, never deleted."""

    id = PrefixedId("cost")
    workspace = models.ForeignKey("accounts.Workspace", models.PROTECT, related_name="costs")
    job = models.OneToOneField("Job", models.PROTECT, related_name="cost")
    engine = models.CharField(max_length=40)
    seconds = models.FloatField(help_text="engine seconds, refused seeds included")
    rate = models.DecimalField(max_digits=12, decimal_places=6, help_text="money per engine second")
    amount = models.DecimalField(max_digits=12, decimal_places=6)
    currency = models.CharField(max_length=3, default="USD")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "cost entries"
