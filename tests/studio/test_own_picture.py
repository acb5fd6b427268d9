"""The page that takes a picture of one's own, and how such a picture is shown from then on."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from generation.atelier.character import Identity, Look
from generation.atelier.draw import draw
from generation.models import Asset
from tests.people import new_member
from tests.studio.conftest import add_persona

ADDRESS = "/library/own"


def file(colour: str = "teal", size: tuple[int, int] = (96, 72)) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return SimpleUploadedFile("holiday.jpg", out.getvalue())


@pytest.fixture
def persona(owner):
    return add_persona(owner, "Nora")


def test_a_picture_that_is_brought_along_opens_in_the_editor(browser, persona):
    answer = browser.post(ADDRESS, {"persona": persona.slug, "picture": file()})
    asset = Asset.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/assets/{asset.pk}/edit")
    page = browser.get(answer.url).content.decode()
    assert "words cannot draw it again" in page
    assert "What stands where is not known in this picture" in page


def test_of_a_drawing_the_editor_offers_the_parts_it_sees_and_says_how_it_knows(browser, persona):
    out = io.BytesIO()
    Image.fromarray(draw(Identity(), Look(style="flat vector", scene="plain", framing="face"), 320, 320).image()).save(out, "PNG")
    picture = SimpleUploadedFile("drawing.png", out.getvalue())
    address = browser.post(ADDRESS, {"persona": persona.slug, "picture": picture}).url
    page = browser.get(address).content.decode()
    assert 'name="part" value="hair"' in page and 'name="part" value="beard"' not in page
    assert "read from the pixels, by a network that learnt from drawings and has never seen a photograph" in page
    assert f'data-parts="{address}/parts.png"' in page
    assert browser.get(f"{address}/parts.png")["Content-Type"] == "image/png"


def test_words_about_the_person_are_refused_with_a_way_out(browser, persona):
    address = browser.post(ADDRESS, {"persona": persona.slug, "picture": file()}).url
    answer = browser.post(address, {"words": "make the hair red", "edge_auto": "on", "engine": "own", "grade_of": "picture"})
    assert answer.status_code == 422
    assert "Mark what shall be taken away, or change the light of all of it." in answer.content.decode()


def test_its_page_and_the_library_say_whose_it_is_and_that_nobody_measured_it(browser, persona):
    browser.post(ADDRESS, {"persona": persona.slug, "picture": file()})
    asset = Asset.objects.get()
    page = browser.get(f"/assets/{asset.pk}").content.decode()
    assert "Nobody measured whether that is so." in page
    assert "draws illustrations" not in page
    assert asset.pk in browser.get("/library").content.decode()


def test_a_file_that_is_no_picture_and_a_persona_of_others_are_refused(browser, persona):
    broken = SimpleUploadedFile("holiday.jpg", b"MZ not a picture")
    answer = browser.post(ADDRESS, {"persona": persona.slug, "picture": broken})
    assert (answer.status_code, "This is not a JPEG, PNG or WebP picture." in answer.content.decode()) == (422, True)
    stranger = add_persona(new_member(), "Ada")
    assert browser.post(ADDRESS, {"persona": stranger.slug, "picture": file()}).status_code == 422
    assert not Asset.objects.exists()


def test_where_nobody_is_cast_the_page_says_so(browser):
    assert "Nobody is cast yet" in browser.get(ADDRESS).content.decode()
