from django.db import models

from accounts.models.base import PrefixedId


class Asset(models.Model):
    """An original picture: signed, scored, costed. Derived sizes and formats are renditions."""

    class Kind(models.TextChoices):
        OUTPUT = "output", "Picture"
        HERO = "hero", "Hero"
        UPLOAD = "upload", "Own picture"

    class Verdict(models.TextChoices):
        PASS = "pass", "Same face"
        REVIEW = "needs_review", "Needs review"
        ACCEPTED = "accepted", "Accepted by a reviewer"
        REJECTED = "rejected", "Rejected by a reviewer"
        UNMEASURED = "unmeasured", "Own picture, not measured"

    DELIVERED = (Verdict.PASS, Verdict.ACCEPTED, Verdict.UNMEASURED)

    id = PrefixedId("ast")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="assets")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OUTPUT)
    persona_version = models.ForeignKey("personas.PersonaVersion", models.PROTECT, related_name="assets")
    job = models.OneToOneField("Job", models.PROTECT, null=True, related_name="asset")
    file = models.CharField(max_length=200, help_text="storage name; content-hashed, never overwritten")
    parts = models.CharField(max_length=200, blank=True, help_text="storage name of the part map (indexed PNG)")
    subject = models.CharField(max_length=200, blank=True, help_text="of an edit: storage name of the subject's layer")
    background = models.CharField(max_length=200, blank=True, help_text="of an edit: storage name of the background's layer")
    mime = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField()
    file_hash = models.CharField(max_length=64, help_text="SHA-256 of the signed file")
    pixel_hash = models.CharField(max_length=64, help_text="SHA-256 of the RGB pixels: same seed and spec, same hash")
    seed = models.BigIntegerField()
    engine = models.CharField(max_length=40)
    spec = models.JSONField(default=dict, help_text="the recipe: everything needed to draw it again")
    receipt = models.JSONField(default=dict, help_text="of an edit: what was asked and understood, and what it did (docs/editor.md)")
    likeness = models.FloatField(null=True, help_text="cosine to the persona's centroid by the scoring embedder")
    threshold = models.FloatField(null=True)
    far = models.FloatField(null=True, help_text="false-accept rate the threshold was set at")
    scorer = models.CharField(max_length=60, blank=True)
    verdict = models.CharField(max_length=14, choices=Verdict)
    margin = models.FloatField(null=True, help_text="likeness minus the score of the nearest other persona")
    nearest = models.ForeignKey("personas.Persona", models.SET_NULL, null=True, related_name="+")
    pose = models.JSONField(default=dict, help_text="yaw, pitch, roll in degrees")
    face = models.JSONField(default=dict, help_text="box and five landmarks in pixels")
    attempts = models.PositiveIntegerField(default=1, help_text="how many seeds the likeness gate tried")
    created_at = models.DateTimeField(auto_now_add=True)
    quarantined_at = models.DateTimeField(null=True, help_text="whose consent was withdrawn is shown to nobody from then on")

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["workspace", "-created_at", "-id"], name="asset_newest"),
            models.Index(fields=["persona_version", "kind"], name="asset_of_persona"),
        ]

    def __str__(self):
        return self.id

    @property
    def delivered(self) -> bool:
        return self.quarantined_at is None and self.verdict in self.DELIVERED
