from typing import TypedDict

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.domain import cost
from generation.domain.engine_pool import engine, engine_names

from ..money import Money, money
from ..pagination import list_of
from ..serializers import ObjectField, Output
from ..view import ApiView


class Sizes(TypedDict):
    least: int
    most: int
    multiple_of: int


class EngineOutput(Output):
    object = ObjectField("engine")
    name = serializers.CharField()
    version = serializers.CharField()
    title = serializers.CharField(help_text="its name for people")
    about = serializers.CharField(help_text="what it can and cannot, for people")
    available = serializers.SerializerMethodField()
    unavailable_because = serializers.SerializerMethodField(required=False, help_text="what this installation lacks to run it")
    sizes = serializers.SerializerMethodField(help_text="what `width` and `height` may be; without them a placement is fitted to this")
    capabilities = serializers.SerializerMethodField()
    price_per_second = serializers.SerializerMethodField()

    def get_available(self, found) -> bool:
        return not found.missing()

    def get_unavailable_because(self, found) -> str | None:
        return found.missing() or None

    def get_sizes(self, found) -> Sizes:
        return {"least": found.canvas.least, "most": found.canvas.most, "multiple_of": found.canvas.grid}

    def get_capabilities(self, found) -> list[str]:
        return sorted(str(capability) for capability in found.capabilities)

    def get_price_per_second(self, found) -> Money:
        return money(cost.rate(found.name))


class EnginesView(ApiView):
    @extend_schema(operation_id="list_engines", summary="What draws here, and what it can", responses=list_of(EngineOutput))
    def get(self, request):
        engines = [engine(name) for name in engine_names()]
        return Response({"object": "list", "data": EngineOutput(engines, many=True).data, "has_more": False})
