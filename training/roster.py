"""Personas to examine the embedders with: enrolment pictures and probes, drawn once, seen by every embedder.

    python -m training.roster --split test --personas 200 --probes 24 --enrolment 6 --rosters training/out/rosters
"""

import argparse
import multiprocessing
import os
import pickle
import random
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from generation.atelier.character import Identity, Look
from personas.faces.align import align
from training.data import draw_picture, identity_of
from training.looks import enrolment_look, random_look

SIZES = {"face": 320, "bust": 320, "half": 412}  # pixels of a drawn picture; a face in it measures 85 to 215 pixels
RETRIES = 3
ZOOMS = (1.0, 1.1)  # of the scoring and the conditioning embedder


@dataclass(frozen=True)
class Persona:
    """Crops are keyed by zoom: uint8 (pictures, 112, 112, 3)."""

    identity: Identity
    enrolment: dict[float, np.ndarray]
    probes: dict[float, np.ndarray]
    looks: tuple[Look, ...]


def draw_persona(index: int, *, split: str, enrolment: int, probes: int) -> Persona:
    identity = identity_of(split, index)
    rng = random.Random(f"{split}/{index}/pictures")
    known = [enrolment_look(rng, identity) for _ in range(enrolment)]
    looks = tuple(random_look(rng, identity) for _ in range(probes))
    return Persona(identity, draw_crops(identity, known), draw_crops(identity, looks), looks)


def draw_crops(identity: Identity, looks: list[Look] | tuple[Look, ...]) -> dict[float, np.ndarray]:
    pictures = [draw_picture(identity, look, SIZES[look.framing]) for look in looks]
    return {zoom: np.stack([align(p.pixels, p.face.landmarks, zoom=zoom) for p in pictures]) for zoom in ZOOMS}


def kept_persona(index: int, *, folder: Path, split: str, **shape: int) -> Persona:
    """From its file in `folder` where it lies there already; the folder must be emptied when the illustrator has changed."""
    path = folder / f"{split}-{index}-{shape['enrolment']}-{shape['probes']}.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())
    persona = draw_persona(index, split=split, **shape)
    path.with_suffix(".part").write_bytes(pickle.dumps(persona))  # a file that has its name is whole
    path.with_suffix(".part").rename(path)
    return persona


def draw_roster(*, split: str, personas: int, enrolment: int, probes: int, workers: int, rosters: Path | None = None) -> list[Persona]:
    """The personas 0..personas of a split, the same for the same arguments and drawing code; `rosters` keeps them between runs."""
    if rosters:
        rosters.mkdir(parents=True, exist_ok=True)
    draw = partial(kept_persona, folder=rosters) if rosters else draw_persona
    task = partial(draw, split=split, enrolment=enrolment, probes=probes)
    with multiprocessing.get_context("spawn").Pool(workers, initializer=os.nice, initargs=(5,)) as pool:
        return list(pool.imap(task, range(personas), chunksize=4))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", required=True)
    parser.add_argument("--personas", type=int, required=True)
    parser.add_argument("--probes", type=int, default=24)
    parser.add_argument("--enrolment", type=int, default=6)
    parser.add_argument("--rosters", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=1)
    from training import roster  # kept personas must be of the class that others import, not of __main__

    roster.draw_roster(**vars(parser.parse_args()))
