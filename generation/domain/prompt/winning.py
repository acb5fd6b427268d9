"""Which wish counts: a lock beats everything, then the person, then the heavier preset."""

from collections.abc import Mapping

from ...atelier.character import ACCESSORIES
from ...atelier.lexicon.words.clothes import FAITH
from .composed import Conflict
from .parts import YOU
from .wish import Wish, already_so, shown


def locks_of(wishes: list[Wish]) -> dict[str, Wish]:
    """Field -> the wish whose source locked it; the heaviest lock wins."""
    locks: dict[str, Wish] = {}
    for wish in wishes:
        if wish.locked:
            locks.setdefault(wish.field, wish)
    return locks


def winners_of(ranking: list[Wish], locks: dict[str, Wish]) -> dict[str, Wish]:
    """Key -> the wish that counts, for wishes in the order of their rank."""
    found = {key: _winner(key, ranking, locks) for key in dict.fromkeys(wish.key for wish in ranking)}
    return {key: wish for key, wish in found.items() if wish is not None}


def _winner(key: str, ranking: list[Wish], locks: dict[str, Wish]) -> Wish | None:
    """The first wish in rank, unless a lock speaks; a mere refusal lets the next wish through that it does not refuse."""
    wishes = [wish for wish in ranking if wish.key == key]
    lock = locks.get(wishes[0].field)
    if lock is not None:
        return next((wish for wish in wishes if wish.source == lock.source), None)
    first = wishes[0]
    if first.refused:
        return next((wish for wish in wishes[1:] if not wish.refused and wish.value not in first.refused), first)
    return first


def kept_coverings(winners: dict[str, Wish], base: Mapping) -> dict[str, Conflict]:
    """A mortarboard of a preset gives way to the persona's hijab; a person's own words may still change it."""
    wish, own = winners.get("headwear"), base.get("headwear")
    if wish is None or wish.source == YOU or wish.refused or own not in FAITH or wish.value == own:
        return {}
    return {"headwear": Conflict("headwear", "persona", f"The persona keeps the {own}: {wish.name}'s {told(wish)} is left off.")}


def fields_of(winners: dict[str, Wish], base: Mapping) -> dict:
    """The winners' values as fields of a look."""
    fields = {key: wish.value for key, wish in winners.items() if wish.field != "accessories" and not already_so(wish, base)}
    items = {key.partition(".")[2]: wish.value for key, wish in winners.items() if wish.field == "accessories"}
    if items:
        kept = {item for item in base.get("accessories", ()) if items.get(item) is not False}
        fields["accessories"] = tuple(item for item in ACCESSORIES if items.get(item) or item in kept)
    return dict(sorted(fields.items()))


def told(wish: Wish) -> str:
    """What a wish says, for a sentence."""
    if wish.value is False or wish.value == "none":
        return f"no {shown(wish.shown)}" if wish.value is False else f"no {wish.field}"
    return shown(wish.shown)
