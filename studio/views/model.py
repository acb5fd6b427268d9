"""Models and adapters: what lies on the machine, what was imported, under which licence, and what may be used here."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Permission, may
from accounts.domain.errors import DomainError
from accounts.domain.workspace import set_commercial
from generation.access import adapter_for, adapters_of, model_for, models_of
from generation.domain import adapter as adapters
from generation.domain.engine_pool import engine
from generation.domain.licence import Licence, Objection, licences
from generation.domain.model import files, record
from generation.domain.model.memory import Forecast, forecast, too_large
from generation.domain.model.quantisation import QUANTISATIONS
from generation.domain.permitted import objection_to_adapter, objection_to_model, uses_of
from generation.engines.diffusion.families import FAMILIES
from generation.models import Adapter, ImageModel

from .page import studio_page


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
    sent, member = request.POST, request.member
    common = {"path": sent.get("path", ""), "name": sent.get("name", "").strip(), "licence_key": sent.get("licence", "")}
    try:
        try:
            base = sent.get("base") and model_for(member, sent["base"])
            identity = {"identity_path": sent.get("identity", ""), "identity_licence": sent.get("identity_licence", "")}
            quantisation = sent.get("quantisation") or "none"
            made = record.import_model(member=member, base=base or None, quantisation=quantisation, **identity, **common)
        except DomainError as refusal:
            if refusal.code != "model_is_adapter":
                raise
            made = adapters.import_adapter(member=member, family=sent.get("family", ""), **common)
    except DomainError as refusal:
        return _page(request, refusal=refusal, typed=sent)
    messages.success(request, f"{made.title} is imported. Nobody draws with it before it is enabled.")
    return redirect("models")


@require_POST
@studio_page(Permission.MANAGE_MODELS)
def change_model(request, model_id: str):
    """What the pressed button says: enable, disable, check, licence, remove."""
    model, member = model_for(request.member, model_id), request.member
    try:
        match request.POST.get("do"):
            case "enable":
                record.enable_model(member=member, model=model)
            case "disable":
                record.disable_model(member=member, model=model)
            case "check":
                record.ask_for_check(member=member, model=model)
                messages.success(request, f"{model.title} is read again.")
            case "licence":
                said = {"licence_key": request.POST.get("licence", ""), "agreement": request.POST.get("agreement", "")}
                record.set_licence(member=member, model=model, identity_licence=request.POST.get("identity_licence"), **said)
                messages.success(request, "Saved.")
            case "remove":
                record.remove_model(member=member, model=model)
                messages.success(request, f"{model.title} is forgotten; its files are where they were.")
    except DomainError as refusal:
        return _page(request, refusal=refusal)
    return redirect("models")


@require_POST
@studio_page(Permission.MANAGE_MODELS)
def change_adapter(request, adapter_id: str):
    """What the pressed button says: enable, disable, save."""
    adapter, member = adapter_for(request.member, adapter_id), request.member
    try:
        match request.POST.get("do"):
            case "enable":
                adapters.enable_adapter(member=member, adapter=adapter)
            case "disable":
                adapters.disable_adapter(member=member, adapter=adapter)
            case "save":
                words = request.POST.get("trigger_words", "").split(",")
                said = {"licence_key": request.POST.get("licence", ""), "agreement": request.POST.get("agreement", "")}
                adapters.change_adapter(member=member, adapter=adapter, trigger_words=words, **said)
                messages.success(request, "Saved.")
    except DomainError as refusal:
        return _page(request, refusal=refusal)
    return redirect("models")


@require_POST
@studio_page(Permission.MANAGE_MODELS)
def change_use(request):
    """What pictures are made for here, which decides what licences allow."""
    set_commercial(member=request.member, commercial=request.POST.get("commercial") == "yes")
    messages.success(request, "Saved.")
    return redirect("models")


def _page(request, *, refusal=None, typed=None):
    workspace, uses = request.member.workspace, uses_of(request.member.workspace)
    brought, styles = list(models_of(request.member)), list(adapters_of(request.member))
    context = {
        "refusal": refusal,
        "typed": typed or {},
        "models": [_shown(model, uses) for model in brought],
        "adapters": [
            Shown(row, _family_title(row.family), licences().get(row.licence), objection_to_adapter(row, uses)) for row in styles
        ],
        "licences": licences().values(),
        "families": FAMILIES.values(),
        "quantisations": QUANTISATIONS.values(),
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
        _family_title(model.family),
        licences().get(model.licence),
        objection_to_model(model, uses),
        needed,
        size,
        artist.missing(),
        too_large(model, free=room, width=size[0], height=size[1], device=where) if room else "",
    )


def _family_title(family: str) -> str:
    return FAMILIES[family].title if family in FAMILIES else "Compact"
