"""Several pictures of one persona in one call: each the picture it is alone, nobody's face in another's, each with its own fate."""

import dataclasses

import numpy as np
import pytest

from generation.domain.engine.pool import installed_engine
from generation.domain.work import drawing, gathering, run
from generation.domain.work.batching import BatchProfile
from generation.engines.base import Canceled
from generation.models import Asset
from tests.jobs.company import ask, found_company

from . import engines
from .conftest import SIDE
from .test_engine import differ, pixels, silent

HAIR = ("auburn", "black", "blonde")


class Leaving:
    """Somebody who waits for a picture no longer than its first step."""

    def __init__(self):
        self.steps = []

    def __call__(self, phase, step, *_) -> None:
        self.steps.append(step)
        raise Canceled


@pytest.fixture
def queue(spec):
    return [dataclasses.replace(spec, seed=3 + n, fields=spec.fields | {"hair_colour": hair}) for n, hair in enumerate(HAIR)]


def test_the_rows_of_a_batch_are_the_pictures_they_would_be_alone(compact, queue):
    rows, alone = compact.generate_batch(queue, [silent] * 3), [compact.generate(one, silent) for one in queue]
    assert [differ(row.image, one.image) for row, one in zip(rows, alone, strict=True)] == [0, 0, 0]
    assert [(row.seed, row.recipe, row.landmarks) for row in rows] == [(one.seed, one.recipe, one.landmarks) for one in alone]
    assert differ(rows[0].image, rows[1].image) > 10


def test_in_one_call_every_row_has_its_own_look_and_is_nearly_what_it_is_alone(halved, queue):
    told = [[] for _ in queue]

    def watching(row):
        return lambda phase, step, steps, look: told[row].append((phase, step, steps, look()))

    rows = halved.generate_batch(queue, [watching(row) for row in range(3)])
    assert [[each[:3] for each in row] for row in told] == [[("paint", step, 4) for step in (1, 2, 3, 4)]] * 3
    assert max(differ(row[-1][3], one.image) for row, one in zip(told, rows, strict=True)) <= 1  # at the end nothing is left to guess
    alone = [pixels(halved, one) for one in queue]
    assert max(np.abs(row.image.astype(int) - one).mean() for row, one in zip(rows, alone, strict=True)) < 0.5


def test_faces_are_never_mixed_they_go_in_different_calls(compact, halved, queue, faces):
    other = dataclasses.replace(queue[1], identity_embedding=faces[1])
    for engine in (compact, halved):
        assert engine.batch_key(queue[0]) == engine.batch_key(queue[1]) != engine.batch_key(other)
        with pytest.raises(ValueError, match="different batch keys"):
            engine.generate_batch([queue[0], other], [silent] * 2)


@pytest.mark.parametrize(
    "change",
    [{"adapter": "a.safetensors"}, {"num_inference_steps": 3}, {"guidance_scale": 2.0}, {"ip_adapter_scale": 0.3}, {"width": 128}],
    ids=lambda change: next(iter(change)),
)
def test_what_holds_for_a_whole_call_parts_a_batch(compact, queue, change):
    assert compact.batch_key(queue[0]) != compact.batch_key(dataclasses.replace(queue[0], **change))


def test_weights_of_one_adapter_part_a_batch_and_those_of_none_do_not(compact, queue):
    worn = [dataclasses.replace(queue[0], adapter="a.safetensors", lora_scale=scale) for scale in (0.5, 1.0)]
    assert compact.batch_key(worn[0]) != compact.batch_key(worn[1])
    assert compact.batch_key(dataclasses.replace(queue[0], lora_scale=0.5)) == compact.batch_key(queue[0])


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_who_leaves_is_gone_within_a_step_and_the_others_are_drawn_as_they_would_be(compact, halved, queue, dtype):
    engine, leaving = compact if dtype == "float32" else halved, Leaving()
    rows = engine.generate_batch(queue, [silent, leaving, silent])
    assert leaving.steps == [1] and rows[1] is None
    assert max(np.abs(rows[n].image.astype(int) - pixels(engine, queue[n])).mean() for n in (0, 2)) < 0.5


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_when_nobody_waits_nothing_is_drawn(compact, halved, queue, dtype):
    engine, leaving = compact if dtype == "float32" else halved, Leaving()
    with pytest.raises(Canceled):
        engine.generate_batch(queue, [leaving] * 3)
    assert leaving.steps == [1, 1, 1]


def test_a_draft_goes_alone(guided, queue):
    assert guided.batch_key(queue[0]) != guided.batch_key(queue[1])


@pytest.fixture
def company(transactional_db, settings, monkeypatch, tiny):
    monkeypatch.setenv(engines.PLACE, str(tiny))
    settings.ENGINES = settings.ENGINES | {"compact": "tests.compact.engines.TinyCompact"}
    settings.LIKENESS_ATTEMPTS = 1
    installed_engine.cache_clear()
    fresh = BatchProfile()
    for module in (drawing, gathering, run):
        monkeypatch.setattr(module, "profile", fresh)
    yield found_company()
    installed_engine.cache_clear()


@pytest.mark.django_db(transaction=True)
def test_a_queue_of_a_persona_is_drawn_together_by_the_worker_where_that_was_measured_to_pay(company):
    together, alone = (ask(*company, "auburn hair", engine="compact", side=SIDE, count=2) for _ in range(2))
    drawing.profile.note(("compact", SIDE, SIDE), 1, 3600.0)
    group = gathering.gathered(run.jobs.claim(together[0].pk))
    assert [(claim.job_id, begun is not None) for claim, begun in group] == [(job.pk, True) for job in together]
    assert run._work([group]) == 2
    assert run.work_on([job.pk for job in alone]) == 2
    hashes = [[Asset.objects.get(job=job).pixel_hash for job in jobs] for jobs in (together, alone)]
    assert hashes[0] == hashes[1] and len(set(hashes[0])) == 2
