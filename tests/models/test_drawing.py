"""From a folder in the models directory to a picture in the library: a real pipeline with random weights, through the worker."""

import pytest

from generation.domain.model.reading import check_model
from generation.domain.model.record import disable_model, enable_model, import_model
from generation.domain.request.create import create_request
from generation.domain.work.run import work_on
from generation.models import Asset, Job
from tests.people import new_persona

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
SIDE = 256


def ask(owner, persona) -> Job:
    wish = {"prompt": "smiling", "width": SIDE, "height": SIDE, "count": 1, "seed": 5, "engine_name": "klein"}
    return create_request(member=owner, persona=persona, choices=[], **wish).jobs.get()


def test_an_imported_model_draws_a_persona_by_her_own_picture_and_says_what_it_is_made_of(owner, place, settings):
    from tests.diffusion import tiny

    settings.LIKENESS_ATTEMPTS = 1
    (place / "flux2").mkdir()
    tiny.write("flux2-klein", place / "flux2")
    model = import_model(member=owner, path="flux2/model", name="klein", licence_key="apache-2.0")
    model = enable_model(member=owner, model=check_model(model))
    job = ask(owner, new_persona(owner))

    work_on([job.pk])

    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.SUCCEEDED, "")
    picture = Asset.objects.get(job=job)
    assert (picture.width, picture.height) == (SIDE, SIDE)
    assert picture.spec["materials"] == {
        "model": {
            "id": model.pk,
            "title": "model",
            "family": "flux2-klein",
            "sha256": model.file_hash,
            "licence": "apache-2.0",
            "quantisation": "none",
        }
    }

    late = ask(owner, job.request.persona_version.persona)
    disable_model(member=owner, model=model)
    work_on([late.pk])
    late.refresh_from_db()
    assert (late.state, late.error_code) == (Job.State.FAILED, "engine_disabled")
