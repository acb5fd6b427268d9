"""A PostgreSQL server of our own, that goes away."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import free_port, wait_for_port

QUICK = ("fsync=off", "max_connections=200")  # nothing in it has to outlive the machine


def initdb() -> Path | None:
    """The newest one that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    program = found[-1] if found else shutil.which("initdb")
    return Path(program) if program else None


@contextmanager
def running(folder: Path, *options: str) -> Iterator[str]:
    """postgres:// of an empty cluster in that empty folder, without the name of a database at its end."""
    bin_dir = initdb().parent
    # PostgreSQL refuses to run as root: then it runs as the user its package made.
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres", "postgres")
        for parent in list(folder.parents)[:-1]:
            if parent.owner() == "root" and parent != Path("/tmp"):
                parent.chmod(parent.stat().st_mode | 0o011)
    subprocess.run(
        [*as_user, bin_dir / "initdb", "-D", folder / "data", "-U", "troupe", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale", "C"],
        check=True, capture_output=True, cwd="/",
    )  # fmt: skip
    port = free_port()
    settings = [word for option in (*QUICK, *options) for word in ("-c", option)]
    command = [*as_user, bin_dir / "postgres", "-D", folder / "data", "-p", str(port), "-h", "127.0.0.1", "-k", str(folder), *settings]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
    try:
        wait_for_port(port, process)
        yield f"postgres://troupe@127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)  # fast shutdown
        process.wait(timeout=20)


def new_database(cluster: str, name: str) -> str:
    """postgres:// of an empty database in that cluster."""
    import psycopg

    for attempt in range(50):  # it listens a moment before it accepts
        try:
            connection = psycopg.connect(f"{cluster}/postgres", autocommit=True)
            break
        except psycopg.OperationalError:
            if attempt == 49:
                raise
            time.sleep(0.1)
    with connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{cluster}/{name}"
