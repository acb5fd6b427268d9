"""What anyone may see who has the address of a share link: the page, its pictures, the card in a frame, and what oEmbed says of them.

A link that was never made, was revoked or has expired answers the same, byte by byte."""

import base64
import hashlib
from urllib.parse import urlencode

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from generation.domain.face.casting import hero_of
from generation.domain.picture.rendition import RenditionSpec, rendition
from generation.domain.share.card import FACE, card_of
from generation.domain.share.embed import embed_of
from generation.domain.share.link import open_link
from generation.domain.share.picture import SIZES, WIDEST, wide_picture

PICTURE_KEPT = 300  # seconds a browser or proxy may show a picture without asking again


@require_safe
def show_page(request, slug: str):
    link = open_link(slug)
    if link is None:
        return nothing_shared(request)
    card = card_of(link.persona, address=request.build_absolute_uri, link=link)
    colours = f":root{{--brand:{card.colours.accent};--brand-tint:{card.colours.tint};--brand-ink:{card.colours.ink}}}"
    context = {
        "card": card,
        "colours": colours,
        "wide": (WIDEST, SIZES[WIDEST]),
        "wide_url": request.build_absolute_uri(reverse("share-wide", args=[slug])),
        "oembed_url": request.build_absolute_uri(f"{reverse('oembed')}?{urlencode({'url': card.url, 'format': 'json'})}"),
    }
    response = render(request, "share/page.html", context)
    response["Cache-Control"] = "no-cache"
    digest = base64.b64encode(hashlib.sha256(colours.encode()).digest()).decode()
    response._csp_update = {"style-src": ["'self'", f"'sha256-{digest}'"]}
    return response


@require_safe
def show_wide(request, slug: str, width: int = WIDEST):
    """1200 x 630 and smaller, drawn for link previews."""
    hero = _hero(slug) if width in SIZES else None
    return _picture(request, wide_picture(hero=hero, width=width)) if hero else nothing_shared(request)


@require_safe
def show_face(request, slug: str):
    """The square portrait, for cards."""
    hero = _hero(slug)
    return _picture(request, rendition(asset=hero, spec=RenditionSpec.parse(FACE))) if hero else nothing_shared(request)


@require_safe
def embed(request, slug: str):
    """The card as a document of its own, for the frames of those pages that the link names."""
    # The host was judged by CommonMiddleware; its name as it was sent is enough to tell cards with other addresses in them apart.
    asked_as = request.scheme, request.META.get("HTTP_HOST", "")
    found = embed_of(slug, asked_as=asked_as, address=request.build_absolute_uri)
    if found is None:
        return nothing_shared(request)
    unchanged = request.META.get("HTTP_IF_NONE_MATCH") == found.headers["ETag"]
    response = HttpResponseNotModified(headers=found.headers) if unchanged else HttpResponse(found.body, headers=found.headers)
    response.xframe_options_exempt = True  # frame-ancestors says it better
    return response


def nothing_shared(request):
    return render(request, "share/nothing.html", status=404)


def _hero(slug: str):
    link = open_link(slug)
    return link and hero_of([link.persona]).get(link.persona_id)


def _picture(request, found):
    """Names in storage are hashes of the content, so the name is the ETag."""
    etag = f'"{found.file.rsplit("/", 1)[-1]}"'
    # `no-cache` would make every reader of a page ask again; five minutes is how long a revoked picture may be shown by who has it.
    headers = {"ETag": etag, "Cache-Control": f"public, max-age={PICTURE_KEPT}", "Access-Control-Allow-Origin": "*"}
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers=headers)
    return FileResponse(default_storage.open(found.file, "rb"), content_type=found.mime, headers=headers)
