"""What the worker proves about itself, and what a readiness page asks."""

import functools
from datetime import datetime, timedelta

from django.utils import timezone

from generation.models.pulse import Pulse

SWEEP = "sweep"
# Three sweeps of five seconds may be missed behind a long picture before anyone is told that the worker stands still.
STALE_AFTER = timedelta(seconds=30)


class NotWell(Exception):
    """A part cannot do its work; the message is a sentence that may be shown to anyone."""


def record_pulse(*, name: str = SWEEP) -> None:
    """Called at the end of each sweep."""
    Pulse.objects.update_or_create(name=name, defaults={"at": timezone.now()})


def forget_pulse(*, name: str = SWEEP) -> None:
    """For a fresh start: what an earlier worker did says nothing about the one that is coming up."""
    Pulse.objects.filter(name=name).delete()


def last_progress(*, name: str = SWEEP) -> datetime | None:
    return Pulse.objects.filter(name=name).values_list("at", flat=True).first()


def check_progress() -> str:
    """A sentence on the worker's last progress; NotWell when it is too long ago or has never been."""
    at = last_progress()
    if at is None:
        raise NotWell("No worker has finished a round yet.")
    age = (timezone.now() - at).total_seconds()
    if age > STALE_AFTER.total_seconds():
        raise NotWell(f"The worker last moved {age:.0f} seconds ago. Jobs wait until it is back.")
    return f"{age:.0f} seconds ago"


@functools.cache
def check_engine() -> str:
    """Draws one small picture for real. An error is not remembered, so the next call tries again."""
    import numpy as np

    from generation.atelier.character import Identity, Look
    from generation.atelier.draw import draw

    picture = draw(Identity(), Look(), 64, 64).image()
    if picture.shape != (64, 64, 3) or np.ptp(picture) == 0:
        raise NotWell("The illustrator draws nothing.")
    return "atelier"
