import os
import subprocess
import sys

import pytest
from django.conf import settings as live
from django.db import connection
from django.utils import timezone

from generation.models import Job
from tests.jobs.company import ask, found_company


@pytest.fixture
def company(transactional_db, settings, tmp_path):
    settings.ENGINES = settings.ENGINES | {"scripted": "tests.engines.ScriptedEngine"}
    settings.RATE_CARD = settings.RATE_CARD | {"scripted": "0.01"}
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "generation.storage.DurableFileSystemStorage", "OPTIONS": {"location": settings.MEDIA_ROOT}}
    }
    return found_company()


@pytest.fixture
def member(company):
    return company[0]


@pytest.fixture
def asked(company):
    """asked("8 steps of 5 ms") -> the one job of a new request; more with count=."""

    def one_or_more(script: str = "a portrait", **options) -> Job | list[Job]:
        made = ask(*company, script, **options)
        return made if "count" in options else made[0]

    return one_or_more


@pytest.fixture
def later():
    """Back-offs are over: whatever waits may be taken now."""
    return lambda: Job.objects.filter(state=Job.State.QUEUED).update(run_at=timezone.now())


@pytest.fixture
def process(tmp_path):
    """process(code) runs Python in another process on the test's own database, as a worker would, and waits for its end."""

    def run(code: str, **environment: str) -> subprocess.CompletedProcess:
        database = str(connection.settings_dict["NAME"])
        setup = f"import django; django.setup(); from django.db import connection; connection.settings_dict['NAME'] = {database!r}\n"
        ours = {
            "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
            "DATA_DIR": str(tmp_path / "worker"),
            "SECRET_KEY": live.SECRET_KEY,  # what faces are sealed with
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        command = [sys.executable, "-c", setup + code]
        return subprocess.run(command, env=os.environ | ours | environment, capture_output=True, text=True, timeout=200)

    return run
