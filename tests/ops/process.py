"""The product as a user starts it: real processes, a data folder and a port of their own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.conftest import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds; a bound against hanging for ever, not a measure


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    """Ours without whatever the tests or the developer have set for Django."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "S3_", "DATABASE_", "REDIS_", "PYTEST"))}
    return kept | {"DATA_DIR": str(data_dir), "PYTHONUNBUFFERED": "1"} | settings


def manage(*arguments: str, data_dir: Path, **settings: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(data_dir, **settings), capture_output=True, text=True, timeout=PATIENCE)


class Up:
    """`manage.py up` with what it has printed so far."""

    def __init__(self, data_dir: Path, **settings: str):
        self.data_dir, self.port = data_dir, int(settings.get("PORT") or free_port())
        self.output = data_dir / "up.txt"
        data_dir.mkdir(parents=True, exist_ok=True)
        with self.output.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up"],
                cwd=ROOT,
                env=environment(data_dir, PORT=str(self.port), **settings),
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        return self.output.read_text()

    def until(self, happened, what: str):
        """The first true answer of `happened`."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if answer := happened():
                return answer
            time.sleep(0.1)
        raise AssertionError(f"{what} did not happen. It said:\n{self.said()}{self.logs()}")

    def ready(self) -> "Up":
        self.until(lambda: "Ctrl-C stops everything" in self.said() or self.process.poll() is not None, "getting ready")
        assert self.process.poll() is None, self.said() + self.logs()
        return self

    def link(self) -> str:
        return self.until(lambda: re.search(r"http://\S+/sign-in/\S+", self.said()), "printing a sign-in link")[0]

    def readyz(self) -> dict:
        """The answer, or an empty one while nothing answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            return json.load(error)
        except OSError:
            return {}

    def children(self) -> dict[int, str]:
        """Process id and command line of every process that has our data folder in its environment, the supervisor apart."""
        mark = f"DATA_DIR={self.data_dir}\0".encode()
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (entry / "environ").read_bytes() and int(entry.name) != self.process.pid:
                    found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue  # it ended meanwhile
        return {pid: command for pid, command in found.items() if command}

    def leader(self, name: str) -> int:
        """Process id of the web or the worker itself, not of its children."""
        return min(pid for pid, command in self.children().items() if name in command and os.getpgid(pid) == pid)

    def logs(self) -> str:
        return "".join(f"\n--- {path.name}\n" + path.read_text()[-3000:] for path in (self.data_dir / "logs").glob("*.log"))

    def end(self, number: int = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)
