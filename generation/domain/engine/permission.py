"""What licences say to a plan: whether this workspace may use this engine, and this adapter, for these people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from accounts.domain.errors import DomainError
from accounts.models import Workspace
from personas.models import Persona, PersonaVersion

from ...engines.base import Capability, ImageEngine
from ...models import Adapter, GenerationRequest, ImageModel
from ..model.engine import enabled_models, engine_of, model_named
from ..model.licence import Objection, Use, licence, objection_to
from ..people.drawable import require_drawable, require_people
from .hosted import is_hosted
from .policy import objections_to_hosted, require_may_leave
from .pool import engine, engines_of, installed_engines, is_installed


@dataclass(frozen=True)
class Material:
    """One set of weights that a picture is made with, and its licence; an empty key is a licence that nobody has named."""

    title: str
    licence: str
    agreement: str = ""


@dataclass(frozen=True)
class Offer:
    """An engine as a chooser shows it. `model` is None for those of the installation."""

    engine: ImageEngine
    model: ImageModel | None
    objection: Objection | None
    closed: str = ""  # what the workspace's own policy says against it

    @property
    def refusal(self) -> str:
        """Why nobody can use it here now, as a sentence; empty when they can."""
        return self.engine.missing() or self.closed or (self.objection.sentence if self.objection else "")


def offers(workspace: Workspace) -> list[Offer]:
    """Every engine the workspace may name, with what stands against it."""
    models = list(enabled_models(workspace).order_by("name"))
    found = [*((engine, None) for engine in installed_engines()), *((engine_of(model), model) for model in models)]
    closed, uses = objections_to_hosted([engine for engine, _ in found], workspace), uses_of(workspace)
    return [Offer(engine, model, objection_to_model(model, uses), closed.get(engine.name, "")) for engine, model in found]


def uses_of(workspace: Workspace, people: Iterable[Persona] = ()) -> set[Use]:
    """What pictures of these people are, as licences speak of it. The face of a synthetic persona is nobody's: no biometric data."""
    uses = {Use.COMMERCIAL} if workspace.commercial else set()
    return uses if all(one.is_synthetic for one in people) else uses | {Use.BIOMETRIC}


def materials_of(model: ImageModel) -> list[Material]:
    """All that it is made of: its own weights, those it borrows, and those that carry faces in."""
    found = [Material(model.title, model.licence, model.agreement)]
    if model.base:
        found.append(Material(model.base.title, model.base.licence, model.base.agreement))
    if model.identity_path:
        found.append(Material(f"What carries faces into {model.title}", model.identity_licence, model.agreement))
    return found


def objection_to_model(model: ImageModel | None, uses: Iterable[Use]) -> Objection | None:
    """The first that a licence of its materials raises; None for an engine that is no model of the workspace's."""
    return next(filter(None, (_objection(one, uses) for one in materials_of(model))), None) if model else None


def objection_to_adapter(adapter: Adapter, uses: Iterable[Use]) -> Objection | None:
    return _objection(Material(adapter.title, adapter.licence, adapter.agreement), uses)


def require_permitted(
    *,
    workspace: Workspace,
    artist: ImageEngine,
    people: Sequence[Persona],
    versions: Mapping[str, PersonaVersion] = MappingProxyType({}),
    adapter: Adapter | None = None,
) -> None:
    """Raises DomainError `licence_forbids` with the clause, and the nearest engine that may be used instead; `hosted_not_allowed` where
    the workspace sends nothing out; `face_not_drawable`. `versions`: of those who are not shown as they are now, by their ids."""
    require_may_leave(artist, workspace)
    require_drawable(artist, [versions.get(one.pk, one.current) for one in people])
    uses = uses_of(workspace, people)
    model = None if is_installed(artist.name) else model_named(artist.name)
    if found := objection_to_model(model, uses):
        raise DomainError("licence_forbids", found.sentence, hint=_instead(workspace, artist, uses) or found.mend)
    if adapter and (found := objection_to_adapter(adapter, uses)):
        raise DomainError("licence_forbids", found.sentence, hint=f"Leave the adapter out. {found.mend}")


def require_still_permitted(request: GenerationRequest) -> None:
    """Asked again by the worker before it draws: what was planned may have waited for long. Raises DomainError when someone in it does not
    consent any more, and when nothing may leave any more and this would."""
    require_people(request)
    artist = engine(request.engine)
    if is_hosted(artist) and not request.recomposes:
        require_may_leave(artist, request.workspace)


def nearest_permitted(workspace: Workspace, artist: ImageEngine, uses: Iterable[Use]) -> ImageEngine | None:
    """Of the engines that are there and permitted, the one that can most of what this one can; models before the others, if all else is
    equal."""
    models = {model.name: model for model in enabled_models(workspace)}
    able = [
        other
        for other in engines_of(workspace)
        if other.name != artist.name and not other.missing() and not objection_to_model(models.get(other.name), uses)
    ]
    return max(able, key=lambda other: (_shared(other, artist), other.name in models), default=None)


def _instead(workspace: Workspace, artist: ImageEngine, uses: Iterable[Use]) -> str:
    nearest = nearest_permitted(workspace, artist, uses)
    return f"The nearest that is permitted here is {nearest.title} ({nearest.name})." if nearest else ""


def _shared(other: ImageEngine, artist: ImageEngine) -> int:
    return len((artist.capabilities | {Capability.TEXT}) & other.capabilities)


def _objection(material: Material, uses: Iterable[Use]) -> Objection | None:
    return objection_to(material.title, licence(material.licence), uses, agreement=material.agreement) if material.licence else None
