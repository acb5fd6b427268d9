"""Trains the nets that read what a picture shows: `parts` names what each pixel is of, `landmarks` finds the face.

    python -m training.train_parts --net parts --data training/out/parts_drawn --val training/out/parts_unseen --steps 3000 \\
        --out training/out/parts

One flat loop. A run that is started again with the same --out goes on exactly where its last checkpoint stood. Several processes (under
torchrun) learn from batches of their own and take the mean of their weights now and then; each batch of each counts as a step.
"""

import argparse
import time
from math import cos, pi
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from training import checkpoint, run_log, together
from training.part_batches import landmarks_batch, parts_batch
from training.part_figures import landmark_figures, part_figures
from training.part_networks import NETWORKS
from training.parts_data import CLASSES, Examples

WARM = 50  # steps
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--net", choices=NETWORKS, required=True)
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--val", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--init", type=Path, help="checkpoint whose weights a new run starts from")
parser.add_argument("--steps", type=int, required=True)
parser.add_argument("--batch", type=int, default=16)
parser.add_argument("--lr", type=float, default=2e-3)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
parser.add_argument("--checkpoint-minutes", type=float, default=3)
parser.add_argument("--stop-at", type=int, help="save and leave at this step; the schedule is still that of --steps")


def loss_of_parts() -> torch.Tensor:
    """Cross entropy with rare classes weighted up, and what of each class is missed in the batch."""
    x, classes = parts_batch(rng, train, args.batch, args.device)
    with torch.autocast(args.device, torch.bfloat16):
        logits = net(x).float()
    truth = F.one_hot(classes, len(CLASSES)).permute(0, 3, 1, 2).float()
    shown = logits.softmax(1)
    common, total = (shown * truth).sum((0, 2, 3)), (shown + truth).sum((0, 2, 3))
    there = truth.sum((0, 2, 3)) > 0
    return F.cross_entropy(logits, classes, weights) + (1 - 2 * common / total)[there].mean()


def loss_of_landmarks() -> torch.Tensor:
    """Distances in units of the way from the eyes to the mouth, the same at any turn, so that small faces count as much; and whether a face
    is there."""
    x, points, face = landmarks_batch(rng, train, args.batch, args.device)
    with torch.autocast(args.device, torch.bfloat16):
        found, seen = net(x)
    apart = (points[:, 3:].mean(1) - points[:, :2].mean(1)).norm(dim=1).clamp(min=0.04)
    away = (found.view(-1, 5, 2) - points).pow(2).sum(2).add(1e-8).sqrt().mean(1) / apart
    cross = F.binary_cross_entropy_with_logits(seen[:, 0], face)
    return (away * face).sum() / face.sum().clamp(min=1) + 0.1 * cross


def class_weights() -> torch.Tensor:
    share = np.bincount(train.classes.ravel(), minlength=len(CLASSES)) / train.classes.size
    weight = 1 / np.sqrt(share + 1e-3)
    return torch.from_numpy((weight / weight.mean()).astype(np.float32)).to(args.device)


args = parser.parse_args()
rank, world = together.join()
args.out.mkdir(parents=True, exist_ok=True)
torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
rng = np.random.default_rng(args.seed)
train, val = Examples(args.data), Examples(args.val)
net = NETWORKS[args.net]().to(args.device, memory_format=torch.channels_last)
path = args.out / "checkpoint.pt"
if args.init and not path.exists():
    net.load_state_dict(torch.load(args.init, map_location=args.device, weights_only=False)["net"])
weights = class_weights()
loss_of, figures_of = {"parts": (loss_of_parts, part_figures), "landmarks": (loss_of_landmarks, landmark_figures)}[args.net]
optimizer = torch.optim.AdamW(net.parameters(), args.lr, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
parts = {"net": net, "optimizer": optimizer}
counted = checkpoint.resume(path, parts, rng)
step, seconds = counted.get("step", 0), counted.get("seconds", 0.0)
if rank:
    rng = together.own_chances(args.seed, rank, step)
stop = min(args.steps, args.stop_at or args.steps)
last_save = last_log = time.monotonic()
started = time.monotonic() - seconds
running: list[float] = []
rounds = 0
while step < stop:
    rate = args.lr * min(1, (step + 1) / WARM) * (0.01 + 0.99 * (1 + cos(pi * step / args.steps)) / 2)
    for group in optimizer.param_groups:
        group["lr"] = rate
    loss = loss_of()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    rounds, step = rounds + 1, min(step + world, stop)
    running.append(loss.item())
    seconds = time.monotonic() - started
    if rank == 0 and (len(running) == 100 or step == stop):
        speed = args.batch * world * len(running) / (time.monotonic() - last_log)
        told = {"lr": round(rate, 6), "pictures_per_s": round(speed, 1), "loss": round(float(np.mean(running)), 4)}
        run_log.append(args.out, net=args.net, step=step, seconds=round(seconds), drawn=len(train), **told)
        running, last_log = [], time.monotonic()
    due = time.monotonic() - last_save > args.checkpoint_minutes * 60
    if (rounds % together.TOGETHER == 0 or step == stop) and (together.meet(net, due) or step == stop):
        if rank == 0:
            checkpoint.save(path, parts, rng, step=step, seconds=seconds)
        last_save = time.monotonic()
if step == args.steps and rank == 0:
    run_log.append(args.out, net=args.net, step=step, seconds=round(seconds), val=figures_of(net.eval(), val, args.device))
