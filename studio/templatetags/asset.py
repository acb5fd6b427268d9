"""What a picture's pages draw: the likeness scale, the colours of a palette, the tree of what went into a file."""

import difflib

from django import template
from django.utils.html import format_html, format_html_join

from generation.atelier.colour import CLOTH, SCENE
from generation.domain.request.placement import placements

register = template.Library()

LOW = 0.2  # the scale starts here: what two different faces share by chance


@register.simple_tag
def likeness_scale(asset):
    """Where a picture stands between a stranger's face and the very same one, with the threshold as a mark. Nothing without both."""
    if asset.likeness is None or asset.threshold is None:
        return ""
    score, limit = _along(asset.likeness), _along(asset.threshold)
    return format_html(
        '<svg class="scale {}" viewBox="0 0 320 28" role="img" aria-label="Likeness {}, threshold {}">'
        '<rect class="track" x="0" y="11" width="320" height="6" rx="3"/><rect class="fill" x="0" y="11" width="{}" height="6" rx="3"/>'
        '<line class="limit" x1="{}" x2="{}" y1="4" y2="24"/><circle class="dot" cx="{}" cy="14" r="7"/></svg>',
        "pass" if asset.likeness >= asset.threshold else "miss",
        f"{asset.likeness:.2f}",
        f"{asset.threshold:.2f}",
        score,
        limit,
        limit,
        min(313, max(7, score)),
    )


@register.filter
def apart(margin: float) -> str:
    """How much less a picture is like the nearest other persona than like its own, as people say it."""
    return f"{margin:.2f} further away" if margin > 0 else f"{-margin:.2f} nearer: the picture is more like them"


def _along(value: float) -> float:
    """A score as a place on the scale, in its 320 units."""
    return round(320 * (max(LOW, min(1.0, value)) - LOW) / (1 - LOW), 1)


@register.simple_tag
def swatches(palette):
    """The colours of a palette side by side. An SVG, because the page's policy allows no inline style."""
    colours = [_hex(name) for name in palette]
    if not colours:
        return ""
    bars = format_html_join(
        "", '<rect x="{}" y="0" width="20" height="20" fill="{}"/>', ((20 * n, colour) for n, colour in enumerate(colours))
    )
    return format_html(
        '<svg class="swatches" viewBox="0 0 {} 20" preserveAspectRatio="none" role="img" aria-label="Palette: {}">{}</svg>',
        20 * len(colours),
        ", ".join(palette),
        bars,
    )


def _hex(name: str) -> str:
    return name if name.startswith("#") else SCENE.get(name) or CLOTH.get(name) or "#9a9aa5"


@register.simple_tag
def word_changes(before, after):
    """A text as it was and as it became, in one line: words that went away are <del>, new ones <ins>."""
    old, new = str(before).split(), str(after).split()
    pieces = []
    bare = [[word.strip(",.;") for word in words] for words in (old, new)]  # a comma that came or went is no change
    for kind, a, b, c, d in difflib.SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(format_html("{} ", " ".join(new[c:d])))
        if kind in ("delete", "replace"):
            pieces.append(format_html("<del>{}</del> ", " ".join(old[a:b])))
        if kind in ("insert", "replace"):
            pieces.append(format_html("<ins>{}</ins> ", " ".join(new[c:d])))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


@register.filter
def placement_label(key: str) -> str:
    """A placement's label; its key when the placement is gone."""
    return next((place.label for place in placements() if place.key == key), key)


@register.filter
def file_size(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1e3))} kB"
