"""Trains one face embedder from rendered shards.

    python -m training.train_embedder --net scoring --data training/out/scoring --val training/out/val --steps 8000 --out training/out/run_b

One flat loop. A run that is started again with the same --out goes on exactly where its last checkpoint stood.
"""

import argparse
import time
from copy import deepcopy
from math import cos, pi
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from personas.faces.align import TEMPLATE_SIZE
from training import checkpoint, metrics, run_log
from training.data import STORED, Faces
from training.networks import NETWORKS, IdentityProxies
from training.tensors import to_input

VISIBLE = STORED - TEMPLATE_SIZE  # pixels of play for the shifted crop
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--net", choices=NETWORKS, required=True)
parser.add_argument("--data", type=Path, nargs="+", required=True)
parser.add_argument("--share", type=float, nargs="+", help="how much of a batch each --data folder gives; default: by size")
parser.add_argument("--outdated", type=int, default=0, help="so many --data folders were drawn when age was not")
parser.add_argument("--init", type=Path, help="start from the averaged weights of this checkpoint, with a schedule of its own")
parser.add_argument("--val", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--steps", type=int, required=True)
parser.add_argument("--identities", type=int, default=32, help="identities in a batch")
parser.add_argument("--looks", type=int, default=4, help="pictures of each identity in a batch")
parser.add_argument("--lr", type=float, default=2e-3)
parser.add_argument("--margin", type=float, default=0.15, help="cosine margin of the scoring loss")
parser.add_argument("--strangers", type=int, default=1024, help="further identities the scoring loss must tell apart")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--checkpoint-minutes", type=float, default=5)
parser.add_argument("--stop-at", type=int, help="save and leave at this step; the schedule is still that of --steps")
parser.add_argument("--threads", type=int, default=2)


def augment(crops: np.ndarray, rng: np.random.Generator) -> torch.Tensor:
    """uint8 (B, STORED, STORED, 3) -> float (B, 3, 112, 112) in -1..1, shifted, relit, noisy, sometimes with a patch missing."""
    out = np.empty((len(crops), TEMPLATE_SIZE, TEMPLATE_SIZE, 3), np.uint8)
    for k, (y, x) in enumerate(rng.integers(0, VISIBLE + 1, (len(crops), 2))):
        out[k] = crops[k, y : y + TEMPLATE_SIZE, x : x + TEMPLATE_SIZE]
        if rng.random() < 0.15:
            top, left, side = rng.integers(0, 96), rng.integers(0, 96), rng.integers(8, 28)
            out[k, top : top + side, left : left + side] = rng.integers(0, 256, 3)
    x = to_input(out)
    draws = [(rng.normal(1, 0.07), rng.normal(0, 0.05), *rng.normal(0, 0.02, 3), rng.exponential(0.02)) for _ in out]
    gain, lift, *tint, strength = torch.tensor(draws, dtype=torch.float32).T[:, :, None, None, None]
    noise = torch.from_numpy(rng.standard_normal((len(out), 1, TEMPLATE_SIZE, TEMPLATE_SIZE), np.float32))
    return (x * gain + lift + torch.cat(tint, 1) + noise * strength).contiguous(memory_format=torch.channels_last)


def conditioning_loss(embedding, traits, truth, batch) -> tuple[torch.Tensor, dict]:
    """Regression to the code, plus: be nearer to your own code than to the codes of the others in the batch."""
    codes = F.normalize(truth @ net.basis.T, dim=1)  # (I, 512)
    own = torch.arange(len(truth)).repeat_interleave(batch)  # (I * L,)
    regression = (traits - truth[own]).pow(2).mean()
    cosine = (1 - (embedding * codes[own]).sum(1)).mean()
    contrast = F.cross_entropy(16 * embedding @ codes.T, own)
    return regression + cosine + 0.15 * contrast, {"mse": regression, "cosine": cosine, "contrast": contrast}


def scoring_loss(embedding, traits, truth, batch, all_traits) -> tuple[torch.Tensor, dict]:
    """Which of a thousand identities is it (margin softmax over proxies made from traits)? Be near the mean of your other pictures, too;
    and regress the traits, which starts the learning."""
    own = torch.arange(len(truth)).repeat_interleave(batch)
    targets = proxies(all_traits)  # (N, 512); the batch's own identities come first
    logits = embedding @ targets.T - args.margin * F.one_hot(own, len(targets))
    identity = F.cross_entropy(24 * logits, own)
    grouped = embedding.view(len(truth), batch, -1)
    others = F.normalize(grouped.sum(1, keepdim=True) - grouped, dim=2).flatten(0, 1)  # (I * L, 512): the centroid without me
    centre = F.normalize(grouped.sum(1), dim=1)
    contrast_logits = embedding @ centre.T
    contrast_logits[torch.arange(len(own)), own] = (embedding * others).sum(1) - args.margin
    contrast = F.cross_entropy(24 * contrast_logits, own)
    regression = (traits - truth[own]).pow(2).mean()
    return identity + contrast + regression, {"identity": identity, "contrast": contrast, "mse": regression}


@torch.no_grad()
def embed(model: torch.nn.Module, faces: Faces, margin: int = VISIBLE // 2) -> np.ndarray:
    """Every picture of a set -> (identities, looks, 512)."""
    model.eval()
    everyone = np.arange(faces.looks(0))
    window = slice(margin, margin + TEMPLATE_SIZE)
    vectors = [model(to_input(np.ascontiguousarray(faces.crops(i, everyone)[:, window, window])))[0].numpy() for i in range(len(faces))]
    return np.stack(vectors)


def validate(model: torch.nn.Module, faces: Faces) -> dict:
    """Half of each persona's pictures enrol, the other half must find it."""
    vectors = embed(model, faces)
    half = faces.looks(0) // 2
    return metrics.summary(*metrics.scores(vectors[:, half:], metrics.centroids(vectors[:, :half])))


def log(**figures) -> None:
    run_log.append(args.out, net=args.net, step=step, seconds=round(seconds), **figures)


args = parser.parse_args()
args.out.mkdir(parents=True, exist_ok=True)
torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
rng = np.random.default_rng(args.seed)
train, val = Faces(*args.data), Faces(args.val)
net = NETWORKS[args.net]().to(memory_format=torch.channels_last)
proxies = IdentityProxies()
ema = deepcopy(net).requires_grad_(False)
parameters = [*net.parameters(), *(proxies.parameters() if args.net == "scoring" else ())]
decayed = [
    {"params": [p for p in parameters if p.ndim > 1], "weight_decay": 0.05},
    {"params": [p for p in parameters if p.ndim <= 1], "weight_decay": 0.0},
]
optimizer = torch.optim.AdamW(decayed, args.lr, fused=True)
chances = train.chances(args.share, outdated=args.outdated)
if args.init:
    base = torch.load(args.init, weights_only=False)
    net.load_state_dict(base["ema"])
    ema.load_state_dict(base["ema"])
    proxies.load_state_dict(base["proxies"])
path = args.out / "checkpoint.pt"
learned = {"net": net, "ema": ema, "proxies": proxies, "optimizer": optimizer}
counted = checkpoint.resume(path, learned, rng)
step, seconds = counted.get("step", 0), counted.get("seconds", 0.0)
stop = min(args.steps, args.stop_at or args.steps)
last_save = last_log = time.monotonic()
started = time.monotonic() - seconds
running: dict[str, list[float]] = {}
while step < stop:
    rate = args.lr * min(1, (step + 1) / 200) * (0.5 + 0.5 * cos(pi * step / args.steps)) + 1e-6
    for group in optimizer.param_groups:
        group["lr"] = rate
    chosen = rng.choice(len(train), args.identities, replace=False, p=chances)
    crops = np.concatenate([train.crops(i, rng.choice(train.looks(i), args.looks, replace=False)) for i in chosen])
    truth = torch.from_numpy(train.traits[chosen])  # (I, TRAITS)
    net.train()
    with torch.autocast("cpu", torch.bfloat16):
        embedding, traits = net(augment(crops, rng))
    if args.net == "scoring":
        strangers = np.setdiff1d(rng.choice(len(train), min(len(train), args.strangers), replace=False), chosen)
        loss, parts = scoring_loss(embedding, traits, truth, args.looks, torch.cat([truth, torch.from_numpy(train.traits[strangers])]))
    else:
        loss, parts = conditioning_loss(embedding, traits, truth, args.looks)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, 5.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    step += 1
    decay = min(0.999, (1 + step) / (10 + step))
    for mean, value in zip(ema.state_dict().values(), net.state_dict().values(), strict=True):
        mean.lerp_(value, 1 - decay) if mean.is_floating_point() else mean.copy_(value)
    for name, value in parts.items():
        running.setdefault(name, []).append(value.item())
    seconds = time.monotonic() - started
    if step % 100 == 0 or step == stop:
        speed = args.identities * args.looks * len(running["mse"]) / (time.monotonic() - last_log)
        log(lr=round(rate, 6), pictures_per_s=round(speed), **{name: round(float(np.mean(values)), 4) for name, values in running.items()})
        running, last_log = {}, time.monotonic()
    if step % 1000 == 0 or step == stop:
        log(val=validate(ema, val))
        last_log = time.monotonic()
    if time.monotonic() - last_save > args.checkpoint_minutes * 60 or step == stop:
        told = {key: str(value) for key, value in vars(args).items()}
        checkpoint.save(path, learned, rng, step=step, seconds=seconds, args=told)
        last_save = time.monotonic()
