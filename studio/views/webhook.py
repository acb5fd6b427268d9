"""Webhooks: which addresses are told what happens, and what came of each message."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from accounts.access import Permission
from accounts.domain.errors import DomainError
from generation.access import deliveries_of, delivery_for, endpoint_for, endpoints_of
from generation.domain.webhook import delivery as deliveries
from generation.domain.webhook import endpoint as endpoints
from generation.models import WebhookDelivery, WebhookEndpoint

from .page import moment, studio_page

PAGE = 25
State = WebhookDelivery.State
# What people choose from; the API takes any type there is.
TOPICS = (
    ("ends", "How a generation ended", endpoints.USUAL),
    ("steps", "Every step of a generation", ["generation.*"]),
    ("pictures", "Every single picture", ["job.*"]),
    ("reviews", "Decisions of reviewers", ["asset.*"]),
    ("budgets", "Budgets that run low", ["budget.*"]),
)


@require_safe
@studio_page(Permission.ADMIN)
def webhooks(request):
    return _list(request)


@require_POST
@studio_page(Permission.ADMIN)
def add_webhook(request):
    """The secret is shown once, on the page that answers."""
    try:
        typed = {"url": request.POST.get("url", "").strip(), "description": request.POST.get("description", "").strip()}
        point = endpoints.create_endpoint(member=request.member, types=_types(request.POST.getlist("topic")), **typed)
    except DomainError as refusal:
        return _list(request, refusal=refusal, typed=request.POST)
    return _one(request, point, secret=point.secret)


@require_safe
@studio_page(Permission.ADMIN)
def show_webhook(request, endpoint_id: str):
    return _one(request, endpoint_for(request.member, endpoint_id))


@require_POST
@studio_page(Permission.ADMIN)
def change_webhook(request, endpoint_id: str):
    """What the pressed button says."""
    point = endpoint_for(request.member, endpoint_id)
    try:
        match request.POST.get("do"):
            case "save":
                typed = {"url": request.POST.get("url", "").strip()} if point.url else {}
                topics = request.POST.getlist("topic")
                # Types that the API set and no topic names stay as they are, unless some topic was chosen.
                types = {"types": _types(topics)} if topics else {}
                endpoints.change_endpoint(member=request.member, endpoint=point, **typed, **types)
                messages.success(request, "Saved.")
            case "on" | "off" as chosen:
                endpoints.change_endpoint(member=request.member, endpoint=point, enabled=chosen == "on")
            case "test":
                endpoints.try_endpoint(member=request.member, endpoint=point)
                messages.success(request, "A test message is on its way; what came of it stands below in a moment.")
            case "rotate":
                return _one(request, endpoints.rotate_secret(member=request.member, endpoint=point), secret=point.secret)
            case "replay":
                messages.success(request, _replayed(deliveries.replay(member=request.member, endpoint=point, **_span(request.POST))))
            case "delete":
                endpoints.delete_endpoint(member=request.member, endpoint=point)
                messages.success(request, f"{point} hears nothing any more.")
                return redirect("webhooks")
    except DomainError as refusal:
        return _one(request, point, refusal=refusal)
    return redirect("webhook", endpoint_id=point.pk)


@require_POST
@studio_page(Permission.ADMIN)
def send_again(request, delivery_id: str):
    found = delivery_for(request.member, delivery_id)
    try:
        deliveries.redeliver(member=request.member, delivery=found)
        messages.success(request, "It is sent again.")
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("webhook", endpoint_id=found.endpoint_id)


def _list(request, *, refusal=None, typed=None):
    counted = (
        endpoints_of(request.member)
        .annotate(
            waiting=Count("deliveries", filter=Q(deliveries__state__in=[State.WAITING, State.SENDING])),
            dead=Count("deliveries", filter=Q(deliveries__state=State.DEAD)),
            delivered=Count("deliveries", filter=Q(deliveries__state=State.DELIVERED)),
        )
        .order_by("created_at", "pk")
    )
    context = {
        "endpoints": [(point, _topics_of(point)) for point in counted],
        "topics": TOPICS,
        "chosen": typed.getlist("topic") if typed else ["ends"],
        "typed": typed,
        "refusal": refusal,
    }
    return render(request, "studio/webhooks/webhooks.html", context, status=422 if refusal else 200)


def _one(request, point: WebhookEndpoint, *, refusal=None, secret: str = ""):
    rows = deliveries_of(request.member).filter(endpoint=point).order_by("-created_at", "-pk")
    if before := moment(request.GET.get("before", "")):
        rows = rows.filter(created_at__lt=before)
    found, now = list(rows[: PAGE + 1]), timezone.now()
    context = {
        "point": point,
        "secret": secret,
        "both_until": point.previous_until if point.previous_until and point.previous_until > now else None,
        "topics": TOPICS,
        "chosen": _chosen(point),
        "deliveries": found[:PAGE],
        "before": found[PAGE - 1].created_at.isoformat() if len(found) > PAGE else "",
        "yesterday": now - timedelta(days=1),
        "now": now,
        "refusal": refusal,
    }
    return render(request, "studio/webhooks/webhook.html", context, status=422 if refusal else 200)


def _types(topics: list[str]) -> list[str]:
    return [kind for name, _, kinds in TOPICS if name in topics for kind in kinds]


def _chosen(point: WebhookEndpoint) -> list[str]:
    return [name for name, _, kinds in TOPICS if "*" in point.types or set(kinds) <= set(point.types)]


def _topics_of(point: WebhookEndpoint) -> list[str]:
    """What it hears, in the words of the form where they fit, otherwise as the API wrote it."""
    if "*" in point.types:
        return ["Everything"]
    named = [(label, kinds) for _, label, kinds in TOPICS if set(kinds) <= set(point.types)]
    covered = {kind for _, kinds in named for kind in kinds}
    return [label for label, _ in named] + [kind for kind in point.types if kind not in covered]


def _span(post) -> dict:
    """Two moments of a form, in UTC. Raises DomainError for what is none."""
    span = {}
    for name in ("start", "end"):
        try:
            when = parse_datetime(post.get(name, ""))
        except ValueError:
            when = None
        if when is None:
            raise DomainError(
                "range_unreadable", "This is not a range of two moments.", hint="For example 2026-11-20T08:00 to 2026-11-21T08:00."
            )
        span[name] = when if timezone.is_aware(when) else timezone.make_aware(when, timezone.get_default_timezone())
    return span


def _replayed(count: int) -> str:
    return (
        "Nothing it wants to hear of happened then." if not count else f"{count:,} {'event is' if count == 1 else 'events are'} sent again."
    )
