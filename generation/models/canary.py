from django.db import models


class Canary(models.Model):
    """What a model drew from a known seed in one step when it was first loaded somewhere: whoever loads it again must draw the same."""

    engine = models.CharField(max_length=40)
    version = models.CharField(max_length=80)
    place = models.CharField(max_length=80, help_text="device and versions of the libraries that computed it")
    tones = models.JSONField(help_text="mean colours of 8 x 8 fields, 0..255")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "canaries"
        constraints = [models.UniqueConstraint(fields=["engine", "version", "place"], name="canary_once")]

    def __str__(self):
        return f"{self.engine} {self.version} on {self.place}"
