"""Asking for pictures, and watching them appear."""

import hashlib

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import job_for, jobs_of, request_for
from generation.domain.engine.auto import routed
from generation.domain.engine.permission import offers
from generation.domain.engine.pool import engine
from generation.domain.engine.router import AUTO, Need
from generation.domain.engine.vocabulary import with_what_is_untaught
from generation.domain.face.casting import hero_of
from generation.domain.model.adapter import USUAL_SCALE, enabled_adapters, require_fitting
from generation.domain.money import cost
from generation.domain.picture.preview import preview
from generation.domain.picture.sketch import unsketchable
from generation.domain.request.check import MAX_COUNT, MAX_PROMPT
from generation.domain.request.choice import compose_for
from generation.domain.request.create import create_request
from generation.domain.request.placement import Placement, placement
from generation.domain.work import job as jobs
from generation.engines.base import Capability, ImageEngine
from generation.models import Adapter, GenerationRequest, Job, Preview
from personas.access import persona_for, personas_of, presets_of
from personas.models import Persona, Preset

from ..forms.create import (
    DEFAULT_ENGINE,
    START,
    CreateForm,
    asked_adapter,
    asked_company,
    asked_engine,
    asked_presets,
    chosen_presets,
    drawable,
    grouped_placements,
    grouped_presets,
    paints_over,
)
from .activity import worker_is_down
from .page import studio_page, whole_number

DRAFT = "create-draft"
LONGEST_DRAFT = 50_000  # characters; more than that is no prompt, and the session is not its place


@require_http_methods(["GET", "POST"])
@studio_page(Permission.CREATE)
def create(request):
    """The three panes. A refused request comes back with everything that was typed, and why."""
    if request.method == "GET":
        return _page(request, draft_of(request))
    _keep(request, request.POST)
    form, refusal = CreateForm(request.POST), None
    if form.is_valid():
        try:
            made = create_request(
                member=request.member,
                persona=persona_for(request.member, form.cleaned_data["persona"]),
                companions=[persona_for(request.member, slug) for slug in asked_company(request.POST)],
                choices=asked_presets(request.POST, presets_of(request.member)),
                adapter=asked_adapter(request.POST, request.member.workspace),
                **form.wishes(),
            )
            return redirect("request", made.pk)
        except DomainError as problem:
            refusal = problem
    return _page(request, request.POST, form=form, refusal=refusal, status=422)


@require_POST
@studio_page(Permission.CREATE)
def why(request):
    """The right pane and the sketch while typing: what the words became, what it will cost, what it will look like. Keeps the draft."""
    _keep(request, request.POST)
    return render(request, "studio/create/_answer.html", _explained(request, request.POST))


@require_safe
@studio_page()
def show_request(request, request_id: str):
    return render(request, "studio/create/request.html", _request_context(request, request_id))


@require_safe
@studio_page()
def tiles(request, request_id: str):
    """All tiles as they stand now: what the live page asks for after an event."""
    return render(request, "studio/create/_tiles.html", _request_context(request, request_id))


@require_safe
@studio_page()
def show_preview(request, job_id: str):
    """What a picture looks like so far. 404 before there is anything to see, and from its end on."""
    drawn = preview(job_for(request.member, job_id))
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/webp", headers={"Cache-Control": "private, max-age=60"})


@require_POST
@studio_page(Permission.CREATE)
def cancel(request, job_id: str):
    return _after(request, jobs.cancel_job(member=request.member, job=job_for(request.member, job_id)))


@require_POST
@studio_page(Permission.CREATE)
def cancel_rest(request, request_id: str):
    """Every picture of the request that is not done yet."""
    asked = request_for(request.member, request_id)
    for job in asked.jobs.exclude(state__in=Job.ENDED):
        jobs.cancel_job(member=request.member, job=job)
    return redirect("request", asked.pk)


@require_POST
@studio_page(Permission.CREATE)
def retry(request, job_id: str):
    job = job_for(request.member, job_id)
    try:
        return _after(request, jobs.retry_job(member=request.member, job=job))
    except DomainError as refusal:
        return _after(request, job, refusal)


def _after(request, job, refusal=None):
    if not request.htmx:
        return redirect("request", job.request_id)
    tile = {"job": job, "asset": getattr(job, "asset", None), "outlook": jobs.outlooks([job]).get(job.pk), "refusal": refusal}
    return render(request, "studio/create/_tile.html", {"tile": tile}, status=422 if refusal else 200)


def _request_context(request, request_id: str) -> dict:
    asked = request_for(request.member, request_id)
    made = list(jobs_of(request.member).filter(request=asked).order_by("index"))
    outlooks, shown = jobs.outlooks(made), _shown(asked, made)
    still_open = sum(not job.ended for job in made)
    return {
        "asked": asked,
        "tiles": [
            {"job": job, "asset": getattr(job, "asset", None), "outlook": outlooks.get(job.pk), "shown": shown.get(job.pk)} for job in made
        ],
        "open": still_open,
        # What is held waits for a person and not for a worker.
        "worker_down": any(job.state in Job.COMMITTED for job in made) and worker_is_down(),
        "done": sum(job.state == Job.State.SUCCEEDED for job in made),
        "place": _place(asked.placement),
        "names": {preset["slug"]: preset["name"] for preset in asked.presets} | _adapter_name(asked),
    }


def _shown(asked: GenerationRequest, made: list[Job]) -> dict[str, int]:
    """Job -> after how many steps there is something to see of it."""
    painted = asked.engine != DEFAULT_ENGINE and any(job.state == Job.State.RUNNING for job in made)
    return dict(Preview.objects.filter(job__in=made).values_list("job", "step")) if painted else {}


def draft_of(request) -> QueryDict:
    """What was typed before, else the usual start; the address may name a persona, presets, a placement, words, a seed or an engine."""
    data = QueryDict(request.session.get(DRAFT, ""), mutable=True)
    for name, value in START.items():
        data.setdefault(name, value)
    for name in ("persona", "placement", "prompt", "seed", "engine"):
        if name in request.GET:
            data[name] = request.GET[name]
    if "persona" in request.GET:
        data.setlist("with", request.GET.getlist("with"))
    if "preset" in request.GET:
        data.setlist("preset", request.GET.getlist("preset"))
        for slug in request.GET.getlist("preset"):
            data[f"weight-{slug}"] = request.GET.get(f"weight-{slug}", "1")
    return data


def _keep(request, data: QueryDict) -> None:
    """Leaving the page loses nothing: what was typed lives in the session, without the form's token."""
    kept = data.copy()
    kept.pop("csrfmiddlewaretoken", None)
    text = kept.urlencode()
    if len(text) <= LONGEST_DRAFT and request.session.get(DRAFT) != text:
        request.session[DRAFT] = text


def _page(request, data, *, form=None, refusal=None, status=200):
    personas = list(personas_of(request.member).filter(status=Persona.Status.ACTIVE))
    if status == 200 and personas and data.get("persona") not in {persona.slug for persona in personas}:
        data["persona"] = personas[0].slug
    if status == 200:
        _keep(request, data)
    presets = list(presets_of(request.member).filter(status=Preset.Status.ACTIVE))
    heroes = hero_of(personas)
    context = {
        "form": form or CreateForm(initial={name: data.get(name) for name in CreateForm.base_fields}),
        "refusal": refusal,
        "personas": [(persona, heroes.get(persona.pk)) for persona in personas],
        "company": asked_company(data),
        "preset_groups": grouped_presets(presets, chosen_presets(data, presets)),
        "places": grouped_placements(),
        "offers": offers(request.member.workspace),
        **_explained(request, data, presets=presets, personas=personas),
    }
    return render(request, "studio/create/create.html", context, status=status)


def _explained(request, data, presets=None, personas=None) -> dict:
    """Context of stage and right pane. Never refuses: half-typed input is normal here."""
    presets = list(presets_of(request.member).filter(status=Preset.Status.ACTIVE)) if presets is None else presets
    choices = drawable(chosen_presets(data, presets))
    company, place = asked_company(data), _place(data.get("placement", ""))
    count = min(whole_number(data.get("count", "")) or 0, MAX_COUNT)  # more is refused, so more has no price
    artist, engine_why = _artist(request.member, data, company, place, count)
    total = sum(choice.weight for choice in choices)
    if personas is None:
        personas = personas_of(request.member).filter(slug=data.get("persona", ""))
    shown = next((persona for persona in personas if persona.slug == data.get("persona")), None)
    worn = shown.current.look if shown else {}
    adapters = list(enabled_adapters(request.member.workspace).order_by("title"))
    chosen = next((adapter for adapter in adapters if adapter.name == data.get("adapter")), None)
    prompt, negative_prompt = data.get("prompt", "")[:MAX_PROMPT], data.get("negative_prompt", "")[:MAX_PROMPT]
    composed = compose_for(choices=choices, prompt=prompt, negative_prompt=negative_prompt, worn=worn, adapter=chosen)
    if shown:
        drawn = {"character": shown.current.identity.parameters, "worn": worn, "fields": composed.fields}
        composed = with_what_is_untaught(composed, artist, **drawn)
    return {
        "composed": composed,
        "asked_for": _numbers_in_words(composed.asked, people=1 + len(company), count=count)
        + _alone(artist, company)
        + _misfit(artist, chosen),
        **_drawn(artist, place, count),
        "automatic": data.get("engine") == AUTO,
        "engine_why": engine_why,
        "count": count,
        "persona_slug": data.get("persona", ""),
        "shares": [(choice.preset, round(100 * choice.weight / total)) for choice in choices],
        "names": {choice.preset.slug: choice.preset.name for choice in choices} | {one.name: one.title for one in adapters},
        "adapters": adapters,
        "adapter": chosen,
        "unsketchable": unsketchable(shown) if shown else "",
        "draft_mark": hashlib.sha256(data.urlencode().encode()).hexdigest()[:12],
    }


def _artist(member, data, company: list[str], place: Placement | None, count: int) -> tuple[ImageEngine, str]:
    """Who draws, and why where it is left to us; the usual one where nobody could."""
    if data.get("engine") != AUTO or place is None:
        return asked_engine(data, member.workspace), ""
    people = list(personas_of(member).filter(slug__in=[data.get("persona", ""), *company]))
    size = place.width, place.height
    need = Need(prompt=data.get("prompt", "")[:MAX_PROMPT], count=max(count, 1), people=1 + len(company), largest=max(size))
    try:
        found = routed(need, size=size, member=member, people=people)
    except DomainError as problem:
        return asked_engine(data, member.workspace), str(problem)
    return engine(found.name), found.why


def _drawn(artist: ImageEngine, place: Placement | None, count: int) -> dict:
    """By whom, in which size and for how much. An engine that draws only some sizes draws a placement as near as it can."""
    told = {"artist": artist, "paints_over": paints_over(artist.name), "place": place}
    if place is None:
        return told
    width, height = artist.canvas.fitted(place.width, place.height)
    told |= {"size": (width, height), "other_size": (width, height) != (place.width, place.height)}
    try:
        return told | {"estimate": count * cost.quote(engine=artist.name, width=width, height=height).cost}
    except DomainError as unknown:
        return told | {"no_estimate": unknown}


def _alone(artist: ImageEngine, company: list[str]) -> list[str]:
    if not company or Capability.GROUP in artist.capabilities:
        return []
    return [f"{artist.title} shows one person per picture. Atelier draws up to three."]


def _adapter_name(asked: GenerationRequest) -> dict[str, str]:
    return {asked.adapter.name: asked.adapter.title} if asked.adapter else {}


def _misfit(artist: ImageEngine, adapter: Adapter | None) -> list[str]:
    """Why the adapter will be refused with this engine."""
    try:
        if adapter:
            require_fitting(adapter, artist, USUAL_SCALE)
    except DomainError as refusal:
        return [str(refusal)]
    return []


def _numbers_in_words(asked: dict, *, people: int, count: int) -> list[str]:
    """Where words and form name different numbers, which of them counts and how to change it."""
    sentences = []
    if (said := asked.get("people", 1)) > people:
        shown = "one person" if people == 1 else f"{people} people"
        sentences.append(f"Your words ask for {said} people and {shown} will be drawn. Choose who else under With.")
    if (said := asked.get("count", count)) != count:
        sentences.append(f"Your words ask for {said} pictures; How many says {count}, and counts.")
    return sentences


def _place(key: str):
    try:
        return placement(key)
    except DomainError:
        return None
