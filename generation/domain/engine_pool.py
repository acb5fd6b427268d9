"""Engines by name. The web process asks what they can; only a worker loads one, once per process."""

from functools import cache
from weakref import WeakSet

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.domain.errors import DomainError

from ..engines.base import Capability, ImageEngine

_loaded: WeakSet[ImageEngine] = WeakSet()


def engine_names() -> tuple[str, ...]:
    return tuple(settings.ENGINES)


@cache
def engine(name: str) -> ImageEngine:
    """The engine, not loaded: its names, sizes and capabilities. Raises DomainError for a name that is not configured."""
    if name not in settings.ENGINES:
        raise DomainError("engine_unknown", f"There is no engine called {name}.", hint=f"Use one of {', '.join(engine_names())}.")
    return import_string(settings.ENGINES[name])()


def usable_engine(name: str) -> ImageEngine:
    """The engine, not loaded, when this machine can run it. Raises DomainError with what is missing."""
    found = engine(name)
    if missing := found.missing():
        able = [other for other in engine_names() if not engine(other).missing()]
        raise DomainError("engine_unavailable", missing, hint=f"What draws here: {', '.join(able)}.")
    return found


def usable_engines_with(capability: Capability) -> list[ImageEngine]:
    engines = [engine(name) for name in engine_names()]
    return [found for found in engines if capability in found.capabilities and not found.missing()]


def loaded_engine(name: str) -> ImageEngine:
    """Ready to draw. Raises DomainError as `engine` does, EngineError when it cannot be loaded."""
    found = engine(name)
    if found not in _loaded:
        found.load(device="cpu", dtype="auto")
        _loaded.add(found)
    return found
