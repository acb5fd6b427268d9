from django.db import models


class Event(models.Model):
    """The one event log: the studio's live tiles read it now, streams and webhooks later. The id is the order."""

    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40, help_text="job.queued, job.running, job.succeeded, ...")
    request_id = models.CharField(max_length=40, blank=True)
    job_id = models.CharField(max_length=40, blank=True)
    asset_id = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["workspace", "id"], name="event_after")]
        constraints = [
            # A job ends once: the database refuses a second last word, whatever the code does.
            models.UniqueConstraint(fields=["job_id"], condition=models.Q(kind__in=["job.succeeded", "job.blocked"]), name="job_ends_once")
        ]
