"""Teaches Compact a brand's style from a handful of pictures: LoRA weights that `load_lora_weights` of diffusers takes.

    python -m training.train_adapter --pictures brand/ --trigger "acme style" --out training/out/acme

`brand/` holds 15 to 30 pictures; what a file shows may stand beside it in a .txt of the same name, else the trigger alone is its caption.
One in five is kept apart: the adapter that is saved is the one that knew those best. The identity is left empty, so that a persona's face
stays her own. A step takes 0.3 core seconds with the small model (AMD EPYC): the usual 900 steps are five minutes of one core.
"""

import argparse
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
import torch
from diffusers import StableDiffusionPipeline
from peft import LoraConfig
from peft.utils import get_peft_model_state_dict, set_peft_model_state_dict
from PIL import Image

from generation.engines.compact import weights
from generation.engines.compact.model import load
from generation.engines.compact.wording import TOKENS

KINDS = (".png", ".jpg", ".jpeg", ".webp")
TARGETS = ["to_q", "to_k", "to_v", "to_out.0", "proj_in", "proj_out", "ff.net.0.proj", "ff.net.2", "conv1", "conv2"]
KEPT_APART = 5  # every fifth picture is never learnt from
LEVELS = (0.3, 0.6, 0.85)  # of noise, at which unseen pictures are asked about
EMPTY = 0.1  # how often the caption is left out, for guidance
NAME = "style"


@dataclass(frozen=True)
class Examples:
    """Latents (n, 4, h, w) and what the text encoder makes of their captions, (n, TOKENS, width); `nothing` is that of no caption."""

    latents: torch.Tensor
    states: torch.Tensor
    nothing: torch.Tensor


def train(
    *,
    pictures: Path,
    trigger: str,
    out: Path,
    folder: Path = weights.FOLDER,
    rank: int = 16,
    steps: int = 900,
    batch: int = 4,
    lr: float = 1e-3,
    seed: int = 1,
    threads: int = 1,
) -> list[dict]:
    """Writes `pytorch_lora_weights.safetensors` and `adapter.json` to `out`; returns what was logged. Raises ValueError for fewer than five
    pictures, a rank outside 8..64 or an empty trigger."""
    if not 8 <= rank <= 64:
        raise ValueError(f"the rank lies between 8 and 64, not {rank}")
    if not trigger.strip():
        raise ValueError("a style needs a trigger: the words that call it")
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    pipe, rng = load(folder), np.random.default_rng(seed)
    learn, apart = _examples(pipe, pictures, trigger)
    unet = pipe.unet.requires_grad_(False)
    unet.add_adapter(LoraConfig(r=rank, lora_alpha=rank, init_lora_weights="gaussian", target_modules=TARGETS), adapter_name=NAME)
    learned = [parameter for parameter in unet.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=lr, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    history, best, started = [], (float("inf"), {}), time.monotonic()
    for step in range(steps + 1):
        if step % max(1, steps // 10) == 0:
            known = _unseen_loss(unet, apart)
            history.append({"step": step, "unseen_loss": round(known, 5), "seconds": round(time.monotonic() - started, 1)})
            print(json.dumps(history[-1]), flush=True)
            if known < best[0]:
                best = known, {name: value.clone() for name, value in get_peft_model_state_dict(unet, adapter_name=NAME).items()}
        if step < steps:
            _step(unet, learn, batch, rng, optimizer)
            schedule.step()
    set_peft_model_state_dict(unet, best[1], adapter_name=NAME)
    _save(unet, out, {"trigger": trigger, "rank": rank, "steps": steps, "seed": seed, "base": weights.version_of(folder), "log": history})
    return history


def _examples(pipe: StableDiffusionPipeline, pictures: Path, trigger: str) -> tuple[Examples, Examples]:
    """What is learnt from, and what is kept apart."""
    files = sorted(path for path in pictures.iterdir() if path.suffix.lower() in KINDS)
    if len(files) < KEPT_APART:
        raise ValueError(f"{pictures} holds {len(files)} pictures; {KEPT_APART} are the least, 15 to 30 are good")
    side = pipe.unet.config.sample_size * weights.CODEC
    latents = torch.cat([_latents(pipe, path, side) for path in files])
    states = _read(pipe, [_caption(path, trigger) for path in files])
    is_apart = torch.arange(len(files)) % KEPT_APART == KEPT_APART - 1
    nothing = _read(pipe, [""])
    return tuple(Examples(latents[chosen], states[chosen], nothing) for chosen in (~is_apart, is_apart))


@torch.no_grad()
def _latents(pipe: StableDiffusionPipeline, path: Path, side: int) -> torch.Tensor:
    """(1, 4, side / 8, side / 8): the middle square of the picture."""
    picture = Image.open(path).convert("RGB")
    short = min(picture.size)
    left, top = (picture.width - short) // 2, (picture.height - short) // 2
    square = picture.crop((left, top, left + short, top + short)).resize((side, side), Image.Resampling.LANCZOS)
    pixels = torch.from_numpy(np.asarray(square, np.float32) / 127.5 - 1).permute(2, 0, 1)[None]
    return pipe.vae.encode(pixels).latents * pipe.vae.config.scaling_factor


def _caption(path: Path, trigger: str) -> str:
    told = path.with_suffix(".txt")
    return ", ".join([trigger, told.read_text(encoding="utf-8").strip()]) if told.exists() else trigger


@torch.no_grad()
def _read(pipe: StableDiffusionPipeline, captions: list[str]) -> torch.Tensor:
    ids = pipe.tokenizer(captions, padding="max_length", truncation=True, max_length=TOKENS, return_tensors="pt").input_ids
    return pipe.text_encoder(ids).last_hidden_state


def _step(unet, learn: Examples, batch: int, rng: np.random.Generator, optimizer: torch.optim.Optimizer) -> None:
    chosen = torch.from_numpy(rng.integers(len(learn.latents), size=batch))
    silent = torch.from_numpy(rng.random((batch, 1, 1)) < EMPTY)
    states = torch.where(silent, learn.nothing, learn.states[chosen])
    noise_level = torch.sigmoid(torch.from_numpy(rng.normal(0.6, 1.1, batch).astype(np.float32)))
    noise = torch.from_numpy(rng.standard_normal(learn.latents[chosen].shape).astype(np.float32))
    loss = _loss(unet, learn.latents[chosen], states, noise, noise_level)
    loss.backward()
    torch.nn.utils.clip_grad_norm_([p for p in unet.parameters() if p.requires_grad], 1.0)
    optimizer.step()
    optimizer.zero_grad()


def _loss(unet, latents: torch.Tensor, states: torch.Tensor, noise: torch.Tensor, level: torch.Tensor) -> torch.Tensor:
    """Rectified flow, as the denoiser learnt it: level (B,) in 0..1."""
    mixed = (1 - level.view(-1, 1, 1, 1)) * latents + level.view(-1, 1, 1, 1) * noise
    nobody = [torch.zeros(len(latents), 1, 512)]
    told = unet(mixed, 1000 * level, states, added_cond_kwargs={"image_embeds": nobody}).sample
    return (told - (noise - latents)).pow(2).mean()


@torch.no_grad()
def _unseen_loss(unet, apart: Examples) -> float:
    """Always the same pictures under the same noise."""
    noise = torch.randn(apart.latents.shape, generator=torch.Generator().manual_seed(0))
    found = [_loss(unet, apart.latents, apart.states, noise, torch.full((len(noise),), level)).item() for level in LEVELS]
    return sum(found) / len(found)


def _save(unet, out: Path, card: dict) -> None:
    out.mkdir(parents=True, exist_ok=True)
    layers = {name: value.half() for name, value in get_peft_model_state_dict(unet, adapter_name=NAME).items()}
    StableDiffusionPipeline.save_lora_weights(out, unet_lora_layers=layers)
    (out / "adapter.json").write_text(json.dumps(card, indent=2) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--trigger", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=weights.FOLDER, help="the model it is for; default: the shipped one")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--lr", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="more only where the cores are free")
    train(**vars(parser.parse_args()))
