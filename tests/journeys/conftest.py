"""One Troupe for all journeys, started as a user starts it, and a browser context of its own for each story."""

import json
import os
import signal
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.ops.process import PATIENCE, ROOT, Up, environment, manage

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}

expect.set_options(timeout=60_000)  # a bound against hanging for ever on a busy machine, not a measure


@pytest.fixture(scope="session")
def troupe(tmp_path_factory, chromium):
    """`manage.py up` on an empty data folder. A lost job is given away after six seconds, so that stories need not wait longer."""
    up = Up(tmp_path_factory.mktemp("journeys") / "data", JOB_LEASE_SECONDS="6")
    try:
        yield up.ready()
    finally:
        up.end()
        for pid in up.children():
            os.kill(pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def owner(troupe, chromium) -> dict:
    """The owner's cookies, and what the first page said: the printed link is the only way in, and it works once."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(troupe.link())
    first_sight = page.get_by_role("main").inner_text()
    state = context.storage_state()
    context.close()
    return {"cookies": state, "first_sight": first_sight}


@pytest.fixture
def visit(troupe, chromium):
    """Opens a window: `visit(cookies, **options of the context)`. A script that fails or is refused by the policy fails the story."""
    contexts, complaints = [], []

    def open_window(cookies: dict | None = None, **options) -> Page:
        context = chromium.new_context(
            base_url=f"http://127.0.0.1:{troupe.port}", storage_state=cookies, **{"viewport": DESKTOP, "reduced_motion": "reduce"} | options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}") if is_complaint(said) else None)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == []


def is_complaint(said) -> bool:
    """Chromium also reports each answer that is not 2xx, and stories ask for such answers on purpose."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")


@pytest.fixture
def page(visit, owner) -> Page:
    """The owner's window."""
    return visit(owner["cookies"])


@pytest.fixture(scope="session")
def second(troupe, chromium, company) -> dict:
    """The cookies of somebody else in the owner's workspace."""
    told = manage("sign_in_link", "--email", company["second"], data_dir=troupe.data_dir, PUBLIC_URL=f"http://127.0.0.1:{troupe.port}")
    context = chromium.new_context()
    context.new_page().goto(told.stdout.strip())
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture(scope="session")
def company(troupe, owner) -> dict:
    """What tests/journeys/company.py has put into the same Troupe: people, personas, pictures, and their addresses."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.journeys.company"],
        cwd=ROOT,
        env=environment(troupe.data_dir, PORT=str(troupe.port), DJANGO_SETTINGS_MODULE="config.settings"),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)
