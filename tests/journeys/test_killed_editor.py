"""kill -9 of web and worker in the middle of an edit: nothing that was prepared is lost, and the step is made exactly once."""

import os
import re
import signal
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.ops.process import PATIENCE, Up

from .test_edit import drag, draw_with, open_editor, prepared_again, saved, say

LINE_BREAKS = """() => {
  const sent = window.fetch;
  window.fetch = async (address, options) => {
    const answer = await sent(address, options);
    if (options?.method === "POST" && String(address).endsWith("/edit")) throw new TypeError("the line broke");
    return answer;
  };
}"""
ENDED = ("job.succeeded", "job.failed", "job.canceled", "job.blocked")


@pytest.mark.long
def test_a_step_survives_kill_9_of_web_and_worker_and_so_does_what_somebody_else_prepares(visit, owner, second, troupe, company):
    asset = company["asset"]
    preparing = visit(second)
    stage = open_editor(preparing, asset)
    say(preparing, "in a red dress", "clothes: red")
    draw_with(preparing, "Automatic")
    preparing.get_by_role("radiogroup", name="Tools").get_by_text("Brush").click()
    drag(preparing, stage, (0.4, 0.6), (0.6, 0.6), (0.6, 0.7), lift=False)
    saved(preparing)
    before = history(preparing, asset)
    page = visit(owner["cookies"])
    mark_for_removal(page, asset)
    page.get_by_role("button", name="Make this change").click()

    job = troupe.until(lambda: rows(troupe, "select id from generation_job where state = 'running'"), "an edit at work")[0][0]
    for program in ("celery", "uvicorn"):
        os.killpg(troupe.leader(program), signal.SIGKILL)

    expect(page).not_to_have_url(re.compile(asset), timeout=1000 * PATIENCE)  # the page went on by itself, without a reload
    expect(page.locator("[data-editor]")).to_have_attribute("data-ready", "yes")
    made = re.search(r"/assets/([^/]+)/edit", page.url)[1]
    assert history(page, made) == [*before, made]
    assert ended(troupe, job) == (["job.succeeded"], 2)
    assert kept_files(troupe, made) == {"subject", "background"}
    page.get_by_text("What this step did").click()
    expect(page.get_by_text("Outside of it every pixel equals the source")).to_be_visible()

    again = visit(second)
    again.goto(f"/assets/{asset}/edit")
    prepared_again(again, words="in a red dress", chip="clothes: red", engine="Automatic")


@pytest.mark.long
def test_an_answer_that_got_lost_on_its_way_makes_no_second_step(page, company):
    open_editor(page, company["asset"])
    say(page, "make the hair purple", "hair: purple")
    before = history(page, company["asset"])

    page.evaluate(LINE_BREAKS)
    page.get_by_role("button", name="Make this change").click()
    expect(page).not_to_have_url(re.compile(company["asset"]))
    expect(page.locator("[data-editor]")).to_have_attribute("data-ready", "yes")
    made = re.search(r"/assets/([^/]+)/edit", page.url)[1]
    assert history(page, made) == [*before, made]


def mark_for_removal(page: Page, asset: str) -> None:
    """Takes seconds to fill: long enough to be hit in the middle."""
    stage = open_editor(page, asset)
    page.get_by_role("radiogroup", name="Tools").get_by_text("Box").click()
    drag(page, stage, (0.38, 0.2), (0.62, 0.45))
    page.get_by_text("Frame and removal").click()
    page.get_by_label("Take away what is marked, and fill the place from around it").check()
    saved(page)


def history(page: Page, asset: str) -> list[str]:
    """The pictures of the tree, in the order of making."""
    steps = page.request.get(f"/assets/{asset}/edit/history").text()
    return sorted(
        re.findall(r'data-step="(\w+)"', steps), key=lambda step: int(re.search(rf'data-step="{step}".*?<span>(\d+)\.', steps, re.S)[1])
    )


def rows(troupe: Up, query: str, *values: str) -> list[tuple]:
    with closing(sqlite3.connect(f"file:{troupe.data_dir / 'db.sqlite3'}?mode=ro", uri=True, timeout=PATIENCE)) as database:
        return database.execute(query, values).fetchall()


def ended(troupe: Up, job: str) -> tuple[list[str], int]:
    """The job's last words, and how often it was tried."""
    said = [kind for (kind,) in rows(troupe, "select kind from generation_event where job_id = ?", job) if kind in ENDED]
    return said, rows(troupe, "select tries from generation_job where id = ?", job)[0][0]


def kept_files(troupe: Up, asset: str) -> set[str]:
    """The layers of a picture whose files are there."""
    names = rows(troupe, "select subject, background from generation_asset where id = ?", asset)[0]
    there = zip(("subject", "background"), names, strict=True)
    return {layer for layer, name in there if (troupe.data_dir / "media" / name).stat().st_size}
