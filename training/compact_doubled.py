"""Draws pictures of a data set once more, at twice their side: what the doubler learns to make of their latents.

    python -m training.compact_doubled --data training/out/compact --personas 832

The illustrator draws shapes, so that the larger picture shows the same, finer. Writes `doubled-<first>.npy`, uint8 (personas, looks,
2 SIZE, 2 SIZE, 3), beside the pictures of each shard; an existing one is kept.
"""

import argparse
import json
import os
from pathlib import Path

import numpy as np

from generation.atelier.character import Identity, Look
from training import shards
from training.compact_data import SHARD_PERSONAS, SIZE
from training.data import draw_picture


def render_shard(pictures: Path) -> int:
    """Returns how many pictures it drew."""
    path = shards.beside(pictures, "doubled")
    if path.exists():
        return 0
    people = json.loads(shards.beside(pictures, "people", ".json").read_text())
    drawn = [[draw_picture(Identity.from_dict(face), Look.from_dict(look), 2 * SIZE).pixels for look in worn] for face, worn in people]
    shards.save_whole(path, np.array(drawn))
    return sum(len(worn) for _, worn in people)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--personas", type=int, help="use only the first so many; default: all")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    args = parser.parse_args()
    paths = sorted(args.data.glob("pictures-*.npy"))
    wanted = len(paths) if args.personas is None else -(-args.personas // SHARD_PERSONAS)
    shards.draw(render_shard, paths[:wanted], split=args.data.name, workers=args.workers)


if __name__ == "__main__":
    main()
