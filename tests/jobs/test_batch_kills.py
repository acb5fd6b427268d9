"""A batch of a thousand cells and kill -9 in the middle of it, twice: nothing is lost, nothing is there twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CELLS, KILLS = 1000, 2


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_thousand_cells_survive_two_kills_with_none_lost_and_none_doubled():
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_", "REDIS_", "S3_", "DATA_DIR"))}
    command = [sys.executable, "-m", "tests.chaos.batch", "--cells", str(CELLS), "--kills", str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-8000:]
    found = json.loads(done.stdout)
    assert found == {
        "cells": CELLS,
        "jobs": CELLS,
        "states": {"succeeded": CELLS},
        "pictures": CELLS,
        "ledger lines": CELLS,
        "jobs with more than one last word": 0,
        "kills": KILLS,
        "made by a second run": 0,
    }
