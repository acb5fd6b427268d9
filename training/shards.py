"""Data sets are drawn in shards, by several processes at once, and written so that whatever has its name is whole."""

import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np


def in_processes(work: Callable, tasks: Sequence, workers: int) -> Iterator:
    """What `work` returns for each task, in the order in which they end."""
    with multiprocessing.get_context("spawn").Pool(workers, initializer=os.nice, initargs=(5,)) as pool:
        yield from pool.imap_unordered(work, tasks)


def draw(render_shard: Callable[[tuple], int], tasks: Sequence[tuple], *, split: str, workers: int) -> None:
    """Draws a data set, with one JSON line of progress for every tenth of it. `render_shard` returns how many pictures it drew."""
    started, drawn = time.monotonic(), 0
    for done, pictures in enumerate(in_processes(render_shard, tasks, workers), 1):
        drawn += pictures
        if done % max(1, len(tasks) // 10) == 0 or done == len(tasks):
            speed = round(drawn / (time.monotonic() - started), 1)
            print(json.dumps({"split": split, "shards": done, "of": len(tasks), "pictures_per_s": speed}), flush=True)


def save_whole(path: Path, values: np.ndarray) -> None:
    """A .npy that has its name only when all of it is there."""
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        np.save(file, values)
    part.rename(path)


def beside(path: Path, kind: str, suffix: str = ".npy") -> Path:
    """The file of another kind of the same shard: `pictures-000032.npy` -> `facts-000032.npz`."""
    return path.with_name(f"{kind}-{path.stem.partition('-')[2]}{suffix}")
