"""Jobs of one shape that share a call of their engine, of whoever's requests they are: taken together, drawn together."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import structlog

from ...engines.base import Batching, Canceled, GenerationSpec, Result
from ...models import Job
from ..engine.permission import require_still_permitted
from ..engine.pool import engine
from ..request.spec import build_spec
from . import job as jobs
from .batching import MOST
from .drawing import drawn_together, profile
from .job import Claim, LeaseLost
from .progress import Progress

log = structlog.get_logger()
ROWS = "request__persona_version__persona", "request__persona_version__identity"


@dataclass(frozen=True)
class Begun:
    """A job's first picture, drawn together with others, and its share of the seconds."""

    result: Result
    seconds: float


Group = list[tuple[Claim, Begun | None]]


def gathered(first: Claim) -> Group:
    """The claim, and with it those of waiting jobs whose pictures were drawn in the same call; alone where nothing can be shared. Never
    raises for what is wrong with a picture: drawn alone, it says that itself."""
    try:
        found = _alike(Job.objects.select_related(*ROWS).get(pk=first.job_id))
    except Exception:
        log.exception("gathering_failed", job=first.job_id)
        found = []
    if len(found) < 2:
        return [(first, None)]
    taken = [(first, found[0][1])] + [(claim, spec) for job, spec in found[1:] if (claim := jobs.claim(job.pk))]
    name, spec = found[0][0].request.engine, found[0][1]
    on_steps = [_row(Progress(claim)) for claim, _ in taken]
    drawn = drawn_together(name, [spec for _, spec in taken], on_steps, shape=(spec.width, spec.height))
    return [(claim, each and Begun(*each)) for (claim, _), each in zip(taken, drawn, strict=True)]


def _alike(job: Job) -> list[tuple[Job, GenerationSpec]]:
    """The job and the waiting ones to draw with it, each with what its engine is asked for."""
    request, artist = job.request, engine(job.request.engine)
    if not isinstance(artist, Batching) or request.parent_id:
        return []
    key = request.engine, request.width, request.height
    others = list(_of_one_shape(job)[: MOST - 1])
    if profile.size_for(key, 1 + len(others)) == 1:
        return []
    require_still_permitted(request)
    specs = [(one, build_spec(one.request, seed=one.seed)) for one in (job, *others)]
    wanted = artist.batch_key(specs[0][1])
    same = [specs[0], *(one for one in specs[1:] if artist.batch_key(one[1]) == wanted)]
    return same[: profile.size_for(key, len(same))]


def _of_one_shape(job: Job):
    """Waiting jobs that may turn out alike, in the order they are taken in."""
    shared = {name: getattr(job.request, name) for name in ("engine", "persona_version_id", "width", "height", "adapter_id")}
    wanted = {f"request__{name}": value for name, value in shared.items()} | {"request__parent": None}
    return jobs.mine(jobs.waiting()).exclude(pk=job.pk).filter(**wanted).select_related(*ROWS)


def _row(progress: Progress) -> Callable:
    """A job that is somebody else's by now leaves the batch like one that was canceled."""

    def on_step(phase: str, step: int, steps: int, look: Callable[[], np.ndarray] | None = None) -> None:
        try:
            progress(phase, step, steps, look)
        except LeaseLost:
            raise Canceled from None

    return on_step
