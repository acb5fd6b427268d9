"""The name of the process that works on a job, and whether that process is still there."""

import functools
import hashlib
import os
import socket
from pathlib import Path


def whoami() -> str:
    """host/machine:pid."""
    return f"{_machine()}:{os.getpid()}"


def is_gone(worker: str) -> bool:
    """True when a process of this very machine has ended, so that nobody need wait for its lease. Of other machines only the lease can
    tell, and of a process id that was given to another program too."""
    machine, _, pid = worker.rpartition(":")
    if machine != _machine():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # it lives, under another user
        pass
    return False


@functools.cache
def _machine() -> str:
    """A process id means something only between two starts of one kernel and inside one process namespace: containers may share a host
    name and still count their processes each for itself."""
    boot, namespace = Path("/proc/sys/kernel/random/boot_id"), Path("/proc/self/ns/pid")
    marks = f"{boot.read_text()}{namespace.stat().st_ino}" if boot.exists() and namespace.exists() else ""
    return f"{socket.gethostname()[:50]}/{hashlib.sha256(marks.encode()).hexdigest()[:8]}"
