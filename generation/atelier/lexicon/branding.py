"""The colours of a brand: "brand palette: #0b5fff, #ffd166 and navy"."""

from collections.abc import Iterable
from itertools import islice

from ..colour import CLOTH, HAIR, SCENE
from .entry import Claim
from .matching import Match

MOST_COLOURS = 5
STYLE = "brand palette"
_BETWEEN = ("comma", "joiner", "ignored", "breaker", "link", "article", "clause end")


def colour_brand(matches: list[Match]) -> None:
    """Gives the style "brand palette" the colours listed after it, or right before it, in place."""
    for index, found in enumerate(matches):
        if any(claim.field == "style" and claim.value == STYLE for claim in found.claims):
            colours = _listed(islice(matches, index + 1, None)) or _listed(reversed(matches[:index]))[::-1]
            for colour in colours:
                colour.claims, colour.absorbed = [], True
            if colours:
                codes = dict.fromkeys(_code(colour.entry.colour) for colour in colours)
                found.claims.append(Claim("brand_colours", tuple(codes)[:MOST_COLOURS]))


def _listed(matches: Iterable[Match]) -> list[Match]:
    colours = []
    for found in matches:
        if found.entry.colour:
            colours.append(found)
        elif found.entry.phrase in (".", ";", "!", "?") or not (found.kind in _BETWEEN or found.entry.phrase in ("palette", "colour")):
            break
    return colours


def _code(colour: str) -> str:
    return colour if colour.startswith("#") else CLOTH.get(colour) or SCENE.get(colour) or HAIR[colour]
