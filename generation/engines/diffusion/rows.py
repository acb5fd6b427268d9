"""Several pictures in one call: which may share it, and who is told of its steps. No torch here."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import numpy as np

from ..base import Canceled, GenerationSpec, OnStep

Look = Callable[[], np.ndarray]
Follow = Callable[[int, int, Mapping[int, Look]], None]  # step from 1, steps, row -> a look at its picture, of those being made
Call = Callable[[Sequence[GenerationSpec], Follow], list[np.ndarray]]
T = TypeVar("T")


def batch_key(spec: GenerationSpec) -> Hashable:
    """Of pictures from nothing; equal for those that may share a call: of one size, in as many steps, with one adapter, of the same people.
    The stock pipelines repeat a face for every row, so that of two different ones each picture would show a mixture; and weights that an
    adapter changed are changed for all rows. Words and seeds may differ."""
    faces = [spec, *spec.companions]
    numbers = (spec.width, spec.height, spec.num_inference_steps, spec.guidance_scale, spec.ip_adapter_scale)
    adapter = (spec.adapter, spec.lora_scale) if spec.adapter else None
    vectors = tuple(None if one.identity_embedding is None else one.identity_embedding.tobytes() for one in faces)
    pictures = tuple(picture.tobytes() for one in faces for picture in one.references)
    return numbers, adapter, vectors, pictures


class Rows:
    """Those who wait for the pictures of one call, by row. Raises ValueError for rows of different keys."""

    def __init__(self, keys: Sequence[Hashable], on_steps: Sequence[OnStep]):
        if len(set(keys)) != 1:
            raise ValueError("specs of different batch keys in one batch")
        self.waiting = dict(enumerate(on_steps))

    def tell(self, step: int, steps: int, looks: Mapping[int, Look]) -> None:
        """A `Follow`. Raises Canceled when nobody waits for what is being made."""
        for row, on_step in list(self.waiting.items()):
            try:
                on_step("paint", step, steps, looks.get(row))
            except Canceled:
                del self.waiting[row]
        if not self.waiting.keys() & looks.keys():
            raise Canceled

    def kept(self, results: Sequence[T]) -> list[T | None]:
        """None for those who left."""
        return [result if row in self.waiting else None for row, result in enumerate(results)]


def one_by_one(call: Call, specs: Sequence[GenerationSpec], follow: Follow) -> list[np.ndarray | None]:
    """The same rows, each in a call of its own; None for one that nobody waited for. Raises Canceled when nobody waits at all."""
    pictures: list[np.ndarray | None] = []
    for row, spec in enumerate(specs):
        try:
            pictures += call([spec], partial(_told_of_one, follow, row, len(specs)))
        except Canceled:
            pictures.append(None)
    if all(picture is None for picture in pictures):
        raise Canceled
    return pictures


def _told_of_one(follow: Follow, row: int, rows: int, step: int, steps: int, looks: Mapping[int, Look]) -> None:
    follow(row * steps + step, rows * steps, {row: looks[0]})
