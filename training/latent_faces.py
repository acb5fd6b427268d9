"""A small network that reads who somebody is off the latents of a picture: the denoiser's second teacher.

The mean square of latents says little of a face: a jaw a twentieth wider moves few of them. What this network sees of a latent picture, and
what it sees of the true one, should be alike, too. It is trained on the training split alone, by traits, and has nothing to do with the
embedder that scores.
"""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from generation.engines.compact.model import LATENT_CHANNELS
from personas.faces.align import TEMPLATE_SIZE, similarity_transform, template
from training.compact_data import SIZE

CROP = 16  # places a side of the upright face


def upright(landmarks: np.ndarray) -> np.ndarray:
    """Landmarks in pixels (N, 5, 2) -> what `F.affine_grid` needs to cut the upright faces out of latents, float32 (N, 2, 3)."""
    to_pixels = np.array([(TEMPLATE_SIZE / 2, 0, TEMPLATE_SIZE / 2), (0, TEMPLATE_SIZE / 2, TEMPLATE_SIZE / 2), (0, 0, 1)])
    to_unit = np.array([(2 / SIZE, 0, -1), (0, 2 / SIZE, -1), (0, 0, 1)])
    backward = [np.vstack([similarity_transform(template(TEMPLATE_SIZE), points), (0, 0, 1)]) for points in landmarks]
    return np.stack([(to_unit @ one @ to_pixels)[:2] for one in backward]).astype(np.float32)


def emphasis(landmarks: np.ndarray, side: int) -> np.ndarray:
    """How much each latent counts, float32 (N, 1, side, side), mean 1: faces more than the rest, eyes, nose and mouth most of all."""
    grid = (np.arange(side, dtype=np.float32) + 0.5) * SIZE / side

    def bumps(points: np.ndarray, width: np.ndarray) -> np.ndarray:
        """(N, K, 2), (N,) pixels -> (N, K, side, side)."""
        across, down = (np.exp(-(((grid - points[..., axis, None]) / width[:, None, None]) ** 2) / 2) for axis in (0, 1))
        return down[..., :, None] * across[..., None, :]

    eyes = np.linalg.norm(landmarks[:, 1] - landmarks[:, 0], axis=1)
    face = bumps(landmarks.mean(1, keepdims=True), eyes)[:, :1]
    features = bumps(landmarks, 0.2 * eyes + 4).max(1, keepdims=True)
    weight = 1 + 2 * face + 4 * features
    return (weight / weight.mean((2, 3), keepdims=True)).astype(np.float32)


class LatentFaces(nn.Module):
    """Latents (B, 4, h, w) and `upright` matrices (B, 2, 3) -> traits (B, traits) and the features they were read off."""

    def __init__(self, traits: int, width: int = 48):
        super().__init__()
        self.stem = nn.Conv2d(LATENT_CHANNELS, width, 3, padding=1)
        self.fine = _Block(width)
        self.smaller = nn.Conv2d(width, 2 * width, 3, stride=2, padding=1)
        self.coarse = nn.Sequential(_Block(2 * width), _Block(2 * width))
        self.smallest = nn.Sequential(nn.SiLU(), nn.Conv2d(2 * width, 2 * width, 3, stride=2, padding=1), nn.SiLU(), nn.Flatten())
        self.read = nn.Linear(2 * width * (CROP // 4) ** 2, traits)

    def forward(self, latents: Tensor, matrices: Tensor) -> tuple[Tensor, list[Tensor]]:
        places = F.affine_grid(matrices, [len(latents), LATENT_CHANNELS, CROP, CROP], align_corners=False)
        face = F.grid_sample(latents, places, align_corners=False)
        fine = self.fine(self.stem(face))
        coarse = self.coarse(self.smaller(fine))
        return self.read(self.smallest(coarse)), [fine, coarse]


class _Block(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.layers = nn.Sequential(
            nn.GroupNorm(8, channels), nn.SiLU(), nn.Conv2d(channels, channels, 3, padding=1),
            nn.GroupNorm(8, channels), nn.SiLU(), nn.Conv2d(channels, channels, 3, padding=1),
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        return x + self.layers(x)


def unlikeness(net: LatentFaces, guess: Tensor, truth: Tensor, matrices: Tensor) -> Tensor:
    """How differently the network sees two sets of latents, per picture (B,): traits, and features as a share of their own size."""
    with torch.no_grad():
        traits, features = net(truth, matrices)
    seen, guessed = net(guess, matrices)
    apart = (seen - traits).pow(2).mean(1)
    for mine, right in zip(guessed, features, strict=True):
        apart = apart + (mine - right).pow(2).mean((1, 2, 3)) / right.pow(2).mean((1, 2, 3))
    return apart
