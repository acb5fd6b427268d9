"""From a spec to whom and what the picture shows, told in the words the model was taught."""

from ...atelier.character import Identity, Look
from ..atelier import vary
from ..base import EngineError, GenerationSpec


def resolved(spec: GenerationSpec) -> tuple[Identity, Look]:
    """Everything that nobody fixed settled by the seed, as the illustrator does it. Raises EngineError (permanent) for parameters nobody
    can draw."""
    try:
        look = vary(spec.look, spec.fields, seed=spec.seed, freedom=1 - spec.ip_adapter_scale)
        return Identity.from_dict(dict(spec.character)), Look.from_dict(look)
    except (TypeError, ValueError) as problem:
        raise EngineError("invalid_spec", str(problem), permanent=True) from problem
