"""Real people for tests: photographs that the packs of tests.faces.pack can read, papers, and personas cast from both."""

import datetime
import io

from django.utils import timezone

from generation.domain.people.casting import cast_from_photographs
from generation.domain.people.paper import Paper
from personas.domain.consent import Term
from personas.models import Persona
from tests.faces.pack import photograph

PAPER = b"%PDF-1.7 signed by Ada"
TODAY = timezone.now().date


def in_days(days: int) -> datetime.date:
    return TODAY() + datetime.timedelta(days=days)


def png(**what) -> bytes:
    """The bytes of a photograph; `what` as of tests.faces.pack.photograph."""
    out = io.BytesIO()
    photograph(**what).save(out, "PNG", compress_level=1)
    return out.getvalue()


def term(*, paper: bytes = PAPER, **other) -> dict:
    """A consent that is good for a year with its paper, as the domain takes them."""
    told = {"subject": "Ada Example", "scope": "Pictures for our own website", "valid_from": in_days(-1), "valid_until": in_days(365)}
    return {"term": Term(**{**told, "adult": True} | other), "paper": Paper(paper, "consent.pdf")}


def cast_ada(member, *, kind=Persona.Kind.REAL, name: str = "Ada", takes: int = 1, person: int = 1, **other) -> Persona:
    sent = [(f"take-{take}.png", png(person=person, take=take)) for take in range(1, takes + 1)]
    return cast_from_photographs(member=member, name=name, kind=kind, sent=sent, **term(**other))[0]
