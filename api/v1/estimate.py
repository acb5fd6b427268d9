"""What a wish would cost, and whether it would be let through."""

from typing import TypedDict

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import AccessToken, Member, Scope
from generation.domain.money.cost import rate
from generation.domain.money.estimate import Estimate, estimate_request
from generation.domain.request.create import prepare_request

from ..limits import Bucket
from ..money import Money, money
from ..serializers import ObjectField, Output
from ..view import ApiView
from .generation_input import GenerationInput
from .generation_output import NotesField, UnknownWordOutput
from .wish import keywords_of


class Verdict(TypedDict, total=False):
    outcome: str
    code: str
    message: str


class EstimatedPicture(TypedDict):
    index: int
    cost: Money
    most: Money
    seconds: float


class EstimateOutput(Output):
    """Everything is in order, and this is the price. Nothing was made, nothing is reserved."""

    object = ObjectField("estimate")
    count = serializers.IntegerField(source="request.count")
    width = serializers.IntegerField(source="request.width")
    height = serializers.IntegerField(source="request.height")
    engine = serializers.CharField(source="request.engine")
    rate = serializers.SerializerMethodField(help_text="money per engine second")
    cost = serializers.SerializerMethodField(help_text="what it will probably cost")
    most = serializers.SerializerMethodField(help_text="what it will cost at most; this much is reserved while it runs")
    seconds = serializers.FloatField(help_text="engine seconds")
    eta_seconds = serializers.FloatField(source="eta", help_text="until the last picture is likely done, with what waits before it")
    outputs = serializers.SerializerMethodField(help_text="the same for each picture")
    verdict = serializers.SerializerMethodField(help_text="`allowed`, `held` (it would wait for approval) or `refused`, and why")
    unknown_words = UnknownWordOutput(source="request.composed.unknown", many=True)
    notes = NotesField(source="request.composed.notes")

    def get_rate(self, estimate: Estimate) -> Money:
        return money(rate(estimate.request.engine))

    def get_cost(self, estimate: Estimate) -> Money:
        return money(estimate.cost)

    def get_most(self, estimate: Estimate) -> Money:
        return money(estimate.most)

    def get_outputs(self, estimate: Estimate) -> list[EstimatedPicture]:
        each = {"cost": money(estimate.each_cost), "most": money(estimate.each_most), "seconds": estimate.each_seconds}
        return [{"index": index, **each} for index in range(estimate.request.count)]

    def get_verdict(self, estimate: Estimate) -> Verdict:
        found = estimate.verdict
        if found.outcome == "allowed":
            return {"outcome": "allowed"}
        return {"outcome": found.outcome, "code": "budget_exceeded", "message": found.message}


class EstimatesView(ApiView):
    """Prices are counted among the reads: a form asks for one with every change."""

    scope, permission, bucket = Scope.READ, Permission.VIEW, Bucket.READS
    keeps_keys = False

    @extend_schema(
        operation_id="create_estimate",
        summary="Price, time and verdict of a generation, without making it",
        description="Takes the body of `POST /generations`. A wish that is refused for its own sake is refused here too.",
        request=GenerationInput,
        responses={200: EstimateOutput},
    )
    def post(self, request):
        wish = self.read(GenerationInput, request.data)
        wish.pop("dry_run")
        return Response(told_before(self.member, request.auth, wish))


def told_before(member: Member, token: AccessToken, wish: dict) -> dict:
    """The estimate of a clean `GenerationInput`, as it is sent."""
    prepared = prepare_request(member=member, token=token, **keywords_of(member, wish))
    return EstimateOutput(estimate_request(prepared)).data
