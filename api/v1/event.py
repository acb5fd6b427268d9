"""The log of what happened: looked at, waited for; api/v1/event_stream.py sends it as it happens."""

import time

from django.db import connection
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.domain.event.feed import feed
from generation.domain.event.type import EVENT_TYPES, event_id, event_number, matches
from generation.models import Event

from ..errors import Refusal
from ..pagination import MOST, USUAL, list_of
from ..serializers import Input, ObjectField, Output
from ..view import ApiView

LONGEST_WAIT = 55  # seconds: below the minute at which most proxies hang up


class EventListInput(Input):
    after = serializers.CharField(
        required=False, max_length=40, help_text="id of an event: what came after it, oldest first. Absent: newest first"
    )
    type = serializers.CharField(required=False, max_length=400, help_text="with commas: generation.succeeded, job.*, *")
    generation = serializers.CharField(required=False, max_length=40)
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=USUAL)
    wait = serializers.IntegerField(
        min_value=0, max_value=LONGEST_WAIT, default=0, help_text="with `after`: seconds to wait for the first event when there is none yet"
    )


class EventOutput(Output):
    """Something that happened. The id is the order within the workspace."""

    object = ObjectField("event")
    id = serializers.SerializerMethodField()
    type = serializers.CharField(source="kind")
    generation = serializers.CharField(source="request_id", required=False)
    output = serializers.CharField(source="job_id", required=False, help_text="which picture of the generation")
    asset = serializers.CharField(source="asset_id", required=False)
    data = serializers.DictField(help_text="what else there is to say, by type")
    created_at = serializers.DateTimeField()

    def get_id(self, event: Event) -> str:
        return event_id(event.pk)

    def to_representation(self, event: Event) -> dict:
        return {name: value for name, value in super().to_representation(event).items() if value != ""}


class EventTypeOutput(Output):
    object = ObjectField("event_type")
    type = serializers.CharField()
    description = serializers.CharField()


class EventsView(ApiView):
    @extend_schema(
        operation_id="list_events",
        summary="What happened",
        description="With `after` it reads on from an event, and with `wait` it waits for the next: polling without a miss.",
        parameters=[EventListInput],
        responses=list_of(EventOutput),
    )
    def get(self, request):
        query = self.read(EventListInput, request.query_params)
        after = _number(query["after"]) if "after" in query else None
        rows = self.rows(query)
        found = self.newest(rows, query) if after is None else self.following(rows, after, query)
        shown, more = found[: query["limit"]], len(found) > query["limit"]
        return Response({"object": "list", "data": EventOutput(shown, many=True).data, "has_more": more})

    def rows(self, query: dict):
        rows = Event.objects.filter(workspace=self.member.workspace)
        if "generation" in query:
            rows = rows.filter(request_id=query["generation"])
        if "type" in query:
            rows = rows.filter(kind__in=kinds(query["type"]))
        return rows

    def newest(self, rows, query: dict) -> list[Event]:
        return list(rows.order_by("-pk")[: query["limit"] + 1])

    def following(self, rows, after: int, query: dict) -> list[Event]:
        def look() -> list[Event]:
            return list(rows.filter(pk__gt=after).order_by("pk")[: query["limit"] + 1])

        if not query["wait"]:
            return look()
        until = time.monotonic() + query["wait"]
        with feed.bell(workspace_id=self.member.workspace_id, request_id=query.get("generation", "")) as rung:
            while not (found := look()) and (left := until - time.monotonic()) > 0:
                if not connection.in_atomic_block:
                    connection.close()  # a pool of ten must not be held by eleven who wait
                rung.wait(left)
                rung.clear()
        return found


class EventTypesView(ApiView):
    @extend_schema(operation_id="list_event_types", summary="What kinds of events there are", responses=list_of(EventTypeOutput))
    def get(self, request):
        rows = [{"type": kind, "description": words} for kind, words in EVENT_TYPES.items()]
        return Response({"object": "list", "data": EventTypeOutput(rows, many=True).data, "has_more": False})


def kinds(text: str) -> list[str]:
    """The kinds of events that a list of types with commas means. Raises Refusal for one that means none."""
    patterns = [each.strip() for each in text.split(",") if each.strip()]
    for pattern in patterns:
        if not any(matches(kind, [pattern]) for kind in EVENT_TYPES):
            raise Refusal(422, "event_type_unknown", f"There is no event of type {pattern[:60]!r}.", hint="See /event_types.", param="type")
    return [kind for kind in EVENT_TYPES if matches(kind, patterns)]


def _number(text: str) -> int:
    number = event_number(text)
    if number is None:
        raise Refusal(422, "event_id_invalid", "This is not the id of an event.", param="after", hint="Send an `id` as it came.")
    return number
