"""Which worker takes which job: bells ring where they can be heard, claims take what a worker can, warm models may go first for a while."""

import datetime

import pytest
from django.conf import settings as live
from django.utils import timezone

from generation.domain.work import job as jobs
from generation.domain.work.sweep import BELLS, sweep
from generation.engines.base import Resource
from generation.models import Job
from tests.engines import ScriptedEngine


class GraphicsEngine(ScriptedEngine):
    name = "graphics"
    resource = Resource.GPU


@pytest.fixture
def graphics(company, settings):
    settings.ENGINES = settings.ENGINES | {"graphics": "tests.jobs.test_resources.GraphicsEngine"}


@pytest.fixture
def bells():
    """Queue -> how many messages lie in the broker's folder."""
    folder = live.BROKER_DIR / "messages"
    for old in folder.iterdir():
        old.unlink()
    return lambda: {name: len(list(folder.glob(f"*.{name}.msg"))) for name in live.RESOURCES}


def test_a_job_rings_where_workers_of_its_resource_listen(asked, graphics, bells):
    asked(count=2)
    asked(count=3, engine="graphics")
    assert bells() == {"cpu": 2, "gpu": 3, "gpu-large": 0, "train": 0, "hosted": 0}


def test_the_sweep_rings_for_each_resource_however_many_wait_before(asked, graphics, bells):
    asked(count=12)
    asked(count=2, engine="graphics")
    Job.objects.update(rung_at=None)
    assert sweep()["rung"] == BELLS + 2
    assert bells()["gpu"] == 2 + 2


def test_a_worker_takes_only_what_it_can(asked, graphics, settings):
    settings.WORKER_RESOURCES = ["gpu"]
    drawn, painted = asked(), asked(engine="graphics")
    assert (drawn.resource, painted.resource) == ("cpu", "gpu")
    assert jobs.claim(drawn.pk) is None
    assert jobs.claim_next().job_id == painted.pk
    assert jobs.claim_next() is None
    assert Job.objects.get(pk=drawn.pk).state == Job.State.QUEUED



def test_a_warm_model_goes_first_for_a_while_and_no_longer(asked, graphics):
    cold, warm, later = asked(), asked(engine="graphics"), asked(engine="graphics")
    assert jobs.claim_next({"graphics"}).job_id == warm.pk
    Job.objects.filter(pk=cold.pk).update(run_at=timezone.now() - jobs.WARM_SECONDS - datetime.timedelta(seconds=1))
    assert jobs.claim_next({"graphics"}).job_id == cold.pk
    assert jobs.claim_next({"scripted"}).job_id == later.pk  # nothing warm waits
