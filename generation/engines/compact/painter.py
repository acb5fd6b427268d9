"""The loaded model: stock diffusers pipelines over one set of components. The only file of this engine that imports torch at once.

One persona per call, in however many pictures: the pipelines repeat an identity for every row, so two personas in a call would be mixed.
"""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..diffusion.quiet import quiet  # isort: skip

import numpy as np
import torch
from diffusers import AutoencoderTiny, StableDiffusionImg2ImgPipeline, StableDiffusionInpaintPipeline, StableDiffusionPipeline
from PIL import Image

from ..base import EngineError, GenerationSpec
from ..diffusion.adapters import Adapters
from ..diffusion.loading import UNREADABLE
from ..diffusion.rows import Follow, one_by_one
from ..diffusion.seeds import generators
from ..pixels import resized
from . import model
from .codec import DoublingAutoencoder


@dataclass(frozen=True)
class Pipelines:
    """Three over the same components."""

    drawing: StableDiffusionPipeline
    variation: StableDiffusionImg2ImgPipeline
    inpaint: StableDiffusionInpaintPipeline

    @classmethod
    def over(cls, components: Mapping) -> "Pipelines":
        kinds = (StableDiffusionPipeline, StableDiffusionImg2ImgPipeline, StableDiffusionInpaintPipeline)
        with quiet():
            pipes = [kind(**components, requires_safety_checker=False) for kind in kinds]
        for pipe in pipes:
            pipe.set_progress_bar_config(disable=True)
        return cls(*pipes)


class Painter:
    """Holds the pipelines, by zoom: how many times the usual side pictures are decoded to. Use `from_folder`."""

    def __init__(self, pipe: StableDiffusionPipeline, *, dtype: str):
        self.pipe, self.dtype = pipe, dtype
        self.adapters = Adapters(pipe, "Compact")
        self._nothing: tuple | None = None
        self._pipelines = {1: Pipelines.over(pipe.components)}
        if pipe.vae.doubler is not None:
            self._pipelines[2] = Pipelines.over(pipe.components | {"vae": DoublingAutoencoder(pipe.vae)})

    @classmethod
    def from_folder(cls, folder: Path, *, device: str = "cpu", dtype: str = "auto") -> "Painter":
        """`dtype` of the denoiser's arithmetic: float32, bfloat16, or auto, which is bfloat16 where the processor multiplies in it.

        Raises EngineError (permanent) for a folder that cannot be read or whose parts do not belong together.
        """
        try:
            with quiet():
                pipe = model.load(folder).to(device)
        except UNREADABLE as problem:
            raise EngineError("engine_unavailable", f"Compact's weights cannot be loaded: {problem}", permanent=True) from problem
        pipe.unet.to(memory_format=torch.channels_last)
        # Workers share the cores, and torch's threads spin while they wait for each other: on two busy cores one was ten times as quick.
        torch.set_num_threads(1)
        return cls(pipe, dtype=_fastest_dtype() if dtype == "auto" else dtype)

    @property
    def together(self) -> bool:
        """Whether several pictures share a call: not in float32, as in `diffusion.painter`."""
        return self.dtype != "float32"

    def paint(self, specs: Sequence[GenerationSpec], zoom: int, follow: Follow) -> list[np.ndarray | None]:
        """From noise, a picture for each: uint8 (height, width, 3); None for one that nobody waits for any more. They may differ in words
        and seed only."""
        draw = partial(self._from_noise, zoom)
        return draw(specs, follow) if self.together or len(specs) == 1 else one_by_one(draw, specs, follow)

    def repaint(self, spec: GenerationSpec, zoom: int, follow: Follow) -> np.ndarray:
        """From `spec.image`, and with `spec.mask_image` only there: uint8 (height, width, 3)."""
        pipes = self._pipelines[zoom]
        given = {"image": Image.fromarray(resized(spec.image, spec.width, spec.height)), "strength": spec.strength}
        if spec.mask_image is None:
            return self._run(pipes.variation, [spec], follow, **given)[0]
        mask = Image.fromarray(resized(spec.mask_image, spec.width, spec.height))
        return self._run(pipes.inpaint, [spec], follow, mask_image=mask, width=spec.width, height=spec.height, **given)[0]

    def _from_noise(self, zoom: int, specs: Sequence[GenerationSpec], follow: Follow) -> list[np.ndarray]:
        return self._run(self._pipelines[zoom].drawing, specs, follow, width=specs[0].width, height=specs[0].height)

    def _run(self, pipe: StableDiffusionPipeline, specs: Sequence[GenerationSpec], follow: Follow, **inputs) -> list[np.ndarray]:
        first = specs[0]
        self.adapters.use(first.adapter, first.lora_scale)
        pipe.set_ip_adapter_scale(first.ip_adapter_scale)
        with torch.inference_mode(), self._arithmetic():
            latents = pipe(
                prompt=[spec.prompt for spec in specs],
                negative_prompt_embeds=self._nothing_told(first).repeat(len(specs), 1, 1),
                num_inference_steps=first.num_inference_steps,
                guidance_scale=first.guidance_scale,
                generator=generators(spec.seed for spec in specs),
                ip_adapter_image_embeds=[_embeds(first)],
                callback_on_step_end=_Follower(self, len(specs), follow),
                output_type="latent",
                **inputs,
            ).images
        return [_decoded(pipe.vae, latents[row : row + 1]) for row in range(len(specs))]

    def _nothing_told(self, spec: GenerationSpec) -> torch.Tensor:
        """(1, 77, C), the empty prompt that guidance leads away from: encoded once, and again when an adapter may have changed how."""
        worn = (spec.adapter, spec.lora_scale) if spec.adapter else None
        if self._nothing is None or self._nothing[0] != worn:
            self._nothing = worn, self.pipe.encode_prompt("", self.pipe.device, 1, do_classifier_free_guidance=False)[0]
        return self._nothing[1]

    def sketch(self, latents: torch.Tensor) -> np.ndarray:
        """(1, 4, h, w) -> uint8 (8h, 8w, 3), in the least time. Raises EngineError when a number is not finite."""
        return _decoded(self.pipe.vae, latents)

    def _arithmetic(self) -> contextlib.AbstractContextManager:
        """The codec and everything that sums stays in float32; matrix products and convolutions may be bfloat16."""
        return torch.autocast("cpu", torch.bfloat16, enabled=self.dtype == "bfloat16")


class _Follower:
    """Tells `follow` of every step, with a look at each picture as it would be if the noise ended here."""

    def __init__(self, painter: Painter, rows: int, follow: Follow):
        self.painter, self.rows, self.follow = painter, rows, follow

    def __call__(self, pipe: StableDiffusionPipeline, step: int, timestep: int, tensors: dict) -> dict:
        guess = pipe.scheduler.model_outputs[-1]
        self.follow(step + 1, pipe.num_timesteps, {row: partial(self.painter.sketch, guess[row : row + 1]) for row in range(self.rows)})
        return {}


def _decoded(vae: AutoencoderTiny, latents: torch.Tensor) -> np.ndarray:
    """(1, 4, h, w) -> uint8 (height, width, 3). Raises EngineError when a number is not finite: never a black picture."""
    with torch.inference_mode():
        pixels = vae.decode(latents.float() / vae.config.scaling_factor).sample[0]
    if not torch.isfinite(pixels).all():
        raise EngineError("not_finite", "Compact lost its numbers on the way (not a number); the picture is not there.", permanent=True)
    return (pixels / 2 + 0.5).clamp(0, 1).permute(1, 2, 0).mul(255).round().to(torch.uint8).numpy()


def _embeds(spec: GenerationSpec) -> torch.Tensor:
    """(2, 1, 512), nobody and then the persona; with guidance off the persona alone."""
    vector = np.zeros(512, np.float32) if spec.identity_embedding is None else np.asarray(spec.identity_embedding, np.float32)
    persona = torch.from_numpy(vector.copy())[None, None]
    return torch.cat([torch.zeros_like(persona), persona]) if spec.guidance_scale > 1 else persona


def _fastest_dtype() -> str:
    """bfloat16 only where the processor has instructions for it; elsewhere it is emulated, and slower."""
    able = torch.cpu.get_capabilities()
    return "bfloat16" if able.get("avx512_bf16") or able.get("amx_bf16") else "float32"
