"""Budgets, and the word of a person on work that did not fit into one."""

from decimal import Decimal

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import AccessToken, Member, Scope
from generation.access import budget_for, budgets_of, request_for
from generation.domain.money.budget import LIMITS, Standing, remove_budget, set_budget, standings
from generation.domain.money.held import approve_held, refuse_held
from generation.models import Budget

from ..errors import NotFound
from ..links import link
from ..money import Money, money
from ..pagination import ListInput, list_of, page
from ..precondition import require_match, row_tag, tagged
from ..serializers import Input, ObjectField, Output
from ..view import ApiView
from .generation import tell as tell_generation
from .generation_output import GenerationDetailOutput


class LimitsInput(Input):
    soft = serializers.DecimalField(12, 6, required=False, allow_null=True, help_text="from here on people are told; null: no such limit")
    hard = serializers.DecimalField(12, 6, required=False, allow_null=True, help_text="never more than this in a month")
    per_request = serializers.DecimalField(12, 6, required=False, allow_null=True, help_text="never more than this for one request")
    over = serializers.ChoiceField(Budget.Over.choices, required=False, help_text="refuse: 402; hold: it waits for approval")


class BudgetInput(LimitsInput):
    member = serializers.CharField(required=False, max_length=80, help_text="id; without member and token it is the whole workspace's")
    token = serializers.CharField(required=False, max_length=80, help_text="id")

    def validate(self, data):
        if "member" in data and "token" in data:
            raise serializers.ValidationError({"token": "A budget belongs to a member or to a token."})
        return data


class BudgetOutput(Output):
    """What may be spent in a calendar month (UTC), and how it stands. A limit that is not set is absent."""

    object = ObjectField("budget")
    id = serializers.CharField(source="budget.pk")
    member = serializers.CharField(source="budget.member_id", required=False)
    token = serializers.CharField(source="budget.token_id", required=False)
    over = serializers.CharField(source="budget.over", help_text="refuse or hold; more may come")
    soft = serializers.SerializerMethodField(required=False)
    hard = serializers.SerializerMethodField(required=False)
    per_request = serializers.SerializerMethodField(required=False)
    spent = serializers.SerializerMethodField(help_text="this month, by the ledger")
    reserved = serializers.SerializerMethodField(help_text="what open work will cost at most")
    left = serializers.SerializerMethodField(required=False, help_text="of the hard limit")
    created_at = serializers.DateTimeField(source="budget.created_at")
    updated_at = serializers.DateTimeField(source="budget.updated_at")
    etag = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField()

    def get_soft(self, each: Standing) -> Money | None:
        return _money(each.budget.soft)

    def get_hard(self, each: Standing) -> Money | None:
        return _money(each.budget.hard)

    def get_per_request(self, each: Standing) -> Money | None:
        return _money(each.budget.per_request)

    def get_spent(self, each: Standing) -> Money:
        return money(each.spent)

    def get_reserved(self, each: Standing) -> Money:
        return money(each.reserved)

    def get_left(self, each: Standing) -> Money | None:
        return _money(each.left)

    def get_etag(self, each: Standing) -> str:
        return row_tag(each.budget)

    def get_url(self, each: Standing) -> str:
        return link(self.context["request"], "api-budget", each.budget.pk)


class BudgetsView(ApiView):
    scope, permission = Scope.BUDGETS, Permission.MANAGE_BUDGETS

    @extend_schema(operation_id="list_budgets", summary="Budgets, newest first", parameters=[ListInput], responses=list_of(BudgetOutput))
    def get(self, request):
        query = self.read(ListInput, request.query_params)
        return Response(page(budgets_of(self.member), query, lambda budgets: tell_all(request, budgets)))

    @extend_schema(
        operation_id="create_budget",
        summary="Limit what a workspace, a member or a token may spend",
        request=BudgetInput,
        responses={201: BudgetOutput},
    )
    def post(self, request):
        given = self.read(BudgetInput, request.data)
        whose = {}
        if "member" in given:
            whose["member"] = _found(self.member.workspace.members, given.pop("member"), "member")
        if "token" in given:
            tokens = AccessToken.objects.filter(member__workspace=self.member.workspace)
            whose["token"] = _found(tokens, given.pop("token"), "token")
        budget = set_budget(by=self.member, **whose, **given)
        body = tell(request, budget)
        return tagged(Response(body, status=201, headers={"Location": body["url"]}), budget)


class BudgetView(ApiView):
    scope, permission = Scope.BUDGETS, Permission.MANAGE_BUDGETS

    @extend_schema(operation_id="get_budget", summary="One budget and how it stands", responses=BudgetOutput)
    def get(self, request, key: str):
        budget = budget_for(self.member, key)
        return tagged(Response(tell(request, budget)), budget)

    @extend_schema(operation_id="update_budget", summary="Change the limits that are sent", request=LimitsInput, responses=BudgetOutput)
    def patch(self, request, key: str):
        given = self.read(LimitsInput, request.data)
        with require_match(request, budgets_of(self.member), key) as budget:
            kept = {name: getattr(budget, name) for name in (*LIMITS, "over")}
            budget = set_budget(by=self.member, budget=budget, **(kept | given))
        return tagged(Response(tell(request, budget)), budget)

    @extend_schema(operation_id="delete_budget", summary="Lift a budget", responses={204: None})
    def delete(self, request, key: str):
        with require_match(request, budgets_of(self.member), key) as budget:
            remove_budget(by=self.member, budget=budget)
        return Response(status=204)


class GenerationApproveView(ApiView):
    scope, permission = Scope.BUDGETS, Permission.MANAGE_BUDGETS

    @extend_schema(
        operation_id="approve_generation",
        summary="Let held work run, over its budget",
        description="422 `not_held` when nothing of it waits for approval.",
        request=None,
        responses={202: GenerationDetailOutput},
    )
    def post(self, request, key: str):
        approve_held(by=self.member, request=request_for(self.member, key))
        return Response(tell_generation(request, self.member, key), status=202)


class GenerationRefuseView(ApiView):
    scope, permission = Scope.BUDGETS, Permission.MANAGE_BUDGETS

    @extend_schema(
        operation_id="refuse_generation",
        summary="Do not let held work run",
        description="It is canceled and costs nothing. 422 `not_held` when nothing of it waits for approval.",
        request=None,
        responses={200: GenerationDetailOutput},
    )
    def post(self, request, key: str):
        refuse_held(by=self.member, request=request_for(self.member, key))
        return Response(tell_generation(request, self.member, key))


def tell(request, budget: Budget) -> dict:
    return tell_all(request, [budget])[0]


def tell_all(request, budgets: list[Budget]) -> list[dict]:
    return BudgetOutput(standings(budgets), many=True, context={"request": request}).data


def _found(rows, pk: str, param: str) -> Member | AccessToken:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotFound(param)
    return row


def _money(amount: Decimal | None) -> Money | None:
    return None if amount is None else money(amount)
