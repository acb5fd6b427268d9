"""Adapters as columns of a batch, and as what parts a call of an engine: pictures of different weights are never drawn together."""

import pytest

from generation.domain.batch.document import read_document
from generation.domain.batch.plan import plan_batch
from generation.domain.batch.wish import wishes_of
from generation.domain.engine.pool import installed_engine
from generation.domain.model import files
from generation.domain.work import run
from generation.engines.base import Capability
from generation.models import Adapter, GenerationRequest
from tests.engines import ScriptedEngine
from tests.jobs.batches import batching
from tests.jobs.company import ask, found_company
from tests.jobs.heavy import BatchingEngine
from tests.studio.conftest import add_persona


def adapter(member, place, name: str) -> Adapter:
    """Of our own model, enabled; the weights are none, for nothing here loads them."""
    path = place / f"{name}.safetensors"
    path.write_bytes(name.encode())
    facts = {"family": "compact", "rank": 4, "parameters": 1, "bytes": 1, "licence": "own", "state": Adapter.State.ENABLED}
    digest = files.fingerprint(path)
    return Adapter.objects.create(workspace=member.workspace, name=name, title=name, path=path.name, file_hash=digest, **facts)


class Styled(ScriptedEngine):
    """Takes adapters of our own small model."""

    name = "compact"
    capabilities = ScriptedEngine.capabilities | {Capability.ADAPTER}


@pytest.fixture
def styled(settings):
    settings.ENGINES = settings.ENGINES | {"compact": f"{__name__}.Styled"}
    installed_engine.cache_clear()
    yield
    installed_engine.cache_clear()


def planned(owner, lines: str):
    return plan_batch(member=owner, name="", wishes=wishes_of(read_document(lines, "csv"))[1]).cells


def test_each_cell_wears_the_adapter_its_line_names(owner, place, styled):
    linen, silk, nora = adapter(owner, place, "linen"), adapter(owner, place, "silk"), add_persona(owner)
    rows = [f"{nora.slug},compact,smiling,{worn}\n" for worn in ("linen,", "linen,0.5", f"{silk.pk},", ",", "linen,")]
    cells = planned(owner, "persona,engine,prompt,adapter,adapter_scale\n" + "".join(rows))
    assert [cell.problem for cell in cells] == [None] * 5
    worn = [(cell.request.adapter, cell.request.adapter_scale) for cell in cells[:4]]
    assert worn == [(linen, 1.0), (linen, 0.5), (silk, 1.0), (None, None)]
    assert len({cell.address for cell in cells}) == 4 and cells[4].same_as is cells[0]


def test_an_adapter_nobody_knows_blocks_its_cell_alone(owner, place, styled):
    nora = add_persona(owner)
    adapter(owner, place, "silk")
    Adapter.objects.update(state=Adapter.State.DISABLED)
    rows = [f"{nora.slug},compact,smiling,{worn}\n" for worn in ("tweed", "silk", "")]
    cells = planned(owner, "persona,engine,prompt,adapter\n" + "".join(rows))
    assert [cell.problem and cell.problem.code for cell in cells] == ["adapter_unknown", "adapter_disabled", None]


@pytest.mark.django_db(transaction=True)
def test_jobs_with_different_adapters_never_share_a_call(transactional_db, place, settings, monkeypatch):
    with batching(settings, monkeypatch) as measured:
        company = found_company()
        linen, silk = (adapter(company[0], place, name) for name in ("linen", "silk"))
        jobs = [ask(*company, "batches of 10 ms", engine="batching")[0] for _ in range(4)]
        for job, worn in zip(jobs, (linen, silk, linen, None), strict=True):
            GenerationRequest.objects.filter(pk=job.request_id).update(adapter=worn, adapter_scale=worn and 1.0)
        measured.note(("batching", 96, 96), 1, 1.0)
        assert run.work_from(jobs[0].pk) == 4
        assert [each for each in BatchingEngine.log if each.startswith("draw")] == ["draw 2", "draw batching", "draw batching"]
