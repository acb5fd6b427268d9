from django.db import models


class EnginePolicy(models.Model):
    """What a workspace lets engines do. Without a row: nothing leaves the installation, and nobody prefers anything."""

    workspace = models.OneToOneField("accounts.Workspace", models.CASCADE, primary_key=True, related_name="engine_policy")
    hosted_allowed = models.BooleanField(default=False, help_text="words and reference pictures may be sent to hosted engines")
    dearest_picture = models.DecimalField(
        max_digits=12, decimal_places=6, null=True, help_text="`auto` chooses no engine whose picture costs more"
    )
    preferred = models.JSONField(default=list, help_text="names of engines that `auto` takes first where they can, in this order")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "engine policies"

    def __str__(self):
        return f"Engines of {self.workspace}"
