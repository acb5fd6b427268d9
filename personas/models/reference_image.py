import numpy as np
from django.db import models

from accounts.models.base import PrefixedId

from .persona import Persona
from .sealed_vector import unseal_vector


class ReferenceImage(models.Model):
    """A photograph of the person a persona shows. Of one that was refused only the reasons are kept, no pixels and no embedding."""

    class Status(models.TextChoices):
        KEPT = "kept", "Kept"
        REFUSED = "refused", "Refused"

    id = PrefixedId("ref")
    persona = models.ForeignKey(Persona, models.CASCADE, related_name="references")
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120, help_text="what the file was called")
    status = models.CharField(max_length=8, choices=Status)
    findings = models.JSONField(default=list, help_text="what was found wrong: code, message, hint; a refused one has at least one")
    file = models.CharField(max_length=200, blank=True, help_text="storage name of the PNG that was made of it")
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    source_hash = models.CharField(max_length=64, help_text="SHA-256 of the file as it was sent")
    perceptual_hash = models.CharField(max_length=16, blank=True, help_text="64 bits in hex; near pictures differ in few of them")
    measures = models.JSONField(default=dict, help_text="yaw, pitch, roll in degrees; sharpness; face_pixels; detection 0..1")
    landmarks = models.JSONField(default=list, help_text="five points in pixels, in the order of personas.faces.LANDMARKS")
    embedding = models.BinaryField(default=b"", help_text="sealed; of the recogniser that conditions")
    embedder = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self):
        return self.id

    @property
    def is_kept(self) -> bool:
        return self.status == self.Status.KEPT

    @property
    def embedding_vector(self) -> np.ndarray:
        """Raises DomainError as `unseal_vector` does."""
        return unseal_vector(self.embedding)
