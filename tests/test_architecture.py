"""The house rules that a machine can check."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True)


def test_rooms_lean_only_where_the_contracts_allow():
    checked = run(BIN / "lint-imports", "--no-cache")
    assert checked.returncode == 0, checked.stdout


def test_the_code_is_lint_free():
    checked = run(BIN / "ruff", "check", "--no-cache", "--output-format", "concise", ".")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.django_db
def test_every_model_change_has_its_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_web_process_never_loads_torch():
    loaded = run(
        sys.executable,
        "-c",
        "import sys, django\n"
        "from config.asgi import application\n"
        "from django.urls import get_resolver; get_resolver().url_patterns\n"
        "from config.celery import app; app.loader.import_default_modules()\n"
        "from generation.domain.engine.pool import engine, engine_names\n"
        "assert all(isinstance(engine(name).missing(), str) and engine(name).version for name in engine_names())\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))",
    )
    assert loaded.returncode == 0, loaded.stderr
    modules = set(loaded.stdout.split())
    assert {"config", "studio", "generation"} <= modules
    assert not modules & {"torch", "torchvision", "diffusers", "transformers", "training"}


def test_nothing_installed_brings_cuda():
    names = {distribution.metadata["Name"].lower() for distribution in importlib.metadata.distributions()}
    assert "django" in names
    assert sorted(name for name in names if name.startswith("nvidia-") or name in ("torchvision", "triton")) == []


def test_every_installed_package_is_pinned():
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in (ROOT / "constraints.txt").read_text().split()}
    installed = {distribution.metadata["Name"].lower().replace("_", "-") for distribution in importlib.metadata.distributions()}
    assert installed - pinned - {"pip", "setuptools", "wheel", "troupe"} == set()
