from django.db import models

from accounts.models.base import PrefixedId

from ..editing.change import Change


class GenerationRequest(models.Model):
    """What was asked, with everything pinned: persona version, preset versions, words, size, seed, engine. Never edited."""

    id = PrefixedId("gen")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="requests")
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    token = models.ForeignKey("accounts.AccessToken", models.SET_NULL, null=True, related_name="+", help_text="asked with, if by a program")
    persona_version = models.ForeignKey("personas.PersonaVersion", models.PROTECT, related_name="requests")
    companions = models.JSONField(default=list, help_text="[{persona, persona_version, version, name}]: who else is in the picture")
    presets = models.JSONField(default=list, help_text="[{preset, version, slug, name, weight}]")
    prompt = models.TextField(blank=True)
    negative_prompt = models.TextField(blank=True)
    placement = models.CharField(max_length=60)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    safe_area = models.JSONField(default=list)
    count = models.PositiveIntegerField()
    parent = models.ForeignKey("Asset", models.PROTECT, null=True, related_name="edits", help_text="the picture that is edited")
    mask = models.ForeignKey("Upload", models.PROTECT, null=True, related_name="+", help_text="transparent where the parent may change")
    change = models.JSONField(default=dict, help_text="of an edit: generation.editing.change.Change")
    seed = models.BigIntegerField()
    likeness = models.FloatField(default=0.7, help_text="0 free .. 1 closest; becomes ip_adapter_scale")
    engine = models.CharField(max_length=40)
    engine_why = models.CharField(max_length=300, blank=True, help_text="why `auto` chose it; empty where someone named it")
    strength = models.FloatField(null=True, help_text="how far what it starts from is repainted, 0..1; null where it starts from nothing")
    adapter = models.ForeignKey("Adapter", models.PROTECT, null=True, related_name="requests", help_text="a style laid over the engine")
    adapter_scale = models.FloatField(null=True, help_text="how strongly, 0..2; null without an adapter")
    webhook_url = models.CharField(max_length=2000, blank=True, help_text="told how this one ended, besides the workspace's endpoints")
    composed = models.JSONField(default=dict, help_text="fields, why, unknown, conflicts, prompt: what the words became")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["workspace", "-created_at"], name="request_newest")]

    def __str__(self):
        return self.id

    @property
    def recomposes(self) -> bool:
        """An edit that is made of what is there: no engine is asked, and nothing is charged."""
        return bool(self.change) and self.strength is None and not Change.from_dict(self.change).redraws
