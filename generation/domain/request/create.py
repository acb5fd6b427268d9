"""Asking for pictures: words and choices in, one request and its jobs out, in one transaction."""

import random
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.domain.token import require_persona_allowed
from accounts.models import AccessToken, Member
from personas.models import Persona, PersonaVersion

from ...engines.base import Capability, ImageEngine, Resource
from ...models import Adapter, GenerationRequest, Job
from ...queue import ring_on_commit
from ..engine.auto import routed
from ..engine.permission import require_permitted
from ..engine.pool import engine, usable_engine
from ..engine.router import AUTO, Need, Route
from ..engine.vocabulary import with_what_is_untaught
from ..event.log import announce_all
from ..model.adapter import USUAL_SCALE, require_fitting
from ..money.budget import Verdict, reserve
from ..money.cost import FREE, Quote, quote_of
from ..webhook.endpoint import endpoint_of_requests, require_address
from .check import MAX_SIDE, MIN_SIDE, check_numbers, check_people, check_strength, check_words, require_group, require_knows_faces
from .choice import Choice, compose_for, pin_choice
from .placement import Placement, placement
from .spec import job_seed

USUAL_STRENGTH = 0.2  # of a guided draft: enough to change how it is painted, too little to break a face


@transaction.atomic
def create_request(*, member: Member, token: AccessToken | None = None, **wish) -> GenerationRequest:
    """Write the request and one job per picture, with what they will cost at most reserved, and ring for them on commit. `wish`: the
    keywords of `prepare_request`. What a budget holds waits for approval. Raises DomainError, BudgetExceeded; nothing is stored then.
    """
    return submit(prepare_request(member=member, token=token, **wish), member=member)


def submit(request: GenerationRequest, *, member: Member) -> GenerationRequest:
    """The second half of asking, in the caller's transaction: reserve, write, announce, ring. Raises BudgetExceeded."""
    if request.webhook_url:
        endpoint_of_requests(workspace=member.workspace)
    price = FREE if request.recomposes else quote_of(request)
    found = reserve(request, amount=price.most * request.count)
    request.save(force_insert=True)
    jobs = Job.objects.bulk_create(_jobs(request, price, found))
    announce_all(jobs, f"job.{jobs[0].state}")
    after = {"persona": request.persona_version.persona_id, "count": request.count, "placement": request.placement}
    record(member=member, verb="request.created", target=request, after=after)
    ring_on_commit([job.pk for job in jobs if job.state == Job.State.QUEUED])
    return request


def prepare_request(
    *,
    member: Member,
    token: AccessToken | None = None,
    persona: Persona,
    companions: Sequence[Persona] = (),
    choices: list[Choice],
    prompt: str = "",
    negative_prompt: str = "",
    placement_key: str = "square",
    count: int = 4,
    likeness: float = 0.7,
    seed: int | None = None,
    width: int | None = None,
    height: int | None = None,
    engine_name: str = "atelier",
    strength: float | None = None,
    adapter: Adapter | None = None,
    adapter_scale: float = USUAL_SCALE,
    webhook_url: str = "",
    versions: Mapping[str, PersonaVersion] | None = None,
) -> GenerationRequest:
    """The request with everything checked and pinned, not saved: what a plan or an estimate is made from. Raises DomainError.

    `width` and `height` together replace the placement's own size, which an engine that draws only some sizes draws as near as it can.
    A seed makes the pictures repeatable; none means chance. `companions`: who else is in the picture. `strength`: for engines that paint
    over a drawing, how far. `adapter`: a style laid over the engine, `adapter_scale` how strongly. `token`: with which a program asked.
    `versions`: of personas who are shown as they were, by their ids; the others are shown as they are now. `engine_name`: `auto`
    leaves the choice to the router, which says why.
    """
    check_people(persona, companions)
    versions = versions or {}
    shown = versions.get(persona.pk, persona.current)
    require_persona_allowed(token, [persona.pk, *(companion.pk for companion in companions)])
    check_words(prompt, negative_prompt, choices)
    check_numbers(count=count, likeness=likeness, seed=seed, choices=choices)
    place = placement(placement_key)
    chosen = _routed(engine_name, member, token, [persona, *companions], prompt=prompt, count=count, asked=(width, height), place=place)
    artist = usable_engine(chosen.name, member.workspace)
    if adapter:
        require_fitting(adapter, artist, adapter_scale)
    require_permitted(workspace=member.workspace, artist=artist, people=[persona, *companions], versions=versions, adapter=adapter)
    width, height = _size(artist, place, width, height)
    strength = _strength(artist, strength)
    require_knows_faces(artist)
    if companions:
        require_group(artist)
    if webhook_url:
        require_address(webhook_url)
    composed = compose_for(choices=choices, prompt=prompt, negative_prompt=negative_prompt, worn=shown.look, adapter=adapter)
    drawn = {"character": shown.identity.parameters, "worn": shown.look, "fields": composed.fields}
    composed = with_what_is_untaught(composed, artist, **drawn)
    return GenerationRequest(
        workspace=member.workspace,
        created_by=member.user,
        token=token,
        persona_version=shown,
        companions=[pin_companion(companion, versions.get(companion.pk)) for companion in companions],
        presets=[pin_choice(c) for c in choices],
        prompt=prompt.strip(),
        negative_prompt=negative_prompt.strip(),
        placement=place.key,
        width=width,
        height=height,
        safe_area=list(place.safe_area),
        count=count,
        seed=random.randrange(2**31) if seed is None else seed,
        likeness=likeness,
        engine=artist.name,
        engine_why=chosen.why[:300],
        strength=strength,
        adapter=adapter,
        adapter_scale=adapter_scale if adapter else None,
        webhook_url=webhook_url,
        composed=composed.to_dict(),
    )


def _jobs(request: GenerationRequest, price: Quote, found: Verdict) -> list[Job]:
    now, held, resource = timezone.now(), found.outcome == "held", resource_of(request)
    money = {"estimated": price.cost, "reserved": price.most}
    state = {"state": Job.State.HELD, "held_for": "budget", "error": found.message[:500]} if held else {}
    return [
        Job(
            workspace_id=request.workspace_id,
            request=request,
            index=i,
            seed=job_seed(request.seed, i),
            resource=resource,
            run_at=now,
            **money,
            **state,
        )
        for i in range(request.count)
    ]


def resource_of(request: GenerationRequest) -> Resource:
    """What drawing it keeps busy; what is made of pictures that are there needs a processor and no engine."""
    return Resource.CPU if request.recomposes else engine(request.engine).resource


def pin_companion(companion: Persona, version: PersonaVersion | None = None) -> dict:
    version = version or companion.current
    return {"persona": companion.pk, "persona_version": version.pk, "version": version.number, "name": companion.name}


def _routed(
    name: str,
    member: Member,
    token: AccessToken | None,
    people: list[Persona],
    *,
    prompt: str,
    count: int,
    asked: tuple[int | None, int | None],
    place: Placement,
) -> Route:
    """Whoever was named, or for `auto` whoever the router chose."""
    if name != AUTO:
        return Route(name, "")
    exact = None if None in asked else asked
    size = exact or (place.width, place.height)
    need = Need(prompt=prompt, count=count, people=len(people), exact=exact, largest=max(size))
    return routed(need, size=size, member=member, people=people, token=token)


def _size(artist: ImageEngine, place: Placement, width: int | None, height: int | None) -> tuple[int, int]:
    """The asked size, which the engine must be able to draw; without one the placement's, or what the engine draws in its place."""
    if (width is None) != (height is None):
        raise DomainError(
            "size_incomplete", "A size needs both a width and a height.", hint="Give both, or neither to use the placement's own."
        )
    if width is None:
        return artist.canvas.fitted(place.width, place.height)
    for name, side in (("width", width), ("height", height)):
        if not MIN_SIDE <= side <= MAX_SIDE:
            raise DomainError("size_out_of_range", f"A {name} of {side} pixels cannot be drawn.", hint=f"Use {MIN_SIDE} to {MAX_SIDE}.")
    if not artist.canvas.holds(width, height):
        raise DomainError("size_off_grid", artist.canvas.refusal(artist.title, width, height), hint="Or leave the size out.")
    return width, height


def _strength(artist: ImageEngine, strength: float | None) -> float | None:
    """As asked or as usual for engines that paint over a drawing; nothing for the others. Raises DomainError."""
    if Capability.DRAFT in artist.capabilities:
        return check_strength(USUAL_STRENGTH if strength is None else strength)
    if strength is not None:
        raise DomainError(
            "strength_unused",
            f"{artist.title} starts from nothing, so there is nothing that a strength could keep.",
            hint="Guided draft paints over a drawing, and edits over a picture.",
        )
    return None
