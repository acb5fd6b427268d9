"""The loaded model: three stock diffusers pipelines over one set of components. The only file of this engine that imports torch at once.

One picture, one persona per call: the pipelines repeat an identity for every row of a batch, so two personas in a call would be mixed.
"""

import contextlib
import re
from pathlib import Path

from ..diffusion.quiet import quiet  # isort: skip

import numpy as np
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionInpaintPipeline, StableDiffusionPipeline
from PIL import Image

from ..base import EngineError, GenerationSpec, OnStep
from ..diffusion.adapters import Adapters
from ..diffusion.loading import UNREADABLE
from ..diffusion.seeds import generators
from ..pixels import resized
from . import model


class Painter:
    """Holds the pipelines. Use `from_folder`."""

    def __init__(self, pipe: StableDiffusionPipeline, *, dtype: str):
        self.pipe, self.dtype = pipe, dtype
        self.adapters = Adapters(pipe, "Compact")
        with quiet():
            self.variation = StableDiffusionImg2ImgPipeline(**pipe.components, requires_safety_checker=False)
            self.inpaint = StableDiffusionInpaintPipeline(**pipe.components, requires_safety_checker=False)
        for each in (pipe, self.variation, self.inpaint):
            each.set_progress_bar_config(disable=True)

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

    def paint(self, spec: GenerationSpec, on_step: OnStep) -> np.ndarray:
        """From noise: uint8 (height, width, 3)."""
        return self._run(self.pipe, spec, on_step, width=spec.width, height=spec.height)

    def repaint(self, spec: GenerationSpec, on_step: OnStep) -> np.ndarray:
        """From `spec.image`, and with `spec.mask_image` only there: uint8 (height, width, 3)."""
        image = Image.fromarray(resized(spec.image, spec.width, spec.height))
        if spec.mask_image is None:
            return self._run(self.variation, spec, on_step, image=image, strength=spec.strength)
        mask = Image.fromarray(resized(spec.mask_image, spec.width, spec.height))
        size = {"width": spec.width, "height": spec.height}
        return self._run(self.inpaint, spec, on_step, image=image, mask_image=mask, strength=spec.strength, **size)

    def unknown_words(self, prompt: str) -> list[str]:
        """The words of a prompt that the model was never taught: its tokenizer has to spell them in pieces."""
        words = dict.fromkeys(re.findall(r"[^\W\d_]+", prompt.lower()))
        return [word for word in words if len(self.pipe.tokenizer.tokenize(word)) > 1]

    def _run(self, pipe: StableDiffusionPipeline, spec: GenerationSpec, on_step: OnStep, **inputs) -> np.ndarray:
        self.adapters.use(spec.adapter, spec.lora_scale)
        pipe.set_ip_adapter_scale(spec.ip_adapter_scale)
        follow = _Follower(self, on_step)
        with torch.inference_mode(), self._arithmetic():
            latents = pipe(
                prompt=spec.prompt,
                negative_prompt=spec.negative_prompt,
                num_inference_steps=spec.num_inference_steps,
                guidance_scale=spec.guidance_scale,
                generator=generators([spec.seed]),
                ip_adapter_image_embeds=[_embeds(spec)],
                callback_on_step_end=follow,
                output_type="latent",
                **inputs,
            ).images
        return self.decode(latents)

    def decode(self, latents: torch.Tensor) -> np.ndarray:
        """(1, 4, h, w) -> uint8 (8h, 8w, 3). Raises EngineError when a number is not finite: never a black picture."""
        with torch.inference_mode():
            pixels = self.pipe.vae.decode(latents.float() / self.pipe.vae.config.scaling_factor).sample[0]
        if not torch.isfinite(pixels).all():
            raise EngineError("not_finite", "Compact lost its numbers on the way (not a number); the picture is not there.", permanent=True)
        return (pixels / 2 + 0.5).clamp(0, 1).permute(1, 2, 0).mul(255).round().to(torch.uint8).numpy()

    def _arithmetic(self) -> contextlib.AbstractContextManager:
        """The codec and everything that sums stays in float32; matrix products and convolutions may be bfloat16."""
        return torch.autocast("cpu", torch.bfloat16, enabled=self.dtype == "bfloat16")


class _Follower:
    """Tells `on_step` of every step, with a look at the picture as it would be if the noise ended here."""

    def __init__(self, painter: Painter, on_step: OnStep):
        self.painter, self.on_step = painter, on_step

    def __call__(self, pipe: StableDiffusionPipeline, step: int, timestep: int, tensors: dict) -> dict:
        self.on_step("paint", step + 1, pipe.num_timesteps, lambda: self.painter.decode(pipe.scheduler.model_outputs[-1]))
        return {}


def _embeds(spec: GenerationSpec) -> torch.Tensor:
    """(2, 1, 512), nobody and then the persona; with guidance off the persona alone."""
    vector = np.zeros(512, np.float32) if spec.identity_embedding is None else np.asarray(spec.identity_embedding, np.float32)
    persona = torch.from_numpy(vector.copy())[None, None]
    return torch.cat([torch.zeros_like(persona), persona]) if spec.guidance_scale > 1 else persona


def _fastest_dtype() -> str:
    """bfloat16 only where the processor has instructions for it; elsewhere it is emulated, and slower."""
    able = torch.cpu.get_capabilities()
    return "bfloat16" if able.get("avx512_bf16") or able.get("amx_bf16") else "float32"
