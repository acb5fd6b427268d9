"""oEmbed 1.0 (oembed.com) for share links: a framed card where the link allows frames, the picture where it does not."""

from html import escape
from urllib.parse import urlsplit

from django.http import HttpResponse, JsonResponse
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_safe

from generation.domain.share.link import open_link
from generation.domain.share.picture import fitting
from generation.models import ShareLink

from .page import whole_number

FRAME = (480, 640)  # pixels: what the card is laid out for
NARROWEST, LOWEST = 240, 120  # below this a card cannot be read
CACHE_AGE = 3600  # seconds
PICTURES = ("share-wide", "share-wide-width", "share-face")


@require_safe
def oembed(request):
    """200, or 400 for a request that is none, 401 for pages that need a member, 404 for what is not shared, 501 for another format."""
    if request.GET.get("format", "json") != "json":
        return _refused(501, "There is JSON only.")
    box = tuple(_most(request.GET.get(name)) for name in ("maxwidth", "maxheight"))
    if not request.GET.get("url") or 0 in box:
        return _refused(400, "Send url, and maxwidth and maxheight as whole numbers above 0 if at all.")
    name, slug = _place(request, request.GET["url"])
    if name is None:
        return _refused(404, "There is no such page here.")
    if slug is None:
        return _refused(401, "This page is for members of its workspace.")
    link = open_link(slug)
    if link is None:
        return _refused(404, "There is no such page here.")
    return JsonResponse(_told(request, link, box, as_picture=name in PICTURES))


def _place(request, url: str) -> tuple[str | None, str | None]:
    """(name of the page, slug of the share link): (None, None) is nowhere on this server, and no slug a page for members."""
    try:
        wanted = urlsplit(url)
        if wanted.scheme not in ("http", "https") or wanted.netloc.lower() != request.get_host().lower():
            return None, None
        found = resolve(wanted.path)
    except (ValueError, Resolver404):  # no address at all, or none of ours
        return None, None
    shared = found.url_name in ("share", "embed", *PICTURES)
    return found.url_name, found.kwargs["slug"] if shared else None


def _most(text: str | None) -> int | None:
    """A limit; None where there is none, 0 where it is not a number above 0."""
    return None if text is None else whole_number(text) or 0


def _told(request, link: ShareLink, box: tuple, *, as_picture: bool) -> dict:
    persona, address = link.persona, request.build_absolute_uri
    told = {
        "version": "1.0",
        "title": f"{persona.name}, {persona.role}" if persona.role else persona.name,
        "author_name": persona.workspace.name,
        "provider_name": "Troupe",
        "provider_url": address("/"),
        "cache_age": CACHE_AGE,
    }
    size = fitting(*box)
    if size:
        picture = address(_wide(link, size[0]))
        told |= {"thumbnail_url": picture, "thumbnail_width": size[0], "thumbnail_height": size[1]}
    frame = _frame(box)
    if link.embed_hosts and frame and not as_picture:
        source = address(reverse("embed", args=[link.slug]))
        return told | {"type": "rich", "html": _iframe(source, persona.name, *frame), "width": frame[0], "height": frame[1]}
    if size:
        return told | {"type": "photo", "url": picture, "width": size[0], "height": size[1]}
    return told | {"type": "link"}  # a box too small for any picture


def _frame(box: tuple) -> tuple[int, int] | None:
    width, height = (own if most is None else min(own, most) for own, most in zip(FRAME, box, strict=True))
    return (width, height) if width >= NARROWEST and height >= LOWEST else None


def _iframe(source: str, name: str, width: int, height: int) -> str:
    look = 'style="border:0" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-popups allow-popups-to-escape-sandbox"'
    return f'<iframe src="{escape(source)}" width="{width}" height="{height}" title="{escape(name)}" {look}></iframe>'


def _wide(link: ShareLink, width: int) -> str:
    return reverse("share-wide-width", args=[link.slug, width])


def _refused(status: int, sentence: str) -> HttpResponse:
    return JsonResponse({"error": sentence}, status=status, headers={"Cache-Control": "no-store"})
