"""Is it alive, and can it do its work? `/healthz` answers from the process alone; `/readyz` tries each part and names what is down."""

import time
from collections.abc import Callable

import redis
from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.celery import app as celery_app
from generation.domain.work import health as generation_health


@require_safe
@never_cache
def healthz(request):
    return JsonResponse({"status": "alive"})


@require_safe
@never_cache
def readyz(request):
    """200 when every part works, else 503. Each part: ok, detail (a sentence), milliseconds."""
    parts = {name: _try(probe) for name, probe in PROBES.items()}
    down = [name for name, part in parts.items() if not part["ok"]]
    response = JsonResponse({"status": "down" if down else "ready", "down": down, "parts": parts}, status=503 if down else 200)
    response._has_been_logged = True  # an answer, not an error: a balancer asks every second
    return response


def _try(probe: Callable[[], str]) -> dict:
    started = time.perf_counter()
    try:
        ok, detail = True, probe()
    except Exception as error:
        # Addresses and passwords can stand in the messages of drivers; strangers may read this page, so only the kind is told.
        ok, detail = False, str(error) if isinstance(error, generation_health.NotWell) else f"{type(error).__name__}"
    return {"ok": ok, "detail": detail, "milliseconds": round((time.perf_counter() - started) * 1000, 1)}


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return connection.vendor


def _broker() -> str:
    if not settings.REDIS_URL:
        probe = settings.BROKER_DIR / "messages" / ".probe"
        probe.write_bytes(b"")
        return "files"
    with celery_app.connection_for_write(connect_timeout=2) as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)
        policy = _eviction_policy(broker.default_channel.client)
    if policy not in (None, "noeviction"):
        raise generation_health.NotWell(f"Redis may throw messages away (maxmemory-policy is {policy}). Set it to noeviction.")
    cache.get("readyz")
    return "redis"


def _eviction_policy(client) -> str | None:
    try:
        return client.config_get("maxmemory-policy").get("maxmemory-policy")
    except redis.ResponseError:
        return None  # rented servers do not tell


def _storage() -> str:
    name = default_storage.save("health/probe", ContentFile(b"ready"))
    default_storage.delete(name)
    return settings.STORAGES["default"]["BACKEND"].rpartition(".")[2]


PROBES: dict[str, Callable[[], str]] = {
    "database": _database,
    "broker": _broker,
    "storage": _storage,
    "engine": generation_health.check_engine,
    "progress": generation_health.check_progress,
}
