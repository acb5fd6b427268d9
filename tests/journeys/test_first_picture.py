"""The main story: from an empty house to a signed picture in someone's hands."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from generation.provenance.credentials import own_credentials
from generation.provenance.verify import State, verify

from .steps import ask_for_pictures, choose_and_name, describe_someone, is_drawn, pick, pictures_of


def test_a_newcomer_casts_a_persona_and_takes_home_a_signed_picture(page, owner, troupe, tmp_path):
    assert "No one is cast yet" in owner["first_sight"]

    describe_someone(page, "a warm-hearted nurse in her fifties, silver curls")
    faces = page.get_by_role("img", name="Face ")
    expect(faces).to_have_count(12)
    assert all(is_drawn(face) for face in faces.all())
    expect(page.get_by_role("list", name="What was understood")).to_contain_text("curl")
    choose_and_name(page, 3, "Rosa Linde", role="Head nurse", story="She has seen it all, and laughs about most of it.")
    expect(page.get_by_role("status")).to_contain_text("Rosa Linde is cast and locked as version 1.")
    expect(page.get_by_text("She has seen it all")).to_be_visible()

    page.get_by_role("link", name="Create pictures").first.click()
    pick(page, "checkbox", "Headshot")
    expect(page.get_by_role("complementary", name="Why this prompt")).to_contain_text("Headshot")
    ask_for_pictures(page, "Rosa Linde", "laughing, holding a coffee mug", placement="Instagram square, 1080 by 1080 pixels", count=2)
    page.evaluate("window.never_reloaded = true")
    expect(pictures_of(page, "Rosa Linde")).to_have_count(2)
    expect(page.get_by_text("2 pictures")).to_be_visible()
    assert page.evaluate("window.never_reloaded")
    assert all(is_drawn(picture) for picture in pictures_of(page, "Rosa Linde").all())

    page.get_by_role("navigation", name="Places").get_by_role("link", name="Library").click()
    page.get_by_label("Persona").select_option("Rosa Linde")
    expect(page.get_by_text("2 pictures")).to_be_visible()
    page.get_by_role("link", name="Rosa Linde Instagram square").first.click()
    expect(page.get_by_role("heading", level=1, name="Rosa Linde")).to_be_visible()
    expect(page.get_by_text("laughing, holding a coffee mug")).to_be_visible()

    file = download_png(page, tmp_path)
    assert Image.open(io.BytesIO(file.read_bytes())).size == (1080, 1080)
    verdict = verify(file.read_bytes(), own_root=own_credentials(troupe.data_dir / "keys" / "c2pa").anchor)
    assert (verdict.state, verdict.ours, verdict.mime, verdict.problems) == (State.TRUSTED, True, "image/png", ())

    page.goto("/verify")
    page.get_by_label("Drop a file here, or choose one").set_input_files(file)
    expect(page.get_by_role("heading", name="Made here, unchanged")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(file.name)


def download_png(page: Page, folder: Path) -> Path:
    """A picture below the gate is held back until a reviewer accepts it, and the owner is one."""
    expect(page.get_by_role("heading", name="Likeness")).to_be_visible()
    if (accept := page.get_by_role("button", name="Accept")).is_visible():
        accept.click()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="PNG, 1080").click()
    file = folder / downloading.value.suggested_filename
    downloading.value.save_as(file)
    return file
