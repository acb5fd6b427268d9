from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.domain import cost
from generation.domain.engine_pool import engine, engine_names

from ..money import Money, money
from ..pagination import list_of
from ..serializers import ObjectField, Output
from ..view import ApiView


class EngineOutput(Output):
    object = ObjectField("engine")
    name = serializers.CharField()
    version = serializers.CharField()
    capabilities = serializers.SerializerMethodField()
    price_per_second = serializers.SerializerMethodField()

    def get_capabilities(self, found) -> list[str]:
        return sorted(str(capability) for capability in found.capabilities)

    def get_price_per_second(self, found) -> Money:
        return money(cost.rate(found.name))


class EnginesView(ApiView):
    @extend_schema(operation_id="list_engines", summary="What draws here, and what it can", responses=list_of(EngineOutput))
    def get(self, request):
        engines = [engine(name) for name in engine_names()]
        return Response({"object": "list", "data": EngineOutput(engines, many=True).data, "has_more": False})
