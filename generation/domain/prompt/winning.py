"""Which wish counts: a lock beats everything, then the person, then the heavier preset."""

from collections.abc import Mapping
from dataclasses import fields, replace

from ...atelier.character import ACCESSORIES, Look
from ...atelier.lexicon import Reading
from ...atelier.lexicon.comparing import changed
from ...atelier.lexicon.mixing import heaviest, shares
from ...atelier.lexicon.words.clothes import FAITH
from .composed import Conflict
from .parts import YOU
from .wish import Wish, already_so, shown

NO_PLACE = ("plain", "gradient", "halo", "bokeh")  # scenes that are nowhere
LOOK_FIELDS = frozenset(field.name for field in fields(Look))


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
    if key == "style" and first.source != YOU:
        return _mixed(wishes)
    if first.refused:
        return next((wish for wish in wishes[1:] if not wish.refused and wish.value not in first.refused), first)
    return first


def _mixed(wishes: list[Wish]) -> Wish:
    """Presets that want different styles share the picture by their weights; one that only refuses a style adds none."""
    wanting = [wish for wish in wishes if not wish.refused] or wishes[:1]
    if len({wish.value for wish in wanting}) == 1:
        return wanting[0]
    weighted = [(style, wish.weight * part) for wish in wanting for style, part in _styles(wish.value)]
    return replace(wanting[0], value=shares(weighted), mixed=frozenset(wish.source for wish in wanting))


def _styles(value: object) -> tuple[tuple[str, float], ...]:
    return value if isinstance(value, tuple) else ((value, 1.0),)


def hinted(said: Reading, winners: dict[str, Wish], base: Mapping) -> dict[str, Wish]:
    """Where an hour or a season is seen: the beach of "at sunset", when neither words nor presets nor the persona's look name a place."""
    return {
        hint.field: Wish(hint.field, hint.value, hint.text, YOU, "you", 1.0)
        for hint in said.hints
        if hint.field not in winners and (hint.field != "scene" or base.get("scene", "plain") in NO_PLACE)
    }


def identity_of(said: Reading, base: Mapping) -> dict:
    """What the words say about the face; comparisons against the face in `base`, where it holds one."""
    moved = {name: changed(name, change, base) for name, change in said.changes.items() if name not in LOOK_FIELDS}
    return dict(said.identity) | {name: value for name, value in moved.items() if value is not None}


def kept_coverings(winners: dict[str, Wish], base: Mapping) -> dict[str, Conflict]:
    """A mortarboard of a preset gives way to the persona's hijab; a person's own words may still change it."""
    wish, own = winners.get("headwear"), base.get("headwear")
    if wish is None or wish.source == YOU or wish.refused or own not in FAITH or wish.value == own:
        return {}
    return {"headwear": Conflict("headwear", "persona", f"The persona keeps the {own}: {wish.name}'s {told(wish)} is left off.")}


def fields_of(winners: dict[str, Wish], base: Mapping) -> dict:
    """The winners' values as fields of a look."""
    fields = {key: wish.value for key, wish in winners.items() if wish.field != "accessories" and not already_so(wish, base)}
    if "style" in fields and (isinstance(fields["style"], tuple) or base.get("style_weights")):
        mixed = fields["style"] if isinstance(fields["style"], tuple) else ()
        fields |= {"style": heaviest(mixed) if mixed else fields["style"], "style_weights": dict(mixed)}
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
