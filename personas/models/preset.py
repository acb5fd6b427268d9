from django.db import models

from accounts.models.base import PrefixedId


class Preset(models.Model):
    """A named way of making pictures. What it says lives in its versions; requests pin the version they used."""

    class Status(models.TextChoices):
        ACTIVE = "active", "Active"
        RETIRED = "retired", "Retired"

    id = PrefixedId("pre")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="presets")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    group = models.CharField(max_length=40, blank=True)
    description = models.CharField(max_length=240, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    current = models.OneToOneField("PresetVersion", models.PROTECT, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["group", "name"]
        constraints = [models.UniqueConstraint(fields=["workspace", "slug"], name="preset_slug_once_per_workspace")]

    def __str__(self):
        return self.name


class PresetVersion(models.Model):
    """Version n of a preset: prompt parts, palette, parameters and locked fields. Never edited."""

    id = PrefixedId("prv")
    preset = models.ForeignKey(Preset, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    prompt = models.TextField(blank=True)
    negative_prompt = models.TextField(blank=True)
    style = models.CharField(max_length=40, blank=True)
    palette = models.JSONField(default=list, blank=True)
    parameters = models.JSONField(default=dict, blank=True)
    locks = models.JSONField(default=list, blank=True, help_text="fields that nobody may override")
    note = models.CharField(max_length=240, blank=True, help_text="what changed and why")
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["preset", "number"], name="preset_version_once")]

    def __str__(self):
        return f"{self.preset} v{self.number}"
