"""Encodes drawn pictures with a trained autoencoder, once, so that the denoiser never sees a pixel.

    python -m training.compact_latents --codec training/out/codec/checkpoint.pt --data training/out/compact

Writes `latents-<first>.npy`, float16 (personas, looks, 4, SIZE / 8, SIZE / 8), beside the pictures of each shard. An existing one is kept,
so throw them away when the autoencoder has changed.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from generation.engines.compact.codec import PatchAutoencoder
from generation.engines.compact.model import SHAPES
from training import shards
from training.tensors import to_input

BATCH = 16


@torch.no_grad()
def encode(codec: PatchAutoencoder, pixels: np.ndarray) -> np.ndarray:
    """uint8 (N, H, W, 3) -> float16 (N, 4, H/8, W/8)."""
    with torch.autocast(codec.device.type, torch.bfloat16):
        return codec.encoder(to_input(pixels, codec.device)).half().cpu().numpy()


def load_codec(checkpoint: Path, *, shape: str, doubles: bool = False) -> PatchAutoencoder:
    """With its doubler where it has learnt one; `doubles` adds an untrained one where it has not."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=False)["codec"]
    learnt = any(name.startswith("doubler.") for name in state)
    codec = PatchAutoencoder(codec=SHAPES[shape].codec, doubles=learnt or doubles)
    codec.load_state_dict(state, strict=learnt or not doubles)
    return codec.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--codec", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--shape", choices=SHAPES, default="small")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    codec = load_codec(args.codec, shape=args.shape).to("cuda" if torch.cuda.is_available() else "cpu", memory_format=torch.channels_last)
    for path in sorted(args.data.glob("pictures-*.npy")):
        encoded = shards.beside(path, "latents")
        if encoded.exists():
            continue
        pictures = np.load(path, mmap_mode="r")
        flat = pictures.reshape(-1, *pictures.shape[2:])
        latents = np.concatenate([encode(codec, flat[k : k + BATCH]) for k in range(0, len(flat), BATCH)])
        shards.save_whole(encoded, latents.reshape(*pictures.shape[:2], *latents.shape[1:]))


if __name__ == "__main__":
    main()
