"""One picture: what it is, how like it is, what it cost, and how to take it along."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import asset_for, assets_of
from generation.domain import blob
from generation.domain.asset import judge_asset
from generation.domain.rendition import WIDTHS, signed_url
from generation.domain.signing import credentials
from generation.models import Asset
from generation.provenance.verify import verify

from .page import studio_page

FORMATS = ("png", "jpg", "webp", "avif")
DOWNLOAD_WIDTHS = (512, 1024, 1920)


@require_safe
@studio_page()
def show_asset(request, asset_id: str):
    asset = asset_for(request.member, asset_id)
    context = {
        "asset": asset,
        "request_": asset.job.request if asset.job else None,
        "downloads": _downloads(asset) if asset.delivered else [],
        "manifest": verify(blob.get(asset.file), own_root=credentials().anchor),
        "credentials": credentials(),
    }
    return render(request, "studio/library/asset.html", context)


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
    waiting = assets_of(request.member).filter(verdict=Asset.Verdict.REVIEW).order_by("created_at")[:100]
    return render(request, "studio/library/review.html", {"assets": waiting})


def _downloads(asset: Asset) -> list[tuple[str, list[tuple[str, str]]]]:
    """(format, [(label, address)]): the original's size, and smaller ones of the ladder."""
    widths = [width for width in DOWNLOAD_WIDTHS if width in WIDTHS and width < asset.width]
    return [
        (
            ext.upper(),
            [
                (f"{w or asset.width} px", signed_url(asset=asset, spec=f"{f'w{w}' if w else 'original'}.{ext}") + "&download=1")
                for w in (*widths, None)
            ],
        )
        for ext in FORMATS
    ]
