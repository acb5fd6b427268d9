"""A worker that has measured nothing yet, with an engine that draws several pictures at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from generation.domain.engine.pool import installed_engine
from generation.domain.work import drawing, gathering, run
from generation.domain.work.batching import BatchProfile
from tests.jobs.heavy import BatchingEngine


@contextmanager
def batching(settings, monkeypatch) -> Iterator[BatchProfile]:
    """The engine "batching" is there with an empty log; what comes out is the worker's measure of it."""
    settings.ENGINES = settings.ENGINES | {"batching": "tests.jobs.heavy.BatchingEngine"}
    measured = BatchProfile()
    for module in (drawing, gathering, run):
        monkeypatch.setattr(module, "profile", measured)
    BatchingEngine.log.clear()
    _forget()
    yield measured
    _forget()


def _forget() -> None:
    for cached in (installed_engine, drawing.memory):
        cached.cache_clear()
