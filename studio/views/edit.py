"""The editor: one picture, large, and one change at a time."""

import json

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import asset_for
from generation.domain.edit import create_edit, draft_of, drop_draft, editor_state, part_map_png, preview_edit, save_draft
from generation.domain.edit.heat import heat_png
from generation.domain.engine.pool import engine
from generation.domain.engine.router import AUTO
from generation.domain.picture.mask import frame_of
from generation.domain.picture.rendition import WIDTHS, signed_url
from generation.domain.picture.sketch import scene_look
from generation.domain.picture.upload import create_upload
from generation.editing.change import PICKABLE, Change
from generation.models import Asset
from personas.access import presets_of

from ..forms.edit import EditForm, initial_of, mask_of
from .asset import alt_of
from .edit_context import asked, receipt_of, strip, understood
from .page import studio_page

TOOLS = (
    {"name": "pick", "title": "Pick", "icon": "mouse-pointer-2"},
    {"name": "brush", "title": "Brush", "icon": "brush"},
    {"name": "eraser", "title": "Eraser", "icon": "eraser"},
    {"name": "lasso", "title": "Lasso", "icon": "lasso"},
    {"name": "rectangle", "title": "Box", "icon": "square-dashed"},
)


@require_http_methods(["GET", "POST"])
@studio_page(Permission.CREATE)
def edit(request, asset_id: str):
    """The page; and the step itself: the browser that scripts is told of the job, the other one goes to the request's page."""
    asset = asset_for(request.member, asset_id)
    if request.method == "GET":
        return _page(request, asset)
    try:
        made = _run(request, asset)
    except DomainError as refusal:
        if _wants_json(request):
            return JsonResponse({"message": refusal.message, "hint": refusal.hint, "code": refusal.code}, status=422)
        return _page(request, asset, refusal=refusal)
    if _wants_json(request):
        return JsonResponse({"request": made.pk, "job": made.jobs.get().pk}, status=202)
    return redirect("request", made.pk)


@require_safe
@studio_page(Permission.CREATE)
def parts(request, asset_id: str):
    """What stands where, to be pointed at. 404 where nobody knows."""
    try:
        data = part_map_png(asset_for(request.member, asset_id))
    except DomainError as refusal:
        raise Http404(refusal.message) from refusal
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@require_safe
@studio_page(Permission.CREATE)
def mask(request, asset_id: str):
    """What was painted and not sent."""
    kept = draft_of(member=request.member, asset=asset_for(request.member, asset_id))
    if kept is None or not kept.mask:
        raise Http404
    return HttpResponse(bytes(kept.mask), content_type="image/png", headers={"Cache-Control": "no-store"})


@require_POST
@studio_page(Permission.CREATE)
def understand(request, asset_id: str):
    """What the words and the controls ask, as chips. Keeps nothing, refuses nothing."""
    asset = asset_for(request.member, asset_id)
    return render(request, "studio/edit/_understood.html", understood(asset, _form(request, asset)))


@require_POST
@studio_page(Permission.CREATE)
def preview(request, asset_id: str):
    """A small WebP of what it would become; 204 where nothing is asked yet, 422 with a sentence where it cannot be shown."""
    asset = asset_for(request.member, asset_id)
    try:
        form = _form(request, asset)
        words, change = asked(asset, form)
        wish = {"words": words, "change": change, "mask_png": mask_of(request.FILES)}
        drawn = preview_edit(member=request.member, asset=asset, engine_name=form.cleaned_data["engine"] or None, **wish)
    except DomainError as refusal:
        return HttpResponse(status=204) if refusal.code == NOTHING_YET else _sentence(refusal)
    headers = {"Cache-Control": "no-store", "Troupe-Frame": " ".join(map(str, drawn.frame))}
    return HttpResponse(drawn.webp, content_type="image/webp", headers=headers)


@require_POST
@studio_page(Permission.CREATE)
def draft(request, asset_id: str):
    """Keeps what was prepared. A picture for the background is kept as an upload, whose id comes back."""
    asset = asset_for(request.member, asset_id)
    try:
        form = _form(request, asset)
        upload = _uploaded(request)
        change = form.change(upload=upload, unfinished=True)
        kept = {"words": form.cleaned_data["words"], "change": change, "engine_name": form.cleaned_data["engine"]}
        save_draft(member=request.member, asset=asset, mask_png=mask_of(request.FILES), **kept)
    except DomainError as refusal:
        return _sentence(refusal)
    return HttpResponse(upload, content_type="text/plain")


@require_safe
@studio_page(Permission.CREATE)
def history(request, asset_id: str):
    asset = asset_for(request.member, asset_id)
    return render(request, "studio/edit/_history.html", strip(editor_state(member=request.member, asset=asset), request.user))


@require_safe
@studio_page(Permission.CREATE)
def heat(request, asset_id: str):
    """Where this step changed the picture. 404 for one that no step made."""
    try:
        data = heat_png(asset_for(request.member, asset_id))
    except DomainError as refusal:
        raise Http404(refusal.message) from refusal
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@require_safe
@studio_page(Permission.CREATE)
def show_scene(request, scene: str):
    """What a scene looks like, for choosing one."""
    try:
        data = scene_look(scene)
    except ValueError as problem:
        raise Http404(str(problem)) from problem
    return HttpResponse(data, content_type="image/webp", headers={"Cache-Control": "private, max-age=86400"})


def _form(request, asset: Asset) -> EditForm:
    return EditForm(request.POST, request.FILES, look=asset.spec.get("look", {}))


def _run(request, asset: Asset):
    form = _form(request, asset)
    words, change = asked(asset, form, upload=_uploaded(request))
    made = create_edit(
        member=request.member,
        picture=asset,
        prompt=words,
        change=change,
        mask_png=mask_of(request.FILES),
        engine_name=form.cleaned_data["engine"] or None,
    )
    drop_draft(member=request.member, asset=asset)
    return made


def _uploaded(request) -> str:
    """The id of the picture that came for the background, kept; empty when none came."""
    if request.POST.get("background") != "picture" or "own_picture" not in request.FILES:
        return ""
    return create_upload(member=request.member, data=request.FILES["own_picture"].read()).pk


def _wants_json(request) -> bool:
    return request.headers.get("Accept") == "application/json"


def _sentence(refusal: DomainError) -> HttpResponse:
    return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")


NOTHING_YET = "edit_changes_nothing"


def _page(request, asset: Asset, *, refusal: DomainError | None = None):
    state = editor_state(member=request.member, asset=asset)
    look = asset.spec.get("look", {})
    kept = state.draft
    change = Change.from_dict(kept.change) if kept else Change()
    engine_name = _engine_of(state, request.POST.get("engine") or (kept.engine if kept else ""))
    start = initial_of(look, change, kept.words if kept else "", engine_name)
    form = EditForm(request.POST, look=look) if refusal else EditForm(look=look, initial=start)
    context = {
        "asset": asset,
        "persona": asset.persona_version.persona,
        "alt": alt_of(asset),
        "form": form,
        "refusal": refusal,
        "tools": TOOLS,
        **_known_parts(asset, state, form),
        "stage_widths": " ".join(str(width) for width in STAGE_WIDTHS if width == STAGE_WIDTHS[0] or width < asset.width * 1.3),
        "mask_url": reverse("asset-edit-mask", args=[asset.pk]) if kept and kept.mask else "",
        "engines": [{"choice": each, "about": engine(each.name).about} for each in state.engines],
        "engine_name": engine_name,
        "automatic": engine_name == AUTO,
        "engine_title": next((each.title for each in state.engines if each.name == engine_name), ""),
        **_before(asset),
        "brand_colours": _brand_colours(request.member),
        "receipt": receipt_of(asset),
        **understood(asset, EditForm(form.data if refusal else form.initial, look=look)),
        **strip(state, request.user),
    }
    return render(request, "studio/edit/edit.html", context, status=422 if refusal else 200)


STAGE_WIDTHS = tuple(width for width in WIDTHS if width in (640, 1024, 1600, 2560, 4096))


def _engine_of(state, said: str) -> str:
    """The engine that was chosen, as long as it can change this picture; else the first that can."""
    able = [each.name for each in state.engines if not each.lacks]
    return said if said in (AUTO, *able) else next(iter(able), state.asset.engine)


def _known_parts(asset: Asset, state, form: EditForm) -> dict:
    picked = set(form["part"].value() or ())
    return {
        "parts_url": reverse("asset-edit-parts", args=[asset.pk]) if state.parts_present else "",
        "part_names": " ".join(PICKABLE),
        "part_choices": [{"name": part, "picked": part in picked} for part in PICKABLE if part in state.parts_present],
        "parts_seen": state.parts_seen,
        "parts_unsure": state.parts_unsure,
    }


def _brand_colours(member) -> list[str]:
    """The colours that the workspace's presets name by #rrggbb, each once."""
    palettes = presets_of(member).values_list("current__palette", flat=True)
    return list(dict.fromkeys(colour.lower() for palette in palettes for colour in palette or () if colour.startswith("#")))[:12]


def _before(asset: Asset) -> dict:
    """The address of the picture this one was made from, and where in this one it stands."""
    request = asset.job.request if asset.job else None
    if request is None or request.parent is None:
        return {"parent": ""}
    parent, (left, top, *_) = request.parent, frame_of(request)
    address = signed_url(asset=parent, spec="w1600.webp" if parent.width > 1600 else "original.webp")
    return {"parent": address, "parent_at": json.dumps({"left": left, "top": top, "width": parent.width, "height": parent.height})}
