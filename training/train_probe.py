"""Trains the attribute probe: which hair, outfit, scene, light ... does this picture show?

    python -m training.train_probe --data training/out/probe --val training/out/probe_val --steps 4000 --out training/out/run_probe

One flat loop. A run that is started again with the same --out goes on where its last checkpoint stood. At the end the network and its card,
with the accuracy of every head on pictures it never saw, are written to --weights. The product does not load it: it examines.
"""

import argparse
import json
import time
from copy import deepcopy
from datetime import date
from math import cos, pi
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from training.attributes import HEADS
from training.evaluate import machine
from training.export import load_network, to_onnx
from training.networks import AttributeProbe
from training.pictures import SIZE, load

SHARED_STAGES = 4  # patches, a residual, a convolution, a residual
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--val", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--weights", type=Path, default=Path("training/weights"))
parser.add_argument("--init", type=Path, help="a checkpoint of the conditioning network, whose first stages are this one's too")
parser.add_argument("--steps", type=int, required=True)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--lr", type=float, default=2e-3)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--checkpoint-minutes", type=float, default=4)
parser.add_argument("--stop-at", type=int, help="save and leave at this step; the schedule is still that of --steps")


def to_input(pictures: np.ndarray) -> torch.Tensor:
    """uint8 (B, SIZE, SIZE, 3) -> float (B, 3, SIZE, SIZE) in -1..1."""
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).float().sub_(127.5).div_(127.5).contiguous(memory_format=torch.channels_last)


def augment(pictures: np.ndarray, rng: np.random.Generator) -> torch.Tensor:
    """Shifted by some pixels, relit a little. Never mirrored: light and prostheses have sides."""
    x = to_input(pictures)
    for k, (dy, dx) in enumerate(rng.integers(-8, 9, (len(x), 2))):
        x[k] = x[k].roll((int(dy), int(dx)), (1, 2))
    gain, lift = torch.from_numpy(rng.normal((1, 0), 0.04, (len(x), 2)).astype(np.float32)).T[:, :, None, None, None]
    return (x * gain + lift).contiguous(memory_format=torch.channels_last)


def loss_of(logits: tuple[torch.Tensor, ...], classes: torch.Tensor) -> torch.Tensor:
    """Mean over the heads; a head counts where the picture shows it."""
    shown = [(head, truth) for head, truth in zip(logits, classes.T, strict=True) if (truth >= 0).any()]
    return torch.stack([F.cross_entropy(head.float(), truth, ignore_index=-1, label_smoothing=0.03) for head, truth in shown]).mean()


@torch.no_grad()
def accuracies(model: torch.nn.Module, pictures: np.ndarray, classes: np.ndarray) -> dict[str, dict]:
    """Per head: share read right, and of how many pictures that show it."""
    model.eval()
    batches = [model(to_input(pictures[k : k + 64])) for k in range(0, len(pictures), 64)]
    figures = {}
    for h, name in enumerate(HEADS):
        read = torch.cat([logits[h] for logits in batches]).argmax(1).numpy()
        seen = classes[:, h] >= 0
        figures[name] = {"accuracy": round(float((read == classes[:, h])[seen].mean()), 4), "pictures": int(seen.sum())}
    return figures


args = parser.parse_args()
args.out.mkdir(parents=True, exist_ok=True)
torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
rng = np.random.default_rng(args.seed)
pictures, classes = load(args.data)
unseen, unseen_classes = load(args.val)
net = AttributeProbe()
if args.init:
    net.trunk[:SHARED_STAGES].load_state_dict(load_network("conditioning", args.init).trunk[:SHARED_STAGES].state_dict())
net = net.to(memory_format=torch.channels_last)
ema = deepcopy(net).requires_grad_(False)
optimizer = torch.optim.AdamW(net.parameters(), args.lr, weight_decay=0.05, fused=True)
step, seconds = 0, 0.0
checkpoint = args.out / "checkpoint.pt"
if checkpoint.exists():
    saved = torch.load(checkpoint, weights_only=False)
    for name, part in (("net", net), ("ema", ema), ("optimizer", optimizer)):
        part.load_state_dict(saved[name])
    step, seconds = saved["step"], saved["seconds"]
    rng.bit_generator.state = saved["rng"]
    torch.set_rng_state(saved["torch_rng"])


def save() -> None:
    parts = {name: part.state_dict() for name, part in (("net", net), ("ema", ema), ("optimizer", optimizer))}
    state = {"step": step, "seconds": seconds, "rng": rng.bit_generator.state, "torch_rng": torch.get_rng_state()}
    torch.save(parts | state, checkpoint.with_suffix(".part"))  # a checkpoint that has its name is whole
    checkpoint.with_suffix(".part").rename(checkpoint)


def log(**figures) -> None:
    line = json.dumps({"net": "probe", "step": step, "seconds": round(seconds), **figures})
    print(line, flush=True)
    with (args.out / "log.jsonl").open("a") as file:
        file.write(line + "\n")


stop = min(args.steps, args.stop_at or args.steps)
last_save = last_log = time.monotonic()
started = time.monotonic() - seconds
losses: list[float] = []
while step < stop:
    rate = args.lr * min(1, (step + 1) / 100) * (0.5 + 0.5 * cos(pi * step / args.steps)) + 1e-6
    for group in optimizer.param_groups:
        group["lr"] = rate
    chosen = rng.choice(len(pictures), args.batch)
    net.train()
    with torch.autocast("cpu", torch.bfloat16):
        logits = net(augment(pictures[chosen], rng))
    loss = loss_of(logits, torch.from_numpy(classes[chosen].astype(np.int64)))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    step += 1
    decay = min(0.998, (1 + step) / (10 + step))
    for mean, value in zip(ema.state_dict().values(), net.state_dict().values(), strict=True):
        mean.lerp_(value, 1 - decay) if mean.is_floating_point() else mean.copy_(value)
    losses.append(loss.item())
    seconds = time.monotonic() - started
    if step % 100 == 0 or step == stop:
        speed = args.batch * len(losses) / (time.monotonic() - last_log)
        log(lr=round(rate, 6), pictures_per_s=round(speed), loss=round(float(np.mean(losses)), 4))
        losses, last_log = [], time.monotonic()
    if step % 1000 == 0 or step == stop:
        log(val={name: figures["accuracy"] for name, figures in accuracies(ema, unseen, unseen_classes).items()})
        last_log = time.monotonic()
    if time.monotonic() - last_save > args.checkpoint_minutes * 60 or step == stop:
        save()
        last_save = time.monotonic()

if step == args.steps:
    args.weights.mkdir(parents=True, exist_ok=True)
    to_onnx(ema.eval(), args.weights / "probe.onnx", size=SIZE, outputs=tuple(HEADS))
    card = {"name": "atelier-probe", "version": "1", "size": SIZE, "heads": {name: list(classes) for name, classes in HEADS.items()}}
    origin = {"trained_on": len(pictures), "steps": step, "seed": args.seed, "date": date.today().isoformat(), "machine": machine()}
    card |= {"unseen": accuracies(ema, unseen, unseen_classes)} | origin
    (args.weights / "probe.json").write_text(json.dumps(card, indent=1) + "\n")
