"""200 jobs, 20 times kill -9: each job ends exactly once, nothing is lost, nothing is there twice.

`python -m tests.chaos --help` tells the same story by hand, with other numbers and another seed.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import need

ROOT = Path(__file__).resolve().parents[2]
JOBS, KILLS = 200, 20


def chaos(*arguments: str, **environment: str) -> dict:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_", "REDIS_", "S3_", "DATA_DIR"))}
    command = [sys.executable, "-m", "tests.chaos", "--jobs", str(JOBS), "--kills", str(KILLS), *arguments]
    done = subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-8000:]
    return json.loads(done.stdout)


def check(report: dict) -> None:
    assert report["jobs"] == JOBS == sum(report["states"].values())
    assert set(report["states"]) <= {"succeeded", "failed"}
    assert all((code, tries) == ("worker_lost", 3) for code, tries, _ in report["failed"])
    # A kill takes at most two pictures with it (one being drawn, one being put away), and only the third ends a job.
    assert report["states"]["succeeded"] >= JOBS - 2 * KILLS // 3
    for nothing in (
        "jobs without exactly one last word",
        "pictures doubled, lost or unasked for",
        "ledger lines doubled, lost or unasked for",
        "files without a row, rows without a file",
        "files not readable and signed",
        "events a reader missed or heard twice",
    ):
        assert report[nothing] == [], nothing
    assert report["poison"] == ["failed", 3, "worker_lost"]


@pytest.mark.timeout(900)
def test_kills_on_sqlite_and_files_lose_and_double_nothing():
    report = chaos("--seed", "1")
    assert (report["database"], sum(report["kills"].values()), set(report["kills"])) == ("sqlite", KILLS, {"worker", "pool child"})
    check(report)


@pytest.mark.timeout(900)
def test_kills_on_postgresql_and_redis_lose_and_double_nothing_even_when_redis_is_killed(postgres_url):
    need(shutil.which("redis-server"), "Redis", "redis-server")
    report = chaos("--seed", "2", "--redis", DATABASE_URL=postgres_url)
    assert (report["database"], sum(report["kills"].values())) == ("postgresql", KILLS)
    assert report["kills"]["redis"] == KILLS // 5
    check(report)
