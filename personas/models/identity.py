import numpy as np
from django.db import models

from accounts.models.base import PrefixedId

from .sealed_vector import unseal_vector


class Identity(models.Model):
    """One face, locked: its parameters never change. It is only measured again when an embedder has a new version, and erased when
    consent is withdrawn.

    Vectors are float32, 512 long, unit length, and stand encrypted: see sealed_vector.py."""

    class Source(models.TextChoices):
        DRAWN = "drawn", "Drawn"
        PHOTOGRAPHS = "photographs", "Photographs"

    id = PrefixedId("idn")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="identities")
    source = models.CharField(max_length=12, choices=Source, default=Source.DRAWN)
    parameters = models.JSONField(help_text="Atelier identity parameters; empty for a face from photographs")
    embedding = models.BinaryField(help_text="what a picture is conditioned on and found by; sealed, empty once erased")
    embedder = models.CharField(max_length=60)
    centroid = models.BinaryField(
        help_text="what a picture is scored against; made by another embedder; sealed, empty once erased and where there is no other"
    )
    scorer = models.CharField(max_length=60, blank=True, help_text="empty: nobody here can judge likeness independently")
    created_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name_plural = "identities"

    def __str__(self):
        return self.id

    @property
    def embedding_vector(self) -> np.ndarray:
        """Raises DomainError as `unseal_vector` does."""
        return unseal_vector(self.embedding)

    @property
    def centroid_vector(self) -> np.ndarray:
        """Raises DomainError as `unseal_vector` does; ask `is_scored` first."""
        return unseal_vector(self.centroid)

    @property
    def is_scored(self) -> bool:
        return bool(self.scorer) and bool(self.centroid)

    @property
    def is_drawn(self) -> bool:
        return self.source == self.Source.DRAWN
