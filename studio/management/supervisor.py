"""Keeps a handful of programs running and leaves nothing behind. Plain processes, no Django."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds before a dead program is started again; doubled each time
LONG_ENOUGH = 30.0  # seconds after which a program counts as running well
GRACE = 10.0  # seconds that a program may take to end politely
PR_SET_PDEATHSIG = 1


@dataclass
class Program:
    """One child with its whole process group. `log` takes what it prints."""

    name: str
    command: list[str]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen | None = None
    started_at: float = 0.0
    wait: float = FIRST_WAIT
    due_at: float = 0.0

    def start(self) -> None:
        self.started_at = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=os.environ | self.environment,
                start_new_session=True,  # its own process group: Ctrl-C reaches only us, and we can end it with all its children
                preexec_fn=_end_with_parent,
            )

    def kill_group(self) -> None:
        """Whatever is left of it. A worker killed by -9 leaves its pool running: two of them would compete."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def last_words(self, lines: int = 15) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def _end_with_parent() -> None:
    """Even when the supervisor itself is killed by -9 (Linux only; elsewhere Ctrl-C and SIGTERM still end everything)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Supervisor:
    """Runs programs until `stop` or a signal. `say` prints a line for people."""

    def __init__(self, programs: list[Program], *, say: Callable[[str], None]):
        self.programs, self.say, self._stopping = programs, say, threading.Event()

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def stop(self, *_signal) -> None:
        self._stopping.set()

    def start(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop)
        for program in self.programs:
            program.start()

    def run(self, *, until: Callable[[], bool] = lambda: False) -> None:
        """Restart what dies, look five times a second, return when `until` says so or someone stops us."""
        while not self.stopping and not until():
            for program in self.programs:
                self._look_after(program)
            self._stopping.wait(0.2)

    def end(self) -> None:
        """Ask all to end, wait, then kill what is left of each group."""
        running = [program for program in self.programs if program.process and program.process.poll() is None]
        for program in running:
            with contextlib.suppress(ProcessLookupError):
                program.process.terminate()
        deadline = time.monotonic() + GRACE
        for program in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.process.wait(timeout=max(0.1, deadline - time.monotonic()))
        for program in self.programs:
            program.kill_group()

    def _look_after(self, program: Program) -> None:
        now = time.monotonic()
        if program.process is not None and program.process.poll() is None:
            if now - program.started_at > LONG_ENOUGH:
                program.wait = FIRST_WAIT
            return
        if program.process is not None:
            program.kill_group()
            self.say(f"The {program.name} ended ({_how(program.process.returncode)}). Starting it again in {program.wait:g} s.")
            program.process, program.due_at = None, now + program.wait
            program.wait = min(program.wait * 2, LONGEST_WAIT)
        elif now >= program.due_at:
            program.start()


def _how(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
