"""Pictures that are sent in: what is kept of them, and what is refused, with files made to do harm."""

import io
import struct
import zipfile
import zlib

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT
from PIL import Image, ImageCms, PngImagePlugin

from accounts.models import AuditEntry, Role, Scope
from generation.domain.picture import blob
from generation.models import Upload
from tests.api.conftest import client_of, same
from tests.people import new_member

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/uploads"


def send(api, data: bytes, name: str = "a.png", kind: str = "image/png"):
    return api.post(ADDRESS, {"file": SimpleUploadedFile(name, data, kind)}, content_type=MULTIPART_CONTENT)


def saved(picture: Image.Image, kind: str = "PNG", **options) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def kept(answer) -> Image.Image:
    assert answer.status_code == 201, answer.content
    return Image.open(io.BytesIO(blob.get(Upload.objects.get(pk=answer.json()["id"]).file)))


def pattern(width: int = 24, height: int = 16) -> Image.Image:
    return Image.fromarray(np.arange(width * height * 3, dtype=np.uint8).reshape(height, width, 3))


def png(width: int, height: int, *, depth: int = 8, rows: bytes = b"") -> bytes:
    """A PNG that says it is that large, whatever it holds."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def test_a_picture_is_kept_as_pixels_and_told(api, owner):
    data = saved(pattern())
    answer = send(api, data)
    told = answer.json()

    assert np.array_equal(np.asarray(kept(answer)), np.asarray(pattern()))
    assert (told["object"], told["width"], told["height"], told["has_alpha"]) == ("upload", 24, 16, False)
    assert told["sha256"] == blob.digest(data)
    assert api.get(told["url"]).json() == told
    assert AuditEntry.objects.get(verb="upload.created").actor == owner.user


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_three_formats_are_taken_whatever_the_name_and_the_type_say(api, kind):
    assert kept(send(api, saved(pattern(), kind), "a.exe", "application/octet-stream")).size == (24, 16)


def test_nothing_but_pixels_survives(api):
    """A file that is a picture and an archive at once, with a script as comment, a place in EXIF and a colour profile."""
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("hidden.txt", "in the archive")
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "<script>alert(1)</script>")
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    answer = send(api, saved(pattern(), pnginfo=info, exif=exif, icc_profile=profile) + hidden.getvalue())

    kept(answer)
    data = blob.get(Upload.objects.get().file)
    assert not [word for word in (b"script", b"where I live", b"iCCP", b"PK\x03\x04", b"eXIf") if word in data]


def test_a_photograph_that_lies_on_its_side_is_set_upright(api):
    exif = Image.Exif()
    exif[0x0112] = 6
    assert kept(send(api, saved(pattern(), "JPEG", exif=exif))).size == (16, 24)


def test_cmyk_becomes_rgb(api):
    picture = kept(send(api, saved(Image.new("CMYK", (8, 8), (255, 0, 0, 0)), "JPEG")))
    assert (picture.mode, picture.size) == ("RGB", (8, 8))
    red, green, _ = picture.getpixel((4, 4))
    assert red < 60 < green


def test_sixteen_bits_of_grey_are_scaled_not_clipped(api):
    rows = b"".join(b"\x00" + struct.pack(">4H", 0, 0x5555, 0xAAAA, 0xFFFF) for _ in range(2))
    picture = kept(send(api, png(4, 2, depth=16, rows=rows)))
    assert [picture.getpixel((x, 0))[0] for x in range(4)] == [0, 85, 170, 255]


def test_transparency_is_kept_also_of_a_palette(api):
    palette = pattern().quantize(8)
    assert kept(send(api, saved(palette, transparency=0))).mode == "RGBA"
    answer = send(api, saved(Image.new("RGBA", (4, 4), (1, 2, 3, 0))))
    assert answer.json()["has_alpha"] is True
    assert kept(answer).getpixel((0, 0)) == (1, 2, 3, 0)


def half(kind: str) -> bytes:
    data = saved(pattern(400, 400), kind)
    return data[: len(data) // 2]


def frames(kind: str) -> bytes:
    return saved(pattern(), kind, save_all=True, append_images=[pattern().rotate(180)])


HOSTILE = {
    "nothing": (b"", 422, "upload_empty"),
    "too many bytes": (saved(pattern()) + b"\0" * (25 * 2**20), 413, "upload_too_large"),
    "text": (b"hello", 415, "upload_type_unsupported"),
    "SVG": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "upload_type_unsupported"),
    "GIF": (saved(pattern().convert("P"), "GIF"), 415, "upload_type_unsupported"),
    "a bomb that says its size": (png(8000, 8000, rows=b"\0" * (8001 * 8000)), 422, "upload_too_many_pixels"),
    "a header without a picture": (png(2**31 - 1, 2**31 - 1), 422, "upload_side_too_long"),
    "one long line": (png(8193, 1, rows=b"\0" * 8194), 422, "upload_side_too_long"),
    "a moving PNG": (frames("PNG"), 422, "upload_animated"),
    "a moving WebP": (frames("WEBP"), 422, "upload_animated"),
    "half a PNG": (half("PNG"), 422, "upload_damaged"),
    "half a JPEG": (half("JPEG"), 422, "upload_damaged"),
    "half a WebP": (half("WEBP"), 422, "upload_damaged"),
    "a beginning and noise": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, 422, "upload_damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_does_harm_or_is_no_picture_is_refused_with_its_reason(api, name):
    data, status, code = HOSTILE[name]
    answer = send(api, data)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Upload.objects.exists()


def test_a_bomb_in_a_text_chunk_is_refused(api):
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "x" * 100_000_000, zip=True)
    assert send(api, saved(pattern(), pnginfo=info)).json()["code"] == "upload_damaged"


def test_the_same_picture_sent_twice_under_one_key_is_one_upload(api):
    answers = [
        api.post(ADDRESS, {"file": SimpleUploadedFile("a.png", saved(pattern()))}, MULTIPART_CONTENT, headers={"Idempotency-Key": "k"})
        for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert Upload.objects.count() == 1


def test_uploads_of_others_are_not_there(api):
    theirs = send(client_of(new_member()), saved(pattern())).json()["id"]
    foreign, absent = api.get(f"{ADDRESS}/{theirs}"), api.get(f"{ADDRESS}/upl_none")
    assert (foreign.status_code, same(foreign)) == (absent.status_code, same(absent))
    assert foreign.status_code == 404


def test_only_who_may_create_may_send(owner):
    assert send(client_of(owner, [Scope.READ]), saved(pattern())).json()["code"] == "scope_missing"
    assert send(client_of(new_member(Role.VIEWER, owner.workspace)), saved(pattern())).json()["code"] == "role_insufficient"


def test_orphans_are_swept_and_uploads_are_not(api):
    answer = send(api, saved(pattern()))
    blob.sweep_orphans(older_than=blob.datetime.timedelta(0))
    assert kept(answer).size == (24, 16)
