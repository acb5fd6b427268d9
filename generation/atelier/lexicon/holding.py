"""What is in somebody's hands: "holding a coffee", "a book", but not "book a demo" or "coffee brand"."""

from dataclasses import replace

from .entry import IMPLIED, Claim, Noun
from .matching import Match
from .tables import synonyms
from .tables.props import HELD
from .words.props import HOLDING, IN_HAND, LISTED, NEEDS_A_HAND

_HOLDING, _IN_HAND, _NEEDS_A_HAND = (frozenset(synonyms(row)) for row in (HOLDING, IN_HAND, NEEDS_A_HAND))
_LISTED = frozenset(synonyms(LISTED))
_REACH = 4
_OURS = ("our", "your", "my", "the", "this", "any")


def hold(matches: list[Match]) -> None:
    """Decides for every thing that might be held whether it is; one that is not becomes an unknown word, in place. A prop wants the
    half figure, where hands are seen."""
    for index, found in enumerate(matches):
        if found.entry.noun is not None and found.entry.noun.name == HELD and not _is_held(matches, index):
            found.entry = replace(found.entry, kind="unknown", claims=(), noun=None)
        if _claims_prop(found) and found.entry.claims[0].value != "none":
            found.entry = replace(found.entry, noun=Noun("prop"), claims=(*found.entry.claims, Claim("framing", "half", IMPLIED)))
    _drop_idle_verbs(matches)


def _is_held(matches: list[Match], index: int) -> bool:
    following = matches[index + 1] if index + 1 < len(matches) else None
    if following is not None and following.entry.phrase in _IN_HAND:
        return True
    if matches[index].entry.phrase in _LISTED and index and matches[index - 1].kind == "comma":
        return following is None or following.kind in ("comma", "clause end")  # "ponytail, latte, cafe"
    unknown = 0
    for found in reversed(matches[max(0, index - _REACH) : index]):
        unknown += found.kind == "unknown"
        if found.entry.phrase in _HOLDING or found.kind == "negator":
            return True
        if unknown > 1 or found.kind in ("comma", "clause end", "person", "noun", "joiner"):
            return False
        if found.kind == "article":
            if found.entry.phrase in _OURS:
                continue
            if matches[index].entry.phrase not in _NEEDS_A_HAND:
                return True
    return False


def _drop_idle_verbs(matches: list[Match]) -> None:
    """ "Holding" is understood where something known is held, and unknown where it is not."""
    for index, found in enumerate(matches):
        if found.kind == "verb":
            holds = any(_claims_prop(other) for other in matches[index + 1 : index + 2 + _REACH])
            found.entry = replace(found.entry, kind="ignored" if holds else "unknown")


def _claims_prop(found: Match) -> bool:
    return any(claim.field == "prop" for claim in found.entry.claims)
