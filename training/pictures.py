"""Draws the whole pictures the attribute probe learns from.

    python -m training.pictures --split probe --pictures 12000 --out training/out/probe

Picture k of split s is `random.Random(f"{s}/{k}")`, a person of its own. Shards hold uint8 squares of SIZE pixels and class numbers of
`attributes.HEADS`.
"""

import argparse
import multiprocessing
import os
import random
from dataclasses import replace
from pathlib import Path

import numpy as np

from generation.atelier import character
from generation.atelier.character import Identity, Look, sample_identity
from generation.atelier.draw import draw_group
from generation.atelier.sample import sample_look
from training import attributes
from training.looks import random_look

SIZE = 160
SHARD = 256


def probe_look(rng: random.Random, identity: Identity) -> Look:
    """Every class of every head often enough to be learnt; the body is shown more often than training of the embedders needs."""
    framing = rng.choices(character.FRAMINGS, (2, 3, 3))[0]
    holding = rng.choice(character.PROPS)
    mobility = "wheelchair" if rng.random() < 0.25 else "none"
    prosthesis = rng.choice(character.PROSTHESES[1:]) if rng.random() < 0.25 else "none"
    chosen = {"framing": framing, "build": rng.choice(character.BUILDS)}
    if framing == "half":
        chosen |= {"prop": holding, "mobility": mobility, "prosthesis": prosthesis}
    body = sample_look(rng, identity, **chosen)
    fields = ("framing", "build", "prop", "sign_text", "mobility", "prosthesis")
    return replace(random_look(rng, identity), **{name: getattr(body, name) for name in fields})


def draw_numbered(split: str, index: int) -> tuple[np.ndarray, list[int]]:
    rng = random.Random(f"{split}/{index}")
    people = rng.choices((1, 2, 3), (8, 1, 1))[0]
    cast = [(identity, probe_look(rng, identity)) for identity in (sample_identity(rng) for _ in range(people))]
    return draw_group(cast, SIZE, SIZE).image(), attributes.numbered(attributes.shown(*cast[0], people))


def render_shard(task: tuple[str, int, int, Path]) -> None:
    """Draws pictures first..first+count and writes `pictures-<first>.npy` and `classes-<first>.npy`; an existing shard is kept."""
    split, first, count, out = task
    path = out / f"pictures-{first:06d}.npy"
    if path.exists():
        return
    drawn = [draw_numbered(split, first + k) for k in range(count)]
    np.save(out / f"classes-{first:06d}.npy", np.array([classes for _, classes in drawn], np.int16))
    part = path.with_suffix(".part")  # a shard that has its name is whole
    with part.open("wb") as file:
        np.save(file, np.stack([pixels for pixels, _ in drawn]))
    part.rename(path)


def render(*, split: str, pictures: int, out: Path, workers: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tasks = [(split, first, min(SHARD, pictures - first), out) for first in range(0, pictures, SHARD)]
    with multiprocessing.get_context("spawn").Pool(workers, initializer=os.nice, initargs=(5,)) as pool:
        for _ in pool.imap_unordered(render_shard, tasks):
            pass


def load(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """All shards of a folder: uint8 (N, SIZE, SIZE, 3) and int16 (N, heads)."""
    paths = sorted(folder.glob("pictures-*.npy"))
    if not paths:
        raise FileNotFoundError(f"no pictures in {folder}; draw them with python -m training.pictures")
    classes = [np.load(path.with_name(path.name.replace("pictures", "classes"))) for path in paths]
    return np.concatenate([np.load(path) for path in paths]), np.concatenate(classes)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", required=True)
    parser.add_argument("--pictures", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    render(**vars(parser.parse_args()))
