"""Asking for pictures: words and choices in, one request and its jobs out, in one transaction."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.domain.token import require_persona_allowed
from accounts.models import AccessToken, Member
from personas.domain.persona import require_active
from personas.models import Persona, PersonaVersion, Preset, PresetVersion

from ..engines.base import Capability, ImageEngine, Resource
from ..models import Adapter, GenerationRequest, Job
from ..queue import ring_on_commit
from .adapter import USUAL_SCALE, require_fitting
from .budget import Verdict, reserve
from .cost import FREE, Quote, quote_of
from .engine_pool import engine, usable_engine
from .event import announce_all
from .permitted import require_permitted
from .placement import Placement, placement
from .prompt import Composed, PresetParts, called, compose
from .router import AUTO, Need, Route
from .routing import routed
from .spec import job_seed
from .taught import with_what_is_untaught
from .webhook.endpoint import endpoint_of_requests, require_address

MAX_COUNT = 24
MOST_COMPANIONS = 2
MAX_PROMPT = 2000
MAX_SIDE, MIN_SIDE = 4096, 64
USUAL_STRENGTH = 0.2  # of a guided draft: enough to change how it is painted, too little to break a face


@dataclass(frozen=True)
class Choice:
    """A preset and how much it counts; weights are compared, not summed. `version`: an older one than the preset's current."""

    preset: Preset
    weight: float = 1.0
    version: PresetVersion | None = None

    @property
    def pinned(self) -> PresetVersion:
        return self.version or self.preset.current


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
    _check_people(persona, companions)
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
    if companions and Capability.GROUP not in artist.capabilities:
        raise DomainError("group_impossible", f"{artist.title} shows one person per picture.", hint="Atelier draws up to three.")
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
        presets=[_pin(c) for c in choices],
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


def compose_for(
    *, choices: list[Choice], prompt: str, negative_prompt: str = "", worn: dict | None = None, adapter: Adapter | None = None
) -> Composed:
    """What presets and words become together on a persona whose own look is `worn`, with the words that call the adapter: shown before the
    run, pinned in the request."""
    composed = compose([(_parts(c), c.weight) for c in choices], prompt, negative_prompt, base=worn or {})
    if adapter is None:
        return composed
    return called(composed, name=adapter.name, title=adapter.title, words=adapter.trigger_words, typed=prompt)


def _parts(choice: Choice) -> PresetParts:
    version = choice.pinned
    return PresetParts(
        slug=choice.preset.slug,
        name=choice.preset.name,
        prompt=version.prompt,
        negative_prompt=version.negative_prompt,
        style=version.style,
        palette=version.palette,
        parameters=version.parameters,
        locks=version.locks,
    )


def pin_companion(companion: Persona, version: PersonaVersion | None = None) -> dict:
    version = version or companion.current
    return {"persona": companion.pk, "persona_version": version.pk, "version": version.number, "name": companion.name}


def _pin(choice: Choice) -> dict:
    preset = choice.preset
    return {"preset": preset.pk, "slug": preset.slug, "name": preset.name, "version": choice.pinned.number, "weight": choice.weight}


def _check_people(persona: Persona, companions: Sequence[Persona]) -> None:
    people = [persona, *companions]
    if len(companions) > MOST_COMPANIONS:
        raise DomainError(
            "too_many_companions", f"{len(people)} people in one picture are too many.", hint=f"Choose up to {MOST_COMPANIONS} companions."
        )
    if len({one.pk for one in people}) < len(people):
        raise DomainError("companion_twice", "The same persona cannot stand in a picture twice.", hint="Choose another persona.")
    for one in people:
        require_active(one)


def check_words(prompt: str, negative_prompt: str, choices: list[Choice], *, needed: bool = True) -> None:
    if needed and not prompt.strip() and not choices:
        raise DomainError(
            "prompt_missing",
            "Say what the picture should show, or choose a preset.",
            hint='For example: "smiling, in a kitchen, holding still".',
        )
    for what, text in (("prompt", prompt), ("negative prompt", negative_prompt)):
        if len(text) > MAX_PROMPT:
            raise DomainError(
                "prompt_too_long",
                f"The {what} has {len(text):,} characters; {MAX_PROMPT:,} is the most.",
                hint="Keep what can be seen in the picture.",
            )
    for choice in choices:
        if choice.preset.status != Preset.Status.ACTIVE:
            raise DomainError("preset_retired", f"The preset {choice.preset.name} is retired.", hint="Choose another preset.")


def check_numbers(*, count: int, likeness: float, seed: int | None, choices: list[Choice]) -> None:
    if not 1 <= count <= MAX_COUNT:
        raise DomainError("count_out_of_range", f"{count:,} pictures cannot be asked for at once.", hint=f"Ask for 1 to {MAX_COUNT}.")
    if not 0 <= likeness <= 1:
        raise DomainError("likeness_out_of_range", f"Likeness lies between 0 and 1, not {likeness}.", hint="0 is free, 1 is closest.")
    if seed is not None and not 0 <= seed < 2**31:
        raise DomainError("seed_out_of_range", f"A seed lies between 0 and {2**31 - 1:,}, not {seed}.", hint="Leave it empty for chance.")
    for choice in choices:
        if not 0 < choice.weight <= 10:
            raise DomainError(
                "weight_out_of_range", f"The weight of {choice.preset.name} is {choice.weight}.", hint="Weights lie above 0, up to 10."
            )


def require_knows_faces(artist: ImageEngine) -> None:
    """Raises DomainError for an engine that draws people, but nobody in particular."""
    if not artist.capabilities & {Capability.IDENTITY, Capability.REFERENCES}:
        message = f"{artist.title} takes no face and no reference pictures, so it cannot draw a persona."
        raise DomainError("identity_impossible", message, hint="Choose another engine.")


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


def check_strength(strength: float) -> float:
    """Raises DomainError for what is not above 0, up to 1."""
    if not 0 < strength <= 1:
        raise DomainError("strength_out_of_range", f"Strength lies above 0, up to 1, not {strength}.", hint="0.2 keeps most.")
    return strength
