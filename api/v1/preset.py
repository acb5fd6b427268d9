from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from personas.access import preset_for, presets_of
from personas.models import Preset

from ..links import link
from ..pagination import ListInput, list_of, page
from ..serializers import ObjectField, Output
from ..view import ApiView


class PresetListInput(ListInput):
    status = serializers.ChoiceField(Preset.Status.choices, required=False)


class PresetOutput(Output):
    """A named way of making pictures, as its current version says it. A generation pins the version it was made with."""

    object = ObjectField("preset")
    id = serializers.CharField(source="pk")
    slug = serializers.CharField()
    name = serializers.CharField()
    group = serializers.CharField()
    description = serializers.CharField()
    status = serializers.CharField(help_text="active or retired; more may come")
    version = serializers.IntegerField(source="current.number")
    prompt = serializers.CharField(source="current.prompt")
    negative_prompt = serializers.CharField(source="current.negative_prompt")
    style = serializers.CharField(source="current.style")
    palette = serializers.ListField(source="current.palette")
    parameters = serializers.DictField(source="current.parameters")
    locks = serializers.ListField(source="current.locks", child=serializers.CharField(), help_text="fields that no prompt may override")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()
    web_url = serializers.SerializerMethodField()

    def get_url(self, preset: Preset) -> str:
        return link(self.context["request"], "api-preset", preset.pk)

    def get_web_url(self, preset: Preset) -> str:
        return link(self.context["request"], "preset", preset.slug)


class PresetsView(ApiView):
    @extend_schema(
        operation_id="list_presets", summary="Presets, newest first", parameters=[PresetListInput], responses=list_of(PresetOutput)
    )
    def get(self, request):
        query = self.read(PresetListInput, request.query_params)
        rows = presets_of(self.member)
        if "status" in query:
            rows = rows.filter(status=query["status"])
        return Response(page(rows, query, lambda presets: PresetOutput(presets, many=True, context={"request": request}).data))


class PresetView(ApiView):
    @extend_schema(operation_id="get_preset", summary="One preset, by id or slug", responses=PresetOutput)
    def get(self, request, key: str):
        return Response(PresetOutput(preset_for(self.member, key), context={"request": request}).data)
