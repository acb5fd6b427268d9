"""What a workspace lets engines do."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.domain.engine.policy import policy_of, set_engine_policy
from generation.models import EnginePolicy

from ..money import Money, money
from ..serializers import Input, ObjectField, Output
from ..view import ApiView

MOST_PREFERRED = 20


class Price(serializers.DecimalField):
    """Text, as the reference says: a number of JSON is a float in most clients, and 0.1 is not one."""

    default_error_messages = {"not_text": 'A price is sent as text, like "0.04".'}

    def to_internal_value(self, data):
        if not isinstance(data, str):
            self.fail("not_text")
        return super().to_internal_value(data)


class Leave(serializers.BooleanField):
    """true or false and nothing that looks like it: faces leave the installation on it."""

    def to_internal_value(self, data):
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class EnginePolicyInput(Input):
    hosted_allowed = Leave(help_text="words and reference pictures may be sent to hosted engines")
    dearest_picture = Price(
        12, 6, required=False, allow_null=True, help_text="`auto` chooses no engine whose picture costs more; null: any price"
    )
    preferred = serializers.ListField(
        child=serializers.CharField(max_length=40),
        required=False,
        max_length=MOST_PREFERRED,
        help_text="names of /engines that `auto` takes first where they can, in this order",
    )


class EnginePolicyOutput(Output):
    object = ObjectField("engine_policy")
    hosted_allowed = serializers.BooleanField()
    dearest_picture = serializers.SerializerMethodField(required=False)
    preferred = serializers.ListField(child=serializers.CharField())

    def get_dearest_picture(self, policy: EnginePolicy) -> Money | None:
        return None if policy.dearest_picture is None else money(policy.dearest_picture)


class EnginePolicyView(ApiView):
    scope, permission = Scope.BUDGETS, Permission.MANAGE_BUDGETS

    @extend_schema(operation_id="get_engine_policy", summary="What engines may do here", responses=EnginePolicyOutput)
    def get(self, request):
        return Response(EnginePolicyOutput(policy_of(self.member.workspace)).data)

    @extend_schema(
        operation_id="set_engine_policy", summary="Say what engines may do here", request=EnginePolicyInput, responses=EnginePolicyOutput
    )
    def put(self, request):
        return Response(EnginePolicyOutput(set_engine_policy(by=self.member, **self.read(EnginePolicyInput, request.data))).data)
