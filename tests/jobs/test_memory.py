"""What a worker holds in memory, and what it does when that is not enough: others go, a second try, a fresh process."""

import pytest

from generation.domain.engine.pool import installed_engine
from generation.domain.work import drawing
from generation.domain.work.memory import DoesNotFit, MemoryPool
from generation.domain.work.run import EXHAUSTED, UNTRUSTED, work_on
from generation.domain.work.sweep import sweep
from generation.models import Canary, Job
from tests.jobs.heavy import HeavyEngine, TurningEngine

GB = 10**9
NAMES = {"heavy": "HeavyEngine", "other-heavy": "OtherHeavyEngine", "broken-heavy": "BrokenHeavyEngine", "turning": "TurningEngine"}


@pytest.fixture
def heavy(company, settings):
    """What heavy engines did, in order."""
    settings.ENGINES = settings.ENGINES | {name: f"tests.jobs.heavy.{kind}" for name, kind in NAMES.items()}
    settings.WORKER_MEMORY_GB = 10
    for cached in (installed_engine, drawing.memory):
        cached.cache_clear()
    HeavyEngine.log.clear()
    yield HeavyEngine.log
    drawing._exhausted.clear()
    for cached in (installed_engine, drawing.memory):
        cached.cache_clear()


def draw(job: Job) -> Job:
    work_on([job.pk])
    job.refresh_from_db()
    return job


def test_the_least_recently_used_goes_first_and_none_that_is_drawing():
    pool = MemoryPool(10 * GB)
    for name in ("a", "b", "c"):
        assert pool.to_evict(name, 3 * GB, None) == []
        pool.hold(name, 3 * GB)
    pool.hold("a", 3 * GB)
    assert pool.to_evict("d", 3 * GB, None) == ["b"]
    assert pool.to_evict("d", 7 * GB, None) == ["b", "c"]
    with pool.pinned("b"):
        assert pool.to_evict("d", 3 * GB, None) == ["c"]
        with pytest.raises(DoesNotFit):
            pool.to_evict("d", 8 * GB, None)
    assert pool.to_evict("a", 3 * GB, None) == []  # it is here already


def test_a_measured_peak_counts_for_pictures_of_its_shape():
    pool = MemoryPool(10 * GB)
    pool.hold("a", 4 * GB)
    pool.note_peak("b", (1024, 1024, 1), 3 * GB)
    pool.note_peak("b", (1024, 1024, 1), GB)
    assert pool.to_evict("b", 4 * GB, (512, 512, 1)) == []
    assert pool.to_evict("b", 4 * GB, (1024, 1024, 1)) == ["a"]


def test_as_much_as_there_is_evicts_nobody():
    pool = MemoryPool()
    pool.hold("a", 100 * GB)
    assert pool.to_evict("b", 100 * GB, None) == [] and not pool.would_push_out(100 * GB)


def test_a_model_that_needs_the_room_takes_it_and_the_other_is_loaded_again_later(asked, heavy):
    for name in ("heavy", "heavy", "other-heavy", "heavy"):
        assert draw(asked(engine=name)).state == "succeeded"
    assert heavy == [
        "load heavy on cpu", "draw heavy", "draw heavy", "unload heavy",
        "load other-heavy on cpu", "draw other-heavy", "unload other-heavy", "load heavy on cpu", "draw heavy",
    ]  # fmt: skip


def test_a_model_that_can_never_fit_says_so_before_it_is_loaded(asked, heavy, settings):
    settings.WORKER_MEMORY_GB = 5
    job = draw(asked(engine="heavy"))
    assert (job.state, job.error_code, job.tries) == ("failed", "model_too_large", 1)
    assert job.error == "Scripted needs 6.0 GB, and 5.0 GB are there: this worker cannot hold it."
    assert heavy == []


def test_when_memory_runs_out_the_others_go_and_it_is_drawn_at_the_second_try(asked, heavy, settings):
    settings.WORKER_MEMORY_GB = 20
    draw(asked(engine="other-heavy"))
    job = draw(asked("runs out once", engine="heavy"))
    assert (job.state, job.tries) == ("succeeded", 1)
    assert heavy[2:] == ["load heavy on cpu", "draw heavy", "unload other-heavy", "draw heavy"]
    assert not drawing.is_exhausted()


def test_a_load_that_runs_out_leaves_nothing_behind(asked, heavy):
    job = draw(asked(engine="broken-heavy"))
    assert (job.state, job.error_code) == ("queued", "out_of_memory")
    assert heavy == ["unload broken-heavy"] * 2 and not drawing.memory().held


def test_a_model_that_draws_its_known_picture_otherwise_draws_nothing_for_people(asked, heavy, monkeypatch):
    assert draw(asked(engine="turning")).state == "succeeded"
    installed_engine.cache_clear()  # as a fresh process has it
    assert draw(asked(engine="turning")).state == "succeeded"
    installed_engine.cache_clear()
    monkeypatch.setattr(TurningEngine, "bad", True)
    heavy.clear()
    job = draw(asked(engine="turning"))
    assert (job.state, job.error_code) == ("queued", "engine_untrusted")
    assert "so nothing of it is used." in job.error
    assert heavy == ["load turning on cpu", "unload turning"]
    assert drawing.is_exhausted() and Canary.objects.get().engine == "turning"


def test_a_worker_that_ran_out_twice_ends_after_its_work_and_the_job_waits_again(asked, heavy, process):
    job = asked("runs out always", engine="heavy")
    ended = process(f"from generation.domain.work import run; run.work_from({job.pk!r})")
    assert ended.returncode == EXHAUSTED
    job.refresh_from_db()
    assert (job.state, job.error_code, job.tries) == ("queued", "out_of_memory", 1)


def test_a_broken_card_ends_the_worker_at_once_and_another_takes_the_job(asked, heavy, process):
    job = asked("breaks the card", engine="heavy")
    ended = process(f"from generation.domain.work import run; run.work_from({job.pk!r})")
    assert ended.returncode == UNTRUSTED
    job.refresh_from_db()
    assert job.state == "running"  # nobody wrote a word after it broke
    assert sweep()["lost"] == 1
    job.refresh_from_db()
    assert (job.state, job.error_code, job.tries) == ("queued", "worker_lost", 1)
