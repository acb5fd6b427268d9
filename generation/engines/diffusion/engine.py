"""A model of any family as an engine. Nothing here imports torch: that waits for `load`, in a worker."""

import dataclasses
import gc
import sys
from collections.abc import Hashable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..base import Capability, EngineError, GenerationSpec, OnStep, Result
from ..pixels import kept_outside, resized
from .families import FAMILIES
from .family import Family, Identity
from .files import ModelFiles
from .rows import Follow, Rows, batch_key

if TYPE_CHECKING:
    from .painter import Painter


class DiffusionEngine:
    """Draws from noise, from a picture, or within a mask, as far as its family does."""

    def __init__(self, files: ModelFiles, family: Family, *, name: str, title: str, version: str):
        self.files, self.family = files, family
        self.name, self.title, self.version, self.about = name, title, version, family.about
        self.canvas, self.resource = family.canvas, family.resource
        self.capabilities = family.capabilities(identity=family.identity is Identity.REFERENCES or files.identity is not None)
        self.painter: Painter | None = None

    @classmethod
    def from_model(
        cls, *, name: str, title: str, version: str, family: str, folder: Path, denoiser: Path | None = None,
        identity_file: Path | None = None, variant: str = "", quantisation: str = "none", tuning: str = "auto",
    ) -> "DiffusionEngine":  # fmt: skip
        """Of plain values, as a record holds them; nothing is looked at yet. Raises EngineError (permanent) for an unknown family."""
        if family not in FAMILIES:
            raise EngineError("family_unknown", f"Troupe has no family called {family}.", permanent=True)
        files = ModelFiles(folder, denoiser=denoiser, identity=identity_file, variant=variant, quantisation=quantisation, tuning=tuning)
        return cls(files, FAMILIES[family], name=name, title=title, version=version)

    @cached_property
    def _missing(self) -> str:
        return self.files.missing(self.family)

    def missing(self) -> str:
        """Remembered: new files need a new process."""
        return self._missing

    def load(self, device: str = "cpu", dtype: str = "auto") -> None:
        """Raises EngineError (permanent) where something is missing or does not belong together."""
        if missing := self.missing():
            raise EngineError("engine_unavailable", missing, permanent=True)
        from .painter import Painter

        self.painter = Painter.from_files(self.files, self.family, device=device, dtype=dtype)
        if self.painter.tuning.compiled and Capability.TEXT in self.capabilities and not self.family.needs_picture:
            side = round(self.canvas.area**0.5)
            self.painter.warm_up(*self.canvas.fitted(side, side))

    def weight(self) -> int:
        return self.files.weight()

    def peak(self) -> int:
        return self.painter.peak() if self.painter else 0

    def unload(self) -> None:
        self.painter = None
        gc.collect()  # pipelines hold on to each other
        torch = sys.modules.get("torch")
        if torch and torch.cuda.is_available():
            torch.cuda.empty_cache()

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        """Raises EngineError (permanent) for what it cannot draw: a size, more people than it keeps apart, a face that cannot enter."""
        (drawn,) = self._drawn([spec], lambda step, steps, looks: on_step("paint", step, steps, looks[0]))
        return drawn

    def generate_batch(self, specs: Sequence[GenerationSpec], on_steps: Sequence[OnStep]) -> list[Result | None]:
        """Several pictures in one go, each the same as alone; None for those whose `on_step` raised Canceled. Specs must have one
        `batch_key`. Raises as `generate` does, and Canceled when nobody waits any more."""
        rows = Rows([self.batch_key(spec) for spec in specs], on_steps)
        return rows.kept(self._drawn(specs, rows.tell))

    def batch_key(self, spec: GenerationSpec) -> Hashable:
        """Specs with equal keys may share a call."""
        return batch_key(self._complete(spec)) if self.family.batches and spec.image is None else id(spec)

    def _drawn(self, specs: Sequence[GenerationSpec], follow: Follow) -> list[Result | None]:
        specs = [self._complete(spec) for spec in specs]
        self._require(specs[0])
        images = self.painter.paint(specs, follow) if specs[0].image is None else [self._repainted(specs[0], follow)]
        return [self._result(spec, image) for spec, image in zip(specs, images, strict=True)]

    def _result(self, spec: GenerationSpec, image: np.ndarray | None) -> Result | None:
        return None if image is None else Result(image=image, seed=spec.seed, recipe=self._recipe(spec))

    def _complete(self, spec: GenerationSpec) -> GenerationSpec:
        """With the family's own steps and guidance where nobody says."""
        guidance = self.family.guidance if spec.guidance_scale is None else spec.guidance_scale
        return dataclasses.replace(spec, num_inference_steps=spec.num_inference_steps or self.family.steps, guidance_scale=guidance)

    def _require(self, spec: GenerationSpec) -> None:
        wanted = Capability.TEXT if spec.image is None else Capability.IMAGE if spec.mask_image is None else Capability.INPAINT
        if wanted not in self.capabilities:
            doing = {"text": "draw from words alone", "image": "start from a picture", "inpaint": "paint within a mask"}[wanted]
            raise EngineError("task_impossible", f"{self.title} does not {doing}.", permanent=True)
        if spec.companions and Capability.GROUP not in self.capabilities:
            raise EngineError("group_impossible", f"{self.title} shows one person per picture.", permanent=True)
        if spec.image is None and not self.canvas.holds(spec.width, spec.height):
            raise EngineError("size_off_grid", self.canvas.refusal(self.title, spec.width, spec.height), permanent=True)

    def _repainted(self, spec: GenerationSpec, follow: Follow) -> np.ndarray:
        """At a size the model knows, then brought to the size that was asked for. What the mask keeps is copied, to the byte."""
        usual = self.canvas.holds(spec.width, spec.height)
        width, height = (spec.width, spec.height) if usual else self.canvas.fitted(spec.width, spec.height)
        (painted,) = self.painter.paint([dataclasses.replace(spec, width=width, height=height)], follow)
        drawn = resized(painted, spec.width, spec.height)
        return kept_outside(spec.mask_image, resized(spec.image, spec.width, spec.height), drawn)

    def _recipe(self, spec: GenerationSpec) -> dict:
        """Everything besides seed and size that decided these pixels, and whom they show in the words of the illustrator, where anybody
        said so: what edits and cards are made from."""
        said = {
            "identity": dict(spec.character),
            "look": {**spec.look, **spec.fields},
            "companions": [{"identity": dict(one.character), "look": dict(one.look)} for one in spec.companions],
            "model": f"{self.name} {self.version}",
            "model_prompt": spec.prompt,
            "negative_prompt": spec.negative_prompt,
            "num_inference_steps": spec.num_inference_steps,
            "guidance_scale": spec.guidance_scale,
            "ip_adapter_scale": spec.ip_adapter_scale,
            "quantisation": self.files.quantisation,
            "compiled": self.painter.tuning.compiled,
        }
        return said if spec.image is None else said | {"strength": spec.strength}
