"""What a worker does when the bell rings: take a job, draw it, and let a second thread put the picture away while the next is drawn."""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import numpy as np
import structlog
from django.conf import settings
from django.db import close_old_connections, connection

from accounts.domain.errors import DomainError

from ..engines.base import Canceled, EngineError, Result
from ..models import Asset, GenerationRequest, Job
from . import job as jobs
from . import preview, watchdog
from .asset import store
from .blob import StorageError
from .drawing import DeviceLost, drawn_by, is_exhausted, warm_names
from .edit.making import made
from .edit.receipt import receipt_of
from .engine_pool import engine
from .hosted import is_hosted
from .job import Claim, LeaseLost
from .likeness import Bench, Likeness, better, least_like
from .mask import is_partial
from .people.drawable import require_people
from .spec import build_spec, companions_of, retry_seed
from .sweep import sweep
from .webhook import courier

log = structlog.get_logger()
UNTRUSTED, EXHAUSTED = 70, 75  # exit codes, as sysexits.h means them: an internal error; a failure that passes
SWEEP_EVERY = 5.0  # seconds: a worker with a full queue would otherwise keep the sweeper waiting behind it
PREVIEW_EVERY = 0.6  # seconds between looks at a picture that is not done: each costs a decoding and a signature
PROGRESS_EVERY = 0.2  # seconds between progress writes; the first and the last step of a phase are always written


def work_from(job_id: str) -> int:
    """Take the job the bell named, then whatever waits longest, until nothing waits. Returns how many were taken. A process that cannot go
    on (see drawing.py) ends here: the pool of workers starts a fresh one."""
    try:
        taken = _work(_queue_from(job_id))
    except DeviceLost as lost:
        log.critical("device_lost", engine=str(lost), exc_info=True)
        os._exit(UNTRUSTED)  # its job is running by its row: the sweep sees that nobody is there any more
    if is_exhausted():
        log.warning("worker_recycled")
        os._exit(EXHAUSTED)
    return taken


def work_on(job_ids: list[str]) -> int:
    """Take these jobs and no others: a command that waits for its own pictures needs no worker. Returns how many were still to be had."""
    return _work(mine for job_id in job_ids if (mine := jobs.claim(job_id)))


def _queue_from(job_id: str) -> Iterator[Claim]:
    mine = jobs.claim(job_id) or jobs.claim_next(warm_names())
    while mine:
        yield mine
        mine = None if is_exhausted() else jobs.claim_next(warm_names())


def _work(claims: Iterator[Claim]) -> int:
    """Draw one after the other; storing (encode, sign, save) runs beside the next picture, at most one behind, so that the engine
    never waits for a codec."""
    taken, swept, stored = 0, time.monotonic(), None
    with watchdog.on_guard(), ThreadPoolExecutor(max_workers=1, thread_name_prefix="store") as storekeeper:
        for mine in claims:
            taken += 1
            drawn = draw(mine)
            if stored:
                stored.result()
            stored = storekeeper.submit(put_away, mine, drawn) if drawn else None
            if time.monotonic() - swept > SWEEP_EVERY:
                sweep()
                swept = time.monotonic()
    return taken


@dataclass(frozen=True)
class Drawn:
    """A picture that passed through the gate, with the seeds and engine seconds it took."""

    job: Job
    result: Result
    likenesses: tuple[Likeness, ...]  # of everyone in it, in the request's order
    attempts: int
    seconds: float


def draw(claim: Claim) -> Drawn | None:
    """Engine and gate. None when the job ended here: canceled, failed, or no longer ours."""
    started = time.perf_counter()
    with _told(claim, "drawing", seconds=lambda: time.perf_counter() - started):
        job = Job.objects.select_related("request__persona_version__persona", "request__persona_version__identity").get(pk=claim.job_id)
        require_people(job.request)
        result, likenesses, attempts = through_the_gate(claim, job)
        return Drawn(job, result, likenesses, attempts, time.perf_counter() - started)
    return None


def through_the_gate(claim: Claim, job: Job) -> tuple[Result, tuple[Likeness, ...], int]:
    """Draw until everyone's likeness passes, at most LIKENESS_ATTEMPTS seeds. The best is kept; its verdict says whether a person
    must look."""
    request: GenerationRequest = job.request
    bench = Bench.of([request.persona_version, *companions_of(request)])
    best: tuple[Result, tuple[Likeness, ...]] | None = None
    for attempt in range(_attempts(request)):
        result = made(request, partial(_generated, claim, request, retry_seed(job.seed, attempt)))
        found = bench.score(result)
        passed = least_like(found).verdict == Asset.Verdict.PASS
        if passed or best is None or better(found, best[1]):
            best = result, found
        if passed or not bench.can_pass:
            break
    return *best, attempt + 1


def _generated(claim: Claim, request: GenerationRequest, seed: int) -> Result:
    spec = build_spec(request, seed=seed)
    return drawn_by(request.engine, lambda artist: artist.generate(spec, Progress(claim)), shape=(spec.width, spec.height, 1))


def _attempts(request: GenerationRequest) -> int:
    """What is laid together again has no seed. A provider's pictures are paid one by one, and do not say where the face is: another would
    cost as much and tell no more."""
    return 1 if request.recomposes or is_hosted(engine(request.engine)) else settings.LIKENESS_ATTEMPTS


def put_away(claim: Claim, drawn: Drawn) -> None:
    """Encode, sign, save, and end the job. Runs in the storekeeper's thread with a database connection of its own."""
    close_old_connections()
    try:
        with _told(claim, "saving", seconds=lambda: drawn.seconds):
            Progress(claim)("save", 0, 1)
            receipt = receipt_of(drawn.job, drawn.result, least_like(drawn.likenesses))
            store(claim, drawn.job, drawn.result, drawn.likenesses, attempts=drawn.attempts, seconds=drawn.seconds, receipt=receipt)
        courier.wake()
    finally:
        connection.close()


@contextmanager
def _told(claim: Claim, doing: str, *, seconds: Callable[[], float]):
    """Whatever ends a job early becomes the verb that says so. A job that is someone else's by now is left alone."""
    try:
        try:
            yield
        except Canceled:
            jobs.stop(claim, engine_seconds=seconds())
        except EngineError as problem:
            jobs.fail(claim, code=problem.code, message=problem.message, permanent=problem.permanent, engine_seconds=seconds())
        except DomainError as refusal:  # a rule that holds now and did not when the picture was planned: a consent that is gone
            jobs.fail(claim, code=refusal.code, message=refusal.message, permanent=True, engine_seconds=seconds())
        except StorageError as problem:
            message = f"The picture could not be saved: {problem}."
            jobs.fail(claim, code="storage_failed", message=message, permanent=False, engine_seconds=seconds())
        except LeaseLost:
            raise
        except Exception as problem:
            log.exception("job_crashed", job=claim.job_id, doing=doing)
            message = f"Something broke while {doing}: {problem}"
            jobs.fail(claim, code="internal_error", message=message, permanent=False, engine_seconds=seconds())
    except LeaseLost:
        log.warning("lease_lost", job=claim.job_id, doing=doing)


class Progress:
    """The engine's `on_step`: writes progress, renews the lease, shows what there is so far, raises Canceled when someone asked to stop."""

    def __init__(self, claim: Claim):
        self.claim, self.written, self.shown = claim, 0.0, 0.0

    def __call__(self, phase: str, step: int, steps: int, look: Callable[[], np.ndarray] | None = None) -> None:
        now = time.monotonic()
        if step not in (0, steps) and now - self.written < PROGRESS_EVERY:
            return
        self.written = now
        watchdog.step_finished()
        if jobs.beat(self.claim, phase=phase, step=step, steps=steps):
            raise Canceled
        if look and 0 < step < steps and now - self.shown >= PREVIEW_EVERY:
            self._show(look(), step)
            self.shown = time.monotonic()

    def _show(self, picture: np.ndarray, step: int) -> None:
        job = self.claim.row().select_related("request").first()
        if job is not None and not is_partial(job.request):
            preview.show(job, picture, step=step)
