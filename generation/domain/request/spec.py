"""From rows to the frozen values an engine takes."""

import dataclasses
from collections.abc import Mapping

from personas.models import PersonaVersion

from ...editing.composite import extended
from ...engines.atelier import AtelierEngine, moved, stance_of
from ...engines.base import Capability, GenerationSpec, Person, Result
from ...models import GenerationRequest
from ..engine.pool import engine
from ..model.adapter import weights_of
from ..picture.mask import change_of, frame_of, joins, painting_mask, parent_pixels
from ..picture.plan import draft_of, planned, starts_from_a_draft
from .references import reference_pictures

STRIDE = 1_000_003  # a prime apart, so that retried seeds of one job never meet the seeds of the next


def job_seed(request_seed: int, index: int) -> int:
    return (request_seed + index) % 2**31


def retry_seed(seed: int, attempt: int) -> int:
    """The seed of the gate's n-th attempt; attempt 0 is the job's own."""
    return (seed + attempt * STRIDE) % 2**31


def build_spec(request: GenerationRequest, *, seed: int, plan: Result | None = None) -> GenerationSpec:
    """Everything pinned in the request, for one seed; with pictures of everyone in it for an engine that knows faces by pictures. `plan`:
    what `planned` drew of it, where that is at hand; drawn here where not."""
    spec = _pinned(request, seed=seed)
    if request.parent is not None and request.strength is not None:
        spec = dataclasses.replace(spec, **_start(request, plan or planned(request)))
    if Capability.REFERENCES not in engine(request.engine).capabilities:
        return spec
    versions = zip(spec.companions, companions_of(request), strict=True)
    companions = tuple(dataclasses.replace(one, references=reference_pictures(version)) for one, version in versions)
    return dataclasses.replace(spec, references=reference_pictures(request.persona_version), companions=companions)


def _pinned(request: GenerationRequest, *, seed: int) -> GenerationSpec:
    identity = request.persona_version.identity
    return GenerationSpec(
        prompt=request.composed.get("prompt", request.prompt),
        negative_prompt=request.composed.get("negative_prompt", request.negative_prompt),
        width=request.width,
        height=request.height,
        seed=seed,
        ip_adapter_scale=request.likeness,
        identity_embedding=identity.embedding_vector,
        embedder=identity.embedder,
        safe_area=tuple(request.safe_area or (0.0, 0.0, 1.0, 1.0)),
        **({} if request.strength is None else {"strength": request.strength}),
        **(_of_a_new_picture(request) if request.parent is None else _of_an_edit(request, request.parent.spec)),
    )


def _of_a_new_picture(request: GenerationRequest) -> dict:
    version = request.persona_version
    return {
        "character": version.identity.parameters,
        "look": version.look,
        "fields": request.composed.get("fields", {}),
        "companions": tuple(map(person, companions_of(request))),
        **_adapter(request),
    }


def _of_an_edit(request: GenerationRequest, recipe: Mapping) -> dict:
    """The parent's own recipe, in which nothing is left to chance, with what the words ask for on top. Who joins comes as they are."""
    versions, known = companions_of(request), recipe.get("companions", ())
    stayed = [
        Person(who.identity.embedding_vector, one["identity"], one["look"], embedder=who.identity.embedder)
        for who, one in zip(versions, known, strict=False)
    ]
    change = change_of(request)
    return {
        "character": {**recipe["identity"], **change.identity},
        "look": recipe["look"],
        "fields": change.look,
        "stance": _stance(request, recipe),
        "companions": (*stayed, *map(person, versions[len(known) :])),
    }


def _start(request: GenerationRequest, plan: Result | None) -> dict:
    """What an engine that changes pixels starts from; the illustrator starts from the recipe."""
    mask = painting_mask(request, plan)
    drafted = plan is not None and mask is not None and starts_from_a_draft(engine(request.engine), request.strength)
    return {
        "image": extended(parent_pixels(request), *frame_of(request)),
        "mask_image": mask,
        "draft": draft_of(request, plan) if drafted else None,
    }


def _stance(request: GenerationRequest, recipe: Mapping) -> dict | None:
    """Where everyone stood, and stays: whatever changes, no landmark moves. Another framing, or someone who joins, arranges anew."""
    if request.engine != AtelierEngine.name or joins(request) or "framing" in change_of(request).look:
        return None
    left, top, _, _ = frame_of(request)
    return moved(stance_of(recipe, request.parent.width, request.parent.height), x=left, y=top)


def _adapter(request: GenerationRequest) -> dict:
    if not request.adapter_id:
        return {}
    trigger = ", ".join(request.adapter.trigger_words)
    return {"adapter": str(weights_of(request.adapter)), "lora_scale": request.adapter_scale, "trigger": trigger}


def companions_of(request: GenerationRequest) -> list[PersonaVersion]:
    """Who else is in the picture, in the order that was asked for."""
    if not request.companions:
        return []
    pinned = [pin["persona_version"] for pin in request.companions]
    found = PersonaVersion.objects.select_related("persona", "identity").in_bulk(pinned)
    return [found[key] for key in pinned]


def person(version: PersonaVersion) -> Person:
    identity = version.identity
    return Person(identity.embedding_vector, identity.parameters, version.look, embedder=identity.embedder)
