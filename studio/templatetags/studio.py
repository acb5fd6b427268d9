"""What templates need beyond Django's own: icons, pictures in the shown size, places of the rail, what a member may."""

import math
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from accounts.access import may as member_may
from generation.access import assets_of
from generation.domain.engine.pool import title_of
from generation.domain.picture.rendition import signed_url
from generation.models import Asset

register = template.Library()
CHART_LEFT, CHART_WIDTH, CHART_TOP, CHART_BOTTOM = 28, 484, 12, 108  # of the likeness chart, in its own units
ILLUSTRATORS = frozenset({"atelier", "compact", "guided-draft"})  # by name: the engines themselves may import torch
ANGLES = {"yaw": "turn", "pitch": "nod", "roll": "tilt"}
PHASES = {"draw": "Drawing", "draft": "Drafting", "paint": "Painting", "wait": "Waiting for the provider", "save": "Saving"}
ASPECTS = {"9-16": 0.5625, "4-5": 0.8, "1-1": 1.0, "16-9": 1.7778, "191-100": 1.91, "12-5": 2.4, "3-1": 3.0, "4-1": 3.96}


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
    ("Brand", "palette", "brand", ("brand", "preset", "models", "model", "adapter")),
    ("Review", "check-check", "review", ("review",)),
    ("Activity", "activity", "activity", ("activity", "batches", "batch", "costs", "webhooks", "webhook")),
)


@register.filter
def places(request) -> list[Place]:
    """The rail, in the order people work; `here` marks the place the page belongs to (by the first word of its url name)."""
    name = request.resolver_match.url_name.split("-")[0] if request.resolver_match and request.resolver_match.url_name else ""
    waiting = {"review": assets_of(request.member).filter(verdict=Asset.Verdict.REVIEW).count()} if request.member else {}
    return [Place(label, icon, reverse(url), name in names, waiting.get(url, 0)) for label, icon, url, names in PLACES]


@register.filter
def workspaces(request):
    return request.memberships


@register.filter
def may(member, permission: str) -> bool:
    return member_may(member, permission)


@register.simple_tag
def icon(name: str, label: str = ""):
    """A Lucide icon from the sprite. Without a label it is decoration and hidden from readers."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon" {}><use href="{}#{}"></use></svg>', spoken, static("img/icons.svg"), name)


@register.simple_tag
def picture(asset, widths: str, sizes: str, alt: str, square: bool = False, lazy: bool = True):
    """An asset in the sizes it may be shown at, as signed WebP renditions; width and height are set, so nothing shifts.

    `widths`: "256 512" from the ladder; `sizes`: the img sizes attribute. A picture is never enlarged: of the steps above its own width
    only the first is named, as wide as it really is, or browsers would show it that much too small.
    """
    crop = "-square" if square else ""
    full = min(asset.width, asset.height) if square else asset.width
    asked = [int(width) for width in widths.split()]
    steps = [step for step in asked if step < full] + [step for step in asked if step >= full][:1]
    shown = ((signed_url(asset=asset, spec=f"w{step}{crop}.webp"), min(step, full)) for step in steps)
    sources = format_html_join(", ", "{} {}w", shown)
    width, height = (1, 1) if square else (asset.width, asset.height)
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" decoding="async"{}>',
        signed_url(asset=asset, spec=f"w{steps[-1]}{crop}.webp"),
        sources,
        sizes,
        steps[-1],
        round(steps[-1] * height / width),
        alt,
        mark_safe(' loading="lazy"') if lazy else "",
    )


@register.filter
def understood(casting) -> list[str]:
    """What a casting's brief fixed, as words: "age: 50-59", "hair: short curls"."""
    return [f"{name.replace('_', ' ')}: {_plain(name, value)}" for name, value in {**casting.traits, **casting.look}.items()]


def _plain(name: str, value) -> str:
    if name == "freckles":
        return "yes"
    if name == "presentation":
        middle = sum(value) / 2 if isinstance(value, list) else value
        return "feminine" if middle > 0.6 else "masculine" if middle < 0.4 else "androgynous"
    if isinstance(value, list):
        return ", ".join(value) if value and isinstance(value[0], str) else "\N{EN DASH}".join(f"{number:g}" for number in value)
    return str(value)


@register.simple_tag
def likeness_chart(scores):
    """Likeness over time as a small SVG: one dot per picture, oldest first, and the threshold as a line.

    `scores`: (likeness, threshold, when), at least one.
    """
    limit, mean = scores[-1][1], sum(score for score, _, _ in scores) / len(scores)
    low = math.floor(10 * (min(limit, *(score for score, _, _ in scores)) - 0.05)) / 10
    step = CHART_WIDTH / len(scores)

    def y(value: float) -> float:
        return round(CHART_TOP + (CHART_BOTTOM - CHART_TOP) * (1 - value) / (1 - low), 1)

    dots = format_html_join(
        "",
        '<circle cx="{}" cy="{}" r="3.5" class="{}"><title>{}</title></circle>',
        (
            (round(CHART_LEFT + step * (n + 0.5), 1), y(score), "pass" if score >= limit else "miss", f"{score:.2f}, {when:%d %b %H:%M}")
            for n, (score, limit, when) in enumerate(scores)
        ),
    )
    context = {"dots": dots, "limit": limit, "limit_y": y(limit), "low": low, "mean": mean, "count": len(scores)}
    return render_to_string("studio/persona/_chart.html", context)


@register.filter
def at(mapping, key):
    return mapping.get(key) if mapping else None


@register.filter
def within(label: str, group: str) -> str:
    """A placement's label under its group's heading: "LinkedIn banner" is "Banner" there."""
    short = label.removeprefix(f"{group} ")
    return short[:1].upper() + short[1:]


@register.filter
def words(name: str) -> str:
    """hair_colour -> hair colour; the three angles of a head by what it does"""
    return ANGLES.get(name) or str(name).replace("_", " ").replace(".", " ")


@register.filter
def spoken(value) -> str:
    """A field's value for people: lists with commas, True as yes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(str(part) for part in value)
    return str(value)


@register.filter
def reason(row) -> str:
    """What a row of "Why this prompt" asks for. Refusals and angles in the words that asked: "not round glasses" is nobody's English."""
    told = row if isinstance(row, dict) else vars(row)
    if told["negated"] and told["words"]:
        return told["words"] if told["words"].startswith(("no ", "not ", "without ")) else f"no {told['words']}"
    if told.get("compared"):  # "shoulder length, shorter than long wavy"; requests of older versions have no such key
        return f"{spoken(told['value'])}, {told['compared']}"
    if told["field"] in ANGLES and told["words"] == str(told["value"]):  # a preset's number, which nobody said in words
        return f"{told['value']:+.0f}°" if round(told["value"]) else "none"
    in_words = told["words"] and told["field"] in ("gaze", *ANGLES, "light_from")
    return f"\N{LEFT DOUBLE QUOTATION MARK}{told['words']}\N{RIGHT DOUBLE QUOTATION MARK}" if in_words else spoken(told["value"])


@register.filter
def engine_title(name: str) -> str:
    return title_of(name)


@register.filter
def illustrates(name: str) -> bool:
    """Whether it is an engine of ours, which draws no photographs. What others draw depends on their weights."""
    return name in ILLUSTRATORS


@register.filter
def phase(name: str) -> str:
    """What a running job is doing, as people say it."""
    return PHASES.get(name, name.capitalize() or "Starting")


@register.filter
def money(amount) -> str:
    """Small amounts keep the two digits that matter: $0.000034, $0.05, $1.25."""
    sign = "$" if settings.CURRENCY == "USD" else f"{settings.CURRENCY}\N{NO-BREAK SPACE}"
    if amount >= 0.1 or not amount:
        return f"{sign}{amount:.2f}"
    return f"{sign}{amount:.2g}".rstrip("0")


@register.filter
def duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


@register.simple_tag
def fitted(width: int, height: int, longest: int):
    """width and height attributes of the largest box of this shape within `longest` pixels."""
    scale = longest / max(width, height)
    return format_html('width="{}" height="{}"', round(width * scale), round(height * scale))


@register.simple_tag
def aspect(width: int, height: int):
    """A box of the picture's shape before the picture is there, without inline style: one of the shapes the style sheet knows."""
    ratio = width / height
    near = min(ASPECTS, key=lambda name: abs(ASPECTS[name] - ratio))
    return format_html('data-aspect="{}"', near)


@register.simple_tag
def placement_shape(place):
    """A tiny outline of a placement's proportions."""
    longest = max(place.width, place.height)
    w, h = round(20 * place.width / longest, 1), round(20 * place.height / longest, 1)
    return format_html(
        '<svg class="shape" viewBox="0 0 24 24" aria-hidden="true"><rect x="{}" y="{}" width="{}" height="{}" rx="1.5"/></svg>',
        round(12 - w / 2, 1),
        round(12 - h / 2, 1),
        w,
        h,
    )
