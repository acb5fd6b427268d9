"""Pictures for pages to show: a real, signed file of 64 pixels, and as many rows as a test asks for."""

from functools import cache

from generation.atelier.character import Identity as Traits
from generation.atelier.character import Look
from generation.domain.picture import blob
from generation.domain.picture.asset import sign_and_put
from generation.engines.atelier import illustrate
from generation.models import Asset, GenerationRequest, Job
from personas.models import Persona


@cache
def drawing():
    return illustrate(Traits(), Look(), 64, 64)


def add_pictures(persona: Persona, count: int = 1, **fields) -> list[Asset]:
    """Delivered pictures of a persona, all of one file; `fields` replace what is usual."""
    workspace, result = persona.workspace, drawing()
    name = sign_and_put(result.image, workspace_id=workspace.pk, folder="assets", title="Portrait")
    usual = {
        "workspace": workspace,
        "persona_version": persona.current,
        "file": name,
        "mime": "image/webp",
        "width": 64,
        "height": 64,
        "bytes": len(blob.get(name)),
        "file_hash": "a" * 64,
        "pixel_hash": "b" * 64,
        "seed": 1,
        "engine": "atelier",
        "spec": dict(result.recipe),
        "likeness": 0.9,
        "threshold": 0.7,
        "far": 0.001,
        "scorer": "b 1",
        "verdict": Asset.Verdict.PASS,
    }
    return [Asset.objects.create(**usual | fields) for _ in range(count)]


def add_jobs(persona: Persona, count: int = 1, **fields) -> list[Job]:
    """Jobs of one request for that persona, as a worker would find or leave them."""
    asked = GenerationRequest.objects.create(
        workspace=persona.workspace,
        persona_version=persona.current,
        placement="square",
        width=64,
        height=64,
        count=count,
        seed=1,
        engine="atelier",
    )
    usual = {"workspace": persona.workspace, "request": asked, "seed": 1, "run_at": asked.created_at}
    return [Job.objects.create(index=index, **usual | fields) for index in range(count)]
