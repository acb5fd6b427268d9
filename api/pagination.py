"""Lists, newest first, by keyset: any depth costs the same, and rows that arrive meanwhile shift nothing."""

import base64
import binascii

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from .errors import Refusal
from .serializers import Input

MOST, USUAL = 200, 50


class ListInput(Input):
    """The query of every list; what narrows one is added by its own."""

    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=USUAL, help_text="rows of one page")
    cursor = serializers.CharField(required=False, max_length=200, help_text="`next_cursor` of the page before")


def page(rows: QuerySet, query: dict, tell) -> dict:
    """One page of `rows` as a list object. `tell` turns the page's rows into plain values, all at once, so that it may ask the database
    for what belongs to all of them together."""
    below = _below(rows, query.get("cursor", "")).order_by("-created_at", "-pk")
    found = list(below[: query["limit"] + 1])
    shown, more = found[: query["limit"]], len(found) > query["limit"]
    data = tell(shown)
    ends = {"first_id": data[0]["id"], "last_id": data[-1]["id"]} if data and "id" in data[0] else {}
    return {"object": "list", "data": data, "has_more": more, **ends} | ({"next_cursor": _cursor(shown[-1])} if more else {})


def next_link(request, told) -> str | None:
    """RFC 8288: where the page after this one is, or None when there is none."""
    if not isinstance(told, dict) or "next_cursor" not in told or told.get("object") != "list":
        return None
    query = request.GET.copy()
    query["cursor"] = told["next_cursor"]
    return f'<{request.build_absolute_uri(request.path)}?{query.urlencode()}>; rel="next"'


def list_of(serializer_class):
    """The schema of a page."""
    return inline_serializer(
        serializer_class.__name__.removesuffix("Output") + "List",
        {
            "object": serializers.CharField(help_text="always `list`"),
            "data": serializer_class(many=True),
            "has_more": serializers.BooleanField(),
            "first_id": serializers.CharField(required=False, help_text="of the page; absent where it is empty, or its rows have no id"),
            "last_id": serializers.CharField(required=False),
            "next_cursor": serializers.CharField(required=False, help_text="absent on the last page; the header Link holds it too"),
        },
    )


def _cursor(row) -> str:
    """Where the page after this row begins."""
    return base64.urlsafe_b64encode(f"{row.created_at.isoformat()}~{row.pk}".encode()).decode().rstrip("=")


def _below(rows: QuerySet, cursor: str) -> QuerySet:
    if not cursor:
        return rows
    try:
        made, _, pk = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").partition("~")
        when = parse_datetime(made)
    except (ValueError, binascii.Error):
        when, pk = None, ""
    if when is None or when.tzinfo is None or not 2000 < when.year < 9000 or not pk.isprintable():
        raise Refusal(400, "cursor_invalid", "This cursor is not one of ours.", hint="Send `next_cursor` as it was.", param="cursor")
    # Written so that the index on (workspace, created_at, id) can be entered at the right place.
    return rows.filter(created_at__lte=when).exclude(created_at=when, pk__gte=pk)
