from django.db import models

from accounts.models.base import PrefixedId


class Job(models.Model):
    """One picture to make. The row is the truth; the broker only rings. Whoever changed the row owns the work until `lease_until`,
    and proves it with `token` (a fencing token: it grows with every claim, and every write names it)."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        HELD = "held", "Held"
        RUNNING = "running", "Drawing"
        SUCCEEDED = "succeeded", "Done"
        FAILED = "failed", "Failed"
        BLOCKED = "blocked", "Blocked"
        CANCELED = "canceled", "Canceled"
        EXPIRED = "expired", "Expired"

    ENDED = (State.SUCCEEDED, State.FAILED, State.BLOCKED, State.CANCELED, State.EXPIRED)
    COMMITTED = (State.QUEUED, State.RUNNING)  # may be charged yet, so their reservation counts

    id = PrefixedId("job")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="jobs")
    request = models.ForeignKey("GenerationRequest", models.CASCADE, related_name="jobs")
    index = models.PositiveIntegerField(help_text="which picture of the request, from 0")
    seed = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    cancel_requested = models.BooleanField(default=False)
    tries = models.PositiveIntegerField(default=0)
    token = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    resource = models.CharField(max_length=10, default="cpu", help_text="what drawing it keeps busy: which workers may take it")
    run_at = models.DateTimeField(help_text="not before: now, or after a back-off")
    rung_at = models.DateTimeField(null=True, help_text="when the broker was last told")
    phase = models.CharField(max_length=20, blank=True)
    step = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    held_for = models.CharField(max_length=10, blank=True, help_text="why it is or was held: budget")
    estimated = models.DecimalField(max_digits=12, decimal_places=6, default=0, help_text="what it will probably cost")
    reserved = models.DecimalField(max_digits=12, decimal_places=6, default=0, help_text="what it will cost at most")
    engine_seconds = models.FloatField(default=0)
    error_code = models.CharField(max_length=40, blank=True)
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at", "index"]
        constraints = [models.UniqueConstraint(fields=["request", "index"], name="job_once_per_request")]
        indexes = [
            models.Index(fields=["state", "run_at", "id"], name="job_next"),
            models.Index(fields=["workspace", "-created_at"], name="job_newest"),
        ]

    def __str__(self):
        return self.id

    @property
    def ended(self) -> bool:
        return self.state in self.ENDED
