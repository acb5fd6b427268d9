"""Bytes of pictures, behind signed addresses."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from accounts.domain.errors import DomainError
from generation.access import casting_for
from generation.domain.picture.asset import require_delivered
from generation.domain.picture.rendition import LIFE, RenditionSpec, check_url, rendition
from generation.models import Asset
from generation.provenance.formats import SVG

from .page import studio_page


@require_safe
def show_rendition(request, asset_id: str, spec: str):
    """Whoever holds an unexpired address may see this one rendition. `?download=1` saves it under a speaking name."""
    if not check_url(asset_id=asset_id, spec=spec, token=request.GET.get("s", "")):
        return render(request, "studio/rendition/expired.html", status=403)
    asset = get_object_or_404(Asset.objects.select_related("persona_version__persona"), pk=asset_id)
    try:
        if attach := "download" in request.GET:
            require_delivered(asset)  # a reviewer must see it, but nobody takes it along
        found = rendition(asset=asset, spec=RenditionSpec.parse(spec))
    except DomainError as refusal:
        raise Http404(refusal.message) from refusal
    return _file(request, found.file, found.mime, name=_file_name(asset, spec), attach=attach)


@require_safe
@studio_page()
def candidate_picture(request, casting_id: str, number: int):
    candidate = get_object_or_404(casting_for(request.member, casting_id).candidates, number=number)
    return _file(request, candidate.picture, "image/webp", name=f"candidate-{number}.webp", attach=False)


def _file(request, stored: str, mime: str, *, name: str, attach: bool):
    """Names in storage are hashes of the content, so the name is the ETag and the bytes never change."""
    etag = f'"{stored.rsplit("/", 1)[-1]}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    response = FileResponse(default_storage.open(stored, "rb"), content_type=mime, as_attachment=attach, filename=name)
    response["ETag"] = etag
    if mime == SVG:  # a document, not pixels: opened by itself it may do nothing but be seen
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = f"private, max-age={LIFE}, immutable"
    return response


def _file_name(asset: Asset, spec: str) -> str:
    stem, _, ext = spec.rpartition(".")
    persona = slugify(asset.persona_version.persona.name) or "picture"
    return f"{persona}-{asset.pk[-6:].lower()}{'' if stem == 'original' else '-' + stem}.{ext}"
