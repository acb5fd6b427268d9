"""A loaded model: one set of weights under the pipelines of its family. Importing this imports torch."""

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from .quiet import quiet  # isort: skip

import numpy as np
import torch
from diffusers import DiffusionPipeline
from PIL import Image

from ..base import EngineError, GenerationSpec
from ..pixels import resized
from .adapters import Adapters
from .family import Family, Identity
from .files import ModelFiles
from .identity import face_input, refused
from .loading import UNREADABLE, load_pipeline, sibling
from .previews import Guess, Preview
from .quantize import dtype_for, once_loaded, require_computable
from .rows import Follow, one_by_one
from .seeds import generators
from .tune import COMPILER, NotCompiled, tune, untune
from .tuning import UNTUNED, Tuning, tuning_for

MAY_LACK = frozenset({"width", "height", "strength", "negative_prompt"})  # arguments that some pipelines do not have


class Painter:
    """Use `from_files`. One persona per call, in however many rows: the pipelines show every row the same face."""

    def __init__(self, pipe: DiffusionPipeline, family: Family, files: ModelFiles):
        self.pipe, self.family = pipe, family
        self.faces = face_input(files, family)
        try:
            with quiet():
                self.faces.load(pipe)
        except UNREADABLE as problem:
            sentence = f"The file that carries faces into this {family.title} does not belong to it: {problem}"
            raise EngineError("engine_unavailable", sentence, permanent=True) from problem
        self.adapters, self.preview = Adapters(pipe, family.title), Preview(pipe)
        self.tuning = UNTUNED

    @classmethod
    def from_files(cls, files: ModelFiles, family: Family, *, device: str, dtype: str) -> "Painter":
        """Raises EngineError (permanent) for files that cannot be read or do not belong together."""
        require_computable(files.quantisation, device=device)
        arithmetic = dtype_for(dtype, device=device, quantisation=files.quantisation)
        loaded = cls(load_pipeline(files, family, dtype=arithmetic), family, files)
        heavy = [part for name, part in loaded.pipe.components.items() if name == family.denoiser or name.startswith("text_encoder")]
        once_loaded(files.quantisation, filter(None, heavy))
        loaded.pipe.to(device)
        gguf = files.denoiser is not None and files.denoiser.suffix == ".gguf"
        return loaded.tuned(tuning_for(files.tuning, device=device, quantisation=files.quantisation, gguf=gguf))

    def tuned(self, tuning: Tuning, *, backend: str = COMPILER) -> "Painter":
        """Itself, made ready for a card. Before the first adapter."""
        tune(self.pipe, self.family, tuning, backend=backend)
        self.tuning, self.adapters.hot = tuning, tuning.hot
        return self

    def warm_up(self, width: int, height: int) -> None:
        """One step of a picture of this size, so that nobody waits for the compiler later. Where it cannot compile, the model draws as it
        would untuned."""
        spec = GenerationSpec(
            prompt="a portrait", width=width, height=height, num_inference_steps=1, guidance_scale=self.family.guidance, ip_adapter_scale=0
        )
        try:
            self.paint([spec], _nobody)
        except NotCompiled:
            untune(self.pipe, self.family)
            self.tuning, self.adapters.hot = replace(self.tuning, compiled=False, hot=False), False
        self.peak()  # of what the compiler tried out: no picture took that

    def peak(self) -> int:
        """Bytes besides the weights since this was last asked; 0 on a processor, which does not count."""
        if self.pipe.device.type != "cuda":
            return 0
        peak, held = torch.cuda.max_memory_allocated(), torch.cuda.memory_allocated()
        torch.cuda.reset_peak_memory_stats()
        return max(0, peak - held)

    @property
    def together(self) -> bool:
        """Whether several pictures share a call. Not on a processor in float32: its libraries choose another way to multiply for another
        number of rows, so that the last bits of a picture would depend on its company."""
        return self.pipe.device.type != "cpu" or self.pipe.dtype != torch.float32

    def paint(self, specs: Sequence[GenerationSpec], follow: Follow) -> list[np.ndarray | None]:
        """A picture for each, uint8 (height, width, 3), all in one go; None for one that nobody waits for any more. They may differ in
        words and seed only. `follow` is told of every step and may raise. Raises EngineError, also when a number is not finite: never a
        black picture."""
        if self.together or len(specs) == 1:
            return self._call(specs, follow)
        return one_by_one(self._call, specs, follow)

    def _call(self, specs: Sequence[GenerationSpec], follow: Follow) -> list[np.ndarray]:
        first = specs[0]
        pipe = sibling(self.pipe, self._pipeline_for(first))
        self.adapters.use(first.adapter, first.lora_scale)
        inputs = self._inputs(pipe, specs) | self._subject(pipe, first)
        known = inspect.signature(pipe.__call__).parameters
        inputs = {name: value for name, value in inputs.items() if name not in MAY_LACK or name in known}
        if "max_area" in known:  # or it draws a megapixel whatever is asked
            inputs |= {"max_area": first.width * first.height, "_auto_resize": False}
        try:
            with quiet(), torch.inference_mode():
                pictures = pipe(**inputs, output_type="np", callback_on_step_end=_Follower(self.preview, specs, follow)).images
        finally:
            pipe.maybe_free_model_hooks()
        return [self._pixels(picture) for picture in pictures]

    def _pipeline_for(self, spec: GenerationSpec) -> str:
        return self.family.text if spec.image is None else self.family.image if spec.mask_image is None else self.family.inpaint

    def _inputs(self, pipe: DiffusionPipeline, specs: Sequence[GenerationSpec]) -> dict[str, Any]:
        first = specs[0]
        inputs = {
            "prompt": [spec.prompt for spec in specs],
            "num_inference_steps": first.num_inference_steps,
            self.family.guidance_argument: first.guidance_scale,
            "width": first.width,
            "height": first.height,
            "generator": generators(spec.seed for spec in specs),
        }
        if self.family.negative_prompt and first.guidance_scale > 1:
            inputs["negative_prompt"] = [spec.negative_prompt or " " for spec in specs]
        return inputs

    def _subject(self, pipe: DiffusionPipeline, spec: GenerationSpec) -> dict[str, Any]:
        """What it starts from and whom it shows."""
        given = self.faces.inputs(self.pipe, spec, guided=spec.guidance_scale > 1 and self.family.negative_prompt)
        shown = given.pop("references", [])
        start = [] if spec.image is None else [Image.fromarray(resized(spec.image, spec.width, spec.height))]
        if spec.mask_image is not None:
            mask = Image.fromarray(resized(spec.mask_image, spec.width, spec.height))
            given |= {"image": start[0], "mask_image": mask, "strength": spec.strength}
            return given | ({"image_reference": shown} if shown else {})
        if self.family.identity is Identity.REFERENCES:
            pictures = [*start, *shown]
            if self.family.needs_picture and not pictures:
                raise refused(f"{self.family.title} changes pictures, and there is none: neither one to start from nor one of the person.")
            return given | ({"image": pictures if self.family.references > 1 else pictures[0]} if pictures else {})
        return given | ({"image": start[0], "strength": spec.strength} if start else {})

    def _pixels(self, picture: np.ndarray) -> np.ndarray:
        if not np.isfinite(picture).all():
            sentence = f"{self.family.title} lost its numbers on the way (not a number); the picture is not there."
            raise EngineError("not_finite", sentence, permanent=True)
        return (picture * 255).round().astype(np.uint8)


def _nobody(step: int, steps: int, looks: Mapping) -> None:
    """Nobody waits for this picture."""


class _Follower:
    """Called by the pipeline after each step."""

    def __init__(self, preview: Preview, specs: Sequence[GenerationSpec], follow: Follow):
        self.preview, self.specs, self.follow, self.guess = preview, specs, follow, Guess()

    def __call__(self, pipe: DiffusionPipeline, step: int, timestep: int, tensors: dict) -> dict:
        latents = self.guess.after(pipe.scheduler, step, tensors["latents"])
        first = self.specs[0]
        steps = getattr(pipe, "num_timesteps", first.num_inference_steps)
        looks = {row: partial(self.preview.look, latents, first.width, first.height, row) for row in range(len(self.specs))}
        self.follow(step + 1, steps, looks)
        return {}
