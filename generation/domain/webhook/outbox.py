"""An event that someone wants to hear of gets its deliveries in the very transaction that writes it. Sending is the courier's."""

from django.db import transaction
from django.utils import timezone

from ...models import Event, GenerationRequest, WebhookDelivery, WebhookEndpoint
from ...queue import ring_courier as ring
from ..event.type import matches

UNASKED = ("webhook.test",)  # goes to the one endpoint that is tried


def put_in_outbox(events: list[Event]) -> None:
    """Deliveries for events of one workspace, in the caller's transaction."""
    events = [event for event in events if event.kind not in UNASKED]
    if not events:
        return
    endpoints = WebhookEndpoint.objects.filter(workspace=events[0].workspace_id, enabled=True)
    wanted = [(point, event) for point in endpoints for event in events if matches(event.kind, point.types)]
    if not wanted:
        return
    addresses = _own_addresses(wanted)
    post(*((point, event, point.url or addresses.get(event.request_id, "")) for point, event in wanted))


def post(*letters: tuple[WebhookEndpoint, Event, str]) -> None:
    """Write deliveries of (endpoint, event, address); one that has no address, or exists, is left out."""
    now = timezone.now()
    rows = [
        WebhookDelivery(workspace_id=point.workspace_id, endpoint=point, event=event, url=url, due_at=now)
        for point, event, url in letters
        if url
    ]
    if rows:
        WebhookDelivery.objects.bulk_create(rows, ignore_conflicts=True)
        transaction.on_commit(ring)


def _own_addresses(wanted: list[tuple[WebhookEndpoint, Event]]) -> dict[str, str]:
    """request id -> its own `webhook_url`, asked for only when the endpoint that stands for them is among the wanted."""
    requests = {event.request_id for point, event in wanted if not point.url and event.request_id}
    return dict(GenerationRequest.objects.filter(pk__in=requests).values_list("pk", "webhook_url")) if requests else {}
