"""What templates need beyond Django's own: icons, pictures in the shown size, places of the rail, what a member may."""

from dataclasses import dataclass

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from accounts.access import may as member_may
from accounts.access import memberships
from generation.domain.rendition import signed_url

register = template.Library()


@dataclass(frozen=True)
class Place:
    label: str
    icon: str
    url: str
    here: bool
    count: int = 0


PLACES = (
    ("Cast", "users-round", "cast", ("cast", "casting", "persona")),
    ("Create", "wand-sparkles", "create", ("create", "request")),
    ("Library", "images", "library", ("library", "asset")),
    ("Brand", "palette", "brand", ("brand", "preset")),
    ("Review", "check-check", "review", ("review",)),
    ("Activity", "activity", "activity", ("activity",)),
)


@register.filter
def places(request) -> list[Place]:
    """The rail, in the order people work; `here` marks the place the page belongs to (by the first word of its url name)."""
    name = request.resolver_match.url_name.split("-")[0] if request.resolver_match and request.resolver_match.url_name else ""
    return [Place(label, icon, reverse(url), name in names) for label, icon, url, names in PLACES]


@register.filter
def workspaces(request):
    return list(memberships(request.user))


@register.filter
def may(member, permission: str) -> bool:
    return member_may(member, permission)


@register.simple_tag
def icon(name: str, label: str = ""):
    """A Lucide icon from the sprite. Without a label it is decoration and hidden from readers."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else format_html('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"></use></svg>', spoken, static("img/icons.svg"), name)


@register.simple_tag
def picture(asset, widths: str, sizes: str, alt: str, square: bool = False, lazy: bool = True):
    """An asset in the sizes it may be shown at, as signed WebP renditions; width and height are set, so nothing shifts.

    `widths`: "256 512" from the ladder; `sizes`: the img sizes attribute.
    """
    crop = "-square" if square else ""
    steps = [int(width) for width in widths.split()]
    sources = format_html_join(", ", "{} {}w", ((signed_url(asset=asset, spec=f"w{step}{crop}.webp"), step) for step in steps))
    width, height = (1, 1) if square else (asset.width, asset.height)
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" decoding="async"{}>',
        signed_url(asset=asset, spec=f"w{steps[-1]}{crop}.webp"),
        sources,
        sizes,
        steps[-1],
        round(steps[-1] * height / width),
        alt,
        format_html(' loading="lazy"') if lazy else "",
    )


@register.filter
def understood(casting) -> list[str]:
    """What a casting's brief fixed, as words: "age 50-59", "hair short curls"."""
    return [f"{name.replace('_', ' ')} {_plain(name, value)}" for name, value in {**casting.traits, **casting.look}.items()]


def _plain(name: str, value) -> str:
    if name == "presentation":
        middle = sum(value) / 2 if isinstance(value, list) else value
        return "feminine" if middle > 0.6 else "masculine" if middle < 0.4 else "androgynous"
    if isinstance(value, list):
        return ", ".join(value) if value and isinstance(value[0], str) else "\N{EN DASH}".join(f"{number:g}" for number in value)
    return str(value)
