"""What a worker does when the bell rings: take a job, draw it, and let a second thread put the picture away while the next is drawn."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import structlog
from django.conf import settings
from django.db import close_old_connections, connection

from accounts.domain.errors import DomainError

from ...engines.base import Canceled, EngineError, GenerationSpec, ImageEngine, OnStep, Result
from ...models import Asset, GenerationRequest, Job
from ..edit.making import made
from ..edit.receipt import receipt_of
from ..engine.hosted import is_hosted
from ..engine.permission import require_still_permitted
from ..engine.pool import engine
from ..face.likeness import Bench, Likeness, better, least_like
from ..picture.asset import store
from ..picture.blob import StorageError
from ..request.spec import companions_of, retry_seed
from ..webhook import courier
from . import job as jobs
from . import watchdog
from .drawing import DeviceLost, drawn_by, is_exhausted, profile, warm_names
from .gathering import Begun, Group, gathered
from .job import Claim, LeaseLost
from .progress import Progress
from .sweep import sweep

log = structlog.get_logger()
UNTRUSTED, EXHAUSTED = 70, 75  # exit codes, as sysexits.h means them: an internal error; a failure that passes
SWEEP_EVERY = 5.0  # seconds: a worker with a full queue would otherwise keep the sweeper waiting behind it


def work_from(job_id: str) -> int:
    """Take the job the bell named, then whatever waits longest, until nothing waits. Returns how many were taken. A process that cannot go
    on (see drawing.py) ends here: the pool of workers starts a fresh one."""
    try:
        taken = _work(gathered(claim) for claim in _queue_from(job_id))
    except DeviceLost as lost:
        log.critical("device_lost", engine=str(lost), exc_info=True)
        os._exit(UNTRUSTED)  # its job is running by its row: the sweep sees that nobody is there any more
    if is_exhausted():
        log.warning("worker_recycled")
        os._exit(EXHAUSTED)
    return taken


def work_on(job_ids: list[str]) -> int:
    """Take these jobs and no others: a command that waits for its own pictures needs no worker. Returns how many were still to be had."""
    return _work([(mine, None)] for job_id in job_ids if (mine := jobs.claim(job_id)))


def _queue_from(job_id: str) -> Iterator[Claim]:
    mine = jobs.claim(job_id) or jobs.claim_next(warm_names())
    while mine:
        yield mine
        mine = None if is_exhausted() else jobs.claim_next(warm_names())


def _work(groups: Iterable[Group]) -> int:
    """Draw one after the other; storing (encode, sign, save) runs beside the next picture, at most one behind, so that the engine
    never waits for a codec."""
    taken, swept, stored = 0, time.monotonic(), None
    with watchdog.on_guard(), ThreadPoolExecutor(max_workers=1, thread_name_prefix="store") as storekeeper:
        for mine, drawn in (one for group in groups for one in draw_all(group)):
            taken += 1
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


def draw_all(group: Group) -> Iterator[tuple[Claim, Drawn | None]]:
    """Those that shared a call of the engine, one after the other as they come through the gate."""
    for number, (claim, begun) in enumerate(group):
        yield claim, draw(claim, begun, beside=[other for other, _ in group[number + 1 :]])


def draw(claim: Claim, begun: Begun | None = None, *, beside: Sequence[Claim] = ()) -> Drawn | None:
    """Engine and gate. `begun`: its first picture, where that was drawn together with others; `beside`: claims of those, kept alive
    meanwhile. None when the job ended here: canceled, failed, or no longer ours."""
    started = time.perf_counter() - (begun.seconds if begun else 0.0)
    with _told(claim, "drawing", seconds=lambda: time.perf_counter() - started):
        job = Job.objects.select_related("request__persona_version__persona", "request__persona_version__identity").get(pk=claim.job_id)
        require_still_permitted(job.request)
        result, likenesses, attempts = through_the_gate(job, Progress(claim, beside), begun)
        return Drawn(job, result, likenesses, attempts, time.perf_counter() - started)
    return None


def through_the_gate(job: Job, on_step: OnStep, begun: Begun | None = None) -> tuple[Result, tuple[Likeness, ...], int]:
    """Draw until everyone's likeness passes, at most LIKENESS_ATTEMPTS seeds, of which `begun` was the first. The best is kept; its
    verdict says whether a person must look."""
    request: GenerationRequest = job.request
    bench = Bench.of([request.persona_version, *companions_of(request)], own=_is_of_own(request))
    generate = partial(_generated, request.engine, on_step=on_step)
    best: tuple[Result, tuple[Likeness, ...]] | None = None
    for attempt in range(_attempts(request)):
        again = begun is None or attempt > 0
        result = made(request, seed=retry_seed(job.seed, attempt), generate=generate) if again else begun.result
        found = bench.score(result)
        passed = least_like(found).verdict == Asset.Verdict.PASS
        if passed or best is None or better(found, best[1]):
            best = result, found
        if passed or not bench.can_pass:
            break
    return *best, attempt + 1


def _is_of_own(request: GenerationRequest) -> bool:
    """Whether it is made of a picture that was brought along, and of nothing else."""
    return request.recomposes and request.parent.verdict == Asset.Verdict.UNMEASURED


def _generated(name: str, spec: GenerationSpec, *, on_step: OnStep) -> Result:
    shape = spec.width, spec.height

    def alone(artist: ImageEngine) -> Result:
        started = time.perf_counter()
        result = artist.generate(spec, on_step)
        profile.note((name, *shape), 1, time.perf_counter() - started)
        return result

    return drawn_by(name, alone, shape=shape)


def _attempts(request: GenerationRequest) -> int:
    """What is laid together again has no seed. A provider's pictures are paid one by one: another would cost as much."""
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
