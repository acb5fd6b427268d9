import pytest
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
