"""Engines of a test that weigh something, and whose machine is in trouble when the prompt says so: real exceptions of torch's."""

import torch

from generation.engines.base import GenerationSpec, OnStep, Resource, Result
from tests.engines import ScriptedEngine


class HeavyEngine(ScriptedEngine):
    """Six gigabytes, none of them real. "runs out once" | "runs out always" | "breaks the card"."""

    name = "heavy"
    resource = Resource.GPU
    log: list[str] = []  # of all of them together, in order
    short = True

    def weight(self) -> int:
        return 6 * 10**9

    def peak(self) -> int:
        return 10**9

    def load(self, device: str, dtype: str) -> None:
        super().load(device, dtype)
        self.log.append(f"load {self.name} on {device}")

    def unload(self) -> None:
        self.log.append(f"unload {self.name}")

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        self.log.append(f"draw {self.name}")
        if "runs out always" in spec.prompt or ("runs out once" in spec.prompt and self.short):
            self.short = False
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        if "breaks the card" in spec.prompt:
            raise RuntimeError("CUDA error: an illegal memory access was encountered")
        return super().generate(spec, on_step)


class OtherHeavyEngine(HeavyEngine):
    name = "other-heavy"


class BrokenHeavyEngine(HeavyEngine):
    """Runs out of memory in the middle of being loaded."""

    name = "broken-heavy"

    def load(self, device: str, dtype: str) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory.")
