"""Schemathesis reads /openapi.json and tries to break what it promises, with the tokens of three roles."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.company import ROLES, Company
from tests.api.server import serving

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]
SEED, EXAMPLES = 7, int(os.environ.get("CONTRACT_EXAMPLES", "6"))
# A form's file is binary, and a lone token may be ended by the fuzzing itself: what these checks take for granted is not so here.
LEFT_OUT = "positive_data_acceptance"


@pytest.fixture
def unlimited(settings):
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, 10**9)


@pytest.mark.parametrize("role", ROLES)
def test_schemathesis_finds_nothing(unlimited, tmp_path, role):
    folder = Path(os.environ.get("CONTRACT_REPORT", tmp_path))
    token = Company().token(role)
    with serving() as port:
        done = subprocess.run(
            [
                Path(sys.executable).with_name("st"), "run", f"http://127.0.0.1:{port}/openapi.json",
                "--header", f"Authorization: Bearer {token}", "--exclude-checks", LEFT_OUT,
                "--max-examples", str(EXAMPLES), "--seed", str(SEED), "--no-shrink", "--continue-on-failure",
                "--request-timeout", "30", "--exclude-path-regex", "stream$|/generations/{key}/events$",
                "--suppress-health-check", "all", "--report", "json", "--report-json-path", str(folder / f"{role}.json"),
            ],
            capture_output=True, text=True, cwd=tmp_path, timeout=800, check=False,
        )  # fmt: skip
    (folder / f"{role}.txt").write_text(done.stdout + done.stderr)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert json.loads((folder / f"{role}.json").read_text())
