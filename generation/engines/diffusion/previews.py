"""A look at a picture while it is being made, for a hundredth of what decoding costs.

Which colour a latent stands for is nearly a linear matter. Instead of keeping a table for every model, it is measured once per loaded
model: some fields of colour are encoded, and colours fitted to what comes out.
"""

import numpy as np
import torch
import torch.nn.functional as F
from diffusers import DiffusionPipeline
from torch import Tensor

SIDE = 256  # pixels of the fields
FIELDS = 4


class Preview:
    """Of one loaded model."""

    def __init__(self, pipe: DiffusionPipeline):
        self.pipe = pipe
        self.weights: Tensor | None = None

    def look(self, latents: Tensor, width: int, height: int, row: int = 0) -> np.ndarray:
        """One picture of `latents`, (B, C, h, w) or packed (B, h * w, C), as small uint8 (h, w, 3). `width` and `height` are the
        picture's."""
        with torch.inference_mode():
            places = latents[row : row + 1].float().cpu()
            if places.ndim == 4:
                places = places.permute(0, 2, 3, 1)
            else:
                rows = round((places.shape[1] * height / width) ** 0.5)
                places = places.unflatten(1, (rows, -1))
            if self.weights is None or len(self.weights) != places.shape[-1] + 1:
                self.weights = self._fitted(places.shape[-1])
            colours = _with_one(places[0]) @ self.weights
        return (colours / 2 + 0.5).clamp(0, 1).mul(255).round().to(torch.uint8).numpy()

    def _fitted(self, channels: int) -> Tensor:
        """(channels + 1, 3), by least squares: a little ridge keeps channels that say nothing at zero."""
        fields = _fields()
        places = torch.cat([encoded(self.pipe, field[None], channels) for field in fields])
        seen = F.adaptive_avg_pool2d(fields, places.shape[-2:]).permute(0, 2, 3, 1).reshape(-1, 3).double()
        known = _with_one(places.permute(0, 2, 3, 1).reshape(-1, places.shape[1])).double()
        ridge = 1e-3 * len(known) * torch.eye(known.shape[1], dtype=torch.float64)
        return torch.linalg.solve(known.T @ known + ridge, known.T @ seen).float()


def encoded(pipe: DiffusionPipeline, pixels: Tensor, channels: int) -> Tensor:
    """(1, 3, H, W) in -1..1 -> (1, channels, h, w), as the denoiser sees it: scaled, and in patches of 2 x 2 where `channels` says so."""
    vae, pixels = pipe.vae, pixels.to(pipe.vae.device, pipe.vae.dtype)
    if hasattr(vae.config, "latents_mean") and getattr(vae.config, "z_dim", None):  # the codec of videos: a picture is one frame
        latents = vae.encode(pixels[:, :, None]).latent_dist.mode()[:, :, 0]
        mean, std = (torch.tensor(told).view(1, -1, 1, 1).to(latents) for told in (vae.config.latents_mean, vae.config.latents_std))
        latents = (latents - mean) / std
    elif hasattr(vae, "bn"):  # FLUX.2 scales patches
        return pipe._encode_vae_image(pixels, None).float().cpu()
    else:
        told = vae.encode(pixels)
        latents = told.latents if hasattr(told, "latents") else told.latent_dist.mode()
        latents = (latents - (getattr(vae.config, "shift_factor", None) or 0)) * vae.config.scaling_factor
    if channels == 4 * latents.shape[1]:
        latents = F.pixel_unshuffle(latents, 2)
    return latents.float().cpu()


def _fields() -> Tensor:
    """(FIELDS, 3, SIDE, SIDE) in -1..1: soft colours that between them show every colour beside every other."""
    chance = torch.Generator().manual_seed(0)
    coarse = torch.rand((FIELDS, 3, 12, 12), generator=chance) * 2 - 1
    return F.interpolate(coarse, (SIDE, SIDE), mode="bilinear", align_corners=False)


def _with_one(places: Tensor) -> Tensor:
    return torch.cat([places, torch.ones_like(places[..., :1])], -1)


class Guess:
    """What a picture would be if the noise ended here, from where the last two steps stood."""

    def __init__(self) -> None:
        self.before: Tensor | None = None

    def after(self, scheduler, step: int, latents: Tensor) -> Tensor:
        """`step` counts from 0. A scheduler that keeps its own guess is asked; of the others, those that walk straight at the picture are
        followed to its end."""
        before, self.before = self.before, latents
        if (kept := getattr(scheduler, "model_outputs", None)) and getattr(scheduler.config, "algorithm_type", "") == "dpmsolver++":
            return kept[-1]
        sigmas = getattr(scheduler, "sigmas", None)
        if before is None or sigmas is None or "Euler" not in type(scheduler).__name__:
            return latents
        at = scheduler.step_index  # of the step to come
        here, last = float(sigmas[at]), float(sigmas[at - 1])
        return latents - here * (latents - before) / (here - last) if here != last else latents
