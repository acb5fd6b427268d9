"""Pictures as the tensors that every network here is trained on."""

import numpy as np
import torch
from torch import Tensor


def to_input(pixels: np.ndarray, device: str | torch.device = "cpu") -> Tensor:
    """uint8 (B, H, W, 3) -> float32 (B, 3, H, W) in -1..1, channels last. What is mapped from a file that nobody may write is copied."""
    x = torch.from_numpy(np.require(pixels, requirements="W")).to(device)
    return x.permute(0, 3, 1, 2).float().sub_(127.5).div_(127.5).contiguous(memory_format=torch.channels_last)
