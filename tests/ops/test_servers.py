"""The same command with PostgreSQL, Redis and S3 in place of the embedded defaults."""

import urllib.request

import boto3
import psycopg
import pytest
import redis

from tests.ops.process import Up
from tests.ops.test_up import sweep_up


@pytest.fixture
def up(tmp_path, postgres_url, redis_url, s3):
    troupe = Up(tmp_path / "data", DATABASE_URL=postgres_url, REDIS_URL=redis_url, **s3)
    try:
        yield troupe.ready()
    finally:
        sweep_up(troupe)


def last_pulse(postgres_url: str):
    with psycopg.connect(postgres_url) as connection:
        return connection.execute("SELECT at FROM generation_pulse").fetchone()[0]


def test_it_runs_on_servers_says_when_one_is_away_and_comes_back_with_it(up, redis_server, postgres_url, s3):
    parts = up.readyz()["parts"]
    assert (parts["database"]["detail"], parts["broker"]["detail"], parts["storage"]["detail"]) == ("postgresql", "redis", "S3Storage")
    assert not (up.data_dir / "db.sqlite3").exists() and not (up.data_dir / "broker").exists()
    keys = {"aws_access_key_id": s3["S3_ACCESS_KEY"], "aws_secret_access_key": s3["S3_SECRET_KEY"], "region_name": s3["S3_REGION"]}
    bucket = boto3.client("s3", endpoint_url=s3["S3_ENDPOINT_URL"], **keys).list_objects_v2(Bucket=s3["S3_BUCKET"])
    assert not [each["Key"] for each in bucket.get("Contents", []) if each["Key"].startswith("health/")]

    with psycopg.connect(postgres_url) as connection, pytest.raises(psycopg.errors.RaiseException, match="never changed or deleted"):
        connection.execute("DELETE FROM accounts_auditentry")

    with redis.Redis.from_url(redis_server.url) as client:
        client.config_set("maxmemory-policy", "allkeys-lru")
        assert "Set it to noeviction" in up.readyz()["parts"]["broker"]["detail"]
        client.config_set("maxmemory-policy", "noeviction")

    redis_server.kill()
    up.until(lambda: "broker" in up.readyz().get("down", []), "noticing that Redis is away")
    with urllib.request.urlopen(f"http://127.0.0.1:{up.port}/accounts/login/") as page:
        assert page.status == 200  # pages still read
    before = last_pulse(postgres_url)
    redis_server.start()
    up.until(lambda: last_pulse(postgres_url) > before, "the worker's next round")
    assert up.readyz()["status"] == "ready"
    assert "ended" not in up.said()  # the same worker found its way back
