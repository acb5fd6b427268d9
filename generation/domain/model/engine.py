"""A model's record as an engine: plain values out of the row, nothing loaded."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from accounts.models import Workspace

from ...engines.base import ImageEngine
from ...models import ImageModel

DIFFUSION = "generation.engines.diffusion.DiffusionEngine"  # named, not imported: its package leans on torch
KNOWN = 64  # engines a process keeps in mind, not in memory


def enabled_models(workspace: Workspace | None = None) -> QuerySet[ImageModel]:
    """Of one workspace, or of all."""
    found = ImageModel.objects.filter(state=ImageModel.State.ENABLED).select_related("base")
    return found.filter(workspace=workspace) if workspace else found


def model_named(name: str) -> ImageModel | None:
    """In whatever state it is: its pictures and jobs still name it."""
    return ImageModel.objects.select_related("base").filter(name=name).first()


def engine_of(model: ImageModel) -> ImageEngine:
    """The same object as long as the record says the same, so that it is loaded once."""
    return _engine(tuple(sorted(_values(model).items())))


@lru_cache(maxsize=KNOWN)
def _engine(values: tuple) -> ImageEngine:
    return import_string(DIFFUSION).from_model(**dict(values))


def _values(model: ImageModel) -> dict:
    complete = model.base or model
    return {
        "name": model.name,
        "title": model.title,
        "version": model.file_hash[:12],
        "family": model.family,
        "folder": _at(complete.path),
        "denoiser": _at(model.path) if model.base else None,
        "identity_file": _at(model.identity_path) if model.identity_path else None,
        "variant": complete.variant,
        "quantisation": model.quantisation,
        "tuning": model.tuning,
    }


def _at(path: str) -> Path:
    return Path(settings.MODELS_DIR) / path
