"""Trains the network that reads faces and looks off latents (training.latent_teacher).

    python -m training.train_latent_teacher --data training/out/compact --val training/out/compact_val --steps 3000 \
        --out training/out/latent_teacher

It sees latents as a denoiser guesses them: a little blurred, a little noisy, landmarks a little off.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from training import checkpoint, run_log
from training.compact_data import Pictures
from training.latent_teacher import LatentTeacher, labels, surprise, upright, vocabulary

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--val", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--steps", type=int, required=True)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--lr", type=float, default=2e-3)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)


def batch() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, dict[str, torch.Tensor]]:
    """Latents (B, 4, 32, 32), matrices (B, 2, 3), traits (B, traits), what the looks show."""
    chosen = rng.choice(len(train.latents), args.batch)
    z = train.latents[chosen].float()
    blurred = F.avg_pool2d(F.pad(z, (1, 1, 1, 1), mode="replicate"), 3, stride=1)
    z = torch.lerp(z, blurred, torch.rand(len(z), 1, 1, 1) * 0.6) + 0.3 * torch.rand(len(z), 1, 1, 1) * torch.randn_like(z)
    shaken = train.matrices[chosen] + torch.from_numpy(rng.normal(0, 0.01, (len(chosen), 2, 3)).astype(np.float32))
    return z, shaken, train.traits[chosen], {field: shown[chosen] for field, shown in train.looks.items()}


class Lessons:
    """What the network sees of a folder, and what it is to tell."""

    def __init__(self, pictures: Pictures, words: dict[str, list[str]]) -> None:
        self.latents = torch.from_numpy(pictures.latents()).flatten(0, 1)  # (pictures, 4, SIZE / 8, SIZE / 8)
        self.matrices = torch.from_numpy(upright(pictures.landmarks.reshape(-1, 5, 2)))  # (pictures, 2, 3)
        self.traits = torch.from_numpy(pictures.traits).repeat_interleave(pictures.looks, 0)  # (pictures, traits)
        self.looks = labels(pictures.known, words)


@torch.no_grad()
def validate() -> dict:
    """On unseen people: the share of the traits' variance that is not explained, the cosine to their own traits, and what is told right of
    each field that can be seen."""
    parts = zip(val.latents.split(args.batch), val.matrices.split(args.batch), strict=True)
    told = [net(z.float(), where)[:2] for z, where in parts]
    traits = torch.cat([of_face for of_face, _ in told])
    unexplained = (traits - val.traits).pow(2).mean() / val.traits.pow(2).mean()
    right = {}
    for field, truth in val.looks.items():
        seen = truth >= 0
        right[field] = round((torch.cat([looks[field] for _, looks in told]).argmax(1) == truth)[seen].float().mean().item(), 3)
    own = F.cosine_similarity(traits, val.traits).mean()
    return {"unexplained": round(unexplained.item(), 4), "own": round(own.item(), 4), "right": right}


args = parser.parse_args()
args.out.mkdir(parents=True, exist_ok=True)
torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
rng = np.random.default_rng(args.seed)
pictures = Pictures(args.data)
words = vocabulary(pictures.known)
train, val = Lessons(pictures, words), Lessons(Pictures(args.val), words)
net = LatentTeacher(train.traits.shape[1], {field: len(values) for field, values in words.items()}).to(memory_format=torch.channels_last)
optimizer = torch.optim.AdamW(net.parameters(), args.lr, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
path = args.out / "checkpoint.pt"
parts = {"net": net, "optimizer": optimizer}
step = checkpoint.resume(path, parts, rng).get("step", 0)
started, running = time.monotonic(), []
while step < args.steps:
    rate = args.lr * min(1, (step + 1) / 100) * min(1, 2 * (1 - step / args.steps))
    for group in optimizer.param_groups:
        group["lr"] = rate
    z, where, traits, looks = batch()
    with torch.autocast("cpu", torch.bfloat16):
        told, logits, _ = net(z, where)
    loss = (told.float() - traits).pow(2).mean() + surprise({field: each.float() for field, each in logits.items()}, looks).mean()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    step += 1
    running.append(loss.item())
    if step % 250 == 0 or step == args.steps:
        figures = {"seconds": round(time.monotonic() - started), "loss": round(float(np.mean(running)), 4)} | validate()
        run_log.append(args.out, net="latent teacher", step=step, **figures)
        checkpoint.save(path, parts, rng, step=step, vocabulary=words)
        running = []
