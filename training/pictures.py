"""Draws the pictures the attribute probe learns from, and reads them back.

    python -m training.pictures --split probe --pictures 30000 --out training/out/probe

Picture k of split s is `random.Random(f"{s}/{k}")`, a person of its own. Shards hold the views of each picture as uint8 and its
parameters as JSON, so what a head calls its classes may change without drawing again.
"""

import argparse
import json
import os
import random
from dataclasses import replace
from pathlib import Path

import numpy as np

from generation.atelier import character
from generation.atelier.character import Identity, Look, sample_identity
from generation.atelier.draw import draw_group
from generation.atelier.sample import sample_look
from personas.faces.base import Face
from training import attributes, shards
from training.looks import OLDER, random_look
from training.views import DRAWN, SIZES, views

SHARD = 128
STALE = "stale.txt"
AS_PEOPLE_LOOK = 0.4  # share of pictures that are as likely as in the product; in the rest every class is about as likely as any other
AGED = 0.4  # share of the rest whose age is drawn again, where it can be seen


def probe_person(rng: random.Random) -> tuple[Identity, Look]:
    """Every class of every head often enough to be learnt, and two in five as they are asked for."""
    identity = sample_identity(rng)
    if rng.random() < AS_PEOPLE_LOOK:
        return identity, sample_look(rng, identity)
    if rng.random() < AGED:
        identity = replace(identity, age=rng.uniform(*OLDER))
    return identity, even_look(rng, identity)


def even_look(rng: random.Random, identity: Identity) -> Look:
    """Every axis by itself; the body is shown more often than training of the embedders needs."""
    framing = rng.choices(character.FRAMINGS, (2, 3, 3))[0]
    holding = rng.choice(character.PROPS)
    mobility = "wheelchair" if rng.random() < 0.25 else "none"
    prosthesis = rng.choice(character.PROSTHESES[1:]) if rng.random() < 0.25 else "none"
    chosen = {"framing": framing, "build": rng.choice(character.BUILDS)}
    if framing == "half":
        chosen |= {"prop": holding, "mobility": mobility, "prosthesis": prosthesis}
    body = sample_look(rng, identity, **chosen)
    look = random_look(rng, identity)
    chosen = {name: getattr(body, name) for name in ("framing", "build", "prop", "sign_text", "mobility", "prosthesis")}
    return replace(look, headwear=rng.choice(character.HEADWEARS) if rng.random() < 0.15 else look.headwear, **chosen)


def draw_views(split: str, index: int) -> tuple[dict[str, np.ndarray], str]:
    """The views of one picture, and who is in it as a line of JSON: identity, look, how many people."""
    rng = random.Random(f"{split}/{index}")
    people = rng.choices((1, 2, 3), (14, 1, 1))[0]
    cast = [probe_person(rng) for _ in range(people)]
    drawing = draw_group(cast, DRAWN, DRAWN)
    face = Face.from_points(box=drawing.face_box, points=drawing.landmarks)
    wobble = 0.01 * (face.box[2] - face.box[0])  # no detector is exact
    landmarks = face.landmarks + np.array([[rng.gauss(0, wobble) for _ in range(2)] for _ in range(5)], np.float32)
    identity, look = cast[0]
    return views(drawing.image(), landmarks), json.dumps([identity.to_dict(), look.to_dict(), people])


def classes_of(line: str) -> list[int]:
    """Class numbers in the order of `attributes.HEADS` for a line of `draw_views`, -1 where the picture does not show it."""
    identity, look, people = json.loads(line)
    return attributes.numbered(attributes.shown(Identity.from_dict(identity), Look.from_dict(look), people))


def render_shard(task: tuple[str, int, int, Path]) -> None:
    """Draws pictures first..first+count and writes `<view>-<first>.npy` and `people-<first>.jsonl`; an existing shard is kept."""
    split, first, count, out = task
    last = out / f"people-{first:06d}.jsonl"
    if last.exists():
        return
    drawn = [draw_views(split, first + k) for k in range(count)]
    for view in SIZES:
        np.save(out / f"{view}-{first:06d}.npy", np.stack([pictures[view] for pictures, _ in drawn]))
    part = last.with_suffix(".part")  # a shard whose people have their name is whole
    part.write_text("".join(line + "\n" for _, line in drawn))
    part.rename(last)


def render(*, split: str, pictures: int, out: Path, workers: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tasks = [(split, first, min(SHARD, pictures - first), out) for first in range(0, pictures, SHARD)]
    for _ in shards.in_processes(render_shard, tasks, workers):
        pass


class Pictures:
    """The whole shards of one or more folders, views memory-mapped. `classes` is int64 (pictures, heads). A folder that was drawn before
    the illustrator changed may name in STALE, one per line, the heads that are drawn otherwise since: its pictures do not show them."""

    def __init__(self, *folders: Path) -> None:
        paths = [path for folder in folders for path in sorted(Path(folder).glob("people-*.jsonl"))]
        if not paths:
            raise FileNotFoundError(f"no pictures in {', '.join(map(str, folders))}; draw them with python -m training.pictures")
        lines = [path.read_text().splitlines() for path in paths]
        self.classes = np.concatenate([_classes(path, shard) for path, shard in zip(paths, lines, strict=True)])
        self._where = [(s, row) for s, shard in enumerate(lines) for row in range(len(shard))]
        self._shards = {view: [_shard(path, view) for path in paths] for view in SIZES}

    def __len__(self) -> int:
        return len(self._where)

    def views(self, chosen: np.ndarray | range) -> dict[str, np.ndarray]:
        """uint8 (len(chosen), size, size, 3) per view."""
        places = [self._where[k] for k in chosen]
        return {view: np.stack([arrays[s][row] for s, row in places]) for view, arrays in self._shards.items()}


def _classes(people: Path, lines: list[str]) -> np.ndarray:
    found, stale = np.array([classes_of(line) for line in lines], np.int64), people.with_name(STALE)
    if stale.exists():
        found[:, [tuple(attributes.HEADS).index(head) for head in stale.read_text().split()]] = -1
    return found


def _shard(people: Path, view: str) -> np.ndarray:
    return np.load(shards.beside(people, view), mmap_mode="r")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", required=True)
    parser.add_argument("--pictures", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    render(**vars(parser.parse_args()))
