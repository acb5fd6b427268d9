"""Engines by name: those of the installation, and the models that workspaces brought. Nothing is loaded here: see work/drawing.py."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.domain.errors import DomainError
from accounts.models import Workspace

from ...engines.base import Capability, ImageEngine
from ...engines.own import OwnPictureEngine
from ..model.engine import enabled_models, engine_of, model_named


def engine_names(workspace: Workspace | None = None) -> tuple[str, ...]:
    """Those of the installation, then those of the workspace's own models, by name."""
    own = enabled_models(workspace).values_list("name", flat=True).order_by("name") if workspace else ()
    return (*settings.ENGINES, *own)


def engines_of(workspace: Workspace) -> list[ImageEngine]:
    """All that a workspace may name, not loaded, in the same order."""
    return [*installed_engines(), *map(engine_of, enabled_models(workspace).order_by("name"))]


def is_installed(name: str) -> bool:
    """Whether it is the installation's, and so no workspace's model: those cannot have its name."""
    return name in settings.ENGINES


def installed_engines() -> list[ImageEngine]:
    """Those of the installation, which every workspace may name."""
    return [installed_engine(path) for path in settings.ENGINES.values()]


def engine(name: str) -> ImageEngine:
    """The engine, not loaded: its names, sizes and capabilities, also of a model that is disabled by now. Raises DomainError for a name
    that nobody has. Names are unique in an installation; `usable_engine` says whether a workspace may use one."""
    if name == OwnPictureEngine.name:
        return OwnPictureEngine()
    if is_installed(name):
        return installed_engine(settings.ENGINES[name])
    if found := model_named(name):
        return engine_of(found)
    raise _unknown(name, None)


def title_of(name: str) -> str:
    """The engine's name for people, also of one that is no longer there."""
    try:
        return engine(name).title
    except DomainError:
        return name.capitalize()


def usable_engine(name: str, workspace: Workspace) -> ImageEngine:
    """The engine, not loaded, when the workspace has it and this machine can run it. Raises DomainError with what is missing."""
    if not is_installed(name) and name not in engine_names(workspace):  # what is installed asks the database nothing
        raise _unknown(name, workspace)
    found = engine(name)
    if missing := found.missing():
        able = [other.name for other in engines_of(workspace) if not other.missing()]
        raise DomainError("engine_unavailable", missing, hint=f"What draws here: {', '.join(able)}.")
    return found


def usable_engines_with(capability: Capability, workspace: Workspace) -> list[ImageEngine]:
    return [found for found in engines_of(workspace) if capability in found.capabilities and not found.missing()]


@cache
def installed_engine(path: str) -> ImageEngine:
    """The one object of that dotted path."""
    return import_string(path)()


def _unknown(name: str, workspace: Workspace | None) -> DomainError:
    return DomainError("engine_unknown", f"There is no engine called {name}.", hint=f"Use one of {', '.join(engine_names(workspace))}.")
