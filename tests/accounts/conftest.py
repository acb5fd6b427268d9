import pytest

from accounts.domain.workspace import create_workspace
from accounts.models import Member, Role, User


@pytest.fixture
def olga(db):
    """Owner of the workspace "acme"."""
    return User.objects.create_user("olga@example.com", "correct horse battery", name="Olga")


@pytest.fixture
def acme(olga):
    return create_workspace(name="Acme", owner=olga)


@pytest.fixture
def owner(acme):
    return Member.objects.get(workspace=acme, role=Role.OWNER)


@pytest.fixture
def carl(acme):
    """A creator in "acme"."""
    user = User.objects.create_user("carl@example.com", "staple battery horse")
    return Member.objects.create(workspace=acme, user=user, role=Role.CREATOR)


@pytest.fixture
def stranger(db):
    """Owner of another workspace."""
    user = User.objects.create_user("sam@example.com", "another long password")
    create_workspace(name="Other", owner=user)
    return user
