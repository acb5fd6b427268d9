"""Engines at work in this process: loaded once, in the memory there is, and let go when another needs the room."""

import time
from collections.abc import Callable, Hashable, Sequence
from functools import cache
from typing import TypeVar
from weakref import WeakSet

import structlog
from django.conf import settings

from ...engines.base import EngineError, GenerationSpec, Heavy, ImageEngine, OnStep, Resource, Result
from ...engines.trouble import Trouble, trouble_in
from ..engine.pool import engine
from ..model.engine import enabled_models
from ..model.memory import expected
from .batching import BatchProfile
from .canary import UNTRUSTED, require_known_answer
from .memory import DoesNotFit, MemoryPool

log = structlog.get_logger()
T = TypeVar("T")
_loaded: WeakSet[ImageEngine] = WeakSet()
_exhausted: list[str] = []
profile = BatchProfile()  # of this process: another machine, another curve


class DeviceLost(BaseException):
    """A graphics card's context is broken: every later answer of this process may be wrong, so it has to end. Not an Exception: nobody may
    make a failed job of it and go on."""


def drawn_by(name: str, draw: Callable[[ImageEngine], T], *, shape: Hashable = None) -> T:
    """What `draw` makes with the engine, with room made for it: the models that were not used for longest go first, none while it draws.
    `shape`: of pictures that take the same memory.

    When memory runs out the others go and it is tried once more; after that this process is exhausted. Raises EngineError, and DeviceLost
    when nothing can be trusted any more.
    """
    for last in (False, True):
        try:
            return _drawn_by(name, draw, shape)
        except Exception as problem:
            match trouble_in(problem):
                case Trouble.DEVICE:
                    raise DeviceLost(name) from problem
                case Trouble.MEMORY if last:
                    _exhausted.append(name)
                    message = f"{engine(name).title} ran out of memory twice, the second time alone in this worker."
                    raise EngineError("out_of_memory", message) from problem
                case Trouble.MEMORY:
                    log.warning("out_of_memory", engine=name, held=dict(memory().held))
                case _:
                    raise
        # Here and not above: the exception holds on to what it met, tensors among it.
        _clear_beside(name)
    raise AssertionError("the last try returns or raises")


def drawn_together(
    name: str, specs: Sequence[GenerationSpec], on_steps: Sequence[OnStep], *, shape: tuple[int, int]
) -> list[tuple[Result, float] | None]:
    """The pictures of one batch key in one go, with each one's share of the seconds; None for one that has to be drawn alone, which will
    say what is wrong with it. What does not fit into memory is halved. Raises DeviceLost."""
    count, started = len(specs), time.perf_counter()
    if count == 1:
        return [None]
    try:
        drawn = _drawn_by(name, lambda artist: artist.generate_batch(specs, on_steps), (*shape, count))
    except Exception as problem:
        trouble = trouble_in(problem)
        if trouble is Trouble.DEVICE:
            raise DeviceLost(name) from problem
        if trouble is not Trouble.MEMORY:
            log.info("batch_parted", engine=name, count=count, why=str(problem))
            return [None] * count
        profile.too_many((name, *shape), count)
    else:
        seconds = time.perf_counter() - started
        profile.note((name, *shape), count, seconds)
        return [None if result is None else (result, seconds / count) for result in drawn]
    _clear_beside(name)
    half = count // 2
    parts = (slice(0, half), slice(half, count))
    return [one for part in parts for one in drawn_together(name, specs[part], on_steps[part], shape=shape)]


def loaded_engine(name: str, shape: Hashable = None) -> ImageEngine:
    """Ready to draw. Raises EngineError: permanent for one that is not there, or no longer, or does not fit into this worker."""
    found = _still_there(name)
    if isinstance(found, Heavy):
        _make_room(found, shape)
    if found not in _loaded:
        _load(found)
    return found


def is_exhausted() -> bool:
    """Whether this process ran out of memory in a way that a fresh one would not: what was lost in fragments stays lost."""
    return bool(_exhausted)


def warm_names() -> frozenset[str]:
    """Models whose place others would take; none while there is room for all."""
    pool = memory()
    return frozenset(pool.held) if pool.would_push_out(min(pool.held.values(), default=0)) else frozenset()


@cache
def memory() -> MemoryPool:
    return MemoryPool(settings.WORKER_MEMORY_GB * 10**9)


def _drawn_by(name: str, draw: Callable[[ImageEngine], T], shape: Hashable) -> T:
    with memory().pinned(name):
        found = loaded_engine(name, shape)
        try:
            return draw(found)
        finally:
            if isinstance(found, Heavy):
                memory().note_peak(name, shape, found.peak())


def _load(found: ImageEngine) -> None:
    try:
        found.load(device="cpu" if found.resource == Resource.CPU else settings.WORKER_DEVICE, dtype="auto")
        require_known_answer(found)
    except BaseException as problem:
        if isinstance(problem, EngineError) and problem.code == UNTRUSTED:
            _exhausted.append(found.name)  # a fresh process may do better; this one is not asked again
        if isinstance(found, Heavy):  # half a model would keep its memory for ever
            found.unload()
            memory().release(found.name)
        raise
    _loaded.add(found)


def _make_room(found: Heavy, shape: Hashable) -> None:
    weight, guess = expected(found, shape, device="cpu" if found.resource == Resource.CPU else settings.WORKER_DEVICE)
    try:
        for other in memory().to_evict(found.name, weight, shape, guess=guess):
            _unload(other)
    except DoesNotFit as problem:
        raise EngineError("model_too_large", f"{found.title} {problem}: this worker cannot hold it.", permanent=True) from problem
    memory().hold(found.name, weight)


def _clear_beside(name: str) -> None:
    for other in [held for held in memory().held if held != name]:
        _unload(other)


def _unload(name: str) -> None:
    found = engine(name)
    found.unload()
    _loaded.discard(found)
    memory().release(name)


def _still_there(name: str) -> ImageEngine:
    """A job may have waited while its model was disabled, or its files were exchanged."""
    if name not in settings.ENGINES and not enabled_models().filter(name=name).exists():
        raise EngineError("engine_disabled", f"The engine {name} is not there any more.", permanent=True)
    return engine(name)
