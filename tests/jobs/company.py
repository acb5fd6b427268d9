"""One workspace, one person who makes pictures, one persona: what every test of a job begins with."""

import random

from accounts.domain.workspace import create_workspace
from accounts.models import Member, User
from generation.atelier.character import Look, sample_identity
from generation.domain.face.likeness import face_of
from generation.domain.request.create import create_request
from generation.engines.atelier import illustrate
from generation.models import Job
from personas.domain.identity import FaceSample
from personas.domain.persona import create_persona
from personas.models import Persona


def found_company(*, seed: int = 1) -> tuple[Member, Persona]:
    owner = User.objects.create_user("olga@example.com", "correct horse battery")
    member = Member.objects.get(workspace=create_workspace(name="Acme", owner=owner))
    identity, look = sample_identity(random.Random(seed)), Look()
    sitting = illustrate(identity, look, 160, 160)
    sample = FaceSample(sitting.image, face_of(sitting))
    persona, _ = create_persona(
        member=member,
        name="Mira",
        parameters=identity.to_dict(),
        look=look.to_dict(),
        samples=[sample],
    )
    return member, persona


def ask(
    member: Member, persona: Persona, script: str, *, count: int = 1, engine: str = "scripted", side: int = 96, seed: int = 7
) -> list[Job]:
    request = create_request(
        member=member, persona=persona, choices=[], prompt=script, count=count, engine_name=engine, width=side, height=side, seed=seed
    )
    return list(request.jobs.order_by("index"))
