"""How often a token may ask. Counted by one atomic step in Redis or in the database, so that it is exact for any number of processes:
a counter that is read and then written lets seven times too many through when thirty ask at once.

Reading, creating, renditions and search are counted apart: polling a job never keeps anyone from creating the next.
"""

import enum
import math
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import redis
import structlog
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from .errors import Refusal
from .models import RateWindow

log = structlog.get_logger()
WINDOW = 60  # seconds, from a key's first use
_COUNT = """
local used = redis.call('INCR', KEYS[1])
if used == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {used, redis.call('PTTL', KEYS[1])}
"""


class Bucket(enum.StrEnum):
    READS = "reads"
    CREATES = "creates"
    RENDITIONS = "renditions"
    SEARCH = "search"


@dataclass(frozen=True)
class Standing:
    """Where a token stands in one bucket after this request."""

    bucket: Bucket
    quota: int
    used: int
    seconds_left: float

    @property
    def headers(self) -> dict[str, str]:
        """As the IETF's draft "RateLimit header fields for HTTP" writes them."""
        left, seconds = max(0, self.quota - self.used), math.ceil(self.seconds_left)
        return {
            "RateLimit-Policy": f'"{self.bucket}";q={self.quota};w={WINDOW}',
            "RateLimit": f'"{self.bucket}";r={left};t={seconds}',
        }


def take(request, token, bucket: Bucket) -> None:
    """Count this request. Raises Refusal 429 with the exact time to wait when the minute is used up."""
    if token is None:
        return
    quota = settings.RATE_LIMITS[bucket]
    used, left = _count(f"rate:{token.pk}:{bucket}", quota)
    standing = request.api_standing = Standing(bucket, quota, used, left)
    if used > quota:
        seconds = max(1, math.ceil(left))
        raise Refusal(
            429,
            "rate_limited",
            f"This token may ask {quota:,} times in {WINDOW} seconds here ({standing.bucket}).",
            hint=f"Ask again in {seconds} s.",
            headers={"Retry-After": str(seconds)},
        )


def _count(key: str, quota: int) -> tuple[int, float]:
    """How often the key was used in its minute, this time included, and the seconds that are left of it. More than `quota` is refused."""
    if settings.REDIS_URL:
        try:
            used, milliseconds = _script()(keys=[key], args=[WINDOW * 1000])
            return used, max(0, milliseconds) / 1000
        except redis.RedisError as problem:
            log.warning("rate_counter_fell_back", error=str(problem))
    return _count_in_database(key, quota)


@cache
def _script():
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1).register_script(_COUNT)


def _count_in_database(key: str, quota: int) -> tuple[int, float]:
    row, window = RateWindow.objects.filter(pk=key), timedelta(seconds=WINDOW)
    while True:
        now = timezone.now()
        counted = (
            row.filter(started_at__gt=now - window, used__lt=quota).update(used=F("used") + 1)
            or row.filter(started_at__lte=now - window).update(started_at=now, used=1)
            or _first_use(key, now)
        )
        seen = row.values_list("started_at", "used").first()
        if seen is None:
            continue
        left = (seen[0] + window - now).total_seconds()
        if counted:
            return seen[1], left
        if seen[1] >= quota and left > 0:
            return quota + 1, left


def _first_use(key: str, now) -> bool:
    if RateWindow.objects.filter(pk=key).exists():
        return False
    try:
        with transaction.atomic():
            RateWindow.objects.create(pk=key, started_at=now, used=1)
    except IntegrityError:  # someone was first
        return False
    return True
