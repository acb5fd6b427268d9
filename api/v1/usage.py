"""What was spent, line by line and added up."""

import datetime
from typing import TypedDict

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.domain.money import usage
from generation.domain.money.cost import rate
from generation.models import CostEntry, Saving

from ..errors import Refusal
from ..money import Money, money
from ..pagination import ListInput, list_of, page
from ..serializers import Input, ObjectField, Output
from ..view import ApiView


class PeriodInput(Input):
    since = serializers.DateField(required=False, help_text="first day (UTC)")
    until = serializers.DateField(required=False, help_text="last day (UTC), included")


class UsageInput(PeriodInput):
    group_by = serializers.ChoiceField(usage.GROUPINGS, required=False)


class LedgerInput(ListInput, PeriodInput):
    kind = serializers.ChoiceField(["charge", "saved"], default="charge", help_text="what was charged, or what de-duplication saved")


class Saved(TypedDict):
    times: int
    amount: str
    currency: str


class GroupOutput(Output):
    key = serializers.CharField(help_text="id of the persona, preset, member or token; name of the engine; Monday of the week")
    name = serializers.CharField()
    cost = serializers.SerializerMethodField()
    seconds = serializers.SerializerMethodField(help_text="engine seconds")
    pictures = serializers.SerializerMethodField(help_text="of several presets each has its share, so this may be broken")

    def get_cost(self, group: usage.Group) -> Money:
        return money(group.amount)

    def get_seconds(self, group: usage.Group) -> float:
        return round(group.seconds, 6)

    def get_pictures(self, group: usage.Group) -> float:
        return round(group.pictures, 6)


class UsageOutput(Output):
    """The ledger of a period, added up. The groups sum to the total."""

    object = ObjectField("usage")
    total = GroupOutput()
    groups = GroupOutput(many=True, required=False)
    saved = serializers.SerializerMethodField(help_text="wishes that came again and were made once; this part was never charged")

    def get_saved(self, told: dict) -> Saved:
        return {"times": told["saved"].times, **money(told["saved"].amount)}


class LedgerLineOutput(Output):
    """A line is never changed and never deleted. `cost` of a `saved` line is zero; `saved` says what it would have been."""

    object = ObjectField("ledger_line")
    id = serializers.CharField(source="pk")
    kind = serializers.SerializerMethodField(help_text="charge or saved; more may come")
    generation = serializers.SerializerMethodField()
    output = serializers.CharField(source="job_id", required=False)
    engine = serializers.CharField(required=False)
    seconds = serializers.FloatField(required=False, help_text="engine seconds, refused seeds included")
    rate = serializers.SerializerMethodField(required=False, help_text="money per engine second")
    cost = serializers.SerializerMethodField()
    saved = serializers.SerializerMethodField(required=False)
    reason = serializers.CharField(
        source="how", required=False, help_text="key: same Idempotency-Key; retry, lost: a client that sent none"
    )
    created_at = serializers.DateTimeField()

    def get_kind(self, line: CostEntry | Saving) -> str:
        return "saved" if isinstance(line, Saving) else "charge"

    def get_generation(self, line: CostEntry | Saving) -> str:
        return line.request_id if isinstance(line, Saving) else line.job.request_id

    def get_rate(self, line: CostEntry | Saving) -> Money | None:
        return None if isinstance(line, Saving) else money(line.rate)

    def get_cost(self, line: CostEntry | Saving) -> Money:
        return money(0 if isinstance(line, Saving) else line.amount)

    def get_saved(self, line: CostEntry | Saving) -> Money | None:
        return money(line.amount) if isinstance(line, Saving) else None


class RateOutput(Output):
    engine = serializers.CharField()
    per_second = serializers.SerializerMethodField(help_text="money per engine second")

    def get_per_second(self, told: dict) -> Money:
        return money(rate(told["engine"]))


class RateCardOutput(Output):
    """What an engine second costs here. An installation sets it with RATE_CARD."""

    object = ObjectField("rate_card")
    currency = serializers.CharField()
    rates = RateOutput(many=True)


class UsageView(ApiView):
    @extend_schema(operation_id="get_usage", summary="What was spent, added up", parameters=[UsageInput], responses=UsageOutput)
    def get(self, request):
        query = self.read(UsageInput, request.query_params)
        period = {"workspace": self.member.workspace, **_period(query)}
        lines = usage.ledger(**period)
        told = {"total": usage.total(lines), "saved": usage.saved(usage.savings(**period))}
        if by := query.get("group_by"):
            told["groups"] = usage.grouped(lines, by=by)
        return Response(UsageOutput(told).data)


class LedgerView(ApiView):
    @extend_schema(
        operation_id="list_ledger", summary="The ledger, newest first", parameters=[LedgerInput], responses=list_of(LedgerLineOutput)
    )
    def get(self, request):
        query = self.read(LedgerInput, request.query_params)
        period = {"workspace": self.member.workspace, **_period(query)}
        rows = usage.savings(**period) if query["kind"] == "saved" else usage.ledger(**period).select_related("job")
        return Response(page(rows, query, lambda lines: LedgerLineOutput(lines, many=True).data))


class RateCardView(ApiView):
    @extend_schema(operation_id="get_rate_card", summary="Prices", responses=RateCardOutput)
    def get(self, request):
        rates = [{"engine": engine} for engine in sorted(settings.ENGINES)]
        return Response(RateCardOutput({"currency": settings.CURRENCY, "rates": rates}).data)


def _period(query: dict) -> dict[str, datetime.datetime]:
    """`since` and `until` (the moment after the last day) where they were given."""
    since, last = query.get("since"), query.get("until")
    if since and last and since > last:
        raise Refusal(422, "period_upside_down", "The period ends before it begins.", param="until")
    midnight = datetime.time(tzinfo=datetime.UTC)
    given = {"since": since and datetime.datetime.combine(since, midnight)}
    if last:
        if last == datetime.date.max:
            raise Refusal(422, "period_too_late", "There is no day after this one.", param="until")
        given["until"] = datetime.datetime.combine(last + datetime.timedelta(days=1), midnight)
    return {name: value for name, value in given.items() if value}
