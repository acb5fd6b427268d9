"""Which weights a picture is made with: names, hashes and licences, as they stood when it was drawn."""

from ..models import GenerationRequest
from .model.engine import model_named


def weights_in(request: GenerationRequest) -> dict:
    """`model` and `adapter` for the recipe; neither where an engine of the installation draws without one."""
    found = {}
    if model := model_named(request.engine):
        found["model"] = {
            "id": model.pk,
            "title": model.title,
            "family": model.family,
            "sha256": model.file_hash,
            "licence": model.licence,
            "quantisation": model.quantisation,
            **({"base_sha256": model.base.file_hash} if model.base else {}),
            **({"identity_sha256": model.identity_hash, "identity_licence": model.identity_licence} if model.identity_path else {}),
        }
    if adapter := request.adapter:
        told = {"id": adapter.pk, "name": adapter.name, "sha256": adapter.file_hash, "licence": adapter.licence}
        found["adapter"] = told | {"scale": request.adapter_scale}
    return found
