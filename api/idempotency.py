"""Asked twice, done once: a client's own key for one POST."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import wraps

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from rest_framework.response import Response

from accounts.domain.tokens import hash_token
from accounts.models import Member
from generation.domain.money.cost import book_saving
from generation.models import GenerationRequest, Saving

from .errors import Refusal
from .models import IdempotencyKey

KEPT = timedelta(days=7)
REPLAYED = {"Idempotency-Replayed": "true"}
_GOOD_KEY = re.compile(r"[\x21-\x7e]{1,255}")


def fingerprint(body, files: Iterable[tuple[str, UploadedFile]] = ()) -> str:
    """SHA-256 of what was sent. Of JSON the order of members and white space do not count; of a form the order does, and files count by
    their content."""
    if isinstance(body, QueryDict):
        body = [[name, value] for name, values in body.lists() for value in values if not isinstance(value, UploadedFile)]
    contents = [[name, _digest(file)] for name, file in files]
    said = [body, contents] if contents else body
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


@transaction.atomic
def once(*, member: Member, route: str, key: str, mark: str, create: Callable[[], GenerationRequest]) -> tuple[GenerationRequest, bool]:
    """What `create` makes, or what it made before under this key of the workspace; and whether it was made before.

    The key and the generation are one transaction. Someone who sends the same key at the same moment waits for it and gets the same
    one; when `create` refuses, the key is free again. `mark`: the fingerprint. Raises Refusal idempotency_key_invalid or, for another
    body, idempotency_key_reuse.
    """
    kept, new = _claim(member, route, key, mark)
    if not new:
        book_saving(request=kept.generation, how=Saving.How.KEY)
        return kept.generation, True
    kept.generation = create()
    kept.save(update_fields=["generation"])
    return kept.generation, False


def replayable(handler: Callable) -> Callable:
    """A view's `post` that is carried out once per Idempotency-Key: sent again, the first answer comes again. A refusal keeps no key."""

    @wraps(handler)
    def post(view, request, *args, **kwargs):
        key = request.headers.get("Idempotency-Key")
        if key is None or not view.keeps_keys:
            return handler(view, request, *args, **kwargs)
        with transaction.atomic():
            kept, new = _claim(view.member, request.path, key, fingerprint(request.data, _files(request)))
            if not new:
                return _again(kept, key)
            answer = handler(view, request, *args, **kwargs)
            if answer.status_code >= 400:
                transaction.set_rollback(True)
            else:
                _keep(kept, key, answer)
        return answer

    return post


def sweep_keys() -> int:
    """Keys older than a week are free again. Returns how many that were."""
    return IdempotencyKey.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]


def _claim(member: Member, route: str, key: str, mark: str) -> tuple[IdempotencyKey, bool]:
    """The row of this key, and whether it is new. In PostgreSQL the second of two who insert waits for the first's transaction to end,
    in SQLite the second transaction does not begin before."""
    if not _GOOD_KEY.fullmatch(key):
        raise Refusal(400, "idempotency_key_invalid", "An Idempotency-Key has 1 to 255 visible characters.", hint="A UUID is a good one.")
    now, name = timezone.now(), {"workspace": member.workspace, "route": route, "key": hash_token(key)}
    IdempotencyKey.objects.filter(**name, created_at__lt=now - KEPT).delete()
    rows = IdempotencyKey.objects.select_related("generation")
    kept, new = rows.get_or_create(**name, defaults={"fingerprint": mark, "created_at": now})
    if kept.fingerprint != mark:
        raise Refusal(
            422,
            "idempotency_key_reuse",
            "This Idempotency-Key was used with another body.",
            hint="Send a new key with a new wish; repeat a key only to repeat the very same request.",
        )
    return kept, new


def _keep(kept: IdempotencyKey, key: str, answer: Response) -> None:
    kept.status = answer.status_code
    kept.answer = _box(key).encrypt(json.dumps(answer.data, default=str).encode()).decode()
    kept.location = answer.get("Location", "")
    kept.save(update_fields=["status", "answer", "location"])


def _again(kept: IdempotencyKey, key: str) -> Response:
    location = {"Location": kept.location} if kept.location else {}
    return Response(json.loads(_box(key).decrypt(kept.answer)), status=kept.status, headers=REPLAYED | location)


def _box(key: str) -> Fernet:
    """Locked by the installation's secret and by the client's key, of which only a hash is kept: a stolen database opens nothing."""
    secret = hashlib.sha256(b"idempotency" + settings.SECRET_KEY.encode() + b"\0" + key.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(secret))


def _files(request) -> list[tuple[str, UploadedFile]]:
    return [(name, file) for name, files in request.FILES.lists() for file in files]


def _digest(file: UploadedFile) -> str:
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()
