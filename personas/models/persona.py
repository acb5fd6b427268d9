from django.db import models

from accounts.models.base import PrefixedId


class Persona(models.Model):
    """A named character with one face. What may change over time lives in its versions."""

    class Status(models.TextChoices):
        ACTIVE = "active", "Active"
        RETIRED = "retired", "Retired"

    class Kind(models.TextChoices):
        SYNTHETIC = "synthetic", "Synthetic"
        REAL = "real", "Real person"
        LICENSED = "licensed", "Licensed likeness"

    id = PrefixedId("psn")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="personas")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=120, blank=True)
    story = models.TextField(max_length=2000, blank=True)
    quote = models.CharField(max_length=240, blank=True, help_text="what this persona says, in its own words")
    goals = models.JSONField(default=list, blank=True, help_text="what it wants: short lines")
    pains = models.JSONField(default=list, blank=True, help_text="what stands in its way: short lines")
    channels = models.JSONField(default=list, blank=True, help_text="where it is met: short lines")
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SYNTHETIC, help_text="whose face it is: nobody's, or a real person's")
    current = models.OneToOneField("PersonaVersion", models.PROTECT, null=True, editable=False, related_name="+")
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["workspace", "slug"], name="persona_slug_once_per_workspace")]

    def __str__(self):
        return self.name

    @property
    def is_retired(self) -> bool:
        return self.status == self.Status.RETIRED

    @property
    def is_synthetic(self) -> bool:
        return self.kind == self.Kind.SYNTHETIC


class PersonaVersion(models.Model):
    """Version n of a persona: one identity and its signature look (hair, beard, glasses, a hijab, turban or kippah). Never edited."""

    id = PrefixedId("psv")
    persona = models.ForeignKey(Persona, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    identity = models.ForeignKey("Identity", models.PROTECT, related_name="versions")
    look = models.JSONField(help_text="signature look: what this persona wears unless asked otherwise")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["persona", "number"], name="persona_version_once")]

    def __str__(self):
        return f"{self.persona} v{self.number}"
