"""Rows for pages: many of them, without drawing each. Where drawing itself is the subject, tests cast with tests/people.py."""

import itertools

import numpy as np
import pytest

from accounts.models import Role
from generation.atelier.character import Identity as Traits
from generation.atelier.character import Look
from generation.domain.picture.asset import store_hero
from generation.engines.atelier import illustrate
from generation.models import Asset
from personas.models import Identity, Persona, PersonaVersion
from personas.models.sealed_vector import seal_vector
from tests.people import new_member

_numbers = itertools.count(1)


def add_persona(member, name: str = "") -> Persona:
    """A persona with a locked face that nobody else has: a unit vector of its own. No hero yet."""
    number = next(_numbers)
    vector = np.zeros(512, "<f4")
    vector[number % 512] = 1.0
    identity = Identity.objects.create(
        workspace=member.workspace,
        parameters=Traits().to_dict(),
        embedding=seal_vector(vector),
        embedder="a 1",
        centroid=seal_vector(vector),
        scorer="b 1",
    )
    persona = Persona.objects.create(workspace=member.workspace, slug=f"persona-{number}", name=name or f"Persona {number}")
    look = {"hair": "bob", "hair_colour": "black", "beard": "none", "glasses": "none"}
    persona.current = PersonaVersion.objects.create(persona=persona, number=1, identity=identity, look=look)
    persona.save()
    return persona


def add_hero(persona: Persona) -> Asset:
    return store_hero(persona=persona, result=illustrate(Traits(), Look(), 64, 64), engine_name="atelier")


def copy_asset(asset: Asset, count: int) -> list[Asset]:
    """More rows that show the same file."""
    fields = {f.attname: getattr(asset, f.attname) for f in Asset._meta.concrete_fields if f.name not in ("id", "job", "created_at")}
    return Asset.objects.bulk_create(Asset(**fields) for _ in range(count))


@pytest.fixture
def owner(db):
    return new_member()


@pytest.fixture
def viewer(owner):
    return new_member(Role.VIEWER, owner.workspace)


@pytest.fixture
def browser(client, owner):
    """The test client, signed in as the owner."""
    client.force_login(owner.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def viewing(client, viewer):
    client.force_login(viewer.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
