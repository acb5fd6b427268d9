"""Before the run: what a wish will cost, how long it will take, and whether it would be let through. Nothing is made."""

from dataclasses import dataclass
from decimal import Decimal

from ...models import GenerationRequest
from ..work import job as jobs
from . import budget
from .cost import quote_of


@dataclass(frozen=True)
class Estimate:
    """`cost` is what it will probably cost and `most` what it will cost at most, `each_*` for one picture. `seconds` are engine seconds,
    `eta` the seconds until the last picture is likely done, with what already waits before it."""

    request: GenerationRequest
    each_cost: Decimal
    each_most: Decimal
    each_seconds: float
    eta: float
    verdict: budget.Verdict

    @property
    def cost(self) -> Decimal:
        return self.each_cost * self.request.count

    @property
    def most(self) -> Decimal:
        return self.each_most * self.request.count

    @property
    def seconds(self) -> float:
        return self.each_seconds * self.request.count


def estimate_request(request: GenerationRequest) -> Estimate:
    """Of a request as `prepare_request` made it."""
    price = quote_of(request)
    line = jobs.line()
    ahead = line.ahead * (line.typical if line.typical is not None else price.seconds)
    return Estimate(
        request=request,
        each_cost=price.cost,
        each_most=price.most,
        each_seconds=price.seconds,
        eta=(ahead + price.seconds * request.count) / line.workers,
        verdict=budget.verdict(request, amount=price.most * request.count),
    )
