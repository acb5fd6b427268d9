"""Trains Compact's autoencoder: pictures to latents of an eighth of their side, and back.

    python -m training.train_autoencoder --data training/out/compact --val training/out/compact_val --steps 4000 --out training/out/codec

One flat loop over crops. A run that is started again with the same --out goes on exactly where its last checkpoint stood. At the end
latents are brought to mean 0 and deviation 1, which the checkpoint's `codec` then holds.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from generation.engines.compact.codec import PatchAutoencoder
from generation.engines.compact.model import SHAPES
from training import checkpoint, run_log
from training.codec_pictures import decibels, edges, importance, means, squares
from training.compact_data import SIZE, Pictures
from training.tensors import to_input

CROP = 128
NOISE = 0.07  # on latents, so that the decoder forgives a denoiser's small errors
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--val", type=Path, required=True)
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--steps", type=int, required=True)
parser.add_argument("--personas", type=int, help="use only the first so many; default: all")
parser.add_argument("--batch", type=int, default=8)
parser.add_argument("--lr", type=float, default=1.6e-3)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
parser.add_argument("--checkpoint-minutes", type=float, default=5)
parser.add_argument("--stop-at", type=int, help="save and leave at this step; the schedule is still that of --steps")
parser.add_argument("--init", type=Path, help="start from the codec of this checkpoint")
parser.add_argument("--shape", choices=SHAPES, default="small")


def crops(rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Two thirds of them on the face: pixels (B, 3, CROP, CROP) in -1..1 and how much each counts (B, 1, CROP, CROP)."""
    pixels, weights = [], []
    for n in rng.choice(len(train), args.batch, replace=False):
        points = train.landmarks[divmod(n, train.looks)]
        centre = points.mean(0) - CROP / 2 + rng.uniform(-32, 32, 2) if rng.random() < 0.65 else rng.uniform(0, SIZE - CROP, 2)
        x, y = np.clip(centre, 0, SIZE - CROP).astype(int)
        pixels.append(train.pixels(n)[y : y + CROP, x : x + CROP])
        weights.append(importance(points - (x, y), CROP))
    return to_input(np.stack(pixels), args.device), torch.from_numpy(np.stack(weights))[:, None].to(args.device)


def loss_of(error: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Edges, pixels, and the means of 8 x 8 pixels."""
    return 0.5 * edges(error) + (weight * (error.abs() + 0.5 * error.pow(2))).mean() + 0.5 * F.avg_pool2d(error, 8).abs().mean()


@torch.no_grad()
def validate() -> dict:
    """Whole pictures nobody trained on: decibels over all, per style, and in the box of the face."""
    inputs = (to_input(val.pixels(n)[None], args.device) for n in range(len(val)))
    return decibels(means(squares(codec.decoder(codec.encoder(x)), x), val, n) for n, x in enumerate(inputs))


@torch.no_grad()
def standardise() -> None:
    chosen = np.linspace(0, len(train) - 1, min(len(train), 256)).astype(int)
    z = torch.cat([codec.encoder(to_input(train.pixels(n)[None], args.device)) for n in chosen])
    codec.standardise(z.mean((0, 2, 3)), z.std((0, 2, 3)))


def log(**figures) -> None:
    run_log.append(args.out, net="codec", step=step, seconds=round(seconds), **figures)


args = parser.parse_args()
args.out.mkdir(parents=True, exist_ok=True)
torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
rng = np.random.default_rng(args.seed)
train, val = Pictures(args.data, args.personas), Pictures(args.val)
shape = SHAPES[args.shape]
codec = PatchAutoencoder(codec=shape.codec).to(args.device, memory_format=torch.channels_last)
if args.init:
    codec.load_state_dict(torch.load(args.init, map_location=args.device, weights_only=False)["codec"])
optimizer = torch.optim.AdamW(codec.parameters(), args.lr, betas=(0.9, 0.98), eps=1e-6, weight_decay=0, fused=True)
path = args.out / "checkpoint.pt"
parts = {"codec": codec, "optimizer": optimizer}
counted = checkpoint.resume(path, parts, rng)
step, seconds = counted.get("step", 0), counted.get("seconds", 0.0)
stop = min(args.steps, args.stop_at or args.steps)
last_save = last_log = time.monotonic()
started = time.monotonic() - seconds
running: list[float] = []
while step < stop:
    past = step / args.steps
    rate = args.lr * min(1, (step + 1) / 60) * min(1, (1 - past) / 0.6) + 1e-5
    for group in optimizer.param_groups:
        group["lr"] = rate
    x, weight = crops(rng)
    with torch.autocast(args.device, torch.bfloat16):
        z = codec.encoder(x)
        y = codec.decoder(z + NOISE * torch.randn_like(z))
    error = y.float() - x
    loss = loss_of(error, weight) + 1e-3 * z.float().pow(2).mean()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(codec.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    step += 1
    running.append((error / 2).pow(2).mean().item())
    seconds = time.monotonic() - started
    if step % 200 == 0 or step == stop:
        speed = args.batch * len(running) / (time.monotonic() - last_log)
        psnr = round(float(-10 * np.log10(np.mean(running))), 2)
        log(lr=round(rate, 6), crops_per_s=round(speed, 1), psnr_of_crops=psnr, z_std=round(z.float().std().item(), 3))
        running, last_log = [], time.monotonic()
    if step == args.steps:
        log(val=validate())
        standardise()
    if time.monotonic() - last_save > args.checkpoint_minutes * 60 or step == stop:
        checkpoint.save(path, parts, rng, step=step, seconds=seconds)
        last_save = time.monotonic()
