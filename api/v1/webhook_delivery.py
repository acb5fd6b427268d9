"""Deliveries: what was sent to an endpoint, and what came of it. What the other side answered is never told, only its status."""

from typing import TypedDict

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.access import deliveries_of, delivery_for, endpoint_for
from generation.domain.event.type import event_id
from generation.domain.webhook.delivery import redeliver
from generation.models import WebhookDelivery

from ..links import link
from ..pagination import ListInput, list_of, page
from ..serializers import ObjectField, Output
from .webhook import WebhookView


class Attempt(TypedDict, total=False):
    at: str
    status: int
    milliseconds: int
    outcome: str


class DeliveryListInput(ListInput):
    state = serializers.ChoiceField(WebhookDelivery.State.choices, required=False)


class DeliveryOutput(Output):
    object = ObjectField("delivery")
    id = serializers.CharField(source="pk")
    endpoint = serializers.CharField(source="endpoint_id")
    event = serializers.SerializerMethodField(help_text="the `webhook-id`, the same however often it is sent")
    type = serializers.CharField(source="event.kind")
    to = serializers.CharField(source="url")
    state = serializers.CharField(help_text="waiting, sending, delivered, dead; more may come")
    due_at = serializers.SerializerMethodField(required=False, help_text="when it is sent next")
    attempts = serializers.SerializerMethodField(help_text="the newest last; without a status nothing answered")
    created_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()

    def get_event(self, delivery: WebhookDelivery) -> str:
        return event_id(delivery.event_id)

    def get_due_at(self, delivery: WebhookDelivery) -> str | None:
        return delivery.due_at.isoformat().replace("+00:00", "Z") if delivery.state == WebhookDelivery.State.WAITING else None

    def get_attempts(self, delivery: WebhookDelivery) -> list[Attempt]:
        return [{name: value for name, value in attempt.items() if value is not None} for attempt in delivery.attempts]

    def get_url(self, delivery: WebhookDelivery) -> str:
        return link(self.context["request"], "api-delivery", delivery.pk)


class DeliveriesView(WebhookView):
    @extend_schema(
        operation_id="list_deliveries",
        summary="What was sent to an endpoint, newest first",
        parameters=[DeliveryListInput],
        responses=list_of(DeliveryOutput),
    )
    def get(self, request, key: str):
        query = self.read(DeliveryListInput, request.query_params)
        rows = deliveries_of(self.member).filter(endpoint=endpoint_for(self.member, key))
        if "state" in query:
            rows = rows.filter(state=query["state"])
        return Response(page(rows, query, lambda found: DeliveryOutput(found, many=True, context={"request": request}).data))


class DeliveryView(WebhookView):
    @extend_schema(operation_id="get_delivery", summary="One delivery and its attempts", responses=DeliveryOutput)
    def get(self, request, key: str):
        return Response(DeliveryOutput(delivery_for(self.member, key), context={"request": request}).data)


class RedeliverView(WebhookView):
    @extend_schema(operation_id="redeliver", summary="Send it again now", request=None, responses={202: DeliveryOutput})
    def post(self, request, key: str):
        again = redeliver(member=self.member, delivery=delivery_for(self.member, key))
        return Response(DeliveryOutput(again, context={"request": request}).data, status=202)
