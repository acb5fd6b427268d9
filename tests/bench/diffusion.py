"""What the engines of diffusion models add to the bare pipeline, and what a queue gains by sharing a call: on a model of Compact's size
with random weights, for neither depends on what it learned.

    python -m tests.bench.diffusion         # prints the rows as JSON, 80 s of one core
    python -m tests.bench.diffusion queue   # one of them

Both sides of a ratio run in one process on one thread, in turn: A B B A. Core seconds, so that what else the machine does counts little.
"""

import argparse
import dataclasses
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from generation.atelier.character import Identity
from generation.engines.base import GenerationSpec
from generation.engines.compact import CompactEngine, model, weights
from generation.engines.diffusion import DiffusionEngine
from generation.engines.diffusion.painter import Painter
from tests.bench.lists import quotient
from tests.bench.painting import write_model
from tests.bench.row import Row

PAIRS = 15
QUEUES = 5  # pairs of whole queues
QUEUE = 8
SIDE, STEPS, GUIDANCE = 256, 12, 3.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=PARTS, help="all where none is named")
    torch.set_num_threads(1)
    rows = []
    with tempfile.TemporaryDirectory(prefix="troupe-diffusion-") as folder:
        write_model(folder)
        for part in parser.parse_args().parts or PARTS:
            rows += PARTS[part](Path(folder))
            print(f"  {rows[-1].what}: {rows[-1].figure}; {rows[-1].how}", file=sys.stderr, flush=True)
    print(json.dumps([dataclasses.asdict(row) for row in rows]))


def compact_wrapper(folder: Path) -> list[Row]:
    """The engine's picture against the same pipeline called with the same words, numbers and noise."""
    compact = compact_engine(folder)
    return [_wrapper("Compact", compact, "bfloat16", lambda spec: bare_compact(compact, spec))]


def model_wrapper(folder: Path) -> list[Row]:
    engine = diffusion_engine(folder)
    return [_wrapper("A diffusion model's engine", engine, "float32", lambda spec: bare(engine, spec))]


def _wrapper(title: str, engine, arithmetic: str, bare_call: Callable) -> Row:
    spec = a_spec(1)
    told = engine.generate(spec, silent).recipe
    asked = dataclasses.replace(spec, prompt=told["model_prompt"])
    ours, plain = lambda: engine.generate(spec, silent), lambda: bare_call(asked)
    same = int(abs(ours().image.astype(int) - plain().astype(int)).max())
    assert same <= 1, f"not the same picture: {same} grey levels apart"
    took = in_turn(plain, ours, PAIRS)
    low, middle, high = quotient(took[1], took[0])
    added = 1000 * statistics.median(one - other for other, one in zip(*took, strict=True))
    seconds = statistics.median(took[0])
    how = f"{arithmetic}, {SIDE} px, {STEPS} steps, core seconds on one thread, {PAIRS} pairs A B B A, median of paired ratios, bootstrap"
    figure = f"{middle - 1:+.1%} (95 %: {low - 1:+.1%} to {high - 1:+.1%}); {added:.1f} ms of {seconds:.2f} s"
    return Row(f"{title} over the bare pipeline of diffusers", figure, "<= 1 % more", how)


def compact_queue(folder: Path) -> list[Row]:
    """A queue of pictures of one persona in one call of Compact's engine against one after the other."""
    engine, specs = compact_engine(folder), [a_spec(seed) for seed in range(QUEUE)]

    def alone() -> np.ndarray:
        return np.stack([engine.generate(spec, silent).image for spec in specs]).astype(int)

    def together() -> np.ndarray:
        return np.stack([result.image for result in engine.generate_batch(specs, [silent] * QUEUE)]).astype(int)

    apart = abs(alone() - together()).max()
    took = in_turn(together, alone, QUEUES)
    low, middle, high = quotient(took[1], took[0])
    figure = f"{middle:.2f} (95 %: {low:.2f} to {high:.2f}); {statistics.median(took[0]) / QUEUE:.2f} s a picture"
    how = f"{SIDE} px, {STEPS} steps, core seconds on one thread, {QUEUES} pairs A B B A, median of paired ratios, bootstrap"
    what = f"Compact, a queue of {QUEUE} in bfloat16 in one call, over one by one"
    return [Row(what, figure, ">= 1.8 x", f"{how}; pixels at most {apart} grey levels apart")]


def compact_engine(folder: Path) -> CompactEngine:
    engine = CompactEngine(folder)
    engine.load(dtype="bfloat16")
    return engine


def diffusion_engine(folder: Path) -> DiffusionEngine:
    """The engine of customers' models around Compact's pipeline, one of Stable Diffusion 1.5's kind. From a folder it would not load it: a
    customer's model that names code of its own is refused."""
    files = {"folder": folder, "identity_file": folder / weights.IP_ADAPTER}
    engine = DiffusionEngine.from_model(name="bench", title="Bench", version="1", family="sd", **files)
    engine.painter = Painter(model.load(folder), engine.family, engine.files)
    engine.painter.pipe.unet.to(memory_format=torch.channels_last)
    engine.painter.pipe.set_progress_bar_config(disable=True)
    return engine


def a_spec(seed: int):
    return GenerationSpec(
        prompt="soft 3d, headshot, a woman, smiling, in a park", width=SIDE, height=SIDE, seed=seed, num_inference_steps=STEPS,
        guidance_scale=GUIDANCE, identity_embedding=np.full(512, 512**-0.5, np.float32), character=Identity().to_dict(),
    )  # fmt: skip


def bare_compact(engine, spec):
    """The loop as one writes it with diffusers alone, in the same arithmetic: uint8 pixels."""
    pipe = engine.painter.pipe
    with torch.autocast("cpu", torch.bfloat16):
        latents = _call(pipe, spec, negative_prompt="", output_type="latent")
    with torch.inference_mode():
        decoded = pipe.vae.decode(latents.float() / pipe.vae.config.scaling_factor).sample
        picture = pipe.image_processor.postprocess(decoded, output_type="np")
    return (picture[0] * 255).round().astype("uint8")


def bare(engine, spec):
    return (_call(engine.painter.pipe, spec, negative_prompt=" ", output_type="np")[0] * 255).round().astype("uint8")


def _call(pipe, spec, **given):
    persona = torch.from_numpy(spec.identity_embedding)[None, None].to(pipe.dtype)
    with torch.inference_mode():
        return pipe(
            prompt=spec.prompt, num_inference_steps=STEPS, guidance_scale=GUIDANCE, width=SIDE, height=SIDE,
            generator=torch.Generator("cpu").manual_seed(spec.seed),
            ip_adapter_image_embeds=[torch.cat([torch.zeros_like(persona), persona])], **given,
        ).images  # fmt: skip


def in_turn(first: Callable, second: Callable, pairs: int) -> tuple[list[float], list[float]]:
    """Core seconds of each; both were run once before."""
    took = ([], [])
    for n in range(pairs):
        sides = ((0, first), (1, second))
        for side, run in sides if n % 2 else sides[::-1]:
            began = time.process_time()
            run()
            took[side].append(time.process_time() - began)
    return took


def silent(*_) -> None:
    pass


PARTS = {"compact": compact_wrapper, "queue": compact_queue, "model": model_wrapper}

if __name__ == "__main__":
    main()
