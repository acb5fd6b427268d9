"""Anyone may drop a file and read what it is."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from generation.domain.picture import blob
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_pictures


@pytest.fixture
def ours(owner) -> bytes:
    return blob.get(add_pictures(add_persona(owner))[0].file)


def drop(client, data: bytes, name: str = "picture.webp"):
    return client.post("/verify", {"file": SimpleUploadedFile(name, data)})


def test_a_guest_needs_no_account(client, db):
    page = client.get("/verify").content.decode()
    assert "Verify a file" in page and "Sign in" in page
    assert "other readers show its issuer as unknown or untrusted" in page


def test_a_file_of_ours_is_told_as_made_here_by_an_algorithm(client, ours):
    page = drop(client, ours).content.decode()
    assert "Made here, unchanged" in page
    assert "Drawn by an algorithm that was not trained on pictures" in page


def test_a_changed_file_of_ours_is_not_believed(client, ours):
    spoiled = bytearray(ours)
    spoiled[100] ^= 1  # within the picture, which comes before the manifest
    page = drop(client, bytes(spoiled)).content.decode()
    assert "Made here, unchanged" not in page
    assert "Signed here, and changed afterwards" in page


def test_a_file_without_credentials_is_neither_real_nor_false(client, db):
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    page = drop(client, out.getvalue(), "plain.png").content.decode()
    assert "No content credentials" in page and "does not make it real or false" in page


@pytest.mark.parametrize(
    ("data", "sentence"), [(b"", "The file is empty."), (b"hello", "This is not a PNG, JPEG, WebP, AVIF, HEIC or SVG picture.")]
)
def test_what_cannot_be_read_gets_a_sentence(client, db, data, sentence):
    answer = drop(client, data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_sending_nothing_gets_a_sentence(client, db):
    answer = client.post("/verify")
    assert (answer.status_code, "No file was chosen." in answer.content.decode()) == (422, True)


def test_a_file_name_is_shown_as_text(client, ours):
    page = drop(client, ours, "<script>alert(1)</script>.webp").content.decode()
    assert "<script>alert" not in page
