"""One wish, one generation: by the client's key, and without one by what a retry looks like.

Today's clients send a request three to six times when a line breaks, and no key. Two requests of one token with the same body are one wish
when the client says that it tries again, or when the first answer never arrived. Two answers that both arrived are two wishes: people do
ask twice, for variety.
"""

import time
from collections.abc import Callable
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.utils import timezone

from accounts.models import AccessToken
from generation.domain.money.cost import book_saving
from generation.models import GenerationRequest, Job, Saving

from .delivery import delivery_of
from .idempotency import fingerprint, once
from .models import Attempt

RETRIED_WITHIN = timedelta(minutes=15)  # of the first attempt, for clients that say they try again
LOST_WITHIN = timedelta(seconds=120)  # of an attempt whose answer was lost
GRACE = 0.4  # seconds in which a line that just broke is noticed, while an identical request is still being answered
KEPT = timedelta(hours=1)
# A generation that came to nothing is no answer to a retry.
ALIVE = (*Job.COMMITTED, Job.State.HELD, Job.State.SUCCEEDED, Job.State.BLOCKED)


def create_once(
    request, *, token: AccessToken, route: str, create: Callable[[], GenerationRequest], body, files=()
) -> tuple[GenerationRequest, dict[str, str]]:
    """What `create` makes, or what this very request has made before; and the headers that say so. Raises as `create` and `once` do.

    `request`: Django's, or DRF's. `files`: (field, file) pairs of a form.
    """
    mark = fingerprint(body, files)
    key = request.headers.get("Idempotency-Key")
    if key is not None:
        made, replayed = once(member=token.member, route=route, key=key, mark=mark, create=create)
    else:
        made, replayed = _without_key(request, token, fingerprint([route, mark]), create)
    return made, {"Idempotency-Replayed": "true"} if replayed else {}


def sweep_attempts() -> int:
    return Attempt.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]


def _without_key(request, token: AccessToken, mark: str, create) -> tuple[GenerationRequest, bool]:
    retry = _retry(request)
    until = time.monotonic() + GRACE
    while True:
        with transaction.atomic():
            _one_at_a_time(token, mark)
            same = _same(token, mark)
            found = _tried(same, retry) if retry else _lost(same)
            if found:
                return _take_up(request, found, Saving.How.RETRY if retry else Saving.How.LOST), True
            if time.monotonic() > until or not same.filter(delivered_at=None, lost_at=None).exists():
                made = create()
                _note(request, token, mark, made)
                return made, False
        time.sleep(0.05)


def _retry(request) -> int:
    """The how-manieth retry a client says this is; 0 when it says nothing."""
    count = request.headers.get("X-Stainless-Retry-Count", "")
    return int(count[:6]) if count.isascii() and count.isdigit() else 0


def _same(token: AccessToken, mark: str) -> QuerySet[Attempt]:
    """Attempts at the same wish that nobody has taken up, and that came to something."""
    alive = Exists(Job.objects.filter(request=OuterRef("generation"), state__in=ALIVE))
    return Attempt.objects.filter(alive, token=token, fingerprint=mark, taken_up=False).select_related("generation")


def _tried(same: QuerySet[Attempt], retry: int) -> Attempt | None:
    """The attempt before this one. Where several fit, a lost one, then one still on its way: five callers who each try again get five."""
    before = Case(When(retry=retry - 1, then=Value(0)), default=Value(1))
    fate = Case(When(lost_at__isnull=False, then=Value(0)), When(delivered_at=None, then=Value(1)), default=Value(2))
    return same.filter(generation__created_at__gt=timezone.now() - RETRIED_WITHIN).order_by(before, fate, "-created_at").first()


def _lost(same: QuerySet[Attempt]) -> Attempt | None:
    return same.filter(lost_at__isnull=False, created_at__gt=timezone.now() - LOST_WITHIN).order_by("-created_at").first()


def _take_up(request, found: Attempt, how: str) -> GenerationRequest:
    Attempt.objects.filter(pk=found.pk).update(taken_up=True)
    _note(request, found.token, found.fingerprint, found.generation)
    book_saving(request=found.generation, how=how)
    return found.generation


def _note(request, token: AccessToken, mark: str, made: GenerationRequest) -> None:
    """Remember this attempt, and what becomes of its answer. Where nobody can tell, it counts as delivered."""
    now, delivery = timezone.now(), delivery_of(request)
    said = {"retry": _retry(request), "created_at": now, "delivered_at": None if delivery else now}
    attempt = Attempt.objects.create(token=token, fingerprint=mark, generation=made, **said)
    if delivery:
        transaction.on_commit(lambda: delivery.when_known(lambda whole: _told(attempt.pk, whole)))


def _told(pk: str, whole: bool) -> None:
    Attempt.objects.filter(pk=pk).update(**{"delivered_at" if whole else "lost_at": timezone.now()})
    if not connection.in_atomic_block:
        connection.close()  # this may be a thread that never meets the database again


def _one_at_a_time(token: AccessToken, mark: str) -> None:
    """Until the transaction ends, nobody else looks at this wish. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{token.pk} {mark}"])
