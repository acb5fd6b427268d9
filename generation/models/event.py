from django.db import models


class Event(models.Model):
    """The one event log: live tiles, streams, polling and webhooks read it. The id is the order."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40, help_text="job.queued, generation.succeeded, ...: EVENT_TYPES in domain/event/type.py")
    request_id = models.CharField(max_length=40, blank=True)
    job_id = models.CharField(max_length=40, blank=True)
    asset_id = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["workspace", "id"], name="event_after"),
            models.Index(fields=["request_id", "id"], name="event_of_request"),
        ]
        constraints = [
            # A job ends once: the database refuses a second last word, whatever the code does.
            models.UniqueConstraint(fields=["job_id"], condition=models.Q(kind__in=["job.succeeded", "job.blocked"]), name="job_ends_once")
        ]
