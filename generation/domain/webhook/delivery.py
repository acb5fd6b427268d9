"""The life of a delivery, by conditional update as with jobs: waiting -> sending -> delivered | dead, and waiting again after a failure.

Sending happens between `claim_next` and `settle`, outside any transaction. A sender that was killed loses nothing: its lease runs out and
someone sends again, with the same webhook-id, by which receivers know it.
"""

import datetime
import random
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ...models import Event, WebhookDelivery, WebhookEndpoint
from ...outbound.post import TOTAL, Answer
from ...outbound.retry_after import seconds_asked
from ..event.type import matches
from . import outbox
from .endpoint import disable

State = WebhookDelivery.State
# Seconds after the first try, the second, ...: the schedule that Standard Webhooks recommends. After the tenth try it is given up.
LADDER = (5, 300, 1800, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600)
JITTER = 0.1
LONGEST_WAIT = 24 * 3600
PATIENCE = datetime.timedelta(days=5)  # an endpoint that fails so long is turned off
LEASE = datetime.timedelta(seconds=3 * TOTAL)
KEPT_ATTEMPTS = 20
MOST_REPLAYED = 1000


@dataclass(frozen=True)
class Claim:
    """Proof of owning a delivery until its lease ends."""

    delivery_id: str
    token: int

    def row(self):
        return WebhookDelivery.objects.filter(pk=self.delivery_id, token=self.token, state=State.SENDING)


def due(now: datetime.datetime | None = None):
    """What may be sent now, the longest due first."""
    now = now or timezone.now()
    ready = Q(state=State.WAITING, due_at__lte=now) | Q(state=State.SENDING, lease_until__lt=now)
    return WebhookDelivery.objects.filter(ready, endpoint__enabled=True).order_by("due_at")


def claim_next() -> Claim | None:
    """The delivery that has waited longest is ours now; None when nothing is due."""
    while True:
        now = timezone.now()
        seen = due(now).values_list("pk", "token").first()
        if seen is None:
            return None
        mine = WebhookDelivery.objects.filter(pk=seen[0], token=seen[1], state__in=[State.WAITING, State.SENDING])
        if mine.update(state=State.SENDING, token=F("token") + 1, tries=F("tries") + 1, lease_until=now + LEASE):
            return Claim(seen[0], seen[1] + 1)


@transaction.atomic
def settle(claim: Claim, answer: Answer) -> None:
    """Write down what came of one attempt. Nothing is written when the delivery is someone else's by now."""
    delivery = claim.row().select_related("endpoint__workspace").first()
    if delivery is None:
        return
    now, good = timezone.now(), answer.status is not None and 200 <= answer.status < 300
    gone = answer.status == 410 and bool(delivery.endpoint.url)
    dead = gone or delivery.tries > len(LADDER)
    attempt = {"at": now.isoformat(), "status": answer.status, "milliseconds": answer.milliseconds, "outcome": in_words(answer)}
    claim.row().update(
        state=State.DELIVERED if good else State.DEAD if dead else State.WAITING,
        due_at=now if good or dead else now + wait_after(delivery.tries, answer, now),
        lease_until=None,
        attempts=[*delivery.attempts, attempt][-KEPT_ATTEMPTS:],
    )
    _judge_endpoint(delivery.endpoint, good=good, gone=gone, now=now)


def wait_after(tries: int, answer: Answer, now: datetime.datetime) -> datetime.timedelta:
    """The next step of the ladder, a tenth earlier or later so that many do not come back at once; never before a Retry-After."""
    seconds = LADDER[tries - 1] * random.uniform(1 - JITTER, 1 + JITTER)
    if answer.status in (429, 503):
        seconds = max(seconds, min(seconds_asked(answer.retry_after, now), LONGEST_WAIT))
    return datetime.timedelta(seconds=seconds)


def in_words(answer: Answer) -> str:
    match answer.status:
        case None:
            return answer.problem
        case status if 200 <= status < 300:
            return "delivered"
        case status if 300 <= status < 400:
            return f"redirected ({status}); redirects are not followed, so give the final address"
        case 410:
            return "gone for good (410)"
    return f"refused ({answer.status})"


@transaction.atomic
def redeliver(*, member: Member, delivery: WebhookDelivery) -> WebhookDelivery:
    """Send it again now, with fresh tries. Raises DomainError while its endpoint is turned off or it is being sent."""
    if not delivery.endpoint.enabled:
        raise DomainError("webhook_disabled", "This endpoint is turned off.", hint="Turn it on first.")
    if not _again(WebhookDelivery.objects.filter(pk=delivery.pk)):
        raise DomainError("delivery_being_sent", "This delivery is being sent at this moment.")
    record(member=member, verb="webhook.redelivered", target=delivery)
    transaction.on_commit(outbox.ring)
    delivery.refresh_from_db()
    return delivery


@transaction.atomic
def replay(*, member: Member, endpoint: WebhookEndpoint, start: datetime.datetime, end: datetime.datetime) -> int:
    """Send an endpoint again all it wants to hear of that happened from `start` until before `end`. Returns how many events."""
    if not endpoint.enabled:
        raise DomainError("webhook_disabled", "This endpoint is turned off.", hint="Turn it on first.")
    if not endpoint.url:
        raise DomainError("webhook_of_requests", "This endpoint has no address of its own; send its deliveries again one by one.")
    if end <= start:
        raise DomainError("range_empty", "The range ends before it begins.")
    happened = Event.objects.filter(workspace=endpoint.workspace_id, created_at__gte=start, created_at__lt=end).order_by("pk")
    wanted = [event for event in happened.iterator() if matches(event.kind, endpoint.types) and event.kind not in outbox.UNASKED]
    if len(wanted) > MOST_REPLAYED:
        raise DomainError(
            "range_too_long", f"{len(wanted):,} events lie in this range; {MOST_REPLAYED:,} is the most.", hint="Take a part."
        )
    _again(WebhookDelivery.objects.filter(endpoint=endpoint, event__in=wanted))
    outbox.post(*((endpoint, event, endpoint.url) for event in wanted))
    record(member=member, verb="webhook.replayed", target=endpoint, after={"from": start, "to": end, "events": len(wanted)})
    transaction.on_commit(outbox.ring)
    return len(wanted)


def _again(rows) -> int:
    return rows.exclude(state=State.SENDING).update(state=State.WAITING, tries=0, due_at=timezone.now())


def _judge_endpoint(endpoint: WebhookEndpoint, *, good: bool, gone: bool, now: datetime.datetime) -> None:
    """The endpoint of single requests stands for many addresses, so it is never judged."""
    if not endpoint.url:
        return
    row = WebhookEndpoint.objects.filter(pk=endpoint.pk)
    if good:
        row.exclude(failing_since=None).update(failing_since=None)
    elif gone:
        disable(endpoint, "It answered that it is gone for good (410).")
    elif not row.filter(failing_since=None).update(failing_since=now) and row.filter(failing_since__lt=now - PATIENCE).exists():
        disable(endpoint, f"Nothing was delivered for {PATIENCE.days} days.")
