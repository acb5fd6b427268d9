"""Absolute addresses, as the client reached us."""

from django.urls import reverse

from generation.domain.rendition import signed_url
from generation.models import Asset


def link(request, name: str, *args: str) -> str:
    return request.build_absolute_uri(reverse(name, args=args))


def picture(request, asset: Asset, spec: str) -> str:
    """A signed address of one rendition. It lives 15 minutes and stays the same for ten of them."""
    return request.build_absolute_uri(signed_url(asset=asset, spec=spec))
