import datetime

from django.db import models
from django.utils import timezone

from accounts.models.base import PrefixedId

from .persona import Persona


class Consent(models.Model):
    """Why the likeness of a real person may be used: their consent, or a licence; for what, from when to when, and what proves it.

    Never edited: what changes is recorded anew. Days are UTC, first and last included."""

    class Basis(models.TextChoices):
        CONSENT = "consent", "Consent"
        LICENCE = "licence", "Licence"

    class State(models.TextChoices):
        UPCOMING = "upcoming", "Not yet valid"
        VALID = "valid", "Valid"
        EXPIRED = "expired", "Expired"
        WITHDRAWN = "withdrawn", "Withdrawn"

    id = PrefixedId("con")
    persona = models.ForeignKey(Persona, models.CASCADE, related_name="consents")
    basis = models.CharField(max_length=8, choices=Basis)
    subject = models.CharField(max_length=160, help_text="who gave it: the person, or who holds the rights")
    scope = models.TextField(max_length=2000, help_text="what it covers; the terms of a licence")
    valid_from = models.DateField()
    valid_until = models.DateField()
    evidence = models.CharField(max_length=200, help_text="storage name of the signed paper")
    evidence_name = models.CharField(max_length=120, help_text="what the file was called")
    evidence_mime = models.CharField(max_length=40)
    evidence_hash = models.CharField(max_length=64, help_text="SHA-256 of the file")
    recorded_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self):
        return self.id

    @property
    def state(self) -> str:
        return self.state_on(timezone.now().date())

    @property
    def state_label(self) -> str:
        return self.State(self.state).label

    def state_on(self, day: datetime.date) -> str:
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if day < self.valid_from:
            return self.State.UPCOMING
        return self.State.EXPIRED if day > self.valid_until else self.State.VALID


class Erasure(models.Model):
    """What a withdrawal set going. The rows go at once, in the same transaction; `files` is what storage still has to lose. The receipt is
    written when nothing is left."""

    id = PrefixedId("era")
    persona = models.ForeignKey(Persona, models.CASCADE, related_name="erasures")
    consent = models.OneToOneField(Consent, models.CASCADE, related_name="erasure")
    files = models.JSONField(default=list, help_text="storage names that are still to be deleted")
    receipt = models.JSONField(default=dict, help_text="what was erased: hashes, counts, when")
    requested_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-requested_at", "-id"]

    def __str__(self):
        return self.id
