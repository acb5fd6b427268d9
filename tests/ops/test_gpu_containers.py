"""The worker for graphics cards, as docker/compose.gpu.yml lays it over the rest: checked as far as that goes without containers."""

import re
from pathlib import Path

import yaml

from config.settings import RESOURCES

ROOT = Path(__file__).resolve().parents[2]
SERVICES = yaml.safe_load((ROOT / "docker" / "compose.gpu.yml").read_text())["services"]
DOCKERFILE = (ROOT / "docker" / "Dockerfile").read_text()


def resources(service: str) -> set[str]:
    said = SERVICES[service]["environment"]["WORKER_RESOURCES"]
    return set(re.sub(r"\$\{\w+:-(.*)\}", r"\1", said).split(","))


def test_every_resource_has_exactly_one_kind_of_worker():
    assert resources("worker") | resources("worker-gpu") == set(RESOURCES)
    assert not resources("worker") & resources("worker-gpu")


def test_the_settings_exist_and_the_target_is_in_the_dockerfile():
    code = (ROOT / "config" / "settings.py").read_text()
    for service in SERVICES.values():
        assert all(f'"{name}"' in code for name in service["environment"])
    assert SERVICES["worker-gpu"]["build"]["target"] in re.findall(r"^FROM \S+ AS ([\w-]+)", DOCKERFILE, re.MULTILINE)


def test_one_process_holds_the_card_and_weights_are_only_read():
    assert '"--concurrency", "1"' in DOCKERFILE.partition("AS worker-gpu")[2]
    assert all(volume.endswith(":ro") for service in SERVICES.values() for volume in service["volumes"])
