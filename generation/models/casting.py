from django.db import models

from accounts.models.base import PrefixedId


class Casting(models.Model):
    """A search for a face: the brief in the user's words, and the candidates drawn for it."""

    id = PrefixedId("cas")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="castings")
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    brief = models.TextField(blank=True)
    traits = models.JSONField(default=dict, help_text="identity traits the brief fixed: values, or [low, high]")
    look = models.JSONField(default=dict, help_text="look fields the brief fixed")
    unknown = models.JSONField(default=list, help_text="words nobody understood, with the nearest known one")
    notes = models.JSONField(default=list, help_text="sentences about what was drawn only approximately, or not at all, and why")
    seed = models.BigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]


class Candidate(models.Model):
    """One face of a casting, not yet anyone."""

    id = PrefixedId("cnd")
    casting = models.ForeignKey(Casting, models.CASCADE, related_name="candidates")
    number = models.PositiveIntegerField()
    identity = models.JSONField()
    look = models.JSONField()
    how = models.CharField(max_length=120, blank=True, help_text="where it came from: brief, like #3, mix of #2 and #7")
    picture = models.CharField(max_length=200, help_text="storage name of a signed WebP")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["casting", "number"], name="candidate_once_per_casting")]
