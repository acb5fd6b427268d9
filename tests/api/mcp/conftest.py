import pytest

from tests.people import new_member, new_persona
from tests.studio.conftest import add_persona


@pytest.fixture
def owner(transactional_db):
    return new_member()


@pytest.fixture
def nora(owner):
    """Cast, so that she can be drawn."""
    return new_persona(owner)


@pytest.fixture
def someone(owner):
    """Who can be asked for, where nothing is drawn."""
    return add_persona(owner, "Someone")


@pytest.fixture
def address(owner, port):
    return f"http://127.0.0.1:{port}/mcp"
