from typing import TypedDict

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.domain.errors import DomainError
from generation.domain.engine.hosted import picture_price
from generation.domain.engine.permission import Offer, offers
from generation.domain.model.licence import licence
from generation.domain.money import cost

from ..money import Money, money
from ..pagination import list_of
from ..serializers import ObjectField, Output
from ..view import ApiView


class Sizes(TypedDict):
    least: int
    most: int
    multiple_of: int
    square: bool


class EngineOutput(Output):
    object = ObjectField("engine")
    name = serializers.CharField(source="engine.name")
    version = serializers.CharField(source="engine.version")
    title = serializers.CharField(source="engine.title", help_text="its name for people")
    about = serializers.CharField(source="engine.about", help_text="what it can and cannot, for people")
    model = serializers.CharField(source="model.pk", default=None, help_text="the workspace's own model that it draws with")
    licence = serializers.SerializerMethodField(required=False, help_text="that the model stands under")
    available = serializers.SerializerMethodField()
    unavailable_because = serializers.SerializerMethodField(
        required=False, help_text="what this installation lacks to run it, or which clause of a licence forbids it here"
    )
    sizes = serializers.SerializerMethodField(help_text="what `width` and `height` may be; without them a placement is fitted to this")
    capabilities = serializers.SerializerMethodField()
    price_per_second = serializers.SerializerMethodField()
    price_per_picture = serializers.SerializerMethodField(required=False, help_text="of a hosted engine, 1024 x 1024, with one reference")

    def get_licence(self, offer: Offer) -> str | None:
        return licence(offer.model.licence).title if offer.model else None

    def get_available(self, offer: Offer) -> bool:
        return not offer.refusal

    def get_unavailable_because(self, offer: Offer) -> str | None:
        return offer.refusal or None

    def get_sizes(self, offer: Offer) -> Sizes:
        canvas = offer.engine.canvas
        return {"least": canvas.least, "most": canvas.most, "multiple_of": canvas.grid, "square": canvas.square}

    def get_capabilities(self, offer: Offer) -> list[str]:
        return sorted(str(capability) for capability in offer.engine.capabilities)

    def get_price_per_second(self, offer: Offer) -> Money:
        return money(cost.rate(offer.engine.name))

    def get_price_per_picture(self, offer: Offer) -> Money | None:
        try:
            price = picture_price(offer.engine, width=1024, height=1024, sent=1)
        except DomainError:
            return None
        return None if price is None else money(price)


class EnginesView(ApiView):
    @extend_schema(operation_id="list_engines", summary="What draws here, and what it can", responses=list_of(EngineOutput))
    def get(self, request):
        found = offers(self.member.workspace)
        return Response({"object": "list", "data": EngineOutput(found, many=True).data, "has_more": False})
