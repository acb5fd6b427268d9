"""The frames of a track: each is drawn for itself from the same few things, so that several processes may share the work."""

import multiprocessing
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

import numpy as np
import skia

from ..character import Identity, Look
from ..draw import draw
from ..figure import Figure
from ..finish.brief import Tones
from ..framing import Placement
from ..record import record_layers
from ..render import GROUND, Piece, Renderer
from .track import Track

SINK = 2.2  # figure units by which shoulders and head settle as the breath goes out
AHEAD = 4  # frames per process that may wait to be taken


@dataclass(frozen=True)
class Film:
    """Everything a frame needs: who, in which look, doing what; where they stand at rest, how that is printed, on which background."""

    identity: Identity
    look: Look
    track: Track
    fps: float
    width: int
    height: int
    placement: Placement
    tones: Tones
    ground: np.ndarray

    def __len__(self) -> int:
        return max(1, round(self.track.seconds * self.fps))

    def frame(self, number: int) -> np.ndarray:
        time = number / self.fps
        figure = Figure.of(self.identity, self.track.look(self.look, time), self.track.mimic(self.look, time))
        sunk = skia.Matrix.Translate(0, self.track.number("breath", time) * SINK * self.placement.scale)
        matrix = skia.Matrix.Concat(sunk, self.placement.matrix())
        pieces = {name: Piece(layer, matrix) for name, layer in record_layers(figure).items()}
        renderer = Renderer(self.look, figure.skin, self.width, self.height, self.placement.scale, pieces, tones=self.tones)
        return renderer.onto(self.ground)


def animate(
    identity: Identity, look: Look, track: Track, fps: float = 24, *, width: int = 512, height: int = 512, processes: int = 1
) -> Iterator[np.ndarray]:
    """The frames of a track in order, uint8 (height, width, 3) each. The person stands where the look at rest stands. With more than one
    process the frames are the same to the bit and come sooner, but the first after about a second, for which the processes start.
    ValueError as `draw` and `Track`, and for fewer than 1 or more than 60 frames a second."""
    if not 1 <= fps <= 60:
        raise ValueError(f"1 to 60 frames a second, not {fps}")
    rest = draw(identity, look, width, height)
    film = Film(identity, look, track, fps, width, height, rest.placement, rest.tones, rest.layer(GROUND))
    return map(film.frame, range(len(film))) if processes == 1 else _shared(film, processes)


def _shared(film: Film, processes: int) -> Iterator[np.ndarray]:
    # Skia holds the interpreter's lock while it draws, so threads would only wait for each other.
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _show, (film,)) as pool:
        numbers = iter(range(len(film)))
        waiting = deque(pool.submit(_shown_frame, number) for number in islice(numbers, AHEAD * processes))
        while waiting:
            frame = waiting.popleft().result()
            waiting.extend(pool.submit(_shown_frame, number) for number in islice(numbers, 1))
            yield frame


_film: Film | None = None  # of this process, while it draws for another


def _show(film: Film) -> None:
    global _film
    _film = film


def _shown_frame(number: int) -> np.ndarray:
    return _film.frame(number)
