"""Draws the pictures from which nets learn what each pixel shows and where the face is: every style, every look, some of two or three
people and some of nobody.

    python -m training.parts_data --split parts --pictures 8192 --out training/out/parts_drawn

Picture k of split s is `random.Random(f"{s}/{k}")`, people of its own.
"""

import argparse
import os
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from generation.atelier.character import STYLES
from generation.atelier.draw import Drawing, draw_group
from generation.atelier.regions import INDEX, PARTS
from personas.faces.base import LANDMARKS
from training import shards
from training.pictures import probe_person

SIZE = 256  # of a picture, in pixels
MAP = 128  # of its part map
SHARD = 64
PEOPLE = ((0, 1, 2, 3), (8, 84, 5, 3))  # how many a picture shows, and how often in a hundred

# What the segmenter tells apart. Skin is split by the layer it is painted on, and a nose is skin: it has no outline of its own.
CLASSES = (
    "background", "hair", "face skin", "eyes", "brows", "mouth", "beard", "glasses", "headwear", "clothes", "prop", "body skin",
)  # fmt: skip
MERGED = {name: name for name in PARTS} | {
    "skin": "body skin", "hands": "body skin", "nose": "face skin", "accessories": "clothes", "wheelchair": "prop",
}  # fmt: skip
TO_CLASS = np.array([CLASSES.index(MERGED[name]) for name in PARTS], np.uint8)


def classes_of(drawing: Drawing) -> np.ndarray:
    """uint8 (MAP, MAP) index into CLASSES, for a drawing of SIZE pixels."""
    parts = drawing.parts(longest=MAP)
    heads = [drawing.layer(name)[..., 3] for name in drawing.layer_names if name.endswith("head")]
    head = np.max(heads, axis=0).reshape(MAP, SIZE // MAP, MAP, SIZE // MAP).mean((1, 3)) >= 128
    return np.where((parts == INDEX["skin"]) & head, CLASSES.index("face skin"), TO_CLASS[parts]).astype(np.uint8)


@dataclass(frozen=True)
class Example:
    """`landmarks` are fractions of the side, float32 (5, 2), zeros where there is not one `face` but none or several; `style` is an index
    into STYLES."""

    pixels: np.ndarray
    classes: np.ndarray
    landmarks: np.ndarray
    face: bool
    style: int


def draw_example(split: str, index: int) -> Example:
    rng = random.Random(f"{split}/{index}")
    people = rng.choices(*PEOPLE)[0]
    cast = [probe_person(rng) for _ in range(max(1, people))]
    drawing, style = draw_group(cast, SIZE, SIZE), STYLES.index(cast[0][1].style)
    if people == 0:
        scene = drawing.layer("background")[..., :3]
        return Example(scene, np.zeros((MAP, MAP), np.uint8), np.zeros((5, 2), np.float32), False, style)
    landmarks = np.array([drawing.landmarks[name] for name in LANDMARKS], np.float32) / SIZE
    return Example(drawing.image(), classes_of(drawing), landmarks * (people == 1), people == 1, style)


def render_shard(task: tuple[str, int, int, Path]) -> int:
    """Draws pictures first..first+count and writes `facts-<first>.npz` and `pictures-<first>.npy`; an existing shard is kept."""
    split, first, count, out = task
    path = out / f"pictures-{first:06d}.npy"
    if path.exists():
        return 0
    drawn = [draw_example(split, first + k) for k in range(count)]
    told = {name: np.stack([getattr(one, name) for one in drawn]) for name in ("classes", "landmarks", "face", "style")}
    np.savez_compressed(shards.beside(path, "facts", ".npz"), **told)
    shards.save_whole(path, np.stack([one.pixels for one in drawn]))
    return count


def render(*, split: str, pictures: int, out: Path, workers: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tasks = [(split, first, min(SHARD, pictures - first), out) for first in range(0, pictures, SHARD)]
    shards.draw(render_shard, tasks, split=split, workers=workers)


class Examples:
    """The shards of a folder as one: pixels memory-mapped, everything else in memory."""

    def __init__(self, folder: Path) -> None:
        paths = sorted(Path(folder).glob("pictures-*.npy"))
        if not paths:
            raise FileNotFoundError(f"no pictures in {folder}; draw them with python -m training.parts_data")
        self._shards = [np.load(path, mmap_mode="r") for path in paths]
        self._where = [(s, row) for s, shard in enumerate(self._shards) for row in range(len(shard))]
        facts = [np.load(shards.beside(path, "facts", ".npz")) for path in paths]
        self.classes = np.concatenate([f["classes"] for f in facts])  # (pictures, MAP, MAP)
        self.landmarks = np.concatenate([f["landmarks"] for f in facts])  # (pictures, 5, 2)
        self.face = np.concatenate([f["face"] for f in facts])  # (pictures,)
        self.style = np.concatenate([f["style"] for f in facts])  # (pictures,)

    def __len__(self) -> int:
        return len(self._where)

    def pixels(self, chosen: np.ndarray | range) -> np.ndarray:
        """uint8 (len(chosen), SIZE, SIZE, 3)."""
        return np.stack([self._shards[s][row] for s, row in (self._where[k] for k in chosen)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", required=True)
    parser.add_argument("--pictures", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    render(**vars(parser.parse_args()))
