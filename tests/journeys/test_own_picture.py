"""A picture of one's own, from the library into the editor, and something taken out of it."""

import io
import re

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from .test_edit import drag, make_it, saved


def beach() -> bytes:
    picture = Image.new("RGB", (640, 480), "#9fc4e8")
    paint = ImageDraw.Draw(picture)
    paint.rectangle((0, 300, 640, 480), fill="#e3cf9a")
    paint.ellipse((290, 350, 350, 410), fill="#d02020")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92)
    return out.getvalue()


@pytest.mark.long
def test_a_ball_is_taken_out_of_a_picture_that_was_brought_along(page, company):
    page.goto("/library")
    page.get_by_role("link", name="Edit a picture of your own").click()
    page.get_by_label("Drop a picture here").set_input_files({"name": "beach.jpg", "mimeType": "image/jpeg", "buffer": beach()})
    expect(page.get_by_text("beach.jpg", exact=True)).to_be_visible()
    page.get_by_label("Whom it shows").select_option(label="Nora Lind")
    page.get_by_role("button", name="Edit it").click()

    expect(page.locator("[data-editor]")).to_have_attribute("data-ready", "yes")
    expect(page.get_by_text("What stands where is not known in this picture")).to_be_visible()
    page.get_by_role("radiogroup", name="Tools").get_by_text("Box").click()
    drag(page, page.locator("mask-canvas img").first, (0.43, 0.7), (0.57, 0.88))
    page.locator("summary", has_text="Removal").click()
    page.get_by_label("Take away what is marked, and fill the place from around it").check()
    saved(page)
    before = re.search(r"/assets/([^/]+)/edit", page.url)[1]
    make_it(page, before=before)

    page.get_by_role("link", name="Back to the picture").click()
    expect(page.get_by_text("Nobody measured whether that is so.")).to_be_visible()
