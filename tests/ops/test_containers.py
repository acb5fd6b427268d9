"""docker/ cannot be run where there is no container engine; what it says about the program can be checked all the same."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SERVICES = yaml.safe_load((ROOT / "docker" / "compose.yml").read_text())["services"]
OURS = ("migrate", "web", "worker", "beat")


def test_the_compose_file_has_every_part():
    assert set(SERVICES) == {"migrate", "web", "worker", "beat", "postgres", "redis", "s3", "bucket"}


@pytest.mark.parametrize("name", OURS)
def test_our_containers_read_settings_that_exist(name):
    code = "".join((ROOT / "config" / file).read_text() for file in ("settings.py", "env.py"))
    for setting in SERVICES[name]["environment"]:
        assert f'"{setting}"' in code, f"{setting} is set in compose.yml and read nowhere"


def test_they_wait_for_what_they_need():
    for name in ("web", "worker", "beat"):
        assert set(SERVICES[name]["depends_on"]) == {"migrate", "redis", "bucket"}
    assert SERVICES["migrate"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}


def test_redis_loses_nothing():
    command = " ".join(SERVICES["redis"]["command"])
    assert "--appendonly yes" in command and "--maxmemory-policy noeviction" in command


def test_the_targets_that_are_built_are_in_the_dockerfile():
    targets = set(re.findall(r"^FROM \S+ AS (\w+)", (ROOT / "docker" / "Dockerfile").read_text(), re.MULTILINE))
    assert {service["build"]["target"] for service in SERVICES.values() if "build" in service} <= targets


def test_workers_keep_gossip_and_mingle_on_redis():
    text = (ROOT / "docker" / "Dockerfile").read_text() + str(SERVICES)
    assert "--without-gossip" not in text and "--without-mingle" not in text
