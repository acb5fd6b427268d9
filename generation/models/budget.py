from django.db import models

from accounts.models.base import PrefixedId


class Budget(models.Model):
    """How much may be spent in a calendar month (UTC): by the whole workspace, or by one member, or by one token.

    What was spent is not kept here: the ledger and the open jobs' reservations say it.
    """

    class Over(models.TextChoices):
        REFUSE = "refuse", "Refuse it"
        HOLD = "hold", "Hold it for approval"

    id = PrefixedId("bud")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="budgets")
    member = models.ForeignKey("accounts.Member", models.CASCADE, null=True, related_name="budgets")
    token = models.ForeignKey("accounts.AccessToken", models.CASCADE, null=True, related_name="budgets")
    soft = models.DecimalField(max_digits=12, decimal_places=6, null=True, help_text="from here on people are told, once a month")
    hard = models.DecimalField(max_digits=12, decimal_places=6, null=True, help_text="never more than this")
    per_request = models.DecimalField(max_digits=12, decimal_places=6, null=True, help_text="never more than this for one request")
    over = models.CharField(max_length=6, choices=Over, default=Over.REFUSE, help_text="what becomes of work that does not fit")
    warned_for = models.DateField(null=True, editable=False, help_text="first day of the month whose soft limit was told of")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["workspace"], condition=models.Q(member=None, token=None), name="budget_once_per_workspace"),
            models.UniqueConstraint(fields=["member"], condition=models.Q(token=None), name="budget_once_per_member"),
            models.UniqueConstraint(fields=["token"], name="budget_once_per_token"),
            models.CheckConstraint(condition=models.Q(member=None) | models.Q(token=None), name="budget_of_one_only"),
        ]

    def __str__(self):
        return self.whose

    @property
    def whose(self) -> str:
        """In words, for people."""
        if self.token_id:
            return f"Token {self.token.name}"
        return str(self.member.user) if self.member_id else "Whole workspace"
