"""Servers that tests may ask for. Each is real, started on a free port of this machine, and ended with the run.

A machine that lacks one skips those tests and says so at the end; TROUPE_REQUIRE_ALL=1 turns every such gap into a failure.
"""

import logging
import os
import shutil
import socket
import subprocess
import time
from collections import defaultdict
from pathlib import Path

import pytest

REQUIRE_ALL = os.environ.get("TROUPE_REQUIRE_ALL") == "1"
_not_run: dict[str, list[str]] = defaultdict(list)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port: int, process: subprocess.Popen, *, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"{process.args[0]} does not listen on port {port} (exit code {process.poll()}).")


def need(program: str | None, name: str, package: str) -> str:
    if program is None:
        pytest.skip(f"{name} is not installed (apt install {package})")
    return program


@pytest.fixture(scope="session")
def node():
    """Node with the packages of tests/node/package.json."""
    from tests.node import installed

    return installed()


# --- databases, brokers, storage ----------------------------------------------------------------------------------


class RedisServer:
    """A Redis of our own, with the persistence that docker/compose.yml gives it. `kill` is kill -9."""

    def __init__(self, program: str, folder: Path):
        self.program, self.folder, self.port = program, folder, free_port()
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        safe = ["--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"]
        command = [self.program, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder), *safe]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for_port(self.port, self.process)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory):
    server = RedisServer(need(shutil.which("redis-server"), "Redis", "redis-server"), tmp_path_factory.mktemp("redis"))
    yield server
    server.kill()


@pytest.fixture
def redis_url(redis_server):
    return redis_server.url


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory):
    """postgres:// of a throw-away cluster, without the name of a database at its end."""
    from tests.postgres import initdb, running

    need(str(initdb() or "") or None, "PostgreSQL", "postgresql")
    with running(tmp_path_factory.mktemp("postgres")) as address:
        yield address


@pytest.fixture
def postgres_url(postgres_server):
    """postgres:// of an empty database that no other test has seen."""
    from tests.postgres import new_database

    return new_database(postgres_server, f"troupe_{time.time_ns()}")


@pytest.fixture(scope="session")
def s3():
    """Environment that points Troupe at an S3 server with an empty bucket."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = {
        "S3_BUCKET": "troupe",
        "S3_ENDPOINT_URL": f"http://{host}:{port}",
        "S3_ACCESS_KEY": "testing",
        "S3_SECRET_KEY": "testing",
        "S3_REGION": "us-east-1",
    }
    keys = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=settings["S3_ENDPOINT_URL"], **keys).create_bucket(Bucket="troupe")
    yield settings
    server.stop()


# --- a browser ----------------------------------------------------------------------------------------------------

CHROMIUM_OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium():
    """Playwright driving this machine's own Chromium; nothing is downloaded."""
    program = need(shutil.which("chromium") or shutil.which("chromium-browser"), "Chromium", "chromium")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop running in this thread, and Django would take ORM calls of the test for calls from async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


# --- what was not run ---------------------------------------------------------------------------------------------


def pytest_configure(config):
    config.addinivalue_line("markers", "long: minutes, not seconds; runs where TROUPE_REQUIRE_ALL=1, by -m long, or when its file is named")


def pytest_collection_modifyitems(config, items):
    if REQUIRE_ALL or "long" in config.option.markexpr:
        return
    named = {Path(argument.partition("::")[0]).resolve() for argument in config.args}
    left = {item for item in items if item.get_closest_marker("long") and item.path not in named}
    config.hook.pytest_deselected(items=list(left))
    items[:] = [item for item in items if item not in left]


def pytest_runtest_logreport(report):
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        _not_run[reason.removeprefix("Skipped: ")].append(report.nodeid)


def pytest_collectreport(report):
    pytest_runtest_logreport(report)


def pytest_sessionfinish(session, exitstatus):
    if REQUIRE_ALL and _not_run and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(trylast=True)  # the last thing one sees before pytest's own closing line
def pytest_terminal_summary(terminalreporter):
    if not _not_run:
        return
    terminalreporter.section("NOT RUN ON THIS MACHINE" + (": A FAILURE HERE" if REQUIRE_ALL else ""), sep="!", red=True, bold=True)
    for reason, tests in sorted(_not_run.items()):
        terminalreporter.line(f"{len(tests)} tests: {reason}")
        for test in tests[:5]:
            terminalreporter.line(f"    {test}")
        if len(tests) > 5:
            terminalreporter.line(f"    and {len(tests) - 5} more")
