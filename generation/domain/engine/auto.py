"""`auto`: what a wish needs and which engines are there, for the router; and the one it chose."""

from collections.abc import Callable

from accounts.domain.errors import DomainError
from accounts.models import AccessToken, Member
from personas.models import Persona

from ...engines.base import ImageEngine
from ..model.engine import enabled_models
from ..money.cost import quote
from ..people.drawable import require_drawable
from .permission import objection_to_model, uses_of
from .policy import rules_for
from .pool import engines_of
from .router import Need, Option, Route, route


def routed(
    need: Need,
    *,
    size: tuple[int, int],
    member: Member,
    people: list[Persona],
    token: AccessToken | None = None,
    fits: Callable[[ImageEngine], bool] = lambda artist: True,
) -> Route:
    """The engine for this need among those that are usable here, that licences permit and that `fits` does not rule out. `size` is what a
    price is asked for. Raises DomainError `no_engine_fits`."""
    models, uses = {model.name: model for model in enabled_models(member.workspace)}, uses_of(member.workspace, people)
    able = [
        artist
        for artist in engines_of(member.workspace)
        if not artist.missing() and not objection_to_model(models.get(artist.name), uses) and _shows(artist, people) and fits(artist)
    ]
    rules = rules_for(member=member, token=token, count=need.count)
    return route(need, [_option(artist, size, sent=need.people) for artist in able], rules)


def _shows(artist: ImageEngine, people: list[Persona]) -> bool:
    """Whether it can show these very faces."""
    try:
        require_drawable(artist, [one.current for one in people])
    except DomainError:
        return False
    return True


def _option(artist: ImageEngine, size: tuple[int, int], *, sent: int) -> Option:
    width, height = artist.canvas.fitted(*size)
    try:
        price = quote(engine=artist.name, width=width, height=height, sent=sent).cost
    except DomainError:
        price = None
    return Option(artist.name, artist.title, artist.capabilities, artist.canvas, artist.resource, price)
