"""From what a client named to what the domain takes."""

from django.db import models
from django.db.models import Q

from accounts.models import Member
from generation.access import adapters_of
from generation.domain.request.choice import Choice
from personas.access import personas_of, presets_of

from ..errors import NotFound
from ..view import by_id_or_slug


def keywords_of(member: Member, wish: dict) -> dict:
    """The keywords of `prepare_request` from clean `GenerationInput`. Raises NotFound, naming the field."""
    wish = dict(wish)
    people = {"persona": wish.pop("persona"), **companions_named(wish.pop("companions", []))}
    persona, *companions = rows_named(personas_of(member), people)
    return {
        "persona": persona,
        "companions": companions,
        "choices": _choices(member, wish.pop("presets", [])),
        "placement_key": wish.pop("placement"),
        **adapter_named(member, wish),
        **wish,
    }


def adapter_named(member: Member, wish: dict) -> dict:
    """Takes `adapter`, an id or a name, out of the wish and gives the row. Raises NotFound."""
    if (name := wish.pop("adapter", None)) is None:
        return {}
    found = adapters_of(member).filter(Q(pk=name) | Q(name=name)).first()
    if found is None:
        raise NotFound("adapter")
    return {"adapter": found}


def companions_named(companions: list[str]) -> dict[str, str]:
    """Field -> id or slug."""
    return {f"companions.{number}": name for number, name in enumerate(companions)}


def rows_named(rows: models.QuerySet, names: dict[str, str]) -> list[models.Model]:
    """The row of each field's id or slug, in one query and in the order of the fields. Raises NotFound, naming the field."""
    found = by_id_or_slug(rows, list(names.values()))
    for field, name in names.items():
        if name not in found:
            raise NotFound(field)
    return [found[name] for name in names.values()]


def _choices(member: Member, presets: list[dict]) -> list[Choice]:
    names = {f"presets.{number}.preset": each["preset"] for number, each in enumerate(presets)}
    return [Choice(preset, each["weight"]) for preset, each in zip(rows_named(presets_of(member), names), presets, strict=True)]
