"""From what a client named to what the domain takes."""

from accounts.models import Member
from generation.domain.request import Choice
from personas.access import personas_of, presets_of

from ..errors import NotFound
from ..view import by_id_or_slug


def keywords_of(member: Member, wish: dict) -> dict:
    """The keywords of `prepare_request` from clean `GenerationInput`. Raises NotFound, naming the field."""
    wish = dict(wish)
    asked, company = wish.pop("persona"), wish.pop("companions", [])
    found = by_id_or_slug(personas_of(member), [asked, *company])
    if asked not in found:
        raise NotFound("persona")
    for number, companion in enumerate(company):
        if companion not in found:
            raise NotFound(f"companions.{number}")
    return {
        "persona": found[asked],
        "companions": [found[companion] for companion in company],
        "choices": _choices(member, wish.pop("presets", [])),
        "placement_key": wish.pop("placement"),
        **wish,
    }


def _choices(member: Member, presets: list[dict]) -> list[Choice]:
    found = by_id_or_slug(presets_of(member), [each["preset"] for each in presets])
    for number, each in enumerate(presets):
        if each["preset"] not in found:
            raise NotFound(f"presets.{number}.preset")
    return [Choice(found[each["preset"]], each["weight"]) for each in presets]
