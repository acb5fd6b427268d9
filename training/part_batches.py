"""What the nets that read pictures are shown of the drawings: moved, zoomed, mirrored, and worn as the world hands pictures over."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from training.part_networks import LANDMARK_SIDE
from training.parts_data import Examples
from training.tensors import to_input

MIRRORED = [1, 0, 2, 4, 3]  # landmarks in a mirror: left is always the picture's left
CLOSE = 0.6  # share of the finder's batch that is cut around the face, as its second look is
CLOSE_SIDE = (3.5, 7.5)  # of such a cut, in units of the way from the eyes to the mouth
GREY = 0.06  # share of pictures without colour


@dataclass(frozen=True)
class Cut:
    """Which part of each picture is shown: `centre` (B, 2) and `half` its sides (B, 2), as fractions of the picture's; `mirror` (B,)."""

    centre: np.ndarray
    half: np.ndarray
    mirror: np.ndarray

    def grid(self, size: int, device: str) -> Tensor:
        """Where a cut of `size` pixels looks, for grid_sample."""
        theta = np.zeros((len(self.centre), 2, 3), np.float32)  # from places in the cut to places in the picture, both in -1..1
        theta[:, 0, 0], theta[:, 1, 1] = 2 * self.half[:, 0] * np.where(self.mirror, -1, 1), 2 * self.half[:, 1]
        theta[:, :, 2] = 2 * self.centre - 1
        return F.affine_grid(torch.from_numpy(theta).to(device), (len(theta), 1, size, size), align_corners=False)

    def points(self, landmarks: np.ndarray) -> np.ndarray:
        """(B, 5, 2) as fractions of the picture -> of the cut."""
        seen = (landmarks - self.centre[:, None]) / (2 * self.half[:, None]) + 0.5
        seen[self.mirror, :, 0] = 1 - seen[self.mirror, :, 0]
        seen[self.mirror] = seen[self.mirror][:, MIRRORED]
        return seen


def parts_batch(rng: np.random.Generator, data: Examples, size: int, device: str) -> tuple[Tensor, Tensor]:
    """Pixels (B, 3, 256, 256) in -1..1 and classes (B, 128, 128), from near to far and a little out of shape."""
    chosen = _chosen(rng, data, size)
    half = 0.5 * np.exp(rng.uniform(np.log(0.6), np.log(1.6), (size, 1)) + rng.uniform(-0.1, 0.1, (size, 2)))
    cut = Cut(0.5 + rng.uniform(-0.2, 0.2, (size, 2)), half, rng.random(size) < 0.5)
    x = to_input(data.pixels(chosen), device)
    maps = torch.from_numpy(data.classes[chosen][:, None]).to(device).float()
    x = F.grid_sample(x, cut.grid(x.shape[2], device), padding_mode="border", align_corners=False)
    maps = F.grid_sample(maps, cut.grid(maps.shape[2], device), "nearest", "border", align_corners=False)
    return worn(rng, x), maps[:, 0].long()


def landmarks_batch(rng: np.random.Generator, data: Examples, size: int, device: str) -> tuple[Tensor, Tensor, Tensor]:
    """Pixels (B, 3, 64, 64) in -1..1, points (B, 5, 2) as fractions of the side, and whether they are those of one whole face (B,)."""
    chosen = _chosen(rng, data, size)
    landmarks, face = data.landmarks[chosen], data.face[chosen]
    half = 0.5 * np.exp(rng.uniform(np.log(0.5), np.log(1.6), (size, 1))) * np.ones(2)
    centre = 0.5 + rng.uniform(-0.2, 0.2, (size, 2))
    apart = np.linalg.norm(landmarks[:, 3:].mean(1) - landmarks[:, :2].mean(1), axis=1)[:, None]
    close = (face & (rng.random(size) < CLOSE))[:, None]
    half = np.where(close, apart * rng.uniform(*CLOSE_SIDE, (size, 1)) / 2, half)
    centre = np.where(close, landmarks.mean(1) + apart * rng.uniform(-0.7, 0.7, (size, 2)), centre)
    cut = Cut(centre, half, rng.random(size) < 0.5)
    points = cut.points(landmarks)
    whole = face & ((points > 0) & (points < 1)).all((1, 2))
    x = to_input(data.pixels(chosen), device)
    x = F.grid_sample(x, cut.grid(2 * LANDMARK_SIDE, device), padding_mode="border", align_corners=False)
    told = (torch.from_numpy(values.astype(np.float32)).to(device) for values in (points, whole))
    return F.avg_pool2d(worn(rng, x), 2), *told


def _chosen(rng: np.random.Generator, data: Examples, size: int) -> np.ndarray:
    return np.sort(rng.integers(0, len(data), size))


def worn(rng: np.random.Generator, x: Tensor) -> Tensor:
    """Four batches in ten are blurred, as pictures are that were painted from noise; each picture gets a contrast, a brightness and a tint
    of its own, some grain, and a few lose their colours."""
    if rng.random() < 0.4:
        small = F.interpolate(x, scale_factor=1 / int(rng.integers(2, 4)), mode="area")
        x = F.interpolate(small, size=x.shape[2:], mode="bilinear", align_corners=False)
    gain = rng.uniform(0.8, 1.2, (len(x), 1, 1, 1)) * rng.uniform(0.9, 1.1, (len(x), 3, 1, 1))
    light = rng.uniform(-0.15, 0.15, (len(x), 1, 1, 1)) + rng.uniform(-0.06, 0.06, (len(x), 3, 1, 1))
    gain, light, grey = (torch.from_numpy(a).to(x.device, x.dtype) for a in (gain, light, rng.random((len(x), 1, 1, 1)) < GREY))
    x = torch.lerp(x, x.mean(1, keepdim=True).expand_as(x), grey) * gain + light
    x = x + float(rng.uniform(0, 0.05)) * torch.randn_like(x)
    return x.clamp(-1, 1).contiguous(memory_format=torch.channels_last)
