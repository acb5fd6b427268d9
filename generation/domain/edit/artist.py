"""Who changes a picture, and what stands in the way."""

from accounts.domain.errors import DomainError
from accounts.models import AccessToken, Member
from personas.models import Persona

from ...editing.change import Change
from ...engines.atelier import AtelierEngine
from ...engines.base import Capability, Drafted, ImageEngine
from ...models import Asset
from ..engine.auto import routed
from ..engine.permission import offers
from ..engine.pool import engine, title_of, usable_engine, usable_engines_with
from ..engine.router import AUTO, Need, Route
from ..picture.layer import has_layers
from ..picture.plan import REPAINTED
from ..request.check import check_strength

VARIED = 0.45  # strength of a variation where nobody says one: the same picture, painted anew


def route_for(
    parent: Asset,
    change: Change,
    name: str | None,
    *,
    masked: bool,
    prompt: str,
    count: int,
    member: Member,
    token: AccessToken | None,
    people: list[Persona],
) -> Route:
    """Who was named, else whoever drew the picture; for `auto` whoever the router chose, with its reason. Raises DomainError."""
    if name != AUTO or (not change.redraws and not change.is_nothing):
        return Route(artist_for(parent, change, None if name == AUTO else name, masked=masked).name, "")
    need = Need(
        prompt=prompt,
        count=count,
        people=len(people),
        masked=masked,
        changes=True,
        recipe_of=AtelierEngine.name if parent.engine == AtelierEngine.name else "",
        largest=max(parent.width, parent.height),
    )
    size = parent.width, parent.height
    return routed(need, size=size, member=member, token=token, people=people, fits=lambda artist: not lacking(artist, parent, change))


def artist_for(parent: Asset, change: Change, name: str | None, *, masked: bool) -> ImageEngine:
    """As asked, else whoever drew it, else the first that can. What needs no engine is its own engine's. Raises DomainError."""
    if not change.redraws and not change.is_nothing:
        return engine(parent.engine)
    needed = Capability.INPAINT if masked else Capability.IMAGE
    if name is None and parent.engine == AtelierEngine.name:
        return usable_engine(AtelierEngine.name, parent.workspace)
    able = usable_engines_with(needed, parent.workspace)
    if name is None:
        if not able:
            message = f"Pictures of the engine {title_of(parent.engine)} need an engine that changes pixels, and none is installed here."
            raise DomainError("picture_foreign", message, hint="Pictures that Atelier drew can be changed.")
        return next((one for one in able if one.name == parent.engine), able[0])
    artist = usable_engine(name, parent.workspace)
    if artist.name == AtelierEngine.name:
        if parent.engine != artist.name:
            message = f"Atelier draws its own pictures again, and {title_of(parent.engine)} made this one."
            raise DomainError("picture_foreign", message, hint="Name no engine, and one that changes pixels takes it.")
    elif needed not in artist.capabilities:
        hint = f"{', '.join(one.title for one in able) or 'None that is installed here'} can."
        raise DomainError("edit_impossible", f"{artist.title} cannot change {'a part of ' if masked else ''}a picture.", hint=hint)
    return artist


def strength_for(artist: ImageEngine, change: Change, strength: float | None, *, masked: bool, planned: bool) -> float | None:
    """How far the artist repaints; None for who draws from a recipe, and where nobody is asked to draw. `planned`: the illustrator knows
    how it would look. Raises DomainError."""
    drawn = artist.name == AtelierEngine.name
    if drawn or (not change.redraws and not change.is_nothing):
        if strength is not None:
            message = "Atelier draws the picture again from its recipe, all of it." if drawn else "Nothing of this is painted."
            raise DomainError("strength_unused", message, hint="Leave strength out.")
        return None
    return check_strength(_usual(artist, masked=masked, planned=planned) if strength is None else strength)


def _usual(artist: ImageEngine, *, masked: bool, planned: bool) -> float:
    if not masked:
        return VARIED
    return artist.over_a_draft if planned and isinstance(artist, Drafted) else REPAINTED


def lacking(artist: ImageEngine, parent: Asset, change: Change) -> str:
    """Why this engine cannot make this step of this picture, as a sentence; empty when it can."""
    if _needs_layers(change) and not has_layers(parent):
        return f"Pictures of the engine {title_of(parent.engine)} are one layer, so what stands behind the person cannot be exchanged."
    if artist.name == AtelierEngine.name:
        return "" if parent.engine == artist.name else f"Atelier draws its own pictures again, and {title_of(parent.engine)} made this one."
    if change.identity:
        return f"{artist.title} is shown the persona's face as it is, and cannot make it older or younger."
    return ""


def able_engines(parent: Asset) -> list[tuple[ImageEngine, str]]:
    """Every engine that changes pictures, with what it lacks for this one, or who forbids it, in a sentence (empty: nothing)."""
    changing = {Capability.IMAGE, Capability.INPAINT}
    able = [one for one in offers(parent.workspace) if one.engine.name == AtelierEngine.name or changing & one.engine.capabilities]
    unknown = "" if "look" in parent.spec else "What this picture shows is not known here, so words cannot change it."
    return [(one.engine, one.refusal or unknown or lacking(one.engine, parent, Change())) for one in able]


def require_able(artist: ImageEngine, parent: Asset, change: Change) -> None:
    """Raises DomainError `edit_impossible`, or `layers_missing` where the picture itself is what lacks something."""
    if sentence := lacking(artist, parent, change):
        lone = _needs_layers(change) and not has_layers(parent)
        hint = "Pictures that Atelier drew have two layers." if lone else "Choose another engine."
        raise DomainError("layers_missing" if lone else "edit_impossible", sentence, hint=hint)


def _needs_layers(change: Change) -> bool:
    own = change.background is not None and change.background.kind != "scene"
    return own or (change.grade is not None and change.grade.of != "picture")
