"""Trains Compact's denoiser on latents: what to draw comes as words, whom to draw as an identity embedding.

    python -m training.train_denoiser --data training/out/compact --val training/out/compact_val --text training/out/text \
        --samples 400000 --out training/out/denoiser

Rectified flow: x = (1 - s) latents + s noise, the target is noise - latents. One flat loop; a run that is started again with the same --out
goes on exactly where its last checkpoint stood. The text encoder stays as it is. The checkpoint's `ema` is what is shipped.

On a processor that others use too, threads wait for each other in every operation; several processes of one thread do not:

    torchrun --standalone --nproc-per-node 2 -m training.train_denoiser ...

They draw different batches and become one again, the mean of their weights, every few steps (local SGD).

One figure tells whether the conditions are alive long before pictures do: the loss on unseen people with the right words and face, with
somebody else's words, and with somebody else's face, at three amounts of noise.
"""

import argparse
import time
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch.nn.attention import SDPBackend, sdpa_kernel
from transformers import CLIPTokenizer

from generation.atelier import identity_code
from generation.engines.compact.model import SHAPES, add_identity, build_text_encoder, build_unet
from generation.engines.compact.wording import TOKENS, describe
from training import checkpoint, run_log, together
from training.compact_data import Pictures
from training.latent_teacher import LatentTeacher, emphasis, labels, unlikeness, upright

CONDITIONING = ("attn2", "add_embedding", "encoder_hid_proj", "time_emb_proj", "conv_in.2")  # learn at a higher rate
SILENT = {"text": 0.08, "both": 0.06, "identity": 0.08}  # how often a condition is left out, for guidance
NOISES = (0.6, 0.85, 0.97)  # of the diagnosis
CENTRES = (0.6, 0.1)  # where the amounts of noise lie, as logits, before the rate falls and at its end: what to draw first, then how finely
LIKENESS = 0.3  # what an unlike picture costs, beside the squares
SURPRISE = 0.1  # and one that does not show what was said
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--data", type=Path, required=True)
parser.add_argument("--val", type=Path, required=True)
parser.add_argument("--text", type=Path, required=True, help="the folder train_text wrote")
parser.add_argument("--teacher", type=Path, required=True, help="the checkpoint train_latent_teacher wrote")
parser.add_argument("--out", type=Path, required=True)
parser.add_argument("--samples", type=int, required=True, help="pictures seen by the end of the schedule")
parser.add_argument("--personas", type=int, help="use only the first so many; default: all")
parser.add_argument("--styles", nargs="+", help="use only pictures in these styles")
parser.add_argument("--batch", type=int, default=16)
parser.add_argument("--lr", type=float, default=1e-3)
parser.add_argument("--decay-from", type=float, default=0.5, help="share of the schedule after which the rate falls to nothing")
parser.add_argument("--init", type=Path, help="start from the averaged weights of this checkpoint, with a schedule of its own")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
parser.add_argument("--compile", action="store_true", help="two to three minutes at the start for a third more samples a second")
parser.add_argument("--checkpoint-minutes", type=float, default=5)
parser.add_argument("--stop-at", type=int, help="save and leave after so many samples; the schedule is still that of --samples")
parser.add_argument("--shape", choices=SHAPES, default="small")


class Latents:
    """Everything the denoiser learns from, on its device: latents, identities and what may be said of each picture."""

    def __init__(self, pictures: Pictures, styles: list[str] | None) -> None:
        self.known, self.looks = pictures.known, pictures.looks
        self.values = torch.from_numpy(pictures.latents()).flatten(0, 1).to(device)  # (pictures, 4, SIZE / 8, SIZE / 8)
        self.words = torch.from_numpy(pictures.words().astype(np.int32)).flatten(0, 1).to(device)  # (pictures, wordings, TOKENS)
        self.embeddings = torch.from_numpy(pictures.embeddings.astype(np.float32)).to(device)  # (personas, looks, 512)
        self.traits = torch.from_numpy(pictures.traits).to(device)  # (personas, traits)
        landmarks = pictures.landmarks.reshape(-1, 5, 2)
        self.matrices = torch.from_numpy(upright(landmarks)).to(device)  # (pictures, 2, 3)
        self.emphasis = torch.from_numpy(emphasis(landmarks, self.values.shape[-1]).astype(np.float16)).to(device)  # (pictures, 1, 32, 32)
        self.shown = {field: of_all.to(device) for field, of_all in labels(pictures.known, taught["vocabulary"]).items()}
        self.chosen = np.array([n for n, one in enumerate(self.known) if styles is None or one.look.style in styles])

    def identities(self, chosen: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
        """(B, 512): half the time the code of the face, a little off; else what the embedder read off another picture of it."""
        persona, look = chosen // self.looks, chosen % self.looks
        blur = 0.35 * rng.random((len(chosen), 1)) * rng.standard_normal((len(chosen), self.traits.shape[1]))
        codes = F.normalize((self.traits[persona] + on_device(blur)) @ BASIS.T, dim=1)
        other = (look + on_device(rng.integers(1, self.looks, len(chosen)))) % self.looks
        return torch.where(on_device(rng.random((len(chosen), 1))) < 0.5, codes, self.embeddings[persona, other])

    def enrolled(self, n: int) -> torch.Tensor:
        """(512,): the centroid of all pictures of the face but this one, as a persona has it."""
        persona, look = divmod(int(n), self.looks)
        others = [k for k in range(self.looks) if k != look]
        return F.normalize(self.embeddings[persona, others].sum(0), dim=0)


def batch(rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Which pictures (B,), token numbers (B, TOKENS), identities (B, 1, 512); an empty prompt or zeros where one is left out."""
    chosen = on_device(rng.choice(train.chosen, args.batch, replace=False))
    ids = train.words[chosen, on_device(rng.integers(train.words.shape[1], size=args.batch))]
    faces = train.identities(chosen, rng)
    lot = on_device(rng.random((args.batch, 1)))
    ids = torch.where(lot < SILENT["text"] + SILENT["both"], NOTHING, ids)
    silent_face = (lot >= SILENT["text"]) & (lot < sum(SILENT.values()))
    return chosen, ids, torch.where(silent_face, 0.0, faces)[:, None]


def on_device(values: np.ndarray) -> torch.Tensor:
    """float32 or int64."""
    return torch.from_numpy(values.astype(np.float32 if values.dtype.kind == "f" else np.int64)).to(device)


def tokens(texts: list[str]) -> torch.Tensor:
    return tokenizer(texts, padding="max_length", truncation=True, max_length=TOKENS, return_tensors="pt").input_ids.to(device)


def predict(model: torch.nn.Module, x: torch.Tensor, s: torch.Tensor, states: torch.Tensor, faces: torch.Tensor) -> torch.Tensor:
    """noise - latents, float32 (B, 4, 32, 32); s (B,) in 0..1."""
    with torch.autocast(device.type, torch.bfloat16), sdpa_kernel(ATTENTION):
        x = x.contiguous(memory_format=torch.channels_last)
        return model(x, 1000 * s, states, added_cond_kwargs={"image_embeds": [faces]}).sample.float()


def read(encoder: torch.nn.Module, ids: torch.Tensor) -> torch.Tensor:
    with torch.no_grad(), torch.autocast(device.type, torch.bfloat16):
        return encoder(ids).last_hidden_state


def losses(chosen: torch.Tensor, noise: torch.Tensor, s: torch.Tensor, predicted: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """Per picture (B,): how far the prediction is off, how unlike the picture that it leads to is, and how little it shows what was said.
    Where a face stands follows from words and identity, so some places may count more than others and what is learnt is still the mean."""
    z = train.values[chosen].float()
    error = predicted - (noise - z)
    off = (error.pow(2) * train.emphasis[chosen].float()).mean((1, 2, 3))
    with torch.autocast(device.type, torch.bfloat16):
        shown = {field: of_all[chosen] for field, of_all in train.shown.items()}
        unlike, surprising = unlikeness(judge, z - s[:, None, None, None] * error, z, train.matrices[chosen], shown)
    return off, unlike.float() * (1 - s), surprising


@torch.no_grad()
def diagnose(model: torch.nn.Module) -> dict:
    """The loss on unseen people: everything right, words shuffled, faces shuffled. Always the same pictures and noise."""
    chosen = val.chosen[:: max(1, len(val.chosen) // 64)]
    z = val.values[chosen].float()
    noise = torch.randn(z.shape, generator=torch.Generator().manual_seed(0)).to(device)
    states = read(text_encoder, tokens([describe(val.known[n].identity, val.known[n].look) for n in chosen]))
    faces = torch.stack([val.enrolled(n) for n in chosen])[:, None]
    figures = {}
    for s in NOISES:
        x, level = (1 - s) * z + s * noise, torch.full((len(z),), s, device=device)
        for name, (words, who) in {"right": (0, 0), "other_words": (5, 0), "other_face": (0, 5)}.items():
            told = predict(model, x, level, states.roll(words, 0), faces.roll(who, 0))
            figures[f"{name}@{s}"] = round((told - (noise - z)).pow(2).mean().item(), 4)
    return figures


def joined() -> dict:
    """A process that was not there at the last checkpoint takes over the first one's weights, not its chances."""
    path, mine, chance = args.out / "checkpoint.pt", torch.get_rng_state(), deepcopy(rng)
    counted = checkpoint.resume(path, parts, chance)
    torch.set_rng_state(mine)
    return counted


def log(**figures) -> None:
    if rank > 0:
        return
    run_log.append(args.out, net="denoiser", samples=samples, seconds=round(seconds), **figures)


args = parser.parse_args()
args.out.mkdir(parents=True, exist_ok=True)
rank, world = together.join()
torch.set_num_threads(args.threads)
torch.manual_seed(args.seed)
rng = np.random.default_rng((args.seed, rank) if rank else args.seed)
device = torch.device(args.device)
# On a processor plain attention is a fifth faster than the fused kernel.
ATTENTION = [SDPBackend.MATH] if device.type == "cpu" else [SDPBackend.FLASH_ATTENTION, SDPBackend.EFFICIENT_ATTENTION, SDPBackend.MATH]
BASIS = torch.from_numpy(identity_code.basis()).to(device)
shape = SHAPES[args.shape]
tokenizer = CLIPTokenizer.from_pretrained(args.text / "tokenizer", local_files_only=True)
text_encoder = build_text_encoder(shape, tokenizer)
text_encoder.load_state_dict(torch.load(args.text / "checkpoint.pt", map_location="cpu", weights_only=False)["encoder"])
text_encoder.eval().to(device)
NOTHING = tokens([""])
taught = torch.load(args.teacher, map_location="cpu", weights_only=False)
train, val = Latents(Pictures(args.data, args.personas), args.styles), Latents(Pictures(args.val), args.styles)
teacher = LatentTeacher(train.traits.shape[1], {field: len(values) for field, values in taught["vocabulary"].items()})
teacher.load_state_dict(taught["net"])
teacher = teacher.to(device, memory_format=torch.channels_last).requires_grad_(False)
unet = build_unet(shape)
add_identity(unet)
if args.init:
    unet.load_state_dict(torch.load(args.init, map_location="cpu", weights_only=False)["ema"])
unet = unet.to(device, memory_format=torch.channels_last)
ema = deepcopy(unet).requires_grad_(False)
learner, reader, judge = (torch.compile(part) if args.compile else part for part in (unet, text_encoder, teacher))
conditioning = [p for name, p in unet.named_parameters() if any(part in name for part in CONDITIONING)]
others = [p for name, p in unet.named_parameters() if not any(part in name for part in CONDITIONING)]
groups = [{"params": others, "pace": 1.0}, {"params": conditioning, "pace": 2.5}]
optimizer = torch.optim.AdamW(groups, args.lr, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
path = args.out / (f"checkpoint-{rank}.pt" if rank else "checkpoint.pt")
parts = {"unet": unet, "ema": ema, "optimizer": optimizer}
if rank:
    torch.manual_seed(args.seed + 1000 * rank)
counted = checkpoint.resume(path, parts, rng) if path.exists() or rank == 0 else joined()
samples, seconds = counted.get("samples", 0), counted.get("seconds", 0.0)
if world > 1:
    everyone = [None] * world
    dist.all_gather_object(everyone, samples)
    if len(set(everyone)) > 1:
        raise SystemExit(f"the processes stand at {everyone} samples; delete the checkpoints but the first, and they start from it")
stop = min(args.samples, args.stop_at or args.samples)
last_save = last_log = time.monotonic()
started = time.monotonic() - seconds
running: list[tuple[float, ...]] = []
unet.train()
each = args.batch * world  # samples of a step, of all processes
steps = samples // each
while samples < stop:
    past = samples / args.samples
    full = min(1, (1 - past) / (1 - args.decay_from))
    rate = args.lr * min(1, (samples + each) / (100 * each)) * full + 1e-6
    centre = full * CENTRES[0] + (1 - full) * CENTRES[1]
    for group in optimizer.param_groups:
        group["lr"] = rate * group["pace"]
    chosen, ids, faces = batch(rng)
    z = train.values[chosen].float()
    noise, s = torch.randn_like(z), torch.sigmoid(torch.randn(len(z), device=device) * 1.1 + centre)
    level = s[:, None, None, None]
    predicted = predict(learner, (1 - level) * z + level * noise, s, read(reader, ids), faces)
    off, unlike, surprising = (each.mean() for each in losses(chosen, noise, s, predicted))
    loss = off + LIKENESS * unlike + SURPRISE * surprising
    loss.backward()
    torch.nn.utils.clip_grad_norm_(unet.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    samples, steps = samples + each, steps + 1
    decay = min(0.999, (1 + samples / each) / (20 + samples / each))
    with torch.no_grad():
        torch._foreach_lerp_(list(ema.parameters()), list(unet.parameters()), 1 - decay)
    running.append((off.item(), unlike.item(), surprising.item()))
    seconds = time.monotonic() - started
    done = samples >= stop
    if len(running) == 50 or done:
        speed = each * len(running) / (time.monotonic() - last_log)
        means = dict(zip(("loss", "unlikeness", "surprise"), np.mean(running, axis=0).round(4).tolist(), strict=True))
        log(lr=round(rate, 6), samples_per_s=round(speed, 1), **means)
        running, last_log = [], time.monotonic()
    due = time.monotonic() - last_save > args.checkpoint_minutes * 60
    if (steps % together.TOGETHER == 0 or done) and (together.meet(unet, due) or done):
        checkpoint.save(path, parts, rng, samples=samples, seconds=seconds)
        if rank == 0:
            log(**diagnose(ema))
        running, last_save, last_log = [], time.monotonic(), time.monotonic()
