"""Too often is told exactly: counted right under thirty threads, apart for reading and creating, with the time to wait."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from api import limits
from api.models import RateWindow
from generation.models import GenerationRequest
from tests.api.conftest import client_of

THREADS, EACH, QUOTA = 32, 5, 50


@pytest.fixture
def few(settings):
    settings.RATE_LIMITS = {"reads": 2, "creates": 1, "renditions": 2, "search": 2}


@pytest.fixture(params=["database", "redis"])
def counter(request, settings):
    if request.param == "redis":
        settings.REDIS_URL = request.getfixturevalue("redis_url")
    limits._script.cache_clear()
    yield request.param
    limits._script.cache_clear()


@pytest.mark.django_db(transaction=True)
def test_thirty_two_threads_are_let_through_exactly_as_often_as_allowed(counter, owner, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"reads": QUOTA}
    api = client_of(owner)
    headers = {"Authorization": api.defaults["HTTP_AUTHORIZATION"]}

    def ask(_) -> list[int]:
        try:
            return [type(api)().get("/api/v1/me", headers=headers).status_code for _ in range(EACH)]
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        statuses = [status for some in pool.map(ask, range(THREADS)) for status in some]
    assert (statuses.count(200), statuses.count(429), len(statuses)) == (QUOTA, THREADS * EACH - QUOTA, THREADS * EACH)


@pytest.mark.django_db
def test_every_answer_tells_the_standing(counter, few, api):
    first, second = api.get("/api/v1/me"), api.get("/api/v1/me")

    assert first["RateLimit-Policy"] == '"reads";q=2;w=60'
    assert [answer["RateLimit"] for answer in (first, second)] == ['"reads";r=1;t=60', '"reads";r=0;t=60']


@pytest.mark.django_db
def test_too_often_is_told_with_the_exact_time_to_wait(few, api):
    for _ in range(2):
        api.get("/api/v1/me")
    RateWindow.objects.update(started_at=timezone.now() - timedelta(seconds=47.1))
    refused = api.get("/api/v1/me")

    assert (refused.status_code, refused.json()["code"], refused["Retry-After"]) == (429, "rate_limited", "13")
    assert (refused["RateLimit"], refused["X-Should-Retry"], refused.json()["retryable"]) == ('"reads";r=0;t=13', "true", True)
    RateWindow.objects.update(started_at=timezone.now() - timedelta(seconds=60))
    assert api.get("/api/v1/me")["RateLimit"] == '"reads";r=1;t=60'


@pytest.mark.django_db
def test_polling_never_keeps_anyone_from_creating_nor_creating_from_stopping(few, api, nora):
    wish = {"persona": nora.slug, "prompt": "smiling", "width": 96, "height": 96}
    assert {api.get("/api/v1/me").status_code for _ in range(3)} == {200, 429}
    made = api.post("/api/v1/generations", wish)
    assert made.status_code == 202
    assert api.post("/api/v1/generations", wish).status_code == 429
    assert GenerationRequest.objects.count() == 1
    RateWindow.objects.filter(key__endswith="reads").delete()
    assert api.post(made.json()["urls"]["cancel"]).json()["state"] == "canceled"


@pytest.mark.django_db
def test_one_tokens_haste_is_not_anothers(few, api, owner):
    for _ in range(3):
        api.get("/api/v1/me")
    assert client_of(owner).get("/api/v1/me").status_code == 200


@pytest.mark.django_db
def test_without_its_redis_the_database_counts(few, api, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    limits._script.cache_clear()
    assert [api.get("/api/v1/me").status_code for _ in range(3)] == [200, 200, 429]
    limits._script.cache_clear()
