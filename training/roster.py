"""Personas to examine the embedders with: enrolment pictures and probes, drawn once, seen by both embedders."""

import multiprocessing
import os
import random
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from generation.atelier.character import Identity, Look
from personas.faces.align import align
from training.data import draw_picture, enrolment_look, identity_of, random_look

SIZE = 320  # pixels of a drawn picture; a face in it measures 85 to 215 pixels
RETRIES = 3


@dataclass(frozen=True)
class Persona:
    """Crops are keyed by zoom: uint8 (pictures, 112, 112, 3)."""

    identity: Identity
    enrolment: dict[float, np.ndarray]
    probes: dict[float, np.ndarray]
    looks: tuple[Look, ...]


def draw_persona(index: int, *, split: str, enrolment: int, probes: int, zooms: tuple[float, ...]) -> Persona:
    identity = identity_of(split, index)
    rng = random.Random(f"{split}/{index}/pictures")
    known = [enrolment_look(rng, identity) for _ in range(enrolment)]
    looks = tuple(random_look(rng, identity) for _ in range(probes))
    return Persona(identity, draw_crops(identity, known, zooms), draw_crops(identity, looks, zooms), looks)


def draw_crops(identity: Identity, looks, zooms: tuple[float, ...]) -> dict[float, np.ndarray]:
    pictures = [draw_picture(identity, look, SIZE) for look in looks]
    return {zoom: np.stack([align(p.pixels, p.face.landmarks, zoom=zoom) for p in pictures]) for zoom in zooms}


def draw_roster(*, split: str, personas: int, enrolment: int, probes: int, zooms: tuple[float, ...], workers: int) -> list[Persona]:
    """The personas 0..personas of a split, the same for the same arguments and drawing code."""
    task = partial(draw_persona, split=split, enrolment=enrolment, probes=probes, zooms=zooms)
    with multiprocessing.get_context("spawn").Pool(workers, initializer=os.nice, initargs=(5,)) as pool:
        return list(pool.imap(task, range(personas), chunksize=4))


def retry_look(look: Look, rng: random.Random) -> Look:
    """What another seed changes when a prompt pins the rest: where the head turns, where the light falls, how the scene is arranged."""
    return replace(
        look, yaw=rng.triangular(-40, 40, 0), pitch=rng.triangular(-15, 15, 0), roll=rng.triangular(-20, 20, 0),
        gaze=(rng.uniform(-1, 1), rng.uniform(-1, 1)), light_from=rng.uniform(-1, 1), seed=rng.randrange(1 << 30),
    )  # fmt: skip
