"""Which weights a picture is made with: names, hashes and licences, as they stood when it was drawn."""

from ...models import Adapter, GenerationRequest, ImageModel
from .engine import model_named


def materials(request: GenerationRequest) -> dict:
    """`materials` for the recipe, with the `model` and the `adapter`; nothing where an engine of the installation draws without one."""
    found = {}
    if model := model_named(request.engine):
        found["model"] = _model(model)
    if request.adapter:
        found["adapter"] = _adapter(request.adapter, request.adapter_scale)
    return {"materials": found} if found else {}


def _model(model: ImageModel) -> dict:
    told = {
        "id": model.pk,
        "title": model.title,
        "family": model.family,
        "sha256": model.file_hash,
        "licence": model.licence,
        "quantisation": model.quantisation,
    }
    if model.base:
        told["base"] = {"id": model.base.pk, "sha256": model.base.file_hash, "licence": model.base.licence}
    if model.identity_path:
        told["identity"] = {"sha256": model.identity_hash, "licence": model.identity_licence}
    return told


def _adapter(adapter: Adapter, scale: float) -> dict:
    return {"id": adapter.pk, "name": adapter.name, "sha256": adapter.file_hash, "licence": adapter.licence, "scale": scale}
