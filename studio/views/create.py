"""Asking for pictures, and watching them appear."""

from django.http import QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import job_for, jobs_of, request_for
from generation.domain import cost
from generation.domain import job as jobs
from generation.domain.casting import hero_of
from generation.domain.placement import placement
from generation.domain.request import compose_for, create_request
from personas.access import persona_for, personas_of, presets_of
from personas.models import Persona, Preset

from ..forms.create import START, CreateForm, chosen_presets, grouped_placements
from .page import studio_page

DRAFT = "create-draft"


@require_http_methods(["GET", "POST"])
@studio_page(Permission.CREATE)
def create(request):
    """The three panes. A refused request comes back with everything that was typed, and why."""
    if request.method == "GET":
        return _page(request, _draft(request))
    form, refusal = CreateForm(request.POST), None
    if form.is_valid():
        try:
            made = create_request(
                member=request.member,
                persona=persona_for(request.member, form.cleaned_data["persona"]),
                choices=chosen_presets(request.POST, presets_of(request.member)),
                **form.wishes(),
            )
            return redirect("request", made.pk)
        except DomainError as problem:
            refusal = problem
    return _page(request, request.POST, form=form, refusal=refusal, status=422)


@require_POST
@studio_page(Permission.CREATE)
def why(request):
    """The right pane while typing: what the words became, and what it will cost. Keeps the draft."""
    request.session[DRAFT] = request.POST.urlencode()
    return render(request, "studio/create/_why.html", _explained(request, request.POST))


@require_safe
@studio_page()
def show_request(request, request_id: str):
    asked = request_for(request.member, request_id)
    made = list(jobs_of(request.member).filter(request=asked).order_by("index"))
    context = {
        "asked": asked,
        "tiles": [_tile(job) for job in made],
        "place": _place(asked.placement),
        "why": asked.composed.get("why", []),
    }
    return render(request, "studio/create/request.html", context)


@require_safe
@studio_page()
def tile(request, job_id: str):
    """One tile as it stands now: what the live stream asks for after each event."""
    return render(request, "studio/create/_tile.html", {"tile": _tile(job_for(request.member, job_id))})


@require_POST
@studio_page(Permission.CREATE)
def cancel(request, job_id: str):
    return _after(request, jobs.cancel_job(member=request.member, job=job_for(request.member, job_id)))


@require_POST
@studio_page(Permission.CREATE)
def retry(request, job_id: str):
    return _after(request, jobs.retry_job(member=request.member, job=job_for(request.member, job_id)))


def _after(request, job):
    if request.htmx:
        return render(request, "studio/create/_tile.html", {"tile": _tile(job)})
    return redirect("request", job.request_id)


def _tile(job) -> dict:
    return {"job": job, "asset": getattr(job, "asset", None), "outlook": None if job.ended else jobs.outlook(job)}


def _draft(request) -> QueryDict:
    """What was typed before, else the usual start; the address may name a persona, a preset or a placement."""
    data = QueryDict(request.session.get(DRAFT, ""), mutable=True)
    for name, value in START.items():
        data.setdefault(name, value)
    for name in ("persona", "placement", "prompt", "seed"):
        if name in request.GET:
            data[name] = request.GET[name]
    if "preset" in request.GET:
        data.setlist("preset", request.GET.getlist("preset"))
    return data


def _page(request, data, *, form=None, refusal=None, status=200):
    personas = list(personas_of(request.member).filter(status=Persona.Status.ACTIVE))
    if personas and "persona" not in data and status == 200:
        data["persona"] = personas[0].slug
    presets = list(presets_of(request.member).filter(status=Preset.Status.ACTIVE))
    heroes = hero_of(personas)
    context = {
        "form": form or CreateForm(initial={name: data.get(name) for name in CreateForm.base_fields}),
        "refusal": refusal,
        "personas": [(persona, heroes.get(persona.pk)) for persona in personas],
        "presets": presets,
        "places": grouped_placements(),
        "chosen": {choice.preset.slug: choice.weight for choice in chosen_presets(data, presets)},
        "data": data,
        **_explained(request, data, presets=presets),
    }
    return render(request, "studio/create/create.html", context, status=status)


def _explained(request, data, presets=None) -> dict:
    """Context of the right pane. Never refuses: half-typed input is normal here."""
    presets = list(presets_of(request.member).filter(status=Preset.Status.ACTIVE)) if presets is None else presets
    choices = chosen_presets(data, presets)
    place = _place(data.get("placement", ""))
    count = int(data.get("count")) if str(data.get("count", "")).isdigit() else 0
    estimate = cost.estimate(engine="atelier", count=count, width=place.width, height=place.height) if place else None
    composed = compose_for(choices=choices, prompt=data.get("prompt", "")[:2000], negative_prompt=data.get("negative_prompt", "")[:2000])
    return {"composed": composed, "estimate": estimate, "place": place, "choices": choices, "count": count}


def _place(key: str):
    try:
        return placement(key)
    except DomainError:
        return None
