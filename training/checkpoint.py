"""Checkpoints that a run goes on from exactly: weights, optimizer, both sources of chance, and whatever else the run counts."""

from pathlib import Path
from typing import Any

import numpy as np
import torch


def save(path: Path, parts: dict[str, Any], rng: np.random.Generator, **counted) -> None:
    """`parts` have a state_dict; `counted` are plain values."""
    state = {name: part.state_dict() for name, part in parts.items()}
    state |= counted | {"rng": rng.bit_generator.state, "torch_rng": torch.get_rng_state()}
    state |= {"cuda_rng": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else []}
    torch.save(state, path.with_suffix(".part"))  # a checkpoint that has its name is whole
    path.with_suffix(".part").rename(path)


def resume(path: Path, parts: dict[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    """Brings everything back to where `save` left it and returns what it counted; nothing where there is no checkpoint."""
    if not path.exists():
        return {}
    state = torch.load(path, map_location="cpu", weights_only=False)
    for name, part in parts.items():
        part.load_state_dict(state.pop(name))
    rng.bit_generator.state = state.pop("rng")
    torch.set_rng_state(state.pop("torch_rng"))
    for device, chance in enumerate(state.pop("cuda_rng", [])):
        torch.cuda.set_rng_state(chance, device)
    return state
