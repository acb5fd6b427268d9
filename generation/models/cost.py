from django.db import models

from accounts.models.audit import AppendOnly
from accounts.models.base import PrefixedId


class LedgerQuerySet(models.QuerySet):
    def update(self, **fields):
        raise AppendOnly("Lines of the ledger are never changed.")

    def delete(self):
        raise AppendOnly("Lines of the ledger are never deleted.")


class LedgerLine(models.Model):
    """Written once, never changed, never deleted: the database refuses it too (see the triggers in the migrations)."""

    objects = LedgerQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly("Lines of the ledger are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("Lines of the ledger are never deleted.")


class CostEntry(LedgerLine):
    """What one picture cost. Written in the transaction that ended its job; whatever did not end well has none, and cost nothing."""

    id = PrefixedId("cost")
    workspace = models.ForeignKey("accounts.Workspace", models.PROTECT, related_name="costs")
    job = models.OneToOneField("Job", models.PROTECT, related_name="cost")
    engine = models.CharField(max_length=40)
    seconds = models.FloatField(help_text="engine seconds, refused seeds included")
    rate = models.DecimalField(max_digits=12, decimal_places=6, help_text="money per engine second")
    # Null without a default: SQLite then adds the column in place, and the triggers that keep the ledger stay on the table.
    per_picture = models.DecimalField(max_digits=12, decimal_places=6, null=True, help_text="of a hosted engine: it is the amount")
    amount = models.DecimalField(max_digits=12, decimal_places=6, help_text="seconds x rate, but never more than was reserved")
    currency = models.CharField(max_length=3, default="USD")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "cost entries"
        indexes = [
            models.Index(fields=["workspace", "-created_at", "-id"], name="cost_newest"),
            models.Index(fields=["engine", "-created_at"], name="cost_of_engine"),
        ]


class Saving(LedgerLine):
    """A wish that came again and was answered with what was already there. It cost nothing; `amount` is what it would have."""

    class How(models.TextChoices):
        KEY = "key", "Same Idempotency-Key"
        RETRY = "retry", "The client said that it tried again"
        LOST = "lost", "The first answer never arrived"

    id = PrefixedId("sav")
    workspace = models.ForeignKey("accounts.Workspace", models.PROTECT, related_name="savings")
    request = models.ForeignKey("GenerationRequest", models.PROTECT, related_name="savings")
    how = models.CharField(max_length=6, choices=How)
    amount = models.DecimalField(max_digits=12, decimal_places=6)
    currency = models.CharField(max_length=3, default="USD")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["workspace", "-created_at", "-id"], name="saving_newest")]
