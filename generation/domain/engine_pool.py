"""Engines by name, loaded once per process."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.domain.errors import DomainError

from ..engines.base import ImageEngine


def engine_names() -> tuple[str, ...]:
    return tuple(settings.ENGINES)


@cache
def engine(name: str) -> ImageEngine:
    """The loaded engine. Raises DomainError for a name that is not configured."""
    if name not in settings.ENGINES:
        raise DomainError("engine_unknown", f"There is no engine called {name}.", hint=f"Use one of {', '.join(engine_names())}.")
    built = import_string(settings.ENGINES[name])()
    built.load(device="cpu", dtype="float32")
    return built
