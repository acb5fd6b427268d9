"""Draws the pictures the face embedders learn from: many identities, each in several looks that share nothing but the face.

    python -m training.data --split scoring --identities 12000 --looks 8 --zoom 1.0 --recipe even --out training/out/scoring

A split is a name; identity k of split s is `random.Random(f"{s}/{k}")`, so no two splits ever share an identity or a picture. Shards hold
`STORED` x `STORED` uint8 crops: a little more than the 112 pixels a network sees, so that training can shift the crop.
"""

import argparse
import io
import os
import random
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from generation.atelier import identity_code
from generation.atelier.character import Identity, Look, sample_identity
from generation.atelier.draw import draw
from generation.atelier.framing import SHOTS
from personas.faces.align import TEMPLATE_SIZE, align
from personas.faces.base import Face
from training import shards
from training.looks import OLDER, RECIPES, random_look

STORED = 120
SHARD_IDENTITIES = 64
FACE_UNITS = 265  # what the crop shows


def identity_of(split: str, index: int, older: float = 0.0) -> Identity:
    """A share of `older` is of an age that is drawn; the rest is as chance has it."""
    rng = random.Random(f"{split}/{index}")
    identity = sample_identity(rng)
    return replace(identity, age=rng.uniform(*OLDER)) if rng.random() < older else identity


@dataclass(frozen=True)
class Picture:
    pixels: np.ndarray  # uint8 (H, W, 3)
    face: Face
    look: Look


def draw_picture(identity: Identity, look: Look, size: int) -> Picture:
    """A square picture and the face the illustrator knows to be in it."""
    drawing = draw(identity, look, size, size)
    face = Face.from_points(box=drawing.face_box, points=drawing.landmarks, pose=drawing.pose)
    return Picture(drawing.image(), face, look)


def training_crop(identity: Identity, rng: random.Random, zoom: float, recipe: str) -> np.ndarray:
    """One crop as the world will hand it over: any size, landmarks a little off, sometimes recompressed or resized."""
    look = random_look(rng, identity, RECIPES[recipe])
    if rng.random() < 0.6:  # scene and clothes lie at the edge of the crop and cost a third of the drawing time
        framing = "bust" if look.framing == "half" else look.framing
        look = replace(look, scene=rng.choice(("plain", "gradient", "halo")), outfit="t-shirt", accessories=(), framing=framing)
    size = max(96, round(SHOTS[look.framing][0] / FACE_UNITS * STORED * rng.triangular(0.85, 1.6, 0.95)))
    picture = draw_picture(identity, look, size)
    pixels = _worn(picture.pixels, rng)
    wobble = 0.012 * (picture.face.box[2] - picture.face.box[0])
    landmarks = picture.face.landmarks + np.array([[rng.gauss(0, wobble) for _ in range(2)] for _ in range(5)], np.float32)
    # STORED pixels show a border beyond the crop a network sees at this zoom.
    return align(pixels, landmarks, STORED, zoom * TEMPLATE_SIZE / STORED)


def _worn(pixels: np.ndarray, rng: random.Random) -> np.ndarray:
    image = Image.fromarray(pixels)
    if rng.random() < 0.15:
        smaller = round(image.width * rng.uniform(0.55, 0.95))
        image = image.resize((smaller, smaller), Image.Resampling.BILINEAR).resize((image.width, image.width), Image.Resampling.BICUBIC)
    if rng.random() < 0.25:
        image.save(buffer := io.BytesIO(), "JPEG", quality=rng.randint(45, 95))
        image = Image.open(buffer)
    return np.asarray(image)


def render_shard(task: tuple[str, int, int, int, float, str, Path]) -> int:
    """Draws identities first..first+count of a split and writes `crops-<first>.npy` and `traits-<first>.npy`; an existing shard is kept."""
    split, first, count, looks, zoom, recipe, out = task
    path = out / f"crops-{first:06d}.npy"
    if path.exists():
        return 0
    crops = np.empty((count, looks, STORED, STORED, 3), np.uint8)
    traits = np.empty((count, len(identity_code.TRAITS)), np.float32)
    for row in range(count):
        identity = identity_of(split, first + row, RECIPES[recipe].older)
        traits[row] = identity_code.traits(identity)
        for k in range(looks):
            crops[row, k] = training_crop(identity, random.Random(f"{split}/{first + row}/{k}"), zoom, recipe)
    np.save(out / f"traits-{first:06d}.npy", traits)
    shards.save_whole(path, crops)
    return count * looks


def render(*, split: str, identities: int, looks: int, zoom: float, recipe: str, out: Path, workers: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tasks = [
        (split, first, min(SHARD_IDENTITIES, identities - first), looks, zoom, recipe, out)
        for first in range(0, identities, SHARD_IDENTITIES)
    ]
    shards.draw(render_shard, tasks, split=split, workers=workers)


class Faces:
    """The shards of one or more folders as one array of identities, memory-mapped."""

    def __init__(self, *folders: Path) -> None:
        found = [sorted(Path(folder).glob("crops-*.npy")) for folder in folders]
        if not all(found):
            raise FileNotFoundError(f"no shards in {folders[found.index([])]}; draw them with python -m training.data")
        paths = [path for folder in found for path in folder]
        self._shards = [np.load(path, mmap_mode="r") for path in paths]
        facts = [np.load(shards.beside(path, "traits")) for path in paths]
        self.traits = np.concatenate(facts)  # (identities, traits)
        self._where = [(s, row) for s, shard in enumerate(self._shards) for row in range(len(shard))]
        of_shard = np.repeat(np.arange(len(found)), [len(folder) for folder in found])
        self._folder = np.repeat(of_shard, [len(shard) for shard in self._shards])

    def chances(self, shares: list[float] | None, *, outdated: int = 0) -> np.ndarray:
        """How likely each identity is to be chosen when folder k gives `shares[k]` of a batch; None: all alike. float64 (identities,).
        The first `outdated` folders were drawn when age was not: nobody whose age is drawn today is taken from them."""
        years = self.traits[:, identity_code.TRAITS.index("age")] * identity_code.AGE_STD + identity_code.AGE_MEAN
        kept = (self._folder >= outdated) | (years < OLDER[0])
        sizes = np.maximum(1, np.bincount(self._folder, kept))
        weights = kept * ((np.array(shares) if shares else sizes) / sizes)[self._folder]
        return weights / weights.sum()

    def __len__(self) -> int:
        return len(self._where)

    def looks(self, identity: int) -> int:
        """How many pictures there are of this identity; folders may differ."""
        return self._shards[self._where[identity][0]].shape[1]

    def crops(self, identity: int, looks: np.ndarray) -> np.ndarray:
        """uint8 (len(looks), STORED, STORED, 3)."""
        shard, row = self._where[identity]
        return self._shards[shard][row, looks]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", required=True)
    parser.add_argument("--identities", type=int, required=True)
    parser.add_argument("--looks", type=int, default=8)
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--recipe", choices=RECIPES, default="even")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    render(**vars(parser.parse_args()))
