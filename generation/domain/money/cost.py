"""What a picture costs: engine seconds times the rate card, or the price a provider asks for a picture; one ledger line per finished job,
and never more than was said before."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_UP, Decimal

from django.conf import settings
from django.db.models import Sum

from ...models import CostEntry, GenerationRequest, Job, Saving
from ..engine.hosted import is_hosted, picture_price
from ..engine.pool import engine as engine_named

CENT = Decimal("0.000001")  # the smallest amount of the ledger
SLOWER = 2  # a picture may take this many times the usual seconds before the price stops rising
LEAST_SECONDS = 1.0  # per seed: below it a clock measures the machine's mood and not the picture


@dataclass(frozen=True)
class Quote:
    """One picture before it is drawn: the engine seconds it usually takes, what that costs, and what it will cost at most."""

    seconds: float
    cost: Decimal
    most: Decimal


FREE = Quote(0.0, Decimal(0), Decimal(0))  # of what no engine is asked for


def rate(engine: str) -> Decimal:
    """Money per engine second, from RATE_CARD; an engine that is not on the card is free."""
    return Decimal(str(settings.RATE_CARD.get(engine, 0)))


def quote_of(request: GenerationRequest) -> Quote:
    """Of one picture of a request, saved or not. Raises DomainError as `quote` does."""
    sent = 1 + len(request.companions) + (request.parent_id is not None)
    return quote(engine=request.engine, width=request.width, height=request.height, sent=sent)


def quote(*, engine: str, width: int, height: int, sent: int = 1) -> Quote:
    """From the engine seconds of recent jobs scaled by pixels, or the settings' guess while there are none.

    At most: every seed that the likeness gate may try, each twice as slow as usual. A hosted engine's picture costs what its provider asks,
    with `sent` pictures sent along, and is tried once. Raises DomainError where nobody knows that price.
    """
    if (price := picture_price(engine_named(engine), width=width, height=height, sent=sent)) is not None:
        return Quote(seconds=_usual_seconds(engine, width, height), cost=price, most=price)
    seconds, price = _usual_seconds(engine, width, height), rate(engine)
    most = settings.LIKENESS_ATTEMPTS * max(SLOWER * seconds, LEAST_SECONDS)
    return Quote(
        seconds=round(seconds, 6),
        cost=(price * Decimal(str(seconds))).quantize(CENT),
        most=(price * Decimal(str(most))).quantize(CENT, ROUND_UP),
    )


def _usual_seconds(engine: str, width: int, height: int) -> float:
    recent = (
        CostEntry.objects.filter(engine=engine)
        .order_by("-created_at")
        .values_list("seconds", "job__request__width", "job__request__height")[:50]
    )
    pixels = sum(w * h for _, w, h in recent)
    per_pixel = sum(s for s, _, _ in recent) / pixels if pixels else settings.ENGINE_SECONDS_PER_MEGAPIXEL.get(engine, 1.0) / 1e6
    return per_pixel * width * height


def book(job: Job, *, engine: str, seconds: float) -> CostEntry:
    """The ledger line of a finished job, in the transaction that finishes it. One per job: the database refuses a second."""
    if hosted := is_hosted(engine_named(engine)):
        price, used = Decimal(0), job.estimated
    else:
        price = rate(engine)
        used = (price * Decimal(str(round(seconds, 6)))).quantize(CENT)
    return CostEntry.objects.create(
        workspace_id=job.workspace_id,
        job=job,
        engine=engine,
        seconds=seconds,
        rate=price,
        per_picture=job.estimated if hosted else None,
        # A slow machine is not the customer's fault, and a budget that was checked against `reserved` can never be overdrawn.
        amount=min(used, job.reserved),
        currency=settings.CURRENCY,
    )


def book_saving(*, request: GenerationRequest, how: str) -> Saving:
    """A wish came again and nothing was made: what that would have cost, for people to see."""
    return Saving.objects.create(
        workspace_id=request.workspace_id,
        request=request,
        how=how,
        amount=request.jobs.aggregate(total=Sum("estimated"))["total"] or Decimal(0),
        currency=settings.CURRENCY,
    )


def spent(*, workspace) -> Decimal:
    return CostEntry.objects.filter(workspace=workspace).aggregate(total=Sum("amount"))["total"] or Decimal(0)


def shares(amount: Decimal, weights: list[float]) -> list[Decimal]:
    """An amount split by weights; the parts sum to it, to the last digit."""
    total, parts = sum(weights), []
    for weight in weights[:-1]:
        parts.append((amount * Decimal(str(weight)) / Decimal(str(total))).quantize(CENT, ROUND_DOWN))
    return [*parts, amount - sum(parts)]
