"""What a picture cost: engine seconds times the rate card, one ledger line per finished job."""

from decimal import Decimal

from django.conf import settings
from django.db.models import Sum

from ..models import CostEntry, Job


def rate(engine: str) -> Decimal:
    """Money per engine second, from RATE_CARD; an engine that is not on the card is free."""
    return Decimal(str(settings.RATE_CARD.get(engine, 0)))


def book(job: Job, *, engine: str, seconds: float) -> CostEntry:
    """The ledger line of a finished job, in the transaction that finishes it. One per job: the database refuses a second."""
    price = rate(engine)
    return CostEntry.objects.create(
        workspace_id=job.workspace_id,
        job=job,
        engine=engine,
        seconds=seconds,
        rate=price,
        amount=(price * Decimal(str(round(seconds, 6)))).quantize(Decimal("0.000001")),
        currency=settings.CURRENCY,
    )


def estimate(*, engine: str, count: int, width: int, height: int) -> Decimal:
    """What `count` pictures will cost: the engine seconds of recent jobs scaled by pixels, or the settings' guess while there are none."""
    recent = (
        CostEntry.objects.filter(engine=engine)
        .order_by("-created_at")
        .values_list("seconds", "job__request__width", "job__request__height")[:50]
    )
    pixels = sum(w * h for _, w, h in recent)
    per_pixel = sum(s for s, _, _ in recent) / pixels if pixels else settings.ENGINE_SECONDS_PER_MEGAPIXEL.get(engine, 1.0) / 1e6
    return (rate(engine) * Decimal(str(per_pixel * width * height * count))).quantize(Decimal("0.000001"))


def spent(*, workspace) -> Decimal:
    return CostEntry.objects.filter(workspace=workspace).aggregate(total=Sum("amount"))["total"] or Decimal(0)
