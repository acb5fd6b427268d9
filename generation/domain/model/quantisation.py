"""Which quantisation a record may have."""

from accounts.domain.errors import DomainError

from ...engines.diffusion.quantisation import QUANTISATIONS, Quantisation


def quantisation(name: str) -> Quantisation:
    """Raises DomainError `quantisation_unknown`."""
    if name not in QUANTISATIONS:
        raise DomainError("quantisation_unknown", f"There is no quantisation called {name[:40]}.", hint=f"Use {', '.join(QUANTISATIONS)}.")
    return QUANTISATIONS[name]


def require_fitting(name: str, *, layout: str, dtype: str) -> None:
    """Raises DomainError for weights that are quantised already: a second time would lose what is left."""
    if quantisation(name).name != "none" and (layout == "gguf" or dtype.startswith("float8")):
        raise DomainError("quantised_already", f"Its weights are {dtype} on disk already.", hint="Leave them as they are.")
