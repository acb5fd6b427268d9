"""The same wish, with the worker killed in the middle of it."""

import os
import re
import signal

from playwright.sync_api import expect

from tests.ops.process import PATIENCE

from .steps import ask_for_pictures, is_drawn, pictures_of

COUNT = 6
STORY = "Nora Lind Instagram story"


def test_every_picture_arrives_exactly_once_when_the_worker_is_killed_at_work(page, troupe, company):
    stories = f"/library?persona={company['persona']}&placement=instagram_story"
    page.goto(stories)
    before = page.get_by_role("link", name=STORY).count()  # of what others asked of this company
    page.goto(f"/create?persona={company['persona']}")
    ask_for_pictures(page, "Nora Lind", "reading on a sofa", placement="Instagram story, 1080 by 1920 pixels", count=COUNT)
    expect(pictures_of(page, "Nora Lind").first).to_be_visible()
    assert pictures_of(page, "Nora Lind").count() < COUNT
    killed = troupe.leader("celery")
    os.killpg(killed, signal.SIGKILL)

    expect(pictures_of(page, "Nora Lind")).to_have_count(COUNT, timeout=1000 * PATIENCE)
    expect(page.get_by_text(f"{COUNT} pictures")).to_be_visible()
    assert troupe.leader("celery") != killed
    assert "The worker ended (signal SIGKILL)" in troupe.said()
    assert all(is_drawn(picture) for picture in pictures_of(page, "Nora Lind").all())
    page.goto(stories)
    expect(page.get_by_text(re.compile(rf"^{before + COUNT} pictures$"))).to_be_visible()
    expect(page.get_by_role("link", name=STORY)).to_have_count(before + COUNT)
