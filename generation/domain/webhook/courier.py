"""Carries deliveries, in threads beside the drawing of a worker process, so that a slow receiver never keeps a picture waiting."""

import threading

import structlog
from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from ...models import WebhookDelivery
from ...outbound.post import Answer, post
from ...outbound.target import Forbidden, pin
from .delivery import Claim, claim_next, due, settle
from .message import body_of, headers_of

log = structlog.get_logger()
CARRIERS = 4  # threads of one process
_places = threading.BoundedSemaphore(CARRIERS)


def wake() -> None:
    """Start as many carriers as there is work and room for. Returns at once."""
    for _ in due()[:CARRIERS]:
        if _places.acquire(blocking=False):
            threading.Thread(target=_carrier, name="courier", daemon=True).start()


def deliver_due() -> int:
    """Send all that is due, in this thread. Returns how many attempts were made."""
    attempts = 0
    while mine := claim_next():
        settle(mine, attempt(mine))
        attempts += 1
    return attempts


def attempt(claim: Claim) -> Answer:
    """One attempt, outside any transaction. The address is resolved and judged anew each time."""
    delivery = WebhookDelivery.objects.select_related("endpoint", "event").get(pk=claim.delivery_id)
    point, now = delivery.endpoint, timezone.now()
    secrets = [point.secret, *([point.previous_secret] if point.previous_until and now < point.previous_until else [])]
    if "" in secrets:  # never signed with nothing, which anyone could do
        return Answer(None, 0, problem="the secret was sealed by another SECRET_KEY; make a new one")
    body = body_of(delivery.event)
    try:
        target = pin(delivery.url, allowed=tuple(settings.WEBHOOK_ALLOW))
    except Forbidden as refusal:
        return Answer(None, 0, problem=str(refusal))
    except OSError:
        return Answer(None, 0, problem="the host's name is not known")
    return post(target, body=body, headers=headers_of(delivery.event, body, at=now, signed_with=secrets))


def _carrier() -> None:
    close_old_connections()
    try:
        deliver_due()
    except Exception:  # the lease brings back what was being sent
        log.exception("courier_failed")
    finally:
        connection.close()
        _places.release()
