"""Teaches Compact's text encoder what words mean, before any picture: from a prompt it must tell the attributes the prompt names.

    python -m training.train_text --steps 500 --out training/out/text

Makes the tokenizer, too. The denoiser then learns with this encoder frozen; training both together from scratch did not get off the ground.
Prompts come from the wide recipe, so that a denoiser of more styles and clothes can go on with the same words.
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from transformers import CLIPTokenizer

from generation.atelier import character
from generation.atelier.captions.seeing import turn
from generation.atelier.character import Identity, Look, sample_identity
from generation.atelier.colour import CLOTH, HAIR, SCENE
from generation.engines.compact.model import SHAPES, build_text_encoder, train_tokenizer
from generation.engines.compact.wording import TOKENS, told_by_chance
from training import checkpoint, run_log
from training.compact_data import RECIPES

CLASSES = {
    "style": character.STYLES, "framing": character.FRAMINGS, "presentation": ("man", "person", "woman"), "hair": character.HAIRS,
    "hair_colour": tuple(HAIR), "beard": character.BEARDS, "expression": character.EXPRESSIONS, "glasses": character.GLASSES,
    "headwear": character.HEADWEARS, "outfit": character.OUTFITS, "outfit_colour": tuple(CLOTH), "accent_colour": tuple(CLOTH),
    "yaw": (-65.0, -25.0, 0.0, 25.0, 65.0), "scene": character.SCENES, "scene_colour": tuple(SCENE), "light": character.LIGHTS,
}  # fmt: skip
NAMES = {  # what a phrase names
    "style": ("style",), "framing": ("framing",), "person": ("presentation",), "hair": ("hair", "hair_colour"), "beard": ("beard",),
    "expression": ("expression",), "head": ("glasses", "headwear"), "clothes": ("outfit", "outfit_colour", "accent_colour"),
    "view": ("yaw",), "place": ("scene", "scene_colour"), "light": ("light",),
}  # fmt: skip
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--steps", type=int, required=True)
parser.add_argument("--captions", type=int, default=20_000, help="for the tokenizer")
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--lr", type=float, default=1e-3)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
parser.add_argument("--checkpoint-minutes", type=float, default=5)
parser.add_argument("--stop-at", type=int, help="save and leave at this step; the schedule is still that of --steps")
parser.add_argument("--shape", choices=SHAPES, default="small")


def prompt(rng: random.Random) -> tuple[str, list[int]]:
    """A prompt and the class numbers of CLASSES that it names, -1 for what it does not."""
    identity = sample_identity(rng)
    look = RECIPES[rng.choice(("narrow", "wide"))](rng, identity)
    told = told_by_chance(identity, look, rng)
    named = {field for phrase in told for field in NAMES.get(phrase, ())}
    if look.style_weights:
        named.discard("style")
    if look.hair == "bald":
        named.discard("hair_colour")
    return ", ".join(told.values()), [CLASSES[f].index(value_of(f, identity, look)) if f in named else -1 for f in CLASSES]


def value_of(field: str, identity: Identity, look: Look) -> str | float:
    if field == "presentation":
        return "person" if 0.4 <= identity.presentation <= 0.6 else "woman" if identity.feminine else "man"
    return turn(look) if field == "yaw" else getattr(look, field)


def batch(rng: random.Random) -> tuple[torch.Tensor, torch.Tensor]:
    """Token numbers (B, TOKENS) and classes (B, fields)."""
    texts, classes = zip(*(prompt(rng) for _ in range(args.batch)), strict=True)
    ids = tokenizer(list(texts), padding="max_length", truncation=True, max_length=TOKENS, return_tensors="pt").input_ids
    return ids.to(args.device), torch.tensor(classes).to(args.device)


def loss_of(states: torch.Tensor, ids: torch.Tensor, classes: torch.Tensor) -> tuple[torch.Tensor, float]:
    """From the mean of the words, and from the mean of all states, which is what the denoiser attends to. Also the share told right."""
    words = ((ids != tokenizer.pad_token_id) & (ids != tokenizer.bos_token_id))[..., None]
    losses, right = [], []
    for pooled in (states.mean(1), (states * words).sum(1) / words.sum(1).clamp(min=1)):
        for head, truth in zip(heads, classes.T, strict=True):
            if (told := truth >= 0).any():
                logits = head(pooled)
                losses.append(F.cross_entropy(logits, truth, ignore_index=-1))
                right.append((logits.argmax(1) == truth)[told].float().mean().item())
    return torch.stack(losses).mean(), float(np.mean(right))


def log(**figures) -> None:
    run_log.append(args.out, net="text", step=step, seconds=round(seconds), **figures)


args = parser.parse_args()
args.out.mkdir(parents=True, exist_ok=True)
torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
rng = np.random.default_rng(args.seed)
words = args.out / "tokenizer"
if not words.exists():
    chance = random.Random(f"words/{args.seed}")
    people = (sample_identity(chance) for _ in range(args.captions))
    train_tokenizer((", ".join(told_by_chance(who, RECIPES["wide"](chance, who), chance).values()) for who in people), words)
tokenizer = CLIPTokenizer.from_pretrained(words, local_files_only=True)
shape = SHAPES[args.shape]
encoder = build_text_encoder(shape, tokenizer).to(args.device)
heads = torch.nn.ModuleList(torch.nn.Linear(shape.text, len(values)) for values in CLASSES.values()).to(args.device)
optimizer = torch.optim.AdamW([*encoder.parameters(), *heads.parameters()], args.lr, weight_decay=0.01, fused=True)
path = args.out / "checkpoint.pt"
parts = {"encoder": encoder, "heads": heads, "optimizer": optimizer}
counted = checkpoint.resume(path, parts, rng)
step, seconds = counted.get("step", 0), counted.get("seconds", 0.0)
stop = min(args.steps, args.stop_at or args.steps)
last_save = time.monotonic()
started = time.monotonic() - seconds
running: list[tuple[float, float]] = []
while step < stop:
    rate = args.lr * min(1, (step + 1) / 20) * max(0.05, 1 - step / args.steps)
    for group in optimizer.param_groups:
        group["lr"] = rate
    ids, classes = batch(random.Random(f"{args.seed}/{step}"))
    with torch.autocast(args.device, torch.bfloat16):
        states = encoder(ids).last_hidden_state
    loss, right = loss_of(states.float(), ids, classes)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    step += 1
    running.append((loss.item(), right))
    seconds = time.monotonic() - started
    if step % 25 == 0 or step == stop:
        mean_loss, told_right = np.mean(running, axis=0)
        log(lr=round(rate, 6), loss=round(float(mean_loss), 4), told_right=round(float(told_right), 4))
        running = []
    if time.monotonic() - last_save > args.checkpoint_minutes * 60 or step == stop:
        checkpoint.save(path, parts, rng, step=step, seconds=seconds)
        last_save = time.monotonic()
