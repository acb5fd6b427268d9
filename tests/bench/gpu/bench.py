"""What the scripts share: where they run, pictures asked for with and without the engine, and a line for each figure."""

import gc
import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import diffusers
import numpy as np
import torch
from diffusers import DiffusionPipeline

from generation.engines.base import Canvas, GenerationSpec
from generation.engines.diffusion import DiffusionEngine
from generation.engines.diffusion.families import FAMILIES
from generation.engines.diffusion.files import ModelFiles
from generation.engines.diffusion.painter import Painter
from generation.engines.diffusion.tuning import UNTUNED, Tuning, tuning_for
from tests.bench.lists import quotient

AS_LOADED = tuning_for("auto", device="cuda", quantisation="none", gguf=False)
ANY_SIZE = Canvas(least=32, most=2048, grid=8, area=1024**2)


class Bench:
    """One run of a script. `scale` picks between the number for a card and the one for a smoke test."""

    def __init__(self, script: str, *, smoke: bool, seed: int):
        self.script, self.smoke, self.seed = script, smoke, seed
        self.device = "cpu" if smoke else "cuda"
        self.backend = "eager" if smoke else "inductor"  # eager: everything is traced, nothing is compiled
        torch.manual_seed(seed)

    def missing(self) -> str:
        return "" if self.smoke or torch.cuda.is_available() else "There is no CUDA card here. --smoke runs the same code on the processor."

    def scale(self, card: int, smoke: int) -> int:
        return smoke if self.smoke else card

    def free(self) -> None:
        """What nobody uses any more leaves the card: pipelines hold on to each other, and compiled graphs to them."""
        torch._dynamo.reset()
        gc.collect()
        if not self.smoke:
            torch.cuda.empty_cache()

    def engine(self, pipe: DiffusionPipeline, family: str, tuning: Tuning = UNTUNED) -> DiffusionEngine:
        """The product's engine around a pipeline, as if it had loaded it from files, and tuned by the product's own code."""
        files = ModelFiles(Path())
        engine = DiffusionEngine(files, FAMILIES[family], name="bench", title="Bench", version="1")
        engine.painter, engine.canvas = Painter(pipe, engine.family, files).tuned(tuning, backend=self.backend), ANY_SIZE
        return engine

    def spec(self, seed: int, *, steps: int, guidance: float, side: int | None = None) -> GenerationSpec:
        side = side or self.scale(1024, 64)
        return GenerationSpec(
            prompt="portrait of a woman with auburn hair", width=side, height=side, seed=seed, num_inference_steps=steps,
            guidance_scale=guidance,
        )  # fmt: skip

    def compare(self, variant: str, ours: Callable[[], list], bare: Callable[[], list], *, pairs: int, aim: float | None) -> None:
        """Seconds of both, in turn, after one run of each that pays for compiling; how far apart their pictures are; how many graphs were
        compiled while the clock ran."""
        torch._dynamo.utils.counters.clear()
        began = time.perf_counter()
        first = ours()
        warm_up = time.perf_counter() - began
        apart = psnr(first, bare())
        graphs, took = compiled_graphs(), ([], [])
        for n in range(self.scale(pairs, 1)):
            sides = ((0, ours), (1, bare))
            for side, run in sides if n % 2 else sides[::-1]:
                began = time.perf_counter()
                run()  # hands out pixels, so the card has finished
                took[side].append(time.perf_counter() - began)
        low, middle, high = quotient(took[1], took[0])
        seconds, plain = map(statistics.median, took)
        self.tell(
            variant, ratio=round(middle, 3), low=round(low, 3), high=round(high, 3), aim=aim, seconds=round(seconds, 4),
            bare_seconds=round(plain, 4), pairs=len(took[0]), warm_up_seconds=round(warm_up, 1), psnr=apart,
            compiled=graphs, recompiled=compiled_graphs() - graphs,
        )  # fmt: skip

    def tell(self, variant: str, **figures) -> None:
        where = {"device": device_name(self.device), "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}
        versions = {"python": platform.python_version(), "torch": torch.__version__, "diffusers": diffusers.__version__}
        line = {"script": self.script, "variant": variant, **figures, "smoke": self.smoke, "seed": self.seed, **where, **versions}
        print(json.dumps(line), flush=True)


def bare(pipe: DiffusionPipeline, spec: GenerationSpec) -> np.ndarray:
    """The picture as one gets it with diffusers alone: uint8 (height, width, 3)."""
    guided = {"negative_prompt": [" "]} if "unet" in pipe.components else {}
    with torch.inference_mode():
        pictures = pipe(
            prompt=[spec.prompt], num_inference_steps=spec.num_inference_steps, guidance_scale=spec.guidance_scale, width=spec.width,
            height=spec.height, generator=[torch.Generator("cpu").manual_seed(spec.seed)], output_type="np", **guided,
        ).images  # fmt: skip
    return (pictures[0] * 255).round().astype(np.uint8)


def silent(*_) -> None:
    pass


def compiled_graphs() -> int:
    return torch._dynamo.utils.counters["stats"]["unique_graphs"]


def psnr(some: list[np.ndarray], others: list[np.ndarray]) -> float | None:
    """Decibels; None where they are the same to the bit, which no number says in JSON."""
    error = np.mean((np.stack(some).astype(float) - np.stack(others)) ** 2)
    return None if error == 0 else round(float(10 * np.log10(255**2 / error)), 1)


def device_name(device: str) -> str:
    if device == "cuda":
        return torch.cuda.get_device_name()
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if "model name" in line), platform.machine())
