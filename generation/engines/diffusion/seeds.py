"""Chance. Drawn on the processor whatever the model runs on, and for each picture of a batch by itself: what a seed gives depends neither
on the machine nor on the company."""

from collections.abc import Iterable

import torch


def generators(seeds: Iterable[int]) -> list[torch.Generator]:
    return [torch.Generator("cpu").manual_seed(seed) for seed in seeds]
