import numpy as np
from django.db import models

from accounts.models.base import PrefixedId


class Identity(models.Model):
    """One face, locked: its parameters never change. It is only measured again when an embedder has a new version.

    Vectors are float32, 512 long, unit length, stored as little-endian bytes."""

    id = PrefixedId("idn")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="identities")
    parameters = models.JSONField(help_text="Atelier identity parameters")
    embedding = models.BinaryField(help_text="what a picture is conditioned on and found by")
    embedder = models.CharField(max_length=60)
    centroid = models.BinaryField(help_text="what a picture is scored against; made by another embedder")
    scorer = models.CharField(max_length=60)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "identities"

    def __str__(self):
        return self.id

    @property
    def embedding_vector(self) -> np.ndarray:
        return np.frombuffer(bytes(self.embedding), "<f4")

    @property
    def centroid_vector(self) -> np.ndarray:
        return np.frombuffer(bytes(self.centroid), "<f4")
