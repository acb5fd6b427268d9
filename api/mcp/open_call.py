"""Calls of the handshake era while they are answered, so that `notifications/cancelled` finds what they began."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone

from accounts.models import AccessToken
from generation.models import GenerationRequest

from ..models import OpenCall
from .protocol import Call
from .work import Begun, cancel

KEPT = timedelta(hours=1)


@contextmanager
def kept_open(token: AccessToken, call: Call, begun: Begun) -> Iterator[None]:
    """While the block runs this call can be given up. Only by its own session: two clients may share a token, and both count from 1."""
    if call.modern or not call.session or not begun.mine or not isinstance(begun.work, GenerationRequest):
        yield
        return
    named = {"token": token, "session": call.session, "number": _number(call.id)}
    row = OpenCall.objects.create(**named, generation=begun.work, created_at=timezone.now())
    try:
        yield
    finally:
        row.delete()


def give_up(token: AccessToken, call: Call) -> None:
    """What `notifications/cancelled` asks for. Unknown and ended calls are left aside, as the protocol wants it."""
    named = {"token": token, "session": call.session, "number": _number(call.params.get("requestId"))}
    for row in OpenCall.objects.filter(**named).select_related("generation"):
        cancel(token.member, row.generation)


def sweep_open_calls() -> int:
    """Rows of a process that died while it answered."""
    return OpenCall.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]


def _number(key) -> str:
    return json.dumps(key)[:120]
