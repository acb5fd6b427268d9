"""What an engine tells while it draws, and what is done with it."""

import time
from collections.abc import Callable, Sequence

import numpy as np

from ...engines.base import Canceled
from ..picture import preview
from ..picture.mask import is_partial
from . import job as jobs
from . import watchdog
from .job import Claim

PREVIEW_EVERY = 0.6  # seconds between looks at a picture that is not done: each costs a decoding and a signature
PROGRESS_EVERY = 0.2  # seconds between progress writes; the first and the last step of a phase are always written


class Progress:
    """The engine's `on_step`: writes progress, renews the lease, shows what there is so far, raises Canceled when someone asked to stop.
    `beside`: claims of this worker that wait for this one to be through; their leases are renewed with it."""

    def __init__(self, claim: Claim, beside: Sequence[Claim] = ()):
        self.claim, self.beside, self.written, self.shown = claim, beside, 0.0, 0.0

    def __call__(self, phase: str, step: int, steps: int, look: Callable[[], np.ndarray] | None = None) -> None:
        now = time.monotonic()
        if step not in (0, steps) and now - self.written < PROGRESS_EVERY:
            return
        self.written = now
        watchdog.step_finished()
        for other in self.beside:
            jobs.renew(other)
        if jobs.beat(self.claim, phase=phase, step=step, steps=steps):
            raise Canceled
        if look and 0 < step < steps and now - self.shown >= PREVIEW_EVERY:
            self._show(look(), step)
            self.shown = time.monotonic()

    def _show(self, picture: np.ndarray, step: int) -> None:
        job = self.claim.row().select_related("request").first()
        if job is not None and not is_partial(job.request):
            preview.show(job, picture, step=step)
