from django.db import models

from accounts.models.base import PrefixedId


class ImageModel(models.Model):
    """Weights that a workspace brought: a folder or file below MODELS_DIR, what it says of itself, and under which licence it may be used.
    Enabled, it is an engine by its name. The files are never copied, changed or removed by Troupe."""

    class Kind(models.TextChoices):
        PIPELINE = "pipeline", "complete model"
        DENOISER = "denoiser", "denoiser alone"

    class State(models.TextChoices):
        CHECKING = "checking", "being read"
        DISABLED = "disabled", "disabled"
        ENABLED = "enabled", "enabled"
        CHANGED = "changed", "files changed"  # the bytes are not those that were imported; nobody draws with it

    id = PrefixedId("mdl")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="image_models")
    name = models.SlugField(max_length=40, unique=True, help_text="of the engine it becomes")
    title = models.CharField(max_length=120)
    path = models.CharField(max_length=400, help_text="below MODELS_DIR")
    kind = models.CharField(max_length=12, choices=Kind)
    layout = models.CharField(max_length=12, help_text="folder, safetensors or gguf")
    family = models.CharField(max_length=40)
    pipeline_class = models.CharField(max_length=80, blank=True)
    variant = models.CharField(max_length=20, blank=True, help_text="the middle of its files' names: fp16")
    dtype = models.CharField(max_length=40, help_text="of its denoiser, as torch or GGUF call it")
    parameters = models.BigIntegerField()
    bytes = models.BigIntegerField(help_text="of its tensors")
    components = models.JSONField(default=list, help_text="[{name, title, dtype, parameters, bytes}]")
    base = models.ForeignKey("self", models.PROTECT, null=True, related_name="denoisers", help_text="where a denoiser's other parts are")
    identity_path = models.CharField(max_length=400, blank=True, help_text="IP-Adapter file that carries faces into it, below MODELS_DIR")
    identity_licence = models.CharField(max_length=40, blank=True)
    identity_hash = models.CharField(max_length=64, blank=True)
    file_hash = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the file, or of the list of a folder's files and theirs")
    licence = models.CharField(max_length=40, blank=True, help_text="a key of the table of known licences; empty until somebody chose one")
    agreement = models.CharField(max_length=200, blank=True, help_text="the contract, or the met condition, that permits what it restricts")
    quantisation = models.CharField(max_length=12, default="none")
    tuning = models.CharField(max_length=12, default="auto", help_text="on a graphics card: auto, or none")
    state = models.CharField(max_length=12, choices=State, default=State.CHECKING)
    read_by = models.DateTimeField(
        null=True, help_text="when a worker is told again to read its files, unless it has by then; null where nobody need"
    )
    created_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["workspace", "-created_at", "-id"], name="model_newest")]

    def __str__(self):
        return self.title
