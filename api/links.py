"""Absolute addresses, as the client reached us."""

from collections.abc import Callable

from django.urls import reverse

from generation.domain.picture.rendition import signed_url
from generation.models import Asset


def link(request, name: str, *args: str) -> str:
    return request.build_absolute_uri(reverse(name, args=args))


def linker(request, name: str) -> Callable[[str], str]:
    """The same for the many rows of a page: key -> address of the page `name`, which takes that one key."""
    start, _, end = link(request, name, "KEY").rpartition("KEY")
    return lambda key: f"{start}{key}{end}"


def root(request) -> str:
    """https://troupe.example.com"""
    return request.build_absolute_uri("/").removesuffix("/")


def picture(request, asset: Asset, spec: str) -> str:
    """A signed address of one rendition. It lives 15 minutes and stays the same for ten of them."""
    return request.build_absolute_uri(signed_url(asset=asset, spec=spec))
