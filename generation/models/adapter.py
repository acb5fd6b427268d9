from django.db import models

from accounts.models.base import PrefixedId


class Adapter(models.Model):
    """LoRA weights below MODELS_DIR that teach models of one family something, and the words that call it."""

    class State(models.TextChoices):
        DISABLED = "disabled", "disabled"
        ENABLED = "enabled", "enabled"

    id = PrefixedId("adp")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="adapters")
    name = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    path = models.CharField(max_length=400, help_text="below MODELS_DIR")
    family = models.CharField(max_length=40, help_text="of the models it was trained on")
    rank = models.PositiveIntegerField()
    parameters = models.BigIntegerField()
    bytes = models.BigIntegerField()
    trigger_words = models.JSONField(default=list, help_text="put into the prompt when it is used")
    file_hash = models.CharField(max_length=64, help_text="SHA-256 of the file")
    licence = models.CharField(max_length=40, blank=True, help_text="a key of the table of known licences")
    agreement = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.DISABLED)
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="adapter_name_once")]

    def __str__(self):
        return self.title
