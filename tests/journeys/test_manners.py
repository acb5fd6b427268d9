"""When something is refused, broken or away, a sentence says so and nothing is lost."""

import contextlib
import os
import re
import signal
import sqlite3
import time

import pytest
from playwright.sync_api import expect

from .steps import ask_for_pictures, pick, pictures_of


def test_a_refused_request_keeps_everything_that_was_typed(page, company):
    page.goto(f"/create?persona={company['persona']}")
    long, banner = "x" * 5000, "LinkedIn banner, 1584 by 396 pixels"
    page.get_by_label("What", exact=True).fill(long)
    pick(page, "radio", banner)
    page.get_by_label("How many").fill("3")
    page.get_by_role("button", name="Create pictures").click()

    expect(page.get_by_role("alert")).to_contain_text("The prompt has 5,000 characters; 2,000 is the most.")
    expect(page.get_by_role("alert")).to_be_focused()
    page.goto("/library")
    page.goto("/create")
    expect(page.get_by_label("What", exact=True)).to_have_value(long)
    expect(page.get_by_label("How many")).to_have_value("3")
    expect(page.get_by_role("radio", name=banner)).to_be_checked()


@contextlib.contextmanager
def resting_worker(troupe):
    """Its whole process group stopped, as a machine that swaps would, and its last sign of life an hour old. It goes on afterwards."""
    group = troupe.leader("celery")
    try:
        for _ in range(50):
            os.killpg(group, signal.SIGSTOP)
            with contextlib.suppress(sqlite3.OperationalError):  # stopped in the middle of writing: nobody else could write now
                age_the_pulse(troupe)
                break
            os.killpg(group, signal.SIGCONT)
            time.sleep(0.05)
        yield
    finally:
        os.killpg(group, signal.SIGCONT)


def age_the_pulse(troupe) -> None:
    with contextlib.closing(sqlite3.connect(troupe.data_dir / "db.sqlite3", timeout=1)) as database, database:
        assert database.execute("UPDATE generation_pulse SET at = datetime('now', '-1 hour') WHERE name = 'sweep'").rowcount == 1


def test_a_worker_that_is_away_is_said_and_the_picture_waits_for_it(page, troupe, company):
    with resting_worker(troupe):
        page.goto(f"/create?persona={company['persona']}")
        ask_for_pictures(page, "Nora Lind", "waving", placement="App avatar, 512 by 512 pixels", count=1)
        expect(page.get_by_text("No worker is drawing just now.")).to_be_visible()
        expect(page.get_by_text("Next in line")).to_be_visible()
        asked = page.url
        page.goto("/activity")
        expect(page.get_by_text("Pictures wait and nothing is lost.")).to_be_visible()
    page.goto(asked)
    expect(pictures_of(page, "Nora Lind")).to_have_count(1)
    expect(page.get_by_text("No worker is drawing just now.")).to_be_hidden()


def test_an_expired_address_of_a_picture_says_so(visit, company):
    page = visit()
    assert page.goto(company["expired"]).status == 403
    expect(page.get_by_role("heading", name="This link has expired")).to_be_visible()


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (b"This is a letter, not a picture.", "This is not a PNG, JPEG, WebP, AVIF, HEIC or SVG picture."),
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 9, "Cannot be read"),
    ],
)
def test_a_broken_upload_gets_a_sentence(visit, company, upload, sentence):
    page = visit()
    page.goto("/verify")
    page.get_by_label("Drop a file here, or choose one").set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": upload})
    expect(page.get_by_role("main")).to_contain_text(sentence)
    expect(page.get_by_label(re.compile("Drop (a|another) file"))).to_be_attached()


def test_an_invited_viewer_joins_looks_around_and_is_told_that_viewers_do_not_create(page, visit):
    page.goto("/team")
    page.get_by_label("E-mail address").fill("viewer@example.com")
    page.locator("#invite-role").select_option("viewer")
    page.get_by_role("button", name="Make an invitation").click()
    link = page.get_by_label("Invitation link").input_value()

    guest = visit()
    guest.goto(link)
    guest.get_by_role("button", name="Accept the invitation").click()
    guest.get_by_label("Email").fill("viewer@example.com")
    guest.get_by_label("Password", exact=True).fill("a-long-way-to-tipperary")
    guest.get_by_label("Password (again)").fill("a-long-way-to-tipperary")
    guest.get_by_role("button", name="Join").click()
    expect(guest.get_by_role("heading", level=1, name="Cast")).to_be_visible()
    expect(guest.get_by_role("link", name="Cast a persona")).to_have_count(0)
    assert guest.goto("/library").status == 200
    expect(guest.get_by_role("main").get_by_role("link", name="Create pictures")).to_have_count(0)
    assert guest.goto("/create").status == 403
    expect(guest.get_by_role("heading", name="Not with your role")).to_be_visible()


@pytest.mark.parametrize("address", ["/personas/{theirs}", "/personas/{theirs}/edit", "/create?persona={theirs}"])
def test_a_persona_of_another_workspace_does_not_exist_here(page, company, address):
    page.goto(address.format(**company))
    expect(page.get_by_text("Somebody Else")).to_have_count(0)


def test_the_page_of_another_workspaces_persona_says_that_nothing_is_here(page, company):
    assert page.goto(f"/personas/{company['theirs']}").status == 404
    expect(page.get_by_role("heading", name="Nothing is here")).to_be_visible()
