"""What may be done with an endpoint."""

from datetime import timedelta

import structlog
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member, Role

from ...models import Event, WebhookEndpoint
from ...outbound.target import Forbidden, parse
from ..event.log import log_event
from ..event.type import EVENT_TYPES
from . import outbox
from .message import new_secret

log = structlog.get_logger()
MOST = 20  # endpoints of one workspace
BOTH_SECRETS = timedelta(hours=24)
USUAL = [
    "generation.succeeded",
    "generation.partial",
    "generation.failed",
    "generation.blocked",
    "generation.canceled",
    "generation.expired",
]
FIELDS = ("url", "description", "types", "enabled")


def require_address(url: str) -> None:
    """Raises DomainError for an address that is never called, as far as can be told without asking a resolver."""
    try:
        parse(url, allowed=tuple(settings.WEBHOOK_ALLOW))
    except Forbidden as refusal:
        hint = "Whoever runs this server can open addresses of its own network with WEBHOOK_ALLOW."
        raise DomainError(f"webhook_{refusal.code}", str(refusal), hint=hint) from refusal


@transaction.atomic
def create_endpoint(*, member: Member, url: str, types: list[str] | None = None, description: str = "") -> WebhookEndpoint:
    """A new endpoint with a new secret. Without `types` it hears how generations end."""
    _check(url=url, types=types, description=description)
    if WebhookEndpoint.objects.filter(workspace=member.workspace).count() >= MOST:
        raise DomainError("webhook_endpoints_full", f"A workspace has at most {MOST} endpoints.", hint="Delete one that is no longer used.")
    point = WebhookEndpoint.objects.create(
        workspace=member.workspace, created_by=member.user, url=url, types=types or USUAL, description=description, secret=new_secret()
    )
    record(member=member, verb="webhook.created", target=point, after={"url": url, "types": point.types})
    return point


def endpoint_of_requests(*, workspace) -> WebhookEndpoint:
    """The one that stands for the `webhook_url` of single requests; made when first needed."""
    return WebhookEndpoint.objects.get_or_create(workspace=workspace, url="", defaults={"types": USUAL, "secret": new_secret()})[0]


@transaction.atomic
def change_endpoint(*, member: Member, endpoint: WebhookEndpoint, **changes) -> WebhookEndpoint:
    """Any of url, description, types, enabled. Turned on again, it starts with a clean record."""
    if "url" in changes and not endpoint.url:
        raise DomainError("webhook_of_requests", "This endpoint has no address of its own: each request names one.")
    _check(**{name: value for name, value in changes.items() if name != "enabled"})
    before = {name: getattr(endpoint, name) for name in changes}
    if before == changes:
        return endpoint
    for name, value in changes.items():
        setattr(endpoint, name, value)
    if changes.get("enabled"):
        endpoint.failing_since, endpoint.disabled_reason = None, ""
    endpoint.save(update_fields=[*changes, "failing_since", "disabled_reason", "updated_at"])
    record(member=member, verb="webhook.changed", target=endpoint, before=before, after=changes)
    return endpoint


@transaction.atomic
def delete_endpoint(*, member: Member, endpoint: WebhookEndpoint) -> None:
    """It hears no more, and its deliveries go with it."""
    record(member=member, verb="webhook.deleted", target=endpoint, before={"url": endpoint.url})
    endpoint.delete()


@transaction.atomic
def rotate_secret(*, member: Member, endpoint: WebhookEndpoint) -> WebhookEndpoint:
    """A new secret; for a day messages are signed with both, so that nobody has to change it at the same moment."""
    endpoint.previous_secret, endpoint.previous_until = endpoint.secret, timezone.now() + BOTH_SECRETS
    endpoint.secret = new_secret()
    endpoint.save(update_fields=["secret", "previous_secret", "previous_until", "updated_at"])
    record(member=member, verb="webhook.rotated", target=endpoint)
    return endpoint


@transaction.atomic
def try_endpoint(*, member: Member, endpoint: WebhookEndpoint) -> Event:
    """A message of type webhook.test, for this endpoint alone."""
    if not endpoint.url:
        raise DomainError("webhook_of_requests", "This endpoint has no address of its own: each request names one.")
    _require_enabled(endpoint)
    event = log_event(workspace_id=endpoint.workspace_id, kind="webhook.test", message="Hello from Troupe.")
    outbox.post((endpoint, event, endpoint.url))
    return event


def _require_enabled(endpoint: WebhookEndpoint) -> None:
    if not endpoint.enabled:
        raise DomainError("webhook_disabled", "This endpoint is turned off.", hint="Turn it on first.")


def disable(endpoint: WebhookEndpoint, reason: str) -> None:
    """Turned off by us, in the caller's transaction. The log and the audit say why; the page of endpoints shows it."""
    if WebhookEndpoint.objects.filter(pk=endpoint.pk, enabled=True).update(enabled=False, disabled_reason=reason):
        log_event(workspace_id=endpoint.workspace_id, kind="webhook.disabled", endpoint=endpoint.pk, reason=reason)
        record(workspace=endpoint.workspace, verb="webhook.disabled", target=endpoint, after={"reason": reason})
        transaction.on_commit(lambda: _tell_owners(endpoint, reason))


def _tell_owners(endpoint: WebhookEndpoint, reason: str) -> None:
    """By mail. A mail server that is away is forgiven: the pages and the log say it too."""
    owners = Member.objects.filter(workspace=endpoint.workspace_id, role=Role.OWNER, user__is_active=True)
    lines = (
        f"Troupe no longer calls {endpoint.url}",
        reason,
        f"Its deliveries are kept. Turn it on again here: {settings.PUBLIC_URL}/webhooks",
    )
    try:
        for email in owners.values_list("user__email", flat=True):
            send_mail("A webhook was turned off", "\n\n".join(lines), None, [email])
    except OSError as problem:
        log.warning("mail_failed", error=str(problem))


def _check(*, url: str | None = None, types: list[str] | None = None, description: str | None = None) -> None:
    if url is not None:
        require_address(url)
    known = {*EVENT_TYPES, "*", *(f"{kind.partition('.')[0]}.*" for kind in EVENT_TYPES)}
    if unknown := sorted(set(types or []) - known):
        raise DomainError("event_type_unknown", f"There is no event of type {unknown[0][:60]!r}.", hint="GET /event_types tells them all.")
    if types == []:
        raise DomainError("event_types_missing", "Name at least one type of event.", hint="Or `*` for all.")
    most = WebhookEndpoint._meta.get_field("description").max_length
    if len(description or "") > most:
        raise DomainError("description_too_long", f"A description may have {most} characters; this one has {len(description)}.")
