"""A workspace where an engine second of a scripted engine costs a cent, so that sums can be done in the head."""

from decimal import Decimal

import pytest

from accounts.models import AccessToken
from generation.domain.money.cost import quote
from generation.domain.request.create import create_request
from generation.domain.work import run
from generation.models import GenerationRequest
from tests.people import new_member
from tests.studio.conftest import add_persona

SIDE = 64


@pytest.fixture
def prices(settings, tmp_path):
    settings.ENGINES = settings.ENGINES | {"scripted": "tests.engines.ScriptedEngine"}
    settings.RATE_CARD = settings.RATE_CARD | {"scripted": "0.01"}
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "generation.storage.DurableFileSystemStorage", "OPTIONS": {"location": settings.MEDIA_ROOT}}
    }


@pytest.fixture
def owner(prices, transactional_db):
    return new_member()


@pytest.fixture
def persona(owner):
    return add_persona(owner, "Nora")


@pytest.fixture
def ask(owner, persona):
    """ask("a portrait", count=2) -> the request, not yet drawn."""

    def new(script: str = "a portrait", *, member=None, token: AccessToken | None = None, choices=(), **wish) -> GenerationRequest:
        usual = {"count": 1, "width": SIDE, "height": SIDE, "engine_name": "scripted", "seed": 1}
        return create_request(member=member or owner, token=token, persona=persona, choices=list(choices), prompt=script, **usual | wish)

    return new


def draw(request: GenerationRequest) -> GenerationRequest:
    run.work_on([job.pk for job in request.jobs.all()])
    return request


def most() -> Decimal:
    """What one picture of the tests reserves."""
    return quote(engine="scripted", width=SIDE, height=SIDE).most
