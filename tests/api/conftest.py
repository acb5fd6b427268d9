"""Clients of the API: programs that hold a token, and nothing else."""

import json

import pytest
from django.test import Client

from accounts.domain.token import make_token
from accounts.models import Member, Role, Scope
from tests.api.server import serving
from tests.people import new_member
from tests.studio.conftest import add_hero, add_persona


class ApiClient(Client):
    """Django's test client with a token in every request; `post` sends JSON unless told otherwise."""

    def __init__(self, token: str = "", **options):
        super().__init__(headers={"Authorization": f"Bearer {token}"} if token else None, **options)

    def post(self, path, data=None, content_type="application/json", **options):
        return super().post(path, data if data is not None else {}, content_type=content_type, **options)

    def patch(self, path, data=None, content_type="application/json", **options):
        return super().patch(path, data if data is not None else {}, content_type=content_type, **options)


def client_of(member: Member, scopes=Scope.values) -> ApiClient:
    return ApiClient(make_token(member=member, name="test", scopes=list(scopes))[1])


def same(answer) -> dict:
    """The body without what differs from one request to the next."""
    return {name: value for name, value in json.loads(answer.content).items() if name not in ("request_id", "instance")}


@pytest.fixture
def owner(db):
    return new_member()


@pytest.fixture
def viewer(owner):
    return new_member(Role.VIEWER, owner.workspace)


@pytest.fixture
def api(owner):
    """A program with an owner's token of all scopes."""
    return client_of(owner)


@pytest.fixture
def nora(owner):
    persona = add_persona(owner, "Nora")
    add_hero(persona)
    return persona


@pytest.fixture
def port():
    """Of a server on the test's own database."""
    with serving() as port:
        yield port
