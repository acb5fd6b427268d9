"""Writes a trained Compact as a plain diffusers folder with its IP-Adapter file.

    python -m training.export_compact --codec training/out/codec/checkpoint.pt --text training/out/text \
        --denoiser training/out/denoiser/checkpoint.pt --out generation/engines/weights/compact

`vocabulary.json` beside it tells which values of a look the pictures it learnt from showed.
"""

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

import torch
from transformers import CLIPTokenizer

from generation.engines.compact.model import SHAPES, add_identity, build, build_unet, identity_state, save, without_identity
from training.compact_data import RECIPES, words_of
from training.compact_latents import load_codec

LARGEST, LARGEST_FILE = 45_000_000, 15_000_000  # bytes: what a repository can carry


def export(*, codec: Path, text: Path, denoiser: Path, recipe: str, styles: list[str] | None, out: Path, shape: str) -> None:
    """Raises ValueError when what was written is larger than LARGEST, or a file of it than LARGEST_FILE."""
    sizes = SHAPES[shape]
    untrained = build(sizes, CLIPTokenizer.from_pretrained(text / "tokenizer", local_files_only=True))
    parts = replace(untrained, vae=load_codec(codec, shape=shape))
    parts.text_encoder.load_state_dict(torch.load(text / "checkpoint.pt", map_location="cpu", weights_only=False)["encoder"])
    add_identity(parts.unet)
    parts.unet.load_state_dict(torch.load(denoiser, map_location="cpu", weights_only=False)["ema"])
    plain = build_unet(sizes)
    plain.load_state_dict(without_identity(parts.unet.state_dict()))
    shutil.rmtree(out, ignore_errors=True)
    save(replace(parts, unet=plain), identity_state(parts.unet), out)
    (out / "vocabulary.json").write_text(json.dumps(words_of(recipe) | ({"style": styles} if styles else {}), indent=1) + "\n")
    written = {path: path.stat().st_size for path in out.rglob("*") if path.is_file()}
    if sum(written.values()) > LARGEST or max(written.values()) > LARGEST_FILE:
        raise ValueError(f"{sum(written.values())} bytes in all, {max(written.values())} in the largest file: too much to ship")
    print(json.dumps({"files": len(written), "bytes": sum(written.values()), "largest": max(written.values())}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--codec", type=Path, required=True)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--denoiser", type=Path, required=True)
    parser.add_argument("--recipe", choices=RECIPES, default="narrow")
    parser.add_argument("--styles", nargs="+", help="those the denoiser was shown; default: all of the recipe")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shape", choices=SHAPES, default="small")
    export(**vars(parser.parse_args()))
