"""Trains Compact's decoder on, on whole pictures: what the encoder makes, and with it every denoiser, stays as it is.

    python -m training.train_decoder --codec training/out/codec/checkpoint.pt --data training/out/compact --val training/out/compact_val \
        --steps 3000 --out training/out/codec_sharp

Crops teach quickly, but what a decoder does with a whole picture differs a little (its norms see all of it), and whole pictures count.
With --doubler the decoder stays, too, and the doubler learns to go on to twice the side: from what the decoder sees in the same latents,
with `training.compact_doubled`'s drawings for targets. Latents are those of `training.compact_latents`. A run that is started again with
the same --out goes on exactly where it stood.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from generation.engines.compact.codec import DoublingDecoder, enlarged
from generation.engines.compact.model import SHAPES
from training import checkpoint, run_log
from training.codec_pictures import decibels, edges, importance, means, squares
from training.compact_data import SIZE, Pictures
from training.compact_latents import load_codec
from training.tensors import to_input

NOISE = 0.14  # at the most, on latents, so that the decoder forgives a denoiser's small errors
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--codec", type=Path, required=True)
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--val", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--steps", type=int, required=True)
parser.add_argument("--doubler", action="store_true", help="train the doubler, on a decoder that stays as it is")
parser.add_argument("--personas", type=int, help="use only the first so many; default: all")
parser.add_argument("--batch", type=int, default=4)
parser.add_argument("--lr", type=float, default=6e-4)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
parser.add_argument("--checkpoint-minutes", type=float, default=5)
parser.add_argument("--stop-at", type=int, help="save and leave at this step; the schedule is still that of --steps")
parser.add_argument("--shape", choices=SHAPES, default="small")


def batch() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Latents with noise on them, the pictures (B, 3, side, side) in -1..1, and how much each pixel counts (B, 1, side, side)."""
    chosen = rng.choice(len(train), args.batch, replace=False)
    z = torch.from_numpy(latents[chosen]).to(args.device).float()
    z = z + torch.from_numpy(rng.uniform(0, NOISE, (args.batch, 1, 1, 1)).astype(np.float32)).to(args.device) * torch.randn_like(z)
    weights = [importance(train.landmarks[divmod(n, train.looks)], SIZE, zoom) for n in chosen]
    x = to_input(np.stack([target(train, n) for n in chosen]), args.device)
    return z, x, torch.from_numpy(np.stack(weights))[:, None].to(args.device)


def target(pictures: Pictures, n: int) -> np.ndarray:
    return pictures.doubled(n) if args.doubler else pictures.pixels(n)


def loss_of(error: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Edges, and pixels, with large errors counting about as much as the many small ones."""
    return 0.25 * edges(error) + (weight * (error.abs() + 8 * error.pow(2))).mean()


@torch.no_grad()
def validate() -> dict:
    """Whole pictures nobody trained on: decibels over all, per style, and in the box of the face. Of twice the side, also what comes of
    enlarging the smaller picture by interpolation."""
    return decibels(errors_of(n) for n in range(len(val)))


def errors_of(n: int) -> dict[str, float]:
    x, z = to_input(target(val, n)[None], args.device), codec.encoder(to_input(val.pixels(n)[None], args.device))
    interpolated = {"interpolated": squares(enlarged(codec.decoder(z)), x).mean()} if args.doubler else {}
    return means(squares(decoder(z), x), val, n) | interpolated


def log(**figures) -> None:
    run_log.append(args.out, net="doubler" if args.doubler else "decoder", step=step, seconds=round(seconds), **figures)


args = parser.parse_args()
args.out.mkdir(parents=True, exist_ok=True)
torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
rng = np.random.default_rng(args.seed)
train, val = Pictures(args.data, args.personas), Pictures(args.val)
latents = train.latents()
latents = latents.reshape(len(train), *latents.shape[2:])
codec = load_codec(args.codec, shape=args.shape, doubles=args.doubler).to(args.device, memory_format=torch.channels_last)
decoder = DoublingDecoder(codec.decoder, codec.doubler) if args.doubler else codec.decoder
learner, zoom = (codec.doubler, 2) if args.doubler else (codec.decoder, 1)
codec.requires_grad_(False)
learner.requires_grad_(True)
optimizer = torch.optim.AdamW(learner.parameters(), args.lr, betas=(0.9, 0.98), eps=1e-6, weight_decay=0, fused=True)
path = args.out / "checkpoint.pt"
parts = {"codec": codec, "optimizer": optimizer}
counted = checkpoint.resume(path, parts, rng)
step, seconds = counted.get("step", 0), counted.get("seconds", 0.0)
stop = min(args.steps, args.stop_at or args.steps)
last_save = last_log = time.monotonic()
started = time.monotonic() - seconds
running: list[float] = []
while step < stop:
    for group in optimizer.param_groups:
        group["lr"] = args.lr * min(1, (step + 1) / 60) * min(1, (1 - step / args.steps) / 0.8) + 1e-6
    z, x, weight = batch()
    with torch.autocast(args.device, torch.bfloat16):
        y = decoder(z)
    error = y.float() - x
    loss_of(error, weight).backward()
    torch.nn.utils.clip_grad_norm_(learner.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    step += 1
    running.append((error.detach() / 2).pow(2).mean((1, 2, 3)).log10().mean().item())
    seconds = time.monotonic() - started
    if step % 100 == 0 or step == stop:
        speed = args.batch * len(running) / (time.monotonic() - last_log)
        log(pictures_per_s=round(speed, 1), psnr=round(-10 * float(np.mean(running)), 2))
        running, last_log = [], time.monotonic()
    if step == args.steps:
        log(val=validate())
    if time.monotonic() - last_save > args.checkpoint_minutes * 60 or step == stop:
        checkpoint.save(path, parts, rng, step=step, seconds=seconds)
        last_save = time.monotonic()
