import pytest

from tests.api.conftest import client_of
from tests.outbound.receiver import receiving
from tests.people import new_member
from tests.studio.conftest import add_persona


@pytest.fixture
def owner(db):
    return new_member()


@pytest.fixture
def api(owner):
    return client_of(owner)


@pytest.fixture
def nora(owner):
    return add_persona(owner, "Nora")


@pytest.fixture
def receiver(settings):
    """A receiver on this machine, which the administrator has opened."""
    with receiving() as receiver:
        settings.WEBHOOK_ALLOW = ["127.0.0.1"]
        yield receiver


@pytest.fixture
def wish(nora) -> dict:
    return {"persona": nora.slug, "prompt": "smiling", "width": 96, "height": 96, "seed": 5}
