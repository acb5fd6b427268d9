"""How long a LoRA takes to put on in place of another, and whether anything is compiled anew for it."""

import dataclasses
import statistics
import tempfile
import time
from pathlib import Path

import torch
from safetensors.torch import save_file

from generation.engines.base import GenerationSpec
from generation.engines.diffusion import DiffusionEngine

from . import models
from .bench import AS_LOADED, Bench, compiled_graphs, silent

RANKS = (4, 16, 64, 128)
SWITCHES = 200
ATTENTION = ("to_q", "to_k", "to_v", "to_out.0")


def adapters(bench: Bench) -> None:
    with tempfile.TemporaryDirectory(prefix="troupe-loras-") as folder:
        plain = models.sdxl(bench)
        files = [_write(plain.unet, rank, Path(folder) / f"{rank}.safetensors") for rank in RANKS]
        spec = bench.spec(bench.seed, steps=1, guidance=5.0)
        _switch(bench, "loaded anew, not compiled", files, bench.engine(plain, "sdxl"), spec)
        plain.unload_lora_weights()
        _switch(bench, "exchanged in place, compiled", files[::-1], bench.engine(plain, "sdxl", AS_LOADED), spec)


def _switch(bench: Bench, variant: str, files: list[str], engine: DiffusionEngine, spec: GenerationSpec) -> None:
    """A step is drawn after each, so that what a switch puts off is seen."""

    def use(path: str) -> None:
        engine.painter.adapters.use(path, 1.0)

    def draw() -> None:
        engine.generate(dataclasses.replace(spec, adapter=engine.painter.adapters.loaded), silent)

    torch._dynamo.utils.counters.clear()
    for path in files[:2]:
        use(path)
        draw()
    graphs, took = compiled_graphs(), []
    for n in range(bench.scale(SWITCHES, 4)):
        began = time.perf_counter()
        use(files[n % len(files)])
        if not bench.smoke:
            torch.cuda.synchronize()
        took.append(1000 * (time.perf_counter() - began))
        draw()
    bench.tell(
        variant, milliseconds=round(statistics.median(took), 1), slowest=round(max(took), 1), aim=100, switches=len(took),
        compiled=graphs, recompiled=compiled_graphs() - graphs, ranks=RANKS,
    )  # fmt: skip


def _write(unet: torch.nn.Module, rank: int, path: Path) -> str:
    """An adapter of the attention layers with random weights, quiet enough that pictures stay pictures."""
    layers = {name: layer for name, layer in unet.named_modules() if name.endswith(ATTENTION) and isinstance(layer, torch.nn.Linear)}
    state = {}
    for name, layer in layers.items():
        state[f"unet.{name}.lora_A.weight"] = torch.randn(rank, layer.in_features) / rank
        state[f"unet.{name}.lora_B.weight"] = torch.randn(layer.out_features, rank) / 100
    save_file(state, path)
    return str(path)
