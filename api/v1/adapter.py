from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.access import adapters_of

from ..pagination import ListInput, list_of, page
from ..serializers import ObjectField, Output
from ..view import ApiView


class AdapterOutput(Output):
    """LoRA weights that may be laid over engines of their family. The words that call it are put into the prompt by themselves."""

    object = ObjectField("adapter")
    id = serializers.CharField(source="pk")
    name = serializers.CharField()
    title = serializers.CharField()
    state = serializers.CharField(help_text="disabled or enabled; more may come")
    family = serializers.CharField(help_text="of the engines it fits")
    rank = serializers.IntegerField()
    trigger_words = serializers.ListField(child=serializers.CharField())
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField(source="file_hash")
    licence = serializers.SerializerMethodField(required=False, help_text="a key of the table of known licences")
    created_at = serializers.DateTimeField()

    def get_licence(self, adapter) -> str | None:
        return adapter.licence or None


class AdaptersView(ApiView):
    @extend_schema(
        operation_id="list_adapters", summary="Styles laid over engines", parameters=[ListInput], responses=list_of(AdapterOutput)
    )
    def get(self, request):
        query = self.read(ListInput, request.query_params)
        return Response(page(adapters_of(self.member), query, lambda found: AdapterOutput(found, many=True).data))
