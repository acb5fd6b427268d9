from django.db import models

from accounts.models.base import PrefixedId
from accounts.models.sealed import SealedField


class WebhookEndpoint(models.Model):
    """Where a workspace wants to be told. The one with an empty address stands for the `webhook_url` that single requests carry."""

    id = PrefixedId("whe")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="webhook_endpoints")
    url = models.CharField(max_length=2000, blank=True)
    description = models.CharField(max_length=200, blank=True)
    types = models.JSONField(default=list, help_text="kinds of events: generation.succeeded, generation.*, *")
    secret = SealedField(editable=False)
    previous_secret = SealedField(blank=True, editable=False)
    previous_until = models.DateTimeField(null=True, editable=False, help_text="until when messages are signed with both")
    enabled = models.BooleanField(default=True)
    disabled_reason = models.CharField(max_length=240, blank=True)
    failing_since = models.DateTimeField(null=True, editable=False, help_text="the first failure since the last success")
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["workspace"], condition=models.Q(url=""), name="webhook_of_requests_once_per_workspace")
        ]
        indexes = [models.Index(fields=["workspace", "-created_at", "-id"], name="webhook_endpoint_newest")]

    def __str__(self):
        return self.url or "webhook_url of single requests"


class WebhookDelivery(models.Model):
    """One event on its way to one address. As with a job the row is the truth: whoever changed it owns the sending until `lease_until`."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENDING = "sending", "Being sent"
        DELIVERED = "delivered", "Delivered"
        DEAD = "dead", "Given up"

    id = PrefixedId("dlv")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="+")
    endpoint = models.ForeignKey(WebhookEndpoint, models.CASCADE, related_name="deliveries")
    event = models.ForeignKey("Event", models.CASCADE, related_name="+")
    url = models.CharField(max_length=2000)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveIntegerField(default=0, help_text="of this round; sending again by hand begins a new one")
    token = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    attempts = models.JSONField(default=list, help_text="[{at, status, milliseconds, outcome}], the newest last; never what was answered")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name_plural = "webhook deliveries"
        constraints = [models.UniqueConstraint(fields=["endpoint", "event"], name="webhook_delivery_once")]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state__in=["waiting", "sending"]), name="webhook_delivery_due"),
            models.Index(fields=["endpoint", "-created_at", "-id"], name="webhook_delivery_newest"),
        ]

    def __str__(self):
        return self.id
