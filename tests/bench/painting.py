"""Compact's figures, on a model of the shipped size whose weights are random: what it costs does not depend on what it learned."""

import json
import subprocess
import sys
import tempfile

from tests.bench.row import Row

ONE_PAINTER = """
import json, statistics, sys, time
from pathlib import Path
import numpy as np
folder = Path(sys.argv[1])
if sys.argv[2] == "write":
    import torch
    from generation.atelier.character import Identity, Look
    from generation.engines.compact import model, wording
    torch.manual_seed(1)
    shape = model.SHAPES["small"]
    components = model.build(shape, model.train_tokenizer([wording.describe(Identity(), Look())], folder / "tokenizer"), doubles=True)
    model.add_identity(components.unet)
    identity, plain = model.identity_state(components.unet), model.build_unet(shape)
    plain.load_state_dict(model.without_identity(components.unet.state_dict()))
    model.save(model.Components(**vars(components) | {"unet": plain}), identity, folder)
    sys.exit()
began = time.process_time()
from generation.atelier.character import Identity
from generation.engines.base import GenerationSpec
from generation.engines.compact import CompactEngine, GuidedDraftEngine
engine = {"compact": CompactEngine, "guided": GuidedDraftEngine}[sys.argv[2]](folder)
engine.load()
loaded = time.process_time() - began
size = int(sys.argv[3])
face = {"identity_embedding": np.full(512, 512**-0.5, np.float32), "character": Identity().to_dict()}
spec, took = GenerationSpec(width=size, height=size, strength=0.3, **face), []
for _ in range(6):
    began = time.process_time()
    engine.generate(spec, lambda *_: None)
    took.append(time.process_time() - began)
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([loaded, statistics.median(took[1:]), peak / 1024, engine.painter.dtype]))
"""


def pictures() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="troupe-compact-") as folder:
        write_model(folder)
        loaded, one, peak, dtype = json.loads(_run(folder, "compact", "256"))
        _, doubled, _, _ = json.loads(_run(folder, "compact", "512"))
        _, guided, _, _ = json.loads(_run(folder, "guided", "512"))
    how = f"process time on one thread, {dtype}, a process of its own"
    return [
        Row("Compact, 256 px, 12 steps", f"{one:.2f} s", "<= 2 s", f"{how}, median of 5"),
        Row("Compact, 512 px, 12 steps", f"{doubled:.2f} s", "<= 4 s", f"{how}, median of 5"),
        Row("Guided draft, 512 px, strength 0.3", f"{guided:.2f} s", "<= 4 s", f"{how}, median of 5, Atelier's drawing included"),
        Row("Compact, loading", f"{loaded:.1f} s, {peak:.0f} MB at the end", "<= 6 s, <= 1536 MB", f"{how}, torch and diffusers included"),
    ]


def around_the_pipeline() -> list[Row]:
    """What the engines add to diffusers, and what a queue gains."""
    ran = subprocess.run([sys.executable, "-m", "tests.bench.diffusion"], capture_output=True, text=True, check=True)
    return [Row(**row) for row in json.loads(ran.stdout.splitlines()[-1])]


def write_model(folder: str) -> None:
    """Compact's folder, of the shipped size, with random weights."""
    _run(folder, "write")


def _run(folder: str, *what: str) -> str:
    ran = subprocess.run([sys.executable, "-c", ONE_PAINTER, folder, *what], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()[-1] if ran.stdout else ""
