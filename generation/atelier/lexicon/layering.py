"""Clothes over clothes: "a blazer over a white shirt" is a blazer whose second colour is white."""

from .entry import IMPLIED, Claim
from .matching import Match
from .words.clothes import OVER, UNDER

NEW_THOUGHTS = {
    ".",
    ";",
    "!",
    "?",
    "then",
    "instead",
    "actually",
    "make it",
    "but",
    "no",
    "not",
}  # clothes after these replace those before


def lay_over(matches: list[Match]) -> None:
    """Turns the lower of two layers into the second colour of the upper one, in place; run after adjectives are bound."""
    upper: Match | None = None
    said_over = False
    for index, found in enumerate(matches):
        if found.entry.phrase in NEW_THOUGHTS:
            upper = None
        elif found.entry.phrase == "over":
            said_over = True
        elif _outfit(found):
            lower = _lower(upper, found, said_over or _underneath(matches, index)) if upper is not None else None
            if lower is not None:
                _put_under(lower)
            upper, said_over = (upper if lower is found else found), False


def _outfit(found: Match) -> str | None:
    return next((claim.value for claim in found.entry.claims if claim.field == "outfit" and found.kind == "noun"), None)


def _underneath(matches: list[Match], index: int) -> bool:
    return index + 1 < len(matches) and matches[index + 1].entry.phrase == "underneath"


def _lower(first: Match, second: Match, said_so: bool) -> Match | None:
    """Which of two clothes is worn under the other; None when one simply replaces the other."""
    if said_so or (_outfit(first) in OVER and _outfit(second) in UNDER):
        return second
    return first if _outfit(first) in UNDER and _outfit(second) in OVER else None


def _put_under(lower: Match) -> None:
    lower.claims = [Claim(claim.field, claim.value, IMPLIED) for claim in lower.claims]
    for adjective in lower.adjectives:
        adjective.claims = [Claim("accent_colour", c.value) if c.field == "outfit_colour" else c for c in adjective.claims]
