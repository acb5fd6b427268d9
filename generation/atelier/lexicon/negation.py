"""How far a "no" reaches: "without a beard or hat, smiling" refuses two things and not the smile."""

from itertools import islice

from .matching import Match

_THINGS = {"noun", "person", "word"}
_SAME = ("the", "her", "his", "their")  # "remove the hat and the scarf", but "no hat and a scarf"
_WORN = {"glasses", "headwear", "beard", "outfit"}


def mark(matches: list[Match]) -> None:
    """Sets `negated` on every match in the reach of a negator, in place."""
    index = 0
    while index < len(matches):
        if matches[index].kind == "negator":
            index = _reach(matches, index + 1)
        elif matches[index].entry.phrase in ("off", "none"):
            _refuse_before(matches, index)
            index += 1
        else:
            index += 1


def _refuse_before(matches: list[Match], index: int) -> None:
    """ "Glasses off", "beard: none"."""
    before = [found for found in matches[max(0, index - 2) : index] if found.entry.phrase != ":"]
    if before and _is_worn(before[-1]):
        before[-1].negated = True


def _reach(matches: list[Match], index: int) -> int:
    """Marks from `index` on; returns where the reach ends."""
    things, joined = 0, False
    while index < len(matches):
        found = matches[index]
        if found.kind == "negator" or _ends(matches, index, things, joined):
            return index
        if found.kind in _THINGS and found.entry.noun is not None and found.entry.noun.name == "worn":
            pass
        elif found.kind in _THINGS:
            found.negated, joined = True, False
            things += 1
        elif found.kind in ("modifier", "colour"):
            found.negated = True
        elif found.kind == "habit":
            found.negated = True
            things += 1
        elif found.kind in ("joiner", "comma"):
            joined = True
        index += 1
    return index


def _ends(matches: list[Match], index: int, things: int, joined: bool) -> bool:
    found = matches[index]
    if found.kind == "clause end":
        return True
    if things == 0:
        return found.kind == "comma"
    if found.kind == "comma":
        return not _list_closed_by_or(matches, index)
    if found.entry.phrase in ("and", "&", "+"):
        following = index + 2 if index + 2 < len(matches) and matches[index + 1].entry.phrase in _SAME else index + 1
        return not (following < len(matches) and _is_worn(matches[following]) and _is_worn(matches[index - 1]))
    if found.kind in ("breaker", "link"):
        return True
    if found.kind == "article":
        return not joined
    if found.kind in _THINGS | {"modifier", "colour"}:
        return not joined and not (found.is_noun and found.entry.noun.name in ("background", "hair", "style", "light"))
    return False


def _list_closed_by_or(matches: list[Match], index: int) -> bool:
    """True at the first comma of "glasses, beard or earrings"."""
    for found in islice(matches, index + 1, None):
        if found.entry.phrase in ("or", "nor"):
            return True
        if not (found.kind in ("comma", "article", "modifier", "colour") or _is_worn(found)):
            return False
    return False


def _is_worn(found: Match) -> bool:
    return any(claim.field in _WORN or claim.field.startswith("accessories.") for claim in found.entry.claims)
