"""Trains the attribute probe: which hair, outfit, scene, light ... does this picture show?

    python -m training.train_probe --data training/out/probe --val training/out/probe_val --steps 4000 --out training/out/run_probe

One flat loop. A run that is started again with the same --out goes on where its last checkpoint stood. Several processes (under torchrun)
learn from batches of their own and take the mean of their weights now and then; each batch of each counts as a step. At the end
the network and its card, with the accuracy of every head on pictures it never saw, are written to --weights. The product does not load it:
it examines.
"""

import argparse
import json
import time
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from math import cos, pi
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from training import run_log, together
from training.attribute_probe import AttributeProbe
from training.attributes import HEADS
from training.checkpoint import resume, save
from training.evaluate import machine
from training.export import to_onnx
from training.pictures import Pictures
from training.tensors import to_input
from training.views import SHIFTS, SIZES, looks_at

FARTHEST = {"whole": 6, "head": 4, "body": 8, "face": 4}  # pixels that training shifts each view
ENLARGED = 0.2  # share of pictures whose close views are as coarse as those of small pictures, which engines that paint make
FEWEST = 48  # pixels of such a view's side before it is enlarged
SMOOTHING = 0.03
ORDERED = ("age", "skin")  # whose neighbouring classes look alike
# What is hard and often named counts double, what is learnt at once counts half.
HARD = ("hair", "outfit", "expression", "age", "beard", "skin", "light", "headwear", "build", "prosthesis", "hair_colour", "scene")
EASY = ("people", "mobility", "framing")
WEIGHTS = dict.fromkeys(HARD, 2.0) | dict.fromkeys(("hair", "expression", "outfit", "age", "presentation"), 3.0) | dict.fromkeys(EASY, 0.5)
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--data", type=Path, nargs="+", required=True)
parser.add_argument("--val", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--weights", type=Path, default=Path("training/weights"))
parser.add_argument("--init", type=Path, help="an exported probe.onnx to go on from")
parser.add_argument("--steps", type=int, required=True)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--lr", type=float, default=2e-3)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--checkpoint-minutes", type=float, default=4)
parser.add_argument("--stop-at", type=int, help="save and leave at this step; the schedule is still that of --steps")


def batches(count: int) -> Iterator[range]:
    return (range(first, min(first + 64, count)) for first in range(0, count, 64))


def augment(views: dict[str, np.ndarray], rng: np.random.Generator) -> list[torch.Tensor]:
    """Shifted by some pixels, half of them mirrored (no class has a side), some of them coarse, relit a hair's breadth."""
    count = len(views["head"])
    mirrored = rng.random(count) < 0.5
    gain = torch.from_numpy(rng.normal(1, 0.02, (count, 1, 1, 1)).astype(np.float32))
    inputs = []
    for k in np.flatnonzero(rng.random(count) < ENLARGED):
        share = rng.uniform(FEWEST / SIZES["face"], 1)
        for view in ("head", "face"):
            views[view][k] = coarsened(views[view][k], share)
    for view, farthest in FARTHEST.items():
        pictures = views[view]
        pictures[mirrored] = pictures[mirrored, :, ::-1]
        for k, shift in enumerate(rng.integers(-farthest, farthest + 1, (count, 2))):
            pictures[k] = np.roll(pictures[k], shift, (0, 1))
        inputs.append(to_input(pictures).mul_(gain))
    return inputs


def coarsened(picture: np.ndarray, share: float) -> np.ndarray:
    """uint8 (size, size, 3) -> the same, as enlarged from `share` of its size."""
    image = Image.fromarray(picture)
    small = image.resize((round(image.width * share),) * 2, Image.Resampling.BOX)
    return np.asarray(small.resize(image.size, Image.Resampling.BILINEAR))


def loss_of(logits: tuple[torch.Tensor, ...], classes: torch.Tensor) -> torch.Tensor:
    """Weighted mean over the heads; a head counts where the picture shows it."""
    total, weights = torch.zeros(()), 0.0
    for name, head, truth in zip(HEADS, logits, classes.T, strict=True):
        seen = truth >= 0
        if seen.any():
            weight = WEIGHTS.get(name, 1.0)
            total = total + weight * F.cross_entropy(head.float()[seen], softened(name, truth[seen]))
            weights += weight
    return total / weights


def softened(head: str, truth: torch.Tensor) -> torch.Tensor:
    """Class numbers (B,) -> (B, classes) that add up to 1: a little on every class, and more on neighbours where classes have an order."""
    count = len(HEADS[head])
    target = F.one_hot(truth, count).float() * (1 - SMOOTHING) + SMOOTHING / count
    if head in ORDERED:
        away = (torch.arange(count)[None] - truth[:, None]).abs().float()
        target = 0.5 * target + 0.5 * torch.softmax(-away.square() / 0.5, 1)
    return target


@torch.no_grad()
def logits_of(model: torch.nn.Module, pictures: Pictures, looks: int) -> list[torch.Tensor]:
    """(pictures, classes) of every head: a mean over the first `looks` of `looks_at`."""
    model.eval()
    read = []
    for chosen in batches(len(pictures)):
        seen = pictures.views(chosen)
        again = {view: np.stack([looks_at({view: one})[view][:looks] for one in many], 1) for view, many in seen.items()}
        with torch.autocast("cpu", torch.bfloat16):
            found = [model(*(to_input(again[view][n]) for view in SIZES)) for n in range(looks)]
        read.append([torch.stack(heads).float().mean(0) for heads in zip(*found, strict=True)])
    return [torch.cat(heads) for heads in zip(*read, strict=True)]


def accuracies(model: torch.nn.Module, pictures: Pictures, looks: int = 1) -> dict[str, dict]:
    """Per head: share read right, and of how many pictures that show it."""
    figures = {}
    for h, (name, logits) in enumerate(zip(HEADS, logits_of(model, pictures, looks), strict=True)):
        read, truth = logits.argmax(1).numpy(), pictures.classes[:, h]
        seen = truth >= 0
        if seen.any():
            shares = {"accuracy": (read == truth)[seen].mean(), "commonest": np.bincount(truth[seen]).max() / seen.sum()}
            figures[name] = {"pictures": int(seen.sum())} | {share: round(float(value), 4) for share, value in shares.items()}
    return figures


def log(**figures) -> None:
    if rank == 0:
        run_log.append(args.out, net="probe", step=step, seconds=round(seconds), **figures)


args = parser.parse_args()
args.out.mkdir(parents=True, exist_ok=True)
rank, world = together.join()
torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
rng = np.random.default_rng(args.seed)
pictures, unseen = Pictures(*args.data), Pictures(args.val)
net = AttributeProbe()
checkpoint = args.out / "checkpoint.pt"
if args.init:
    net.settle()
    if not checkpoint.exists():
        net.start_from(args.init, (augment(pictures.views(chosen), rng) for chosen in batches(min(512, len(pictures)))))
net = net.to(memory_format=torch.channels_last)
ema = deepcopy(net).requires_grad_(False)
optimizer = torch.optim.AdamW([weight for weight in net.parameters() if weight.requires_grad], args.lr, weight_decay=0.05, fused=True)
parts = {"net": net, "ema": ema, "optimizer": optimizer}
counted = resume(checkpoint, parts, rng)
step, seconds = counted.get("step", 0), counted.get("seconds", 0.0)
if rank:
    rng = together.own_chances(args.seed, rank, step)
stop = min(args.steps, args.stop_at or args.steps)
last_save = last_log = time.monotonic()
started = time.monotonic() - seconds
losses: list[float] = []
rounds, left = 0, step >= stop
while not left:
    rate = args.lr * min(1, (step + 1) / 100) * (0.5 + 0.5 * cos(pi * step / args.steps)) + 1e-6
    for group in optimizer.param_groups:
        group["lr"] = rate
    chosen = rng.choice(len(pictures), args.batch)
    net.train()
    with torch.autocast("cpu", torch.bfloat16):
        logits = net(*augment(pictures.views(chosen), rng))
    loss = loss_of(logits, torch.from_numpy(pictures.classes[chosen]))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    rounds, step = rounds + 1, min(step + world, stop)
    decay = min(0.998, (1 + step) / (10 + step))
    for mean, value in zip(ema.state_dict().values(), net.state_dict().values(), strict=True):
        mean.lerp_(value, 1 - decay) if mean.is_floating_point() else mean.copy_(value)
    losses.append(loss.item())
    seconds = time.monotonic() - started
    left = step == stop
    if len(losses) == 100 or left:
        speed = args.batch * world * len(losses) / (time.monotonic() - last_log)
        log(lr=round(rate, 6), pictures_per_s=round(speed), loss=round(float(np.mean(losses)), 4))
        losses, last_log = [], time.monotonic()
    if rounds % 1000 == 0 or left:
        if rank == 0:
            log(val={name: figures["accuracy"] for name, figures in accuracies(ema, unseen).items()})
        last_log = time.monotonic()
    due = time.monotonic() - last_save > args.checkpoint_minutes * 60
    if (rounds % together.TOGETHER == 0 or left) and (together.meet(net, due) or left):
        if rank == 0:
            save(checkpoint, parts, rng, step=step, seconds=seconds)
        last_save = time.monotonic()

if step == args.steps and rank == 0:
    args.weights.mkdir(parents=True, exist_ok=True)
    to_onnx(ema.eval(), args.weights / "probe.onnx", inputs=SIZES, outputs=tuple(HEADS))
    card = {"name": "atelier-probe", "version": "5", "views": SIZES, "heads": {name: list(classes) for name, classes in HEADS.items()}}
    origin = {"trained_on": len(pictures), "steps": step, "seed": args.seed, "date": date.today().isoformat(), "machine": machine()}
    card |= {"unseen": accuracies(ema, unseen, 2 * len(SHIFTS))} | origin
    (args.weights / "probe.json").write_text(json.dumps(card, indent=1) + "\n")
