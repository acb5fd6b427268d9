from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.domain.request.placement import placements

from ..pagination import list_of
from ..serializers import ObjectField, Output
from ..view import ApiView


class PlacementOutput(Output):
    """Where a picture will stand. `safe_area` is left, top, right, bottom in 0..1, where the subject must stand."""

    object = ObjectField("placement")
    key = serializers.CharField(help_text="what a generation's `placement` takes")
    label = serializers.CharField()
    group = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    safe_area = serializers.ListField(child=serializers.FloatField())
    formats = serializers.ListField(child=serializers.CharField(), help_text="in the order of preference")
    max_bytes = serializers.IntegerField(required=False, help_text="absent where nobody sets a limit")
    checked = serializers.DateField(help_text="when these figures were last looked up")


class PlacementsView(ApiView):
    @extend_schema(operation_id="list_placements", summary="Sizes by where a picture will stand", responses=list_of(PlacementOutput))
    def get(self, request):
        return Response({"object": "list", "data": PlacementOutput(placements(), many=True).data, "has_more": False})
