"""Engines of a test that weigh something, and whose machine is in trouble when the prompt says so: real exceptions of torch's."""

import dataclasses
import re
import time

import torch

from generation.engines.base import Canceled, GenerationSpec, OnStep, Resource, Result
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
        if spec.character:  # the known answer after a load is of nobody
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


class TurningEngine(HeavyEngine):
    """A card that goes bad while nobody looks."""

    name = "turning"
    bad = False

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        result = super().generate(spec, on_step)
        return dataclasses.replace(result, image=result.image // 2) if self.bad else result


class BatchingEngine(HeavyEngine):
    """Draws several at once, in a time that the prompt says: "batches of 30 ms each" (alone 40 ms each) | "at most 3 fit"."""

    name = "batching"

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        time.sleep(0.04)
        return super().generate(spec, on_step)

    def batch_key(self, spec: GenerationSpec) -> tuple:
        return spec.prompt, spec.width, spec.height, str(sorted(spec.character.items()))

    def generate_batch(self, specs, on_steps) -> list[Result | None]:
        self.log.append(f"draw {len(specs)}")
        script = specs[0].prompt
        if (fit := re.search(r"at most (\d) fit", script)) and len(specs) > int(fit[1]):
            raise torch.OutOfMemoryError("CUDA out of memory.")
        pace = re.search(r"batches of (\d+) ms", script)
        time.sleep(len(specs) * (int(pace[1]) if pace else 10) / 1000)
        return [self._row(spec, on_step) for spec, on_step in zip(specs, on_steps, strict=True)]

    def _row(self, spec: GenerationSpec, on_step: OnStep) -> Result | None:
        try:
            return ScriptedEngine.generate(self, spec, on_step)
        except Canceled:
            return None
