"""/healthz and /readyz, with each part really taken away."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from config.celery import app as celery_app
from generation.domain.work.health import forget_pulse, record_pulse
from generation.models import Pulse

pytestmark = pytest.mark.django_db


def test_alive_needs_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "alive"}


def test_ready_when_every_part_answers(client):
    record_pulse()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["down"]) == (200, [])
    assert answer["Cache-Control"].startswith("max-age=0")


def test_no_worker_yet_is_named(client):
    forget_pulse()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["down"]) == (503, ["progress"])
    assert answer.json()["parts"]["progress"]["detail"] == "No worker has finished a round yet."


def test_a_worker_that_stands_still_is_named_though_its_process_may_live(client):
    record_pulse()
    Pulse.objects.update(at=timezone.now() - timedelta(seconds=90))
    parts = client.get("/readyz").json()["parts"]
    assert parts["progress"]["detail"] == "The worker last moved 90 seconds ago. Jobs wait until it is back."
    assert [name for name, part in parts.items() if not part["ok"]] == ["progress"]


def test_a_broker_that_is_away_is_named_and_its_address_is_not_told(client, settings, monkeypatch):
    record_pulse()
    settings.REDIS_URL = "redis://:hunter2@127.0.0.1:1/0"
    monkeypatch.setitem(celery_app.conf, "broker_write_url", settings.REDIS_URL)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["down"]) == (503, ["broker"])
    assert "hunter2" not in answer.content.decode()


def test_storage_that_takes_no_files_is_named(client, tmp_path, monkeypatch):
    record_pulse()
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(default_storage, "location", str(tmp_path / "file"))
    monkeypatch.setattr(default_storage, "base_location", str(tmp_path / "file"))
    assert client.get("/readyz").json()["down"] == ["storage"]


def test_only_reading_is_allowed(client):
    assert [client.post(path).status_code for path in ("/healthz", "/readyz")] == [405, 405]
