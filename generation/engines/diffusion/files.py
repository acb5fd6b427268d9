"""Where a model's parts lie, and what can be said of them without loading any."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from ..base import EngineError
from .family import Family, Identity
from .probe import ModelFacts, describe

EXTRA = ("torch", "diffusers", "transformers", "accelerate", "peft", "safetensors")
ENCODER = "image_encoder"  # beside the IP-Adapter file, as their makers publish them


@dataclass(frozen=True)
class ModelFiles:
    """`folder` is a diffusers folder; `denoiser` a file that takes its denoiser's place; `identity` an IP-Adapter file. `variant` is the
    middle of the folder's file names ("fp16"). `quantisation` is none, bf16, fp8, int8 or nf4; `tuning` a key of TUNINGS."""

    folder: Path
    denoiser: Path | None = None
    identity: Path | None = None
    variant: str = ""
    quantisation: str = "none"
    tuning: str = "auto"

    @property
    def image_encoder(self) -> Path:
        return self.identity.parent / ENCODER

    def weight(self) -> int:
        """Bytes of all weights that are loaded, as they lie on disk."""
        files = [path for folder in (self.folder, self.image_encoder if self.identity else None) if folder for path in folder.rglob("*")]
        single = [path for path in (self.denoiser, self.identity) if path]
        return sum(path.stat().st_size for path in (*files, *single) if path.suffix in (".safetensors", ".gguf"))

    def missing(self, family: Family) -> str:
        """In one sentence; empty when the model can be loaded. Reads headers only."""
        if not all(importlib.util.find_spec(name) for name in EXTRA):
            return f"{family.title} needs the engine extra. Run: python3 -m config.install engine"
        try:
            self._require(describe(self.folder), family)
            if self.denoiser:
                self._require(describe(self.denoiser), family)
            if self.identity:
                describe(self.identity)
        except EngineError as problem:
            return problem.message
        if self.identity and family.identity is Identity.IMAGE and not (self.image_encoder / "config.json").exists():
            return f"{self.identity.name} needs the image encoder it was trained with, in a folder called {ENCODER} beside it."
        return ""

    def _require(self, facts: ModelFacts, family: Family) -> None:
        """[dev] and Kontext, and some others, cannot be told apart by a file: so only what is told is held against it."""
        if facts.pipeline_class not in family.pipelines and facts.layout == "folder":
            raise EngineError("model_unreadable", f"{facts.path.name} is a {facts.pipeline_class}, not {family.title}.", permanent=True)
