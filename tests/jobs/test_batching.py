"""Several pictures in one call of the engine: when it pays, the same as alone, each with its own fate, and nobody waits for company."""

import pytest

from generation.domain.work import drawing, gathering, run
from generation.domain.work.batching import MOST, BatchProfile
from generation.models import Asset, CostEntry, Job
from tests.jobs.batches import batching
from tests.jobs.company import ask
from tests.jobs.heavy import BatchingEngine
from tests.people import new_persona

KEY = ("model", 1024, 1024)


def measured(**seconds: float) -> BatchProfile:
    """measured(b1=1.0, b2=1.4): seconds of a whole batch."""
    profile = BatchProfile()
    for size, each in seconds.items():
        profile.note(KEY, int(size[1:]), each)
    return profile


@pytest.mark.parametrize(
    ("seconds", "waiting", "size"),
    [
        ({}, 8, 1),  # first it is seen how long one takes
        ({"b1": 1.0}, 1, 1),  # nobody waits for company
        ({"b1": 1.0}, 8, 2),
        ({"b1": 1.0, "b2": 1.4}, 8, 4),
        ({"b1": 1.0, "b2": 1.4}, 3, 2),
        ({"b1": 1.0, "b2": 1.99}, 8, 1),  # hardly quicker is not quicker
        ({"b1": 1.0, "b2": 2.4}, 8, 1),
        ({"b1": 1.0, "b2": 1.4, "b4": 2.9}, 8, 2),
        ({"b1": 1.0, "b2": 1.4, "b4": 2.4, "b8": 4.0}, 24, MOST),
    ],
)
def test_how_many_share_a_call(seconds, waiting, size):
    assert measured(**seconds).size_for(KEY, waiting) == size


def test_one_slow_call_does_not_decide_and_what_did_not_fit_is_not_tried_again():
    profile = measured(b1=1.0, b2=1.4)
    for each in (9.0, 1.4):
        profile.note(KEY, 2, each)
    assert profile.size_for(KEY, 2) == 2
    profile.too_many(KEY, 4)
    assert profile.size_for(KEY, 8) == 2
    assert profile.size_for(("model", 512, 512), 8) == 1


@pytest.fixture
def engine(company, settings, monkeypatch):
    """What the engine did, in order."""
    with batching(settings, monkeypatch):
        yield BatchingEngine.log


def drawn(log: list[str]) -> list[str]:
    return [each for each in log if each.startswith("draw")]


def test_a_queue_is_drawn_in_growing_batches_and_each_picture_is_the_one_it_is_alone(asked, company, engine):
    together = asked("batches of 10 ms", engine="batching", count=8)
    run.work_from(together[0].pk)
    assert drawn(engine) == ["draw batching", "draw 2", "draw 4", "draw batching"]
    assert set(Job.objects.values_list("state", flat=True)) == {"succeeded"}
    engine.clear()
    alone = asked("batches of 10 ms", engine="batching", count=8)
    run.work_on([job.pk for job in alone])
    assert drawn(engine) == ["draw batching"] * 8
    pixels = [[Asset.objects.get(job=job).pixel_hash for job in jobs] for jobs in (together, alone)]
    assert pixels[0] == pixels[1] and len(set(pixels[0])) == 8
    assert CostEntry.objects.count() == 16


def test_what_is_slower_together_is_drawn_one_by_one_from_then_on(asked, engine):
    jobs = asked("batches of 90 ms", engine="batching", count=6)
    run.work_from(jobs[0].pk)
    assert drawn(engine) == ["draw batching", "draw 2", *["draw batching"] * 3]


def test_requests_of_one_shape_share_a_call_and_others_do_not(asked, company, engine):
    for words in ("one", "one", "two", "one"):
        asked(words, engine="batching")
    run.work_from(Job.objects.earliest("created_at").pk)
    assert drawn(engine) == ["draw batching", "draw 2", "draw batching"]


def test_who_is_canceled_leaves_the_batch_and_the_others_go_on(asked, engine):
    jobs = asked("batches of 10 ms", engine="batching", count=3)
    drawing.profile.note(("batching", 96, 96), 1, 1.0)
    claim = run.jobs.claim(jobs[0].pk)
    group = gathering.gathered(claim)
    assert [begun is not None for _, begun in group] == [True, True]
    Job.objects.filter(pk=jobs[1].pk).update(cancel_requested=True)
    assert run._work([group]) == 2
    assert [Job.objects.get(pk=job.pk).state for job in jobs] == ["succeeded", "canceled", "queued"]


def test_a_batch_that_does_not_fit_is_halved(asked, engine):
    drawing.profile.note(("batching", 96, 96), 1, 1.0)
    drawing.profile.note(("batching", 96, 96), 2, 1.0)
    jobs = asked("at most 3 fit", engine="batching", count=4)
    run.work_from(jobs[0].pk)
    assert drawn(engine) == ["draw 4", "draw 2", "draw 2"]
    assert set(Job.objects.values_list("state", "tries")) == {("succeeded", 1)}
    assert drawing.profile.size_for(("batching", 96, 96), 8) == 2


def test_pictures_of_other_personas_are_never_in_one_call(member, company, engine, asked):
    drawing.profile.note(("batching", 96, 96), 1, 1.0)
    first = asked("batches of 10 ms", engine="batching")
    ask(member, new_persona(member, "Tomasz", seed=2), "batches of 10 ms", engine="batching")
    assert run.work_from(first.pk) == 2
    assert drawn(engine) == ["draw batching"] * 2
