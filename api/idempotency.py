"""Asked twice, made once: a client's own key for one creation."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Member
from generation.models import GenerationRequest

from .errors import Refusal
from .models import IdempotencyKey

KEPT = timedelta(days=7)
_GOOD_KEY = re.compile(r"[\x21-\x7e]{1,255}")


def fingerprint(body) -> str:
    """SHA-256 of the body as canonical JSON: the order of its members and its white space do not count."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


@transaction.atomic
def once(*, member: Member, route: str, key: str, body, create: Callable[[], GenerationRequest]) -> tuple[GenerationRequest, bool]:
    """What `create` makes, or what it made before under this key of the workspace; and whether it was made before.

    The key and the generation are one transaction. Someone who sends the same key at the same moment waits for it and gets the same
    one; when `create` refuses, the key is free again. Raises Refusal idempotency_key_invalid or, for another body, idempotency_key_reuse.
    """
    if not _GOOD_KEY.fullmatch(key):
        raise Refusal(400, "idempotency_key_invalid", "An Idempotency-Key has 1 to 255 visible characters.", hint="A UUID is a good one.")
    now, mark = timezone.now(), fingerprint(body)
    IdempotencyKey.objects.filter(workspace=member.workspace, created_at__lt=now - KEPT).delete()
    kept, new = IdempotencyKey.objects.select_related("generation").get_or_create(
        workspace=member.workspace, route=route, key=key, defaults={"fingerprint": mark, "created_at": now}
    )
    if not new:
        if kept.fingerprint != mark:
            raise Refusal(
                422,
                "idempotency_key_reuse",
                "This Idempotency-Key was used with another body.",
                hint="Send a new key with a new wish; repeat a key only to repeat the very same request.",
            )
        return kept.generation, True
    kept.generation = create()
    kept.save(update_fields=["generation"])
    return kept.generation, False
