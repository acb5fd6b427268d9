"""Endpoints: where a workspace wants to be told what happened."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.access import endpoint_for, endpoints_of
from generation.domain.event.type import event_id
from generation.domain.webhook import delivery
from generation.domain.webhook import endpoint as endpoints
from generation.models import WebhookEndpoint

from ..links import link
from ..pagination import ListInput, list_of, page
from ..precondition import require_match, row_tag, tagged
from ..serializers import Input, ObjectField, Output
from ..view import ApiView


class TypesField(serializers.ListField):
    child = serializers.CharField(max_length=60)


class EndpointInput(Input):
    url = serializers.CharField(max_length=2000, help_text="https, on the public internet; redirects are not followed")
    types = TypesField(required=False, max_length=50, help_text="of /event_types; also `generation.*` and `*`. Absent: how generations end")
    description = serializers.CharField(required=False, allow_blank=True, max_length=200)


class EndpointChangeInput(Input):
    url = serializers.CharField(required=False, max_length=2000)
    types = TypesField(required=False, max_length=50)
    description = serializers.CharField(required=False, allow_blank=True, max_length=200)
    enabled = serializers.BooleanField(required=False)


# `from` is a word of Python's own, so this one cannot be written as a class body.
ReplayInput = type(
    "ReplayInput",
    (Input,),
    {
        "from": serializers.DateTimeField(help_text="events from this moment on"),
        "to": serializers.DateTimeField(help_text="and before this one"),
    },
)


class EndpointOutput(Output):
    object = ObjectField("webhook_endpoint")
    id = serializers.CharField(source="pk")
    url = serializers.SerializerMethodField(required=False, help_text="absent on the one that stands for `webhook_url` of single requests")
    description = serializers.CharField()
    types = serializers.ListField(child=serializers.CharField())
    enabled = serializers.BooleanField()
    disabled_reason = serializers.SerializerMethodField(required=False, help_text="why we turned it off")
    failing_since = serializers.DateTimeField(
        required=False, help_text="the first failure since the last success; after 5 days it is turned off"
    )
    etag = serializers.SerializerMethodField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    links = serializers.SerializerMethodField()

    def get_url(self, point: WebhookEndpoint) -> str | None:
        return point.url or None

    def get_disabled_reason(self, point: WebhookEndpoint) -> str | None:
        return point.disabled_reason or None

    def get_etag(self, point: WebhookEndpoint) -> str:
        return row_tag(point)

    def get_links(self, point: WebhookEndpoint) -> dict[str, str]:
        names = {"self": "endpoint", "test": "test", "rotate_secret": "rotate", "replay": "replay", "deliveries": "deliveries"}
        return {name: link(self.context["request"], f"api-webhook-{route}", point.pk) for name, route in names.items()}


class EndpointWithSecretOutput(EndpointOutput):
    signing_secret = serializers.CharField(source="secret", help_text="shown now and never again: whsec_...")


class TestedOutput(Output):
    object = ObjectField("webhook_test")
    event = serializers.CharField(help_text="its delivery can be followed in the endpoint's deliveries")


class ReplayOutput(Output):
    object = ObjectField("webhook_replay")
    events = serializers.IntegerField(help_text="how many are sent again")


class WebhookView(ApiView):
    scope, permission = Scope.WEBHOOKS, Permission.ADMIN

    def answer(self, point: WebhookEndpoint, output=EndpointOutput, status: int = 200) -> Response:
        return tagged(Response(output(point, context={"request": self.request}).data, status=status), point)


class EndpointsView(WebhookView):
    @extend_schema(
        operation_id="list_webhook_endpoints", summary="Endpoints, newest first", parameters=[ListInput], responses=list_of(EndpointOutput)
    )
    def get(self, request):
        query = self.read(ListInput, request.query_params)
        rows = endpoints_of(self.member)
        return Response(page(rows, query, lambda found: EndpointOutput(found, many=True, context={"request": request}).data))

    @extend_schema(
        operation_id="create_webhook_endpoint",
        summary="Be told by HTTP what happens",
        description="Messages follow Standard Webhooks v1. The secret that signs them is in this answer and in no other.",
        request=EndpointInput,
        responses={201: EndpointWithSecretOutput},
    )
    def post(self, request):
        point = endpoints.create_endpoint(member=self.member, **self.read(EndpointInput, request.data))
        answer = self.answer(point, EndpointWithSecretOutput, status=201)
        answer["Location"] = link(request, "api-webhook-endpoint", point.pk)
        return answer


class EndpointView(WebhookView):
    @extend_schema(operation_id="get_webhook_endpoint", summary="One endpoint", responses=EndpointOutput)
    def get(self, request, key: str):
        return self.answer(endpoint_for(self.member, key))

    @extend_schema(
        operation_id="change_webhook_endpoint",
        summary="Change an endpoint, or turn it on or off",
        request=EndpointChangeInput,
        responses=EndpointOutput,
    )
    def patch(self, request, key: str):
        changes = self.read(EndpointChangeInput, request.data)
        with require_match(request, endpoints_of(self.member), key) as point:
            return self.answer(endpoints.change_endpoint(member=self.member, endpoint=point, **changes))

    @extend_schema(operation_id="delete_webhook_endpoint", summary="It hears no more, and its deliveries go with it", responses={204: None})
    def delete(self, request, key: str):
        with require_match(request, endpoints_of(self.member), key) as point:
            endpoints.delete_endpoint(member=self.member, endpoint=point)
        return Response(status=204)


class EndpointTestView(WebhookView):
    @extend_schema(
        operation_id="test_webhook_endpoint", summary="Send it a message of type webhook.test", request=None, responses={202: TestedOutput}
    )
    def post(self, request, key: str):
        event = endpoints.try_endpoint(member=self.member, endpoint=endpoint_for(self.member, key))
        return Response(TestedOutput({"event": event_id(event.pk)}).data, status=202)


class EndpointRotateView(WebhookView):
    @extend_schema(
        operation_id="rotate_webhook_secret",
        summary="A new secret",
        description="For 24 hours messages carry a signature of the old one too.",
        request=None,
        responses={200: EndpointWithSecretOutput},
    )
    def post(self, request, key: str):
        point = endpoints.rotate_secret(member=self.member, endpoint=endpoint_for(self.member, key))
        return self.answer(point, EndpointWithSecretOutput)


class EndpointReplayView(WebhookView):
    @extend_schema(
        operation_id="replay_webhook_events",
        summary="Send again what happened between two moments",
        request=ReplayInput,
        responses={202: ReplayOutput},
    )
    def post(self, request, key: str):
        point, asked = endpoint_for(self.member, key), self.read(ReplayInput, request.data)
        count = delivery.replay(member=self.member, endpoint=point, start=asked["from"], end=asked["to"])
        return Response(ReplayOutput({"events": count}).data, status=202)
