"""One picture: what it is, how like it is, what it cost, and how to take it along."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import asset_for, assets_of
from generation.domain.engine.pool import engine
from generation.domain.engine.router import AUTO
from generation.domain.face.casting import hero_of
from generation.domain.picture import blob
from generation.domain.picture.asset import judge_asset, require_delivered
from generation.domain.picture.layer import is_vector, layers_zip
from generation.domain.picture.rendition import WIDTHS, signed_url
from generation.domain.picture.signing import credentials
from generation.engines.base import Capability
from generation.models import Asset
from generation.provenance.verify import verify

from .page import studio_page

FORMATS = ("png", "jpg", "webp", "avif")
DOWNLOAD_WIDTHS = (512, 1024, 1920)


@require_safe
@studio_page()
def show_asset(request, asset_id: str):
    asset = asset_for(request.member, asset_id)
    asked = asset.job.request if asset.job else None
    context = {
        "asset": asset,
        "alt": alt_of(asset),
        "people": _people(asset),
        "pose": _pose(asset.pose),
        "odds": _odds(asset.far),
        "request_": asked,
        "again": asked and _again(asset, asked),
        "cost": getattr(asset.job, "cost", None) if asset.job else None,
        "renditions": list(asset.renditions.order_by("created_at")),
        "downloads": _downloads(asset) if asset.delivered else [],
        "layered": Capability.LAYERS in engine(asset.engine).capabilities,
        "manifest": verify(blob.get(asset.file), own_root=credentials().anchor),
        "credentials": credentials(),
    }
    return render(request, "studio/library/asset.html", context)


@require_safe
@studio_page()
def download_layers(request, asset_id: str):
    """Background, body, head, hair ... each as a signed PNG, in one zip."""
    asset = asset_for(request.member, asset_id)
    try:
        require_delivered(asset)
        data = layers_zip(asset=asset)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("asset", asset.pk)
    name = f"{asset.persona_version.persona.slug}-{asset.pk[-6:].lower()}-layers.zip"
    return HttpResponse(data, content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_POST
@studio_page(Permission.REVIEW)
def judge(request, asset_id: str):
    asset = asset_for(request.member, asset_id)
    try:
        asset = judge_asset(member=request.member, asset=asset, accept=request.POST.get("decision") == "accept")
        messages.success(request, f"{asset.get_verdict_display()}.")
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("review") if request.POST.get("back") == "review" else redirect("asset", asset.pk)


@require_safe
@studio_page()
def review(request):
    """What waits for a decision, each beside the face it should show."""
    waiting = list(assets_of(request.member).filter(verdict=Asset.Verdict.REVIEW).order_by("created_at")[:50])
    heroes = hero_of([asset.persona_version.persona for asset in waiting])
    return render(request, "studio/library/review.html", {"cases": [(a, heroes.get(a.persona_version.persona_id)) for a in waiting]})


def alt_of(asset: Asset) -> str:
    """What someone who cannot see the picture wants to know of it."""
    look = asset.spec.get("look", {})
    seen = (look.get("expression"), look.get("outfit"), look.get("scene"), look.get("style"))
    company = [pin["name"] for pin in asset.job.request.companions] if asset.job else []
    return ", ".join([asset.persona_version.persona.name, *company, *(str(word) for word in seen if word and word != "none")])


def _pose(pose: dict) -> str:
    """ "turned 22° right, tilted 3°"; "straight ahead" within a few degrees."""
    turns = (("turned", "yaw", "right", "left"), ("looking", "pitch", "down", "up"), ("tilted", "roll", "right", "left"))
    told = [
        f"{verb} {abs(pose[axis]):.0f}° {plus if pose[axis] > 0 else minus}"
        for verb, axis, plus, minus in turns
        if abs(pose.get(axis, 0)) >= 3
    ]
    return ", ".join(told) or "straight ahead"


def _odds(far: float | None) -> str:
    return f"1 of {1 / far:,.0f}" if far else "an unknown share of"


def _people(asset: Asset) -> list:
    """The likeness of each person, where the picture shows several."""
    return list(asset.appearances.select_related("persona_version__persona", "nearest"))


def _again(asset: Asset, asked) -> str:
    """The create page as it was for this picture, as a query string."""
    words = {"persona": asset.persona_version.persona.slug, "prompt": asked.prompt, "placement": asked.placement}
    words["engine"] = AUTO if asked.engine_why else asked.engine
    weights = {f"weight-{pinned['slug']}": pinned["weight"] for pinned in asked.presets}
    company = [("with", slug) for slug in asset.appearances.exclude(position=0).values_list("persona_version__persona__slug", flat=True)]
    return urlencode([*words.items(), *company, *(("preset", pinned["slug"]) for pinned in asked.presets), *weights.items()])


def _downloads(asset: Asset) -> list[tuple[str, list[tuple[str, str]]]]:
    """(format, [(label, address)]): the original's size, and smaller ones of the ladder."""
    widths = [width for width in DOWNLOAD_WIDTHS if width in WIDTHS and width < asset.width]
    every_size = [
        (
            ext.upper(),
            [
                (f"{w or asset.width} px", signed_url(asset=asset, spec=f"{f'w{w}' if w else 'original'}.{ext}") + "&download=1")
                for w in (*widths, None)
            ],
        )
        for ext in FORMATS
    ]
    if Capability.LAYERS not in engine(asset.engine).capabilities:
        return every_size
    cutouts = [(ext.upper(), signed_url(asset=asset, spec=f"cutout.{ext}") + "&download=1") for ext in ("png", "webp")]
    shapes = [("named layers", signed_url(asset=asset, spec="original.svg") + "&download=1")] if is_vector(asset) else []
    return [*every_size, ("Cutout", cutouts), *([("SVG", shapes)] if shapes else [])]
