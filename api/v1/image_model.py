"""Weights that the workspace brought: told, not changed. They are imported where they lie, on the machine or in the studio."""

from typing import TypedDict

from django.db.models import Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.access import models_of
from generation.domain.engine.permission import objection_to_model, uses_of
from generation.domain.model.licence import licence
from generation.models import ImageModel

from ..pagination import ListInput, list_of, page
from ..serializers import ObjectField, Output
from ..view import ApiView


class Licence(TypedDict, total=False):
    key: str
    title: str
    source: str
    checked: str


class ImageModelOutput(Output):
    """A record of weights. Enabled, it is an engine by its `name`."""

    object = ObjectField("model")
    id = serializers.CharField(source="pk")
    name = serializers.CharField(help_text="of the engine")
    title = serializers.CharField()
    state = serializers.CharField(help_text="checking, disabled, enabled, changed; more may come")
    kind = serializers.CharField(help_text="pipeline, or denoiser: then `base` has its other parts")
    family = serializers.CharField()
    base = serializers.CharField(source="base_id", required=False)
    dtype = serializers.CharField(help_text="of its denoiser on disk")
    quantisation = serializers.CharField(help_text="how its weights are held in memory")
    tuning = serializers.CharField(help_text="what it is made ready with on a graphics card: auto, none; more may come")
    parameters = serializers.IntegerField()
    bytes = serializers.IntegerField()
    sha256 = serializers.SerializerMethodField(required=False)
    licence = serializers.SerializerMethodField(required=False)
    forbidden_because = serializers.SerializerMethodField(required=False, help_text="which clause forbids what this workspace does with it")
    created_at = serializers.DateTimeField()

    def get_sha256(self, model: ImageModel) -> str | None:
        return model.file_hash or None

    def get_licence(self, model: ImageModel) -> Licence | None:
        if not model.licence:
            return None
        known = licence(model.licence)
        return {"key": known.key, "title": known.title, "source": known.source, "checked": known.checked.isoformat()}

    def get_forbidden_because(self, model: ImageModel) -> str | None:
        found = objection_to_model(model, uses_of(model.workspace))
        return found.sentence if found else None


class ModelsView(ApiView):
    @extend_schema(
        operation_id="list_models", summary="Weights of the workspace", parameters=[ListInput], responses=list_of(ImageModelOutput)
    )
    def get(self, request):
        query = self.read(ListInput, request.query_params)
        rows = models_of(self.member).select_related("base", "workspace")
        return Response(page(rows, query, lambda found: ImageModelOutput(found, many=True).data))


class ModelView(ApiView):
    @extend_schema(operation_id="get_model", summary="One of them, by id or name", responses=ImageModelOutput)
    def get(self, request, key: str):
        return Response(ImageModelOutput(get_object_or_404(models_of(self.member), Q(pk=key) | Q(name=key))).data)
