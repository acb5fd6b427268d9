"""One word for a whole request, made from the states of its pictures."""

from collections.abc import Iterable

from ...models import Job

State = Job.State
PARTIAL = "partial"
ENDED = frozenset({*Job.ENDED, PARTIAL})


def state_of(jobs: Iterable[Job]) -> str:
    """queued, held, running, succeeded, partial (some pictures, not all), failed, blocked, expired, canceled."""
    return whole_state({job.state for job in jobs})


def whole_state(states: set[str]) -> str:
    """The same from the states alone. Where nothing is left, nothing was made: canceled."""
    if not states:
        return State.CANCELED
    if still_open := states - set(Job.ENDED):
        if still_open == {State.HELD}:
            return State.HELD
        return State.QUEUED if states == {State.QUEUED} else State.RUNNING
    if State.SUCCEEDED in states:
        return State.SUCCEEDED if states == {State.SUCCEEDED} else PARTIAL
    return next(state for state in (State.FAILED, State.BLOCKED, State.EXPIRED, State.CANCELED) if state in states)
