from django.db import models

from .asset import Asset


class Appearance(models.Model):
    """One person of a picture that shows several: where the face stands, and how like its own persona it is.

    Only pictures of two and more people have these lines; there the asset's own figures are those of the least like of them.
    """

    asset = models.ForeignKey("Asset", models.CASCADE, related_name="appearances")
    persona_version = models.ForeignKey("personas.PersonaVersion", models.PROTECT, related_name="appearances")
    position = models.PositiveIntegerField(help_text="0 is the persona who was asked for, then the companions")
    likeness = models.FloatField(null=True, help_text="cosine to the persona's centroid by the scoring embedder")
    margin = models.FloatField(null=True, help_text="likeness minus the score of the nearest other persona")
    nearest = models.ForeignKey("personas.Persona", models.SET_NULL, null=True, related_name="+")
    verdict = models.CharField(max_length=14, choices=Asset.Verdict)
    pose = models.JSONField(default=dict, help_text="yaw, pitch, roll in degrees")
    face = models.JSONField(default=dict, help_text="box and five landmarks in pixels")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["asset", "position"], name="appearance_once_per_place"),
            models.UniqueConstraint(fields=["asset", "persona_version"], name="appearance_once_per_persona"),
        ]

    def __str__(self):
        return f"{self.asset_id} {self.position}"
