"""Ends a worker that stands still inside a step: in a kernel, a deadlock, a call that never returns.

Its lease ran out long ago and it can write nothing any more, but it would keep its place for ever. The dog is faulthandler's: it lives
outside the interpreter, so it bites even when the step holds the interpreter's lock. It prints where every thread stood and ends the
process at once; the pool starts a fresh one, and the sweep finds the job.
"""

import faulthandler
import sys
from contextlib import contextmanager

from django.conf import settings

LEASES = 2  # how many leases long one step may take


@contextmanager
def on_guard():
    """While work is done. One per process."""
    step_finished()
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def step_finished() -> None:
    """Everything is fine until now."""
    faulthandler.dump_traceback_later(LEASES * settings.JOB_LEASE_SECONDS, exit=True, file=sys.__stderr__)
