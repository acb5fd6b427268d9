"""The query of an address: words that nobody reads are refused, and `fields` makes any answer as small as the client wants it."""

from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from functools import cache, wraps

from rest_framework import serializers

FIELDS = "fields"


def unknown_words(words: Iterable[str], known: Collection[str]) -> serializers.ValidationError:
    """The refusal of names that are not among the known ones, each with the one that comes nearest."""
    return serializers.ValidationError({str(word)[:60]: _unknown(str(word), known) for word in words})


def unknown_names(names: Iterable[str], known: Collection[str]) -> serializers.ValidationError:
    """The same for names that one word of the query lists."""
    return serializers.ValidationError([_unknown(name, known) for name in names])


def read_strictly(handler: Callable) -> Callable:
    """A view's `get` that refuses words of the query which it did not read: a misspelt one would otherwise be ignored without a word."""

    @wraps(handler)
    def get(view, request, *args, **kwargs):
        wanted = _wanted(view, request)
        answer = handler(view, request, *args, **kwargs)
        known = {FIELDS} if shape_of(type(view)) else set()
        if not view.read_query and (unread := set(request.query_params) - known):
            raise unknown_words(sorted(unread), known)
        if wanted is not None:
            answer.data = _picked(answer.data, wanted)
        return answer

    return get


@cache
def shape_of(view_class) -> frozenset[str]:
    """Names of the members of the object that its GET tells, or tells a list of, as the reference has them; empty where it tells no such
    thing."""
    told = getattr(view_class.get, "kwargs", {}).get("schema")
    if told is None:
        return frozenset()
    schema = told()
    schema.view, schema.method = view_class(), "GET"
    schema.view.request, schema.view.kwargs = None, {}
    return frozenset(members(schema.get_response_serializers()))


def members(shape) -> Iterable[str]:
    """Of a serializer, or of the objects of a list of one."""
    if isinstance(shape, type):
        shape = shape()
    if not isinstance(shape, serializers.Serializer):
        return ()
    rows = shape.fields.get("data")
    return rows.child.fields if isinstance(rows, serializers.ListSerializer) else shape.fields


def _wanted(view, request) -> set[str] | None:
    """The members that `fields` names; None when it is not there. Raises ValidationError for a name that the reference does not have."""
    known, text = shape_of(type(view)), request.query_params.get(FIELDS)
    if text is None or not known:
        return None
    wanted = {name.strip() for name in text.split(",")} - {""}
    if not wanted:
        raise serializers.ValidationError({FIELDS: serializers.ErrorDetail("Name at least one member.", "blank")})
    if unknown := sorted(wanted - known):
        raise serializers.ValidationError({FIELDS: unknown_names(unknown, known).detail})
    return wanted


def _picked(told: dict, wanted: set[str]) -> dict:
    if told.get("object") == "list":
        return told | {"data": [_picked(row, wanted) for row in told["data"]]}
    return {name: value for name, value in told.items() if name in wanted}


def _unknown(word: str, known: Collection[str]) -> serializers.ErrorDetail:
    near = get_close_matches(word, known, n=1)
    guess = f" Did you mean `{near[0]}`?" if near else ""
    there = f"There are: {', '.join(sorted(known))}." if known else "Nothing is asked for here."
    return serializers.ErrorDetail(f"There is no field `{word[:60]}`.{guess} {there}", "unknown_field")
