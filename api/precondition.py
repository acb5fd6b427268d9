"""If-Match: nobody overwrites what someone else changed since they looked."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models, transaction
from django.shortcuts import get_object_or_404
from rest_framework.response import Response

from .errors import Refusal


def row_tag(row: models.Model) -> str:
    """Another one after every change of the row, and only then."""
    return hashlib.sha256(f"{row.pk} {row.updated_at.isoformat()}".encode()).hexdigest()[:16]


def tagged(response: Response, row: models.Model) -> Response:
    """The row's tag as the first part of the ETag; the middleware adds one of the whole body."""
    response["ETag"] = f'"{row_tag(row)}"'
    return response


@contextmanager
def require_match(request, rows: models.QuerySet, key: str, field: str = "pk") -> Iterator[models.Model]:
    """The row, locked until the end of the block. Raises Http404, and Refusal 412 when the request carries an If-Match of another state.

    An ETag as it came is right, and so is the member `etag` of the object, or its first part."""
    with transaction.atomic():
        row = get_object_or_404(rows.select_for_update(of=("self",)), **{field: key})
        sent = request.headers.get("If-Match")
        if sent is not None and sent.strip() != "*":
            tags = {each.strip().removeprefix("W/").strip('"').partition(".")[0] for each in sent.split(",")}
            if row_tag(row) not in tags:
                raise Refusal(
                    412,
                    "precondition_failed",
                    "Someone changed this since you looked at it; nothing was changed now.",
                    hint="Read it again, then send the change with the new ETag.",
                )
        yield row
