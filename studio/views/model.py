"""Models and adapters: what lies on the machine, what was imported, under which licence, and what may be used here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Permission, may
from accounts.domain.errors import DomainError
from accounts.domain.workspace import set_commercial
from accounts.models import Member
from generation.access import adapter_for, adapters_of, model_for, models_of
from generation.domain.engine.permission import objection_to_adapter, objection_to_model, uses_of
from generation.domain.engine.pool import engine
from generation.domain.model import adapter as adapters
from generation.domain.model import files, record
from generation.domain.model.licence import Licence, Objection, licences
from generation.domain.model.memory import Forecast, forecast, too_large
from generation.domain.model.quantisation import QUANTISATIONS
from generation.domain.model.reading import ask_for_check
from generation.domain.model.weights import family_title
from generation.engines.diffusion.families import FAMILIES
from generation.engines.diffusion.tuning import TUNINGS
from generation.models import Adapter, ImageModel

from .page import studio_page

# What a pressed button answers where the page alone does not show it.
TOLD = {
    "check": "Its files are read again.",
    "licence": "Saved.",
    "save": "Saved.",
    "remove": "Forgotten; the files are where they were.",
}


@dataclass(frozen=True)
class Shown:
    """A row of the page. `size` is the one the forecast is for."""

    row: ImageModel | Adapter
    family: str
    licence: Licence | None
    objection: Objection | None
    forecast: Forecast | None = None
    size: tuple[int, int] | None = None
    missing: str = ""
    too_large: str = ""


@require_safe
@studio_page()
def models(request):
    return _page(request)


@require_POST
@studio_page(Permission.MANAGE_MODELS)
def add_model(request):
    """A model or an adapter: the file says which."""
    try:
        made = _imported(request.member, request.POST)
    except DomainError as refusal:
        return _page(request, refusal=refusal, typed=request.POST)
    messages.success(request, f"{made.title} is imported. Nobody draws with it before it is enabled.")
    return redirect("models")


@require_POST
@studio_page(Permission.MANAGE_MODELS)
def change_model(request, model_id: str):
    model, by, sent = model_for(request.member, model_id), request.member, request.POST
    return _do(
        request,
        enable=lambda: record.enable_model(member=by, model=model),
        disable=lambda: record.disable_model(member=by, model=model),
        check=lambda: ask_for_check(member=by, model=model),
        licence=lambda: record.set_licence(member=by, model=model, identity_licence=sent.get("identity_licence"), **_licence_in(sent)),
        remove=lambda: record.remove_model(member=by, model=model),
    )


@require_POST
@studio_page(Permission.MANAGE_MODELS)
def change_adapter(request, adapter_id: str):
    adapter, by, sent = adapter_for(request.member, adapter_id), request.member, request.POST
    words = sent.get("trigger_words", "").split(",")
    return _do(
        request,
        enable=lambda: adapters.enable_adapter(member=by, adapter=adapter),
        disable=lambda: adapters.disable_adapter(member=by, adapter=adapter),
        save=lambda: adapters.change_adapter(member=by, adapter=adapter, trigger_words=words, **_licence_in(sent)),
    )


@require_POST
@studio_page(Permission.MANAGE_MODELS)
def change_use(request):
    """What pictures are made for here, which decides what licences allow."""
    set_commercial(member=request.member, commercial=request.POST.get("commercial") == "yes")
    messages.success(request, "Saved.")
    return redirect("models")


def _imported(member: Member, sent) -> ImageModel | Adapter:
    """Raises DomainError."""
    common = {"path": sent.get("path", ""), "name": sent.get("name", "").strip(), "licence_key": sent.get("licence", "")}
    identity = {"identity_path": sent.get("identity", ""), "identity_licence": sent.get("identity_licence", "")}
    base = model_for(member, sent["base"]) if sent.get("base") else None
    try:
        held = {"quantisation": sent.get("quantisation") or "none", "tuning": sent.get("tuning") or "auto"}
        return record.import_model(member=member, base=base, **held, **identity, **common)
    except DomainError as refusal:
        if refusal.code != "model_is_adapter":
            raise
    return adapters.import_adapter(member=member, family=sent.get("family", ""), **common)


def _do(request, **verbs: Callable[[], object]):
    """What the pressed button says."""
    said = request.POST.get("do", "")
    try:
        if said in verbs:
            verbs[said]()
    except DomainError as refusal:
        return _page(request, refusal=refusal)
    if said in verbs and said in TOLD:
        messages.success(request, TOLD[said])
    return redirect("models")


def _licence_in(sent) -> dict:
    return {"licence_key": sent.get("licence", ""), "agreement": sent.get("agreement", "")}


def _page(request, *, refusal=None, typed=None):
    workspace, uses = request.member.workspace, uses_of(request.member.workspace)
    brought, styles = list(models_of(request.member)), list(adapters_of(request.member))
    context = {
        "refusal": refusal,
        "typed": typed or {},
        "models": [_shown(model, uses) for model in brought],
        "adapters": [
            Shown(row, family_title(row.family), licences().get(row.licence), objection_to_adapter(row, uses)) for row in styles
        ],
        "licences": licences().values(),
        "families": FAMILIES.values(),
        "quantisations": QUANTISATIONS.values(),
        "tunings": TUNINGS.items(),
        "bases": [model for model in brought if model.kind == ImageModel.Kind.PIPELINE],
        "commercial": workspace.commercial,
    }
    if may(request.member, Permission.MANAGE_MODELS):
        known = {row.path for row in (*brought, *styles)}
        context |= {"offered": [path for path in files.offered() if path not in known], "place": settings.MODELS_DIR}
    return render(request, "studio/model/models.html", context, status=422 if refusal else 200)


def _shown(model: ImageModel, uses) -> Shown:
    artist = engine(model.name)
    size = artist.canvas.fitted(1024, 1024)
    needed = forecast(model, width=size[0], height=size[1])
    room, where = settings.WORKER_MEMORY_GB * 10**9, settings.WORKER_DEVICE
    return Shown(
        model,
        family_title(model.family),
        licences().get(model.licence),
        objection_to_model(model, uses),
        needed,
        size,
        artist.missing(),
        too_large(model, free=room, width=size[0], height=size[1], device=where) if room else "",
    )
