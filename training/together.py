"""Several processes that learn one network: under torchrun each learns from batches of its own, and now and then they take the mean."""

import os

import numpy as np
import torch
import torch.distributed as dist

TOGETHER = 8  # rounds between two meetings


def join() -> tuple[int, int]:
    """Which process this is, and of how many; 0 and 1 without torchrun."""
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    if world > 1:
        dist.init_process_group("gloo")
    return rank, world


@torch.no_grad()
def meet(net: torch.nn.Module, word: bool) -> bool:
    """The mean of everyone's weights and running statistics becomes everyone's own; whether the first process said the word."""
    if not dist.is_initialized():
        return word
    shared = [value for value in net.state_dict().values() if value.is_floating_point()]
    said = torch.tensor([float(word and dist.get_rank() == 0)], device=shared[0].device)
    flat = torch.cat([value.flatten() for value in shared] + [said])
    dist.all_reduce(flat)
    for value, mean in zip(shared, flat[:-1].split([value.numel() for value in shared]), strict=True):
        value.copy_((mean / dist.get_world_size()).view_as(value))
    return bool(flat[-1] > 0)


def own_chances(seed: int, rank: int, step: int) -> np.random.Generator:
    """Of a process that goes on from the first one's weights: what it draws from here on, and torch in it, is drawn by nobody else."""
    torch.manual_seed(seed + 1000 * rank + step)
    return np.random.default_rng((seed, rank, step))
